"""An area and a day → the facts of its staircase, and the geometry of its picture.

The picture and the list beside it are made from the same treads. Whole numbers only; a template
draws. Steps rise from the left, where one starts; each is a column that reaches the ground, with
its title at the top, below it the names of what helps there, and at the ground what else is to be
said of it. A picture does not grow beyond its measure: what has no room is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from navigator.catalog import Area, Graph, Standing, Step, graph
from navigator.findings import leaving
from navigator.pictures.lettering import Seams, lines

SOON = timedelta(days=90)  # so long before its end a service is marked


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of a step on a day."""

    step: Step
    standings: tuple[Standing, ...]  # the step's own
    leaving: tuple[Standing, ...]  # those of them that leave the step for good within SOON
    exits: tuple[Step, ...]  # steps of other areas where one often goes next

    @property
    def services(self) -> int:
        return len(self.standings)

    @property
    def ending(self) -> int:
        return len(self.leaving)

    @property
    def empty(self) -> bool:
        return self.services == 0


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of a picture."""

    width: int
    size: int  # of the letters
    leading: int  # from line to line
    gap: int  # between columns
    inset: int  # between a column's edge and its words
    rise: int  # from step to step
    head: int  # above the highest step
    between: int = 0  # two names: a finger must not meet both
    tallest: int = 0  # as high as names make a picture


LARGE = Frame(1240, size=14, leading=18, gap=4, inset=10, rise=32, head=4, between=10, tallest=700)
PLAIN = Frame(1240, size=16, leading=20, gap=4, inset=10, rise=32, head=4, between=10, tallest=760)
MARKED = Frame(320, size=26, leading=28, gap=3, inset=7, rise=14, head=4)  # for paper
SMALL = Frame(320, size=14, leading=18, gap=3, inset=8, rise=14, head=4)


@dataclass(frozen=True, slots=True)
class Words:
    """What is written on each step of a picture."""

    title: Callable[[Facts], str] = lambda _: ""
    signs: Callable[[Facts], Sequence[str]] = lambda _: ()
    names: Callable[[Facts], Sequence[str]] = lambda _: ()  # of all that stands there, or of none
    more: Callable[[int], str] = str  # so many had no room
    seams: Seams = lambda _: ()  # where long compounds may be cut


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words at its place."""

    x: int
    y: int
    words: str


@dataclass(frozen=True, slots=True)
class Name:
    """What helps on a step, by its name."""

    standing: Standing
    words: str
    lines: tuple[Line, ...]

    @property
    def cut(self) -> bool:
        """Whether its lines say more than its words: hyphens."""
        return " ".join(line.words for line in self.lines) != self.words


@dataclass(frozen=True, slots=True)
class Tread:
    """A step on the picture."""

    facts: Facts
    x: int
    y: int
    width: int
    height: int
    title: tuple[Line, ...]
    names: tuple[Name, ...]
    more: tuple[Line, ...]  # how many names had no room
    signs: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole staircase."""

    width: int
    height: int
    size: int  # of the letters
    leading: int
    treads: tuple[Tread, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """The words of a step in lines, before it is known where they stand."""

    facts: Facts
    frame: Frame
    head: tuple[str, ...]
    words: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...]

    @property
    def top(self) -> int:
        """From the edge of the step down to its names."""
        return self.frame.inset + self.frame.leading * len(self.head) + self.frame.leading // 2

    @property
    def bare(self) -> int:
        """How high the column is without any names."""
        return self.top + self.frame.leading * len(self.foot) + self.frame.inset

    @property
    def whole(self) -> int:
        """How high it is with all of them."""
        return self.bare + sum(map(self.high, self.names))

    @property
    def least(self) -> int:
        """How high it is with nothing but their number."""
        return self.bare + (self.high(("",)) if self.names else 0)

    def high(self, name: Sequence[str]) -> int:
        return self.frame.leading * len(name) + self.frame.between

    def fitting(self, height: int) -> int:
        """How many names have room in a column of this height, with how many have none."""
        if self.whole <= height:
            return len(self.names)
        ends = [self.least + sum(map(self.high, self.names[:many])) for many in self._all]
        return max(many for many in self._all if many == 0 or ends[many] <= height)

    @property
    def _all(self) -> range:
        return range(len(self.names))


def facts(of: Graph, area: Area, on: date) -> tuple[Facts, ...]:
    """The facts of an area's steps on a day, the bottom step first."""
    return tuple(_facts(of, step, on) for step in area.steps)


def _facts(of: Graph, step: Step, on: date) -> Facts:
    return Facts(
        step=step,
        standings=graph.own_on_step(of, step.id, on),
        leaving=leaving(of, step, on, on + SOON),
        exits=tuple(s for s in graph.next_steps(of, step.id) if s.area != step.area),
    )


def picture(steps: Sequence[Facts], words: Words, frame: Frame = LARGE) -> Picture:
    """The picture of a staircase with these words on its steps."""
    width = frame.width // len(steps)
    columns = [_column(one, words, frame, width) for one in steps]
    lowest = _lowest(columns, frame)
    height = frame.head + lowest + frame.rise * (len(steps) - 1)
    treads = (
        _tread(column, words.more, place * width, width - frame.gap, (height, lowest, place))
        for place, column in enumerate(columns)
    )
    return Picture(width * len(steps) - frame.gap, height, frame.size, frame.leading, tuple(treads))


def _column(one: Facts, words: Words, frame: Frame, width: int) -> _Column:
    room = width - frame.gap - 2 * frame.inset
    names = tuple(words.names(one))
    return _Column(
        facts=one,
        frame=frame,
        head=lines(words.title(one), frame.size + 1, room, words.seams),  # bold, which is wider
        words=names,
        names=tuple(lines(name, frame.size, room, words.seams) for name in names),
        foot=tuple(n for s in words.signs(one) for n in lines(s, frame.size, room, words.seams)),
    )


def _lowest(columns: Sequence[_Column], frame: Frame) -> int:
    """How high the bottom step is: each one above it has more room by what the stairs rise."""
    risen = [frame.rise * place for place in range(len(columns))]
    whole = max(one.whole - up for one, up in zip(columns, risen, strict=True))
    least = max(one.least - up for one, up in zip(columns, risen, strict=True))
    tallest = frame.tallest - frame.head - risen[-1] if frame.tallest else whole
    return max(least, min(whole, tallest))


def _tread(
    column: _Column, more: Callable[[int], str], x: int, width: int, stairs: tuple[int, int, int]
) -> Tread:
    """A column at its place among the stairs: their height, that of the lowest, how many below."""
    frame, (ground, lowest, below) = column.frame, stairs
    high = lowest + frame.rise * below
    left, top = x + frame.inset, ground - high
    many = column.fitting(high)
    names, end = _names(column, many, left, top + column.top)
    rest = len(column.names) - many
    foot = ground - frame.inset - frame.leading * len(column.foot)
    return Tread(
        facts=column.facts,
        x=x,
        y=top,
        width=width,
        height=high,
        title=_lines(column.head, left, top + frame.inset, frame),
        names=names,
        more=_lines([more(rest)] if rest else [], left, end, frame),
        signs=_lines(column.foot, left, foot if column.names else end, frame),
    )


def _names(column: _Column, many: int, x: int, top: int) -> tuple[tuple[Name, ...], int]:
    """So many names below a place, and where they end."""
    found = []
    for standing, words, name in zip(
        column.facts.standings[:many], column.words, column.names, strict=False
    ):
        found.append(Name(standing, words, _lines(name, x, top, column.frame)))
        top += column.high(name)
    return tuple(found), top


def _lines(words: Sequence[str], x: int, top: int, frame: Frame) -> tuple[Line, ...]:
    """Lines of words below a place; a line stands on its baseline."""
    first = top + frame.size
    return tuple(Line(x, first + place * frame.leading, line) for place, line in enumerate(words))
