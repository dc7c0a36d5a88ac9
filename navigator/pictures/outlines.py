"""The municipalities of Finland in outline, on the grid, and where the centre of each lies.

The table beside is derived: the outlines from the National Land Survey's municipal division (CC BY
4.0), the centres from GeoNames (CC BY 4.0). `bench.outlines` makes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from navigator.catalog import municipalities
from navigator.pictures.grid import Point

TABLE = Path(__file__).with_name("outlines.json")


@dataclass(frozen=True, slots=True)
class Outline:
    """A municipality on the grid; a ring inside another one cuts a hole into it."""

    centre: Point
    rings: tuple[tuple[Point, ...], ...]

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The least and the greatest east and north."""
        east, north = zip(*(point for ring in self.rings for point in ring), strict=True)
        return min(east), min(north), max(east), max(north)


@cache
def outlines() -> Mapping[str, Outline]:
    """All of them, by the Finnish names of the municipalities."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))["municipalities"]
    return {name: _outline(*table[one.code]) for name, one in municipalities().items()}


def _outline(centre: Sequence[int], *rings: Sequence[int]) -> Outline:
    return Outline((centre[0], centre[1]), tuple(map(_ring, rings)))


def _ring(steps: Sequence[int]) -> tuple[Point, ...]:
    return tuple(zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True))
