"""One sheet of a workbook, whichever program wrote it: its cells by their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from navigator.tables.limits import MOST_COLUMNS, MOST_ROWS
from navigator.tables.number_format import Cell

MOST_CELLS = (MOST_ROWS + 1) * MOST_COLUMNS  # of a sheet
LETTERS = 26

Spot = tuple[int, int]  # row and column, from 0
Range = tuple[Spot, Spot]  # the first and the last


class TooWideError(Exception):
    """A sheet is far larger than any of our tables."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet; cells in which nothing stands are left out."""

    name: str
    hidden: bool
    cells: Mapping[Spot, Cell]
    merged: tuple[Range, ...] = ()


def words(text: str) -> Cell:
    """A cell in which a text stands."""
    return Cell(text.strip(), text.strip())


def name_of(spot: Spot) -> str:
    """What a spreadsheet calls the cell: D2."""
    row, column = spot
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % LETTERS) + letters
        column = column // LETTERS - 1
    return f"{letters}{row + 1}"


def spot_of(name: str) -> Spot | None:
    """Where the cell of a name is: D2 is in row 1 and column 3."""
    found = re.fullmatch(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})", name)
    if not found:
        return None
    column = reduce(lambda sum_, letter: sum_ * LETTERS + ord(letter) - 64, found[1], 0) - 1
    return int(found[2]) - 1, column


def range_of(name: str) -> Range | None:
    """Where the cells of a range are: A1:B2."""
    first, _, last = name.partition(":")
    spots = spot_of(first), spot_of(last or first)
    return (spots[0], spots[1]) if spots[0] and spots[1] else None
