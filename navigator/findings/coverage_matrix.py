"""Steps × kinds of provider: how many services of each kind stand on each step, on two days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from navigator.catalog import Area, Catalog, Graph, Step, graph

SHADES = (1, 2, 4, 7)  # the least count of each shade after the empty one


@dataclass(frozen=True, slots=True)
class Cell:
    """How many services there are on the one day and on the other."""

    now: int
    then: int

    @property
    def shade(self) -> int:
        """How dark the cell is, from 0 for nothing to 4."""
        return sum(self.now >= least for least in SHADES)

    @property
    def change(self) -> Literal["same", "more", "fewer", "gone"]:
        """How the other day differs; `gone`, where the last one is then no longer there."""
        if self.then == self.now:
            return "same"
        if self.then > self.now:
            return "more"
        return "fewer" if self.then else "gone"


@dataclass(frozen=True, slots=True)
class Row:
    """A step: its services by kind of provider, and all of them, each counted once."""

    step: Step
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole, area by area; a cell belongs to the kind at its place."""

    kinds: tuple[str, ...]
    areas: tuple[tuple[Area, tuple[Row, ...]], ...]


def services_by_kind(of: Graph, step: Step, on: date) -> Mapping[str, int]:
    """How many of the step's own services come from each kind of provider on the day.

    A service from two kinds counts for both.
    """
    return Counter(
        kind
        for standing in graph.own_on_step(of, step.id, on)
        for kind in {offer.provider.kind for offer in standing.offers}
    )


def matrix(
    catalog: Catalog, of: Graph, on: date, then: date, order: Callable[[str], str] = str
) -> Matrix:
    """The matrix of the day beside a later or earlier one, with the kinds that the data knows.

    Municipalities, whose desk it is, stand first, and the others in the order of the key.
    """
    known = {provider.kind for provider in catalog.providers}
    kinds = tuple(sorted(known, key=lambda kind: (kind != "municipality", order(kind))))
    return Matrix(
        kinds,
        tuple(
            (area, tuple(_row(of, step, kinds, on, then) for step in area.steps))
            for area in catalog.areas
        ),
    )


def _row(of: Graph, step: Step, kinds: tuple[str, ...], on: date, then: date) -> Row:
    now, later = services_by_kind(of, step, on), services_by_kind(of, step, then)
    cells = tuple(Cell(now.get(kind, 0), later.get(kind, 0)) for kind in kinds)
    total = Cell(len(graph.own_on_step(of, step.id, on)), len(graph.own_on_step(of, step.id, then)))
    return Row(step, cells, total)
