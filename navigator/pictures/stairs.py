"""An area and a day → the facts of its staircase, and the geometry of its picture.

The picture and the list beside it are made from the same treads. Whole numbers only; a template
draws. Steps rise from the left, where one starts; each is a column that reaches the ground, with
its title at the top.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from navigator.catalog import Area, Graph, Step, graph
from navigator.findings import leaving
from navigator.pictures.lettering import Seams, lines

SOON = timedelta(days=90)  # so long before its end a service is marked


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of a step on a day."""

    step: Step
    services: int
    ending: int  # services that leave the step for good within SOON
    exits: tuple[Step, ...]  # steps of other areas where one often goes next

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


LARGE = Frame(width=1120, size=15, leading=20, gap=4, inset=10, rise=38, head=8)
PLAIN = Frame(width=1120, size=17, leading=23, gap=4, inset=10, rise=38, head=8)
MARKED = Frame(width=320, size=26, leading=28, gap=3, inset=7, rise=14, head=4)  # for paper
SMALL = Frame(width=320, size=14, leading=18, gap=3, inset=8, rise=14, head=4)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words at its place."""

    x: int
    y: int
    words: str


@dataclass(frozen=True, slots=True)
class Tread:
    """A step on the picture."""

    facts: Facts
    x: int
    y: int
    width: int
    height: int
    title: tuple[Line, ...]
    signs: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole staircase."""

    width: int
    height: int
    size: int  # of the letters
    treads: tuple[Tread, ...]


def facts(of: Graph, area: Area, on: date) -> tuple[Facts, ...]:
    """The facts of an area's steps on a day, the bottom step first."""
    return tuple(_facts(of, step, on) for step in area.steps)


def _facts(of: Graph, step: Step, on: date) -> Facts:
    return Facts(
        step=step,
        services=len(graph.own_on_step(of, step.id, on)),
        ending=len(leaving(of, step, on, on + SOON)),
        exits=tuple(s for s in graph.next_steps(of, step.id) if s.area != step.area),
    )


def picture(
    steps: Sequence[Facts],
    title: Callable[[Facts], str],
    signs: Callable[[Facts], Sequence[str]],
    frame: Frame = LARGE,
    seams: Seams = lambda _: (),
) -> Picture:
    """The picture of a staircase; `title` and `signs` say what is written on each step.

    `seams` tells where long compounds may be cut.
    """
    column = frame.width // len(steps)
    room = column - frame.gap - 2 * frame.inset
    bold = frame.size + 1  # titles are set in bold, which is wider
    heads = [lines(title(one), bold, room, seams) for one in steps]
    feet = [
        [line for s in signs(one) for line in lines(s, frame.size, room, seams)] for one in steps
    ]
    deepest = max(len(head) + len(foot) for head, foot in zip(heads, feet, strict=True))
    lowest = frame.leading * deepest + frame.leading // 2 + 2 * frame.inset
    height = frame.head + lowest + frame.rise * (len(steps) - 1)
    treads = []
    for place, one in enumerate(steps):
        x, y = place * column, height - lowest - frame.rise * place
        head = _lines(heads[place], x + frame.inset, y + frame.inset, frame)
        below = y + frame.inset + frame.leading * len(head) + frame.leading // 2 * bool(head)
        foot = _lines(feet[place], x + frame.inset, below, frame)
        treads.append(Tread(one, x, y, column - frame.gap, height - y, head, foot))
    return Picture(column * len(steps) - frame.gap, height, frame.size, tuple(treads))


def _lines(words: Sequence[str], x: int, top: int, frame: Frame) -> tuple[Line, ...]:
    """Lines of words below a place; a line stands on its baseline."""
    first = top + frame.size
    return tuple(Line(x, first + place * frame.leading, line) for place, line in enumerate(words))
