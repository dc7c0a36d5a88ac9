"""Opening hours as people write them into cells: `9-15`, `9.00–11.00, 12-15`; days that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from navigator.catalog import Span, Spans, SpecialDays
from navigator.environment import day

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CLOSED = frozenset({"closed", "suljettu", "kiinni", "stängt", "-", "–"})
SPAN = re.compile(r"(\d{1,2})(?:[.:](\d\d))?\s*[-–]\s*(\d{1,2})(?:[.:](\d\d))?", re.ASCII)
ONE_DAY = r"(?:\d{4}-\d\d?-\d\d?|\d\d?\.\d\d?\.\d{4})"
SPECIAL = re.compile(rf"({ONE_DAY})(?:\s*(?:/|–|\s-\s)\s*({ONE_DAY}))?\s+(.+)", re.ASCII)
MIDNIGHT = 24 * 60


class HoursError(ValueError):
    """Hours that can't be read, with the part of the cell that is wrong."""


def spans(cell: str) -> Spans:
    """The hours of a day, in order and apart. Raises HoursError."""
    text = cell.strip()
    if not text or text.lower() in CLOSED:
        return ()
    found = sorted(map(_span, filter(None, map(str.strip, text.split(",")))))
    if any(one.closes > after.opens for one, after in pairwise(found)):
        raise HoursError(text)
    return tuple(found)


def _span(text: str) -> Span:
    found = SPAN.fullmatch(text)
    if not found:
        raise HoursError(text)
    opens, closes = (_minute(found[i], found[i + 1]) for i in (1, 3))
    if not opens < closes <= MIDNIGHT:
        raise HoursError(text)
    return Span(opens, closes)


def _minute(hour: str, minute: str | None) -> int:
    if int(minute or 0) > 59:  # noqa: PLR2004 — minutes of an hour
        raise HoursError(f"{hour}:{minute}")
    return int(hour) * 60 + int(minute or 0)


def special(cell: str) -> tuple[SpecialDays, ...]:
    """Days that differ: `24.12.2026 closed, 2026-12-31 9-12, 13-14`. Raises HoursError."""
    return tuple(map(_special, _days(cell)))


def _days(cell: str) -> Iterator[str]:
    """The parts of a cell, each beginning with a day: hours behind a comma belong to it."""
    part = ""
    for piece in filter(None, map(str.strip, re.split("[,;]", cell))):
        if part and re.match(ONE_DAY, piece, re.ASCII):
            yield part
            part = ""
        part += (", " if part else "") + piece
    if part:
        yield part


def _special(part: str) -> SpecialDays:
    found = SPECIAL.fullmatch(part)
    first, last = (day.parse(text or "") for text in found.group(1, 2)) if found else (None, None)
    if not found or not first or (found[2] and (not last or last < first)):
        raise HoursError(part)
    try:
        return SpecialDays(first, last or first, spans(found[3]))
    except HoursError as error:
        raise HoursError(part) from error
