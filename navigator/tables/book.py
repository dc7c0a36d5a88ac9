"""The sheets of a workbook → the tables of data files: which sheet is which, and where it begins.

Rows keep their numbers, so that a fault is found where it is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from navigator.tables.cell_faults import EDGE, carrying
from navigator.tables.leaf import MOST_CELLS, Leaf, Range, Spot, TooWideError, name_of
from navigator.tables.number_format import Cell
from navigator.tables.sheet import names_in

TITLE = 2  # cells at most that a line above the names of the columns fills; rows of ours fill more
FULL = 2.0  # how a sheet fits a table all of whose columns it has
HIGHEST = 30  # rows among which those names are looked for

Columns = Mapping[str, bool]  # of a table by their names, and whether they hold days
Table = list[list[str]]
Fault = tuple[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Book:
    """The tables of a workbook by the names of their files, without ending; and what is wrong."""

    tables: Mapping[str, Table]
    faults: tuple[Fault, ...]


def of(leaves: Sequence[Leaf], stem: str, shapes: Mapping[str, Columns]) -> Book:
    """The tables in the sheets of a workbook, whose own name may be that of a table."""
    filled = [leaf for leaf in leaves if leaf.cells]
    named = {_named(leaf): leaf for leaf in reversed(filled) if _named(leaf) in shapes}
    others = [leaf for leaf in filled if leaf not in named.values()]
    faults: list[Fault] = []
    if stem not in shapes:
        faults += _unknown(others, shapes)
    elif stem not in named or named[stem].hidden:
        found = _fitting(others, shapes[stem])
        faults += _doubtful(found, stem)
        named |= {stem: found[0]} if found and not (found[0].hidden and stem in named) else {}
    faults += _twins(named, others, shapes)
    tables = {name: _table(leaf, shapes[name]) for name, leaf in named.items()}
    return Book(tables, tuple(faults))


def _named(leaf: Leaf) -> str:
    return leaf.name.strip().lower().removesuffix(".csv")


def _twins(
    named: Mapping[str, Leaf], others: Sequence[Leaf], shapes: Mapping[str, Columns]
) -> Iterator[Fault]:
    """Sheets that one can see beside one of the name of a table, with the same columns and rows."""
    for stem, leaf in named.items():
        for other in others:
            fits = other is not leaf and not other.hidden and _fit(other, shapes[stem]) == FULL
            if _named(leaf) == stem and fits and _is_filled(other):
                yield "two-sheets", {"one": leaf.name, "other": other.name, "name": stem}


def _is_filled(leaf: Leaf) -> bool:
    """Whether there is a row below the names of its columns."""
    return len({row for row, _ in leaf.cells}) > 1


def _unknown(leaves: Sequence[Leaf], shapes: Mapping[str, Columns]) -> Iterator[Fault]:
    """Sheets that one can see and that hold a table, but don't say which."""
    for leaf in leaves:
        fits = {stem: _fit(leaf, columns) for stem, columns in shapes.items()}
        stem = max(fits, key=lambda stem: fits[stem])
        if fits[stem] >= 1 and not leaf.hidden:
            yield "unknown-sheet", {"sheet": leaf.name, "stem": stem}


def _fitting(leaves: Sequence[Leaf], columns: Columns) -> list[Leaf]:
    """The sheets that fit the columns of a table best; of those that fit, what one can see."""

    def rank(leaf: Leaf) -> tuple[bool, bool, float]:
        return _fit(leaf, columns) >= 1, not leaf.hidden, _fit(leaf, columns)

    best = max(map(rank, leaves), default=(False, False, 0.0))
    return [leaf for leaf in leaves if rank(leaf) == best and best[-1]]


def _doubtful(found: Sequence[Leaf], stem: str) -> Iterator[Fault]:
    """That two sheets may be meant; one without a row below its names isn't."""
    full = [leaf for leaf in found if _is_filled(leaf)]
    if len(full) > 1:
        yield "two-sheets", {"one": full[0].name, "other": full[1].name, "name": stem}


def _fit(leaf: Leaf, columns: Columns) -> float:
    """How many of the columns a sheet has, against half of them: with one, it fits."""
    return _known(_rows(leaf)[_top(leaf, columns)], columns) * 2 / len(columns)


def _known(row: Mapping[int, Cell], columns: Collection[str]) -> int:
    return len({*names_in([cell.text for cell in row.values()])} & {*columns})


def _rows(leaf: Leaf) -> dict[int, dict[int, Cell]]:
    """The cells of each row in which anything stands, by their columns."""
    found: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(leaf.cells.items(), key=lambda one: one[0]):
        found.setdefault(row, {})[column] = cell
    return found


def _top(leaf: Leaf, columns: Columns) -> int:
    """Where the names of the columns stand: in the first row, or below a title."""
    rows = _rows(leaf)
    highest = list(rows)[:HIGHEST]
    best = max(highest, key=lambda row: _known(rows[row], columns))
    above = (rows[row] for row in highest if row < best)
    fits = _known(rows[best], columns) * 2 >= len(columns)
    return best if fits and all(len(row) <= TITLE for row in above) else highest[0]


def _table(leaf: Leaf, columns: Columns) -> Table:
    """The rows of a sheet, without a title above and columns in which nothing stands."""
    rows, top = _rows(leaf), _top(leaf, columns)
    rows = {row: cells for row, cells in rows.items() if row >= top}
    places = sorted({column for cells in rows.values() for column in cells})
    if (max(rows) + 1) * (places[-1] + 1) > MOST_CELLS:
        raise TooWideError
    names = {place: "".join(names_in([cell.text])) for place, cell in rows[top].items()}
    days = {place for place, name in names.items() if columns.get(name)}
    merged = dict(_merged(leaf, {row: places if row == top else names for row in rows}))
    return [
        [merged.get((row, place)) or _read(cells.get(place), place in days) for place in places]
        if (cells := rows.get(row))
        else []
        for row in range(max(rows) + 1)
    ]


def _read(cell: Cell | None, day: bool) -> str:  # noqa: FBT001
    return "" if cell is None else cell.day if day else cell.text


def _merged(leaf: Leaf, columns: Mapping[int, Collection[int]]) -> Iterator[tuple[Spot, str]]:
    """The cells of the table that are one with others, though each of them should hold a value."""
    for range_ in leaf.merged:
        inside = list(_spots(range_, columns))
        if len(inside) > 1 and range_[0] in leaf.cells:
            kept = leaf.cells.get(inside[0], Cell("", "")).text.partition(EDGE)[0]
            name = f"{name_of(range_[0])}:{name_of(range_[1])}"
            yield inside[0], carrying("merged-cells", name, kept=kept)


def _spots(range_: Range, columns: Mapping[int, Collection[int]]) -> Iterator[Spot]:
    """The cells of a range that are in the rows and columns of a table, the first of them first."""
    (top, left), (bottom, right) = range_
    for row, places in columns.items():
        if top <= row <= bottom:
            yield from ((row, place) for place in sorted(places) if left <= place <= right)
