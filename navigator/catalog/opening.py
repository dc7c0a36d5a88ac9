"""When somebody can be reached: the hours of a week, and the days that are otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DAY = 24 * 60  # minutes
WEEK = 7


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From one minute of a day to another; the day ends with minute 1440."""

    opens: int
    closes: int

    def __str__(self) -> str:
        """As it stands in a cell: `9:00-15:00`."""
        return f"{clock(self.opens)}-{clock(self.closes)}"


Spans = tuple[Span, ...]


def clock(minute: int) -> str:
    """A minute of the day as `9:00`."""
    return f"{minute // 60}:{minute % 60:02}"


@dataclass(frozen=True, slots=True)
class SpecialDays:
    """One day or several, both ends included, with hours of their own; without any, closed."""

    first: date
    last: date
    spans: Spans = ()

    def __str__(self) -> str:
        """As it stands in a cell: `2026-12-24 closed`."""
        days = str(self.first) if self.first == self.last else f"{self.first}/{self.last}"
        return f"{days} {', '.join(map(str, self.spans)) or 'closed'}"


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The hours of each weekday, Monday first, and of special days; unknown, if there are none."""

    week: tuple[Spans, ...] = ((),) * WEEK
    special: tuple[SpecialDays, ...] = ()
    on_holidays: bool = False  # whether public holidays are days like others

    def __bool__(self) -> bool:
        """Whether anything is known of them."""
        return any(self.week) or bool(self.special)

    def of(self, day: date, *, holiday: bool) -> Spans:
        """The hours of a day, which may be a public holiday."""
        for one in self.special:
            if one.first <= day <= one.last:
                return one.spans
        return () if holiday and not self.on_holidays else self.week[day.weekday()]
