"""Cells of which it is known before they are read that nobody can mean what stands in them.

Where a workbook shows one thing and holds another, its table says so in the cell itself, behind a
character that no text has; so such a fault is told at its row and column, along with all others.
What a spreadsheet program writes in place of a value is known by its form, in any file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest

EDGE = "\ufdd0"  # which Unicode has set aside, never to be a character
# The faults that a table can carry, and the names of their values in the order of the cell.
CARRIED: Mapping[str, tuple[str, ...]] = {
    "as-shown": ("cell", "value"),
    "made-a-day": ("cell", "value"),
    "part-of-day": ("cell", "value"),
    "timed-day": ("value",),
    "excel-error": ("value",),
    "never-computed": ("cell", "value"),
    "merged-cells": ("cells",),
}
KEPT = "merged-cells"  # what stands in the first of them is read all the same
EMPTYING = frozenset({*CARRIED, "narrow-column"} - {KEPT})

# #REF!, #VIITTAUS!, #REFERENS!, #DIV/0!, #NAME? in any language; those without a sign at their end;
# and what LibreOffice says: Err:502, Virhe:502, Fel:502.
CAPITALS = r"[^\W\d_a-zåäö]+"
ERROR = re.compile(
    rf"#{CAPITALS}(_{CAPITALS})*(/0)?[!?]"
    r"|#N/A!?|#PUUTTUU|#SAKNAS|#GETTING_DATA|#NOUDETAAN_TIETOJA|#HÄMTAR_DATA"
    r"|(Err|Virhe|Fel):\d{3}"
)
NARROW = re.compile("#{3,}")

Fault = tuple[str, dict[str, str]]  # which one, and its values


def carrying(fault: str, *values: str, kept: str = "") -> str:
    """A cell that carries a fault, and what is read of it all the same."""
    return EDGE.join((kept, fault, *(value.replace(EDGE, "") for value in values)))


def fault_of(cell: str) -> Fault | None:
    """What is wrong with a cell whatever column it stands in."""
    _, *carried = cell.split(EDGE)
    if carried and (names := CARRIED.get(carried[0])):
        values = carried[1 : len(names) + 1]
        return carried[0], dict(zip_longest(names, values, fillvalue=""))
    if ERROR.fullmatch(cell):
        return "excel-error", {"value": cell}
    return ("narrow-column", {"value": cell[:9]}) if NARROW.fullmatch(cell) else None


def read_of(cell: str) -> str:
    """What is read of a cell: nothing, where it is known to be wrong."""
    found = fault_of(cell)
    return "" if found and found[0] != KEPT else cell.partition(EDGE)[0]
