"""The one clock of the product: today in Finland, asked once at the edge and then passed on."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")
FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)  # the days that the map can be asked about


def now() -> datetime:
    """This moment, in UTC to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """The day that it is in Finland now."""
    return datetime.now(HELSINKI).date()


def of(moment: datetime) -> date:
    """The day that it was in Finland at a moment."""
    return moment.astimezone(HELSINKI).date()


def parse(text: str) -> date | None:
    """A day written as 2026-12-31; None if it is none, or lies beyond 2000–2100."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None
