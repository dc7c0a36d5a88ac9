"""Whether somebody can be reached now, until when, or from when on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from navigator.access.public_holidays import holiday
from navigator.catalog import OpeningHours, Spans

AHEAD = 21  # days in which the next opening is looked for
DAY_AND_NIGHT = 24 * 60

State = Literal["open", "later", "closed", "unknown"]


@dataclass(frozen=True, slots=True)
class Opening:
    """Open until a minute of the day; opening later today; or closed, until a day and its minute.

    Where nothing is known of hours, or of a next day, there is none.
    """

    state: State
    minute: int | None = None
    day: date | None = None


def always(hours: OpeningHours) -> bool:
    """Whether it is open day and night."""
    whole = all(sum(s.closes - s.opens for s in day) == DAY_AND_NIGHT for day in hours.week)
    return whole and hours.on_holidays and not hours.special


def hours_on(hours: OpeningHours, day: date) -> Spans:
    """The hours of a day, looked up in the calendar of Finland."""
    return hours.of(day, holiday=bool(holiday(day, "fi")))


def at(hours: OpeningHours, day: date, minute: int) -> Opening:
    """How it stands on a day, at so many minutes after midnight."""
    if not hours:
        return Opening("unknown")
    for span in hours_on(hours, day):
        if minute < span.opens:
            return Opening("later", span.opens, day)
        if minute < span.closes:
            return Opening("open", span.closes, day)
    return _next(hours, day)


def _next(hours: OpeningHours, day: date) -> Opening:
    for ahead in range(1, AHEAD + 1):
        later = day + timedelta(days=ahead)
        if spans := hours_on(hours, later):
            return Opening("closed", spans[0].opens, later)
    return Opening("closed")
