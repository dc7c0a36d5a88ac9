"""Edits of rows and of items of trees: one is changed, added or taken away, and the map published.

Each edit says on which edition it is based, and is taken if its row is as it was there, whatever
else has changed since; what others published elsewhere stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from navigator import reading
from navigator.editions import desk, diff, edition, keyed_rows, tree_edits
from navigator.editions.desk import Files, GoneError
from navigator.editions.edition import Act, MeanwhileError
from navigator.editions.place import Place
from navigator.editions.tree_edits import TreeEdit
from navigator.environment import day
from navigator.tables import patch, sheet

Cells = Mapping[str, str]
JOINT = "~"  # between the parts of an offer's name: no id holds it, and addresses leave it as it is
AGAIN = 3  # how often edits are tried anew when others publish just then


@dataclass(frozen=True, slots=True)
class Edit:
    """Other values for some columns of a row; a new row without a key, a removal without cells."""

    file: str
    key: str | None
    cells: Cells | None

    @property
    def new(self) -> bool:
        return self.key is None


Some = Sequence[Edit | TreeEdit]
V = TypeVar("V", bound=str | tuple[str, ...])  # what stands in a cell, or in a leaf


def publish(place: Place, edits: Some, act: Act) -> int:
    """Publish the newest edition with some rows edited; its number, 0 if they changed nothing.

    What others published elsewhere stays, even if it comes while this is made ready. Raises
    MeanwhileError if one of the rows is no longer as it was in the edition on which the act is
    based; FaultyError; GoneError.
    """
    for _ in range(AGAIN):
        with suppress(MeanwhileError):
            return _publish(place, edits, act)
    return _publish(place, edits, act)


def _publish(place: Place, edits: Some, act: Act) -> int:
    number, files = desk.newest(place)
    known = [one for one in edits if not one.new]
    base = desk.files_of(place, act.based_on) if known and number != act.based_on else files
    if _met(files, known) != _met(base, known):
        raise MeanwhileError(number)
    after = edited(files, edits)
    reading.read(after, day.of(act.at))  # every fault, where the diff would tell those of a file
    note = act.note or diff.between(files, after).summary
    made = edition.publish(after, place, replace(act, based_on=number, note=note), origin="edit")
    return made if made > number else 0


def _met(files: Files, edits: Some) -> list[Mapping[str, object]]:
    """What the rows and items that are edited hold. Raises GoneError."""
    tables = _tables(files, _rows(edits))
    return [
        _named(tables[one.file], one.key or "").cells
        if isinstance(one, Edit)
        else tree_edits.met(files, one)
        for one in edits
    ]


def _rows(edits: Some) -> list[Edit]:
    return [one for one in edits if isinstance(one, Edit)]


def _tables(files: Files, edits: Sequence[Edit]) -> dict[str, dict[str, sheet.Row]]:
    """The tables that are edited, each read once."""
    return {file: by_key(files, file) for file in {one.file for one in edits}}


def _named(table: Mapping[str, sheet.Row], key: str) -> sheet.Row:
    found = table.get(key)
    if found is None:
        raise GoneError
    return found


def edited(files: Files, edits: Some) -> dict[str, bytes]:
    """The files with some rows and items edited, and every other byte as it was.

    Raises GoneError; FaultyError for a file that can't be changed piece by piece.
    """
    trees = [one for one in edits if isinstance(one, TreeEdit)]
    return tree_edits.edited(_with_rows(files, _rows(edits)), trees)


def _with_rows(files: Files, edits: Sequence[Edit]) -> dict[str, bytes]:
    """The files with some rows edited. Raises GoneError.

    From the bottom up, so that a row that goes leaves the places of the others as they are.
    """
    tables = _tables(files, edits)
    rows = [0 if one.key is None else _named(tables[one.file], one.key).number for one in edits]
    found = dict(files) | {file: _widened(files, file, edits) for file in tables}
    for one, row in sorted(zip(edits, rows, strict=True), key=lambda pair: -pair[1]):
        found[one.file] = _patched(found[one.file], row, one.cells)
    return found


def _widened(files: Files, file: str, edits: Sequence[Edit]) -> bytes:
    """The table that is edited; a column that it is too old to have is added, if it is filled."""
    cells = (cell for one in edits if one.file == file for cell in (one.cells or {}).items())
    filled = dict.fromkeys(name for name, words in cells if words)
    return patch.widened(files.get(file) or reading.blank(file), [*filled])


def _patched(data: bytes, row: int, cells: Cells | None) -> bytes:
    if not row:  # a new one
        return patch.added(data, cells or {})
    return patch.removed(data, row) if cells is None else patch.replaced(data, row, cells)


def rows_of(files: Files, file: str) -> tuple[sheet.Row, ...]:
    """The rows of a table as they are written."""
    data = files.get(file) or reading.blank(file)
    return reading.table(file, data).rows


def row_of(files: Files, file: str, key: str) -> sheet.Row:
    """The row that is called so. Raises GoneError."""
    return _named(by_key(files, file), key)


def by_key(files: Files, file: str) -> dict[str, sheet.Row]:
    """The rows by what they are called in addresses: by their ids; offers, by what they say.

    Not by their place in the file: that is another row's as soon as one above is taken away.
    """
    names = keyed_rows.KEYS.get(file, ("id",))
    rows = rows_of(files, file)
    keyed = ((tuple(row.cells.get(name, "") for name in names), row) for row in rows)
    return {JOINT.join(key).rstrip(JOINT): row for key, row in keyed_rows.told_apart(keyed).items()}


def merged(base: Mapping[str, V], theirs: Mapping[str, V], mine: Mapping[str, V]) -> dict[str, V]:
    """Two edits of a row or an item as one: where she changed nothing, the other's; else hers."""
    return {
        name: theirs.get(name, hers) if hers == base.get(name) else hers
        for name, hers in mine.items()
    }
