"""All projects over time: the geometry of the picture. Whole numbers only; a template draws.

A bar reaches from the first day of a project to its last. Where one of them isn't known, the bar
runs to the edge of the picture and ends in teeth there, so that it isn't taken for a day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from navigator.catalog import Project
from navigator.pictures.lettering import lines
from navigator.pictures.stairs import Line

WIDTH, HEAD, SIZE, LEADING = 1120, 52, 15, 19
LABELS, NOTES = 290, 210  # columns for names on the left, for ends on the right
BAR, GAP, TEETH = 22, 12, 6
YEARS_NAMED = 14  # more than these would write over each other
LEAST = 3  # so that a project of one day can be seen


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a year, or of a quarter, which has no name."""

    x: int
    name: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A project on the picture."""

    project: Project
    y: int  # of its row
    height: int  # of its row
    points: tuple[tuple[int, int], ...]  # the corners of the bar
    label: tuple[Line, ...]
    note: Line


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture."""

    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    on: int  # where the day that is looked at stands
    today: int
    width: int = WIDTH
    head: int = HEAD
    size: int = SIZE


def in_order(projects: Iterable[Project]) -> tuple[Project, ...]:
    """The projects by their last day; those without one at the end."""
    return tuple(sorted(projects, key=lambda one: (one.ends_on or date.max, one.name)))


def timeline(
    projects: Sequence[Project], on: date, today: date, note: Callable[[Project], str]
) -> Timeline:
    """The picture of projects around a day; `note` says what stands at the end of each row."""
    axis = _Axis.around(projects, (on, today))
    bars: list[Bar] = []
    y = HEAD
    for project in projects:
        bars.append(_bar(project, y, axis, note(project)))
        y += bars[-1].height
    return Timeline(y + GAP, tuple(bars), axis.ticks(), axis.x(on), axis.x(today))


@dataclass(frozen=True, slots=True)
class _Axis:
    """The days of the picture, in whole years."""

    first: date
    last: date

    @classmethod
    def around(cls, projects: Iterable[Project], days: tuple[date, ...]) -> _Axis:
        known = [day for one in projects for day in (one.starts_on, one.ends_on) if day]
        years = [day.year for day in (*known, *days)]
        return cls(date(min(years), 1, 1), date(max(years), 12, 31))

    def x(self, day: date) -> int:
        """Where a day begins."""
        span = WIDTH - LABELS - NOTES
        return LABELS + (day - self.first).days * span // ((self.last - self.first).days + 1)

    def ticks(self) -> tuple[Tick, ...]:
        years = range(self.first.year, self.last.year + 1)
        every = -(-len(years) // YEARS_NAMED)
        months = (1, 4, 7, 10) if every == 1 else (1,)
        return tuple(
            Tick(self.x(date(year, month, 1)), _name(year, month, every))
            for year in years
            for month in months
        )


def _name(year: int, month: int, every: int) -> str:
    return str(year) if month == 1 and year % every == 0 else ""


def _bar(project: Project, y: int, axis: _Axis, note: str) -> Bar:
    words = lines(project.name, SIZE, LABELS - GAP)
    height = max(BAR, LEADING * len(words)) + GAP
    first = y + (height - LEADING * len(words)) // 2 + SIZE
    label = tuple(Line(0, first + LEADING * row, line) for row, line in enumerate(words))
    middle = y + (height - BAR) // 2
    end = Line(WIDTH - NOTES + GAP, middle + SIZE + 1, note)
    return Bar(project, y, height, _corners(project, middle, axis), label, end)


def _corners(project: Project, y: int, axis: _Axis) -> tuple[tuple[int, int], ...]:
    """Round the bar from its left upper corner; an unknown side is a row of teeth."""
    start, end = project.starts_on, project.ends_on
    left = axis.x(start or axis.first)
    right = max(left + LEAST, axis.x((end or axis.last) + timedelta(days=1)))
    upper, middle, lower = y, y + BAR // 2, y + BAR
    teeth_left = () if start else ((left + TEETH, upper + (lower - upper) * 3 // 4),
                                   (left, middle),
                                   (left + TEETH, upper + (lower - upper) // 4))  # fmt: skip
    teeth_right = () if end else ((right - TEETH, upper + (lower - upper) // 4),
                                  (right, middle),
                                  (right - TEETH, upper + (lower - upper) * 3 // 4))  # fmt: skip
    return ((left, upper), (right, upper), *teeth_right, (right, lower), (left, lower), *teeth_left)
