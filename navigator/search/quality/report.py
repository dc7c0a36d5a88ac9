"""An evaluation as it is read: lines of text for the screen, or plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from navigator.search.quality.evaluation import FIGURES, TIMES, Figures, Mark

COLUMNS = ("queries", *FIGURES, *TIMES)
GAP = 2  # spaces between columns
SHOWN = 5  # steps and services of a miss that are named


def lines(table: Mapping[str, Figures]) -> Iterator[str]:
    """The table of figures, a group on each line; what a group has no figure for is a dash."""
    rows = [["", *COLUMNS]]
    rows += [[name, *(str(row.get(c, "-")) for c in COLUMNS)] for name, row in table.items()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *cells in rows:
        right = (cell.rjust(width + GAP) for cell, width in zip(cells, widths[1:], strict=True))
        yield name.ljust(widths[0]) + "".join(right)


def of_misses(misses: Sequence[Mark]) -> Iterator[str]:
    """Each miss: what was asked, how badly it was answered, and with what."""
    for mark in misses:
        asked, told = mark.question, mark.told
        yield ""
        yield f"{asked.id}  {asked.lang}  {asked.kind}  “{asked.q}”  fit: {told.fit}"
        yield "  " + "  ".join(f"{name} {value:.2f}" for name, value in mark.figures.items())
        yield from (f"  → {name}" for name in told.needs[:SHOWN])
        yield from (f"    {name}" for name in told.services[:SHOWN])


def plain(mark: Mark) -> dict[str, Any]:
    """A miss as JSON holds it."""
    asked, told = mark.question, mark.told
    return {
        "id": asked.id,
        "lang": asked.lang,
        "kind": asked.kind,
        "q": asked.q,
        "fit": told.fit,
        "figures": {name: round(value, 4) for name, value in mark.figures.items()},
        "needs": list(told.needs[:SHOWN]),
        "services": list(told.services[:SHOWN]),
    }
