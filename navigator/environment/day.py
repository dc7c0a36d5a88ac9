"""The one clock of the product: today in Finland, asked once at the edge and then passed on."""

from __future__ import annotations

import re
from calendar import monthrange
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
    """The day that it is in Finland at a moment."""
    return moment.astimezone(HELSINKI).date()


def minute(moment: datetime) -> int:
    """How many minutes after midnight it is in Finland at a moment."""
    there = moment.astimezone(HELSINKI)
    return there.hour * 60 + there.minute


def parse(text: str) -> date | None:
    """A day as 2026-12-31 or 31.12.2026; None if it is none, or lies beyond 2000–2100."""
    found = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)|(\d\d?)\.(\d\d?)\.(\d{4})", text, re.ASCII)
    if not found:
        return None
    written = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        day = date(*map(int, written))
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None


def months_between(since: date, until: date) -> int:
    """The full months from one day to another."""
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)


def months_later(day: date, months: int) -> date | None:
    """The same day some months later, or before; a shorter month's last; None beyond 2000–2100."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST.year <= year <= LAST.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
