"""Guessing of codes by somebody who knows the password: when it is one, and how it is slowed.

Within a quarter of an hour ten wrong codes close the door for a while; whoever has patience would
go on for ever. So they are counted over a week, too, whatever comes right in between: the owner
signs in.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

LONG = timedelta(days=7)  # the messages say a week
MANY = 20  # more than anybody mistypes in that time
PAUSE = timedelta(minutes=15)  # between two tries from then on


def pause(tries: Sequence[datetime], now: datetime) -> timedelta:
    """How long to wait before another code may be tried, after those of the last week."""
    if len(tries) < MANY:
        return timedelta(0)
    return max(timedelta(0), max(tries) + PAUSE - now)
