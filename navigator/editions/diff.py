"""What differs between two states of the data files, field by field.

Rows are compared by what they mean and not by how they are written: 31.12.2026 and 2026-12-31 are
the same day, and the order of columns is no change. The diff holds values; sentences are made of
them where they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from navigator import reading
from navigator.editions.keyed_rows import KEYS, Key, Row, Table, table
from navigator.voices import alike

Kind = Literal["removed", "changed", "added"]
KINDS: tuple[Kind, ...] = ("removed", "changed", "added")  # what is lost is told first
Spot = tuple[str, Key, str]  # a file, a row and a column; an empty column is the row as a whole
Pair = tuple[Key, Row | None, Row | None]  # a row by its key, as it was and as it stands
Past = Iterable[tuple[int, bytes]]  # a file by the numbers of its editions, the newest first


@dataclass(frozen=True, slots=True)
class Cell:
    """A field, and what stood in it before and stands now; empty where there was nothing."""

    column: str
    old: str
    new: str

    @property
    def unseen(self) -> bool:
        """Whether nobody sees what changes: a no-break space, say, in place of a plain one."""
        return alike(self.old) == alike(self.new)


@dataclass(frozen=True, slots=True)
class Change:
    """A row that was removed, changed or added: which fields, and the whole row as it stands.

    The row number is that of the newer file; of a removed row, that of the older one.
    """

    file: str
    kind: Kind
    key: Key
    row: int
    cells: tuple[Cell, ...]
    whole: Mapping[str, str]

    @property
    def summary(self) -> str:
        what = (
            ", ".join(cell.column for cell in self.cells) if self.kind == "changed" else self.kind
        )
        return f"{self.file} {'/'.join(filter(None, self.key))}: {what}"


@dataclass(frozen=True, slots=True)
class Diff:
    """All changes, removals first; files whose rows moved; files only written in another way."""

    changes: tuple[Change, ...] = ()
    reordered: tuple[str, ...] = ()
    rewritten: tuple[str, ...] = ()

    def of(self, kind: Kind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind == kind)

    @property
    def summary(self) -> str:
        """What was edited, in no language: `projects.csv kaiku: ends_on, note_fi`."""
        return "; ".join(change.summary for change in self.changes)

    @property
    def files(self) -> tuple[str, ...]:
        """The files that differ in anything at all."""
        changed = (change.file for change in self.changes)
        return tuple(sorted({*changed, *self.reordered, *self.rewritten}))


def between(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Diff:
    """What changes on the way from the old files to the new ones.

    Raises FaultyError for a file that cannot be read.
    """
    changes: list[Change] = []
    reordered: list[str] = []
    rewritten: list[str] = []
    for file in sorted(file for file in {*old, *new} if old.get(file) != new.get(file)):
        before, after = table(file, old.get(file)), table(file, new.get(file))
        found = [*_changes(file, before, after)]
        changes += found
        if _moved(before, after):
            reordered.append(file)
        elif not found:
            rewritten.append(file)
    ordered = sorted(changes, key=lambda change: KINDS.index(change.kind))
    return Diff(tuple(ordered), tuple(reordered), tuple(rewritten))


def pairs(file: str, old: bytes | None, new: bytes | None) -> list[Pair]:
    """Each row of a table by its key, as it was and as it stands now; None where it is not.

    Raises FaultyError for a file that cannot be read.
    """
    return list(paired(file, table(file, old), table(file, new)))


def undone(found: Diff, past: Mapping[str, Past]) -> dict[Spot, int]:
    """Where a diff brings back what stood there before, and the edition whose change that undoes.

    The past is that of each file in the diff, from the edition with which the diff begins.
    """
    tables = {file: _readable(file, editions) for file, editions in past.items()}
    spots = ((spot, new) for change in found.changes for spot, new in _spots(change))
    told = {spot: _undoes(spot, new, tables[spot[0]]) for spot, new in spots}
    return {spot: number for spot, number in told.items() if number}


def _readable(file: str, editions: Past) -> list[tuple[int, Table]]:
    """The tables of editions, without those that today's checks can't read: none is like them."""
    found: list[tuple[int, Table]] = []
    for number, data in editions:
        with suppress(reading.FaultyError):
            found.append((number, table(file, data)))
    return found


def _spots(change: Change) -> Iterator[tuple[Spot, str | None]]:
    """What a change writes where; of a row that comes or goes, only whether it is there."""
    if change.kind == "changed":
        yield from (((change.file, change.key, cell.column), cell.new) for cell in change.cells)
    else:
        yield (change.file, change.key, ""), "" if change.kind == "added" else None


def _undoes(spot: Spot, new: str | None, tables: Sequence[tuple[int, Table]]) -> int:
    """The edition that wrote what stands at a spot, if the new value stood there before; or 0."""
    stood = [(number, _standing(spot, table)) for number, table in tables]
    since = [number for number, _ in takewhile(lambda one: one[1] == stood[0][1], stood)]
    return since[-1] if new in [value for _, value in stood[len(since) :]] else 0


def _standing(spot: Spot, table: Table) -> str | None:
    row = table.get(spot[1])
    return row.cells.get(spot[2], "") if row else None


def _changes(file: str, before: Table, after: Table) -> Iterator[Change]:
    for key, old, new in paired(file, before, after):
        stands = new or old
        cells = _cells(old.cells if old else {}, new.cells if new else {})
        if stands and cells:
            kind: Kind = "removed" if new is None else "added" if old is None else "changed"
            yield Change(file, kind, key, stands.number, cells, stands.cells)


def paired(file: str, before: Table, after: Table) -> Iterator[Pair]:
    """Each row by its key, as it was and as it stands now."""
    whose = _same(file, before, after)
    for key, row in after.items():
        yield key, before[whose[key]] if key in whose else None, row
    kept = set(whose.values())
    yield from ((key, row, None) for key, row in before.items() if key not in kept)


def _same(file: str, before: Table, after: Table) -> dict[Key, Key]:
    """The key of a row by its key of old.

    Of twins, first those that stay as they were: so it is told which of them went, where by their
    order alone it would always be the last.
    """
    found: dict[Key, Key] = {}
    old, new = _twins(file, before), _twins(file, after)
    for base, keys in new.items():
        left = list(old.get(base, ()))
        for key in keys:
            same = [one for one in left if before[one].cells == after[key].cells]
            if same:
                found[key] = same[0]
                left.remove(same[0])
        found |= zip((key for key in keys if key not in found), left, strict=False)
    return found


def _twins(file: str, table: Table) -> dict[Key, list[Key]]:
    """The keys of rows about the same thing, by what that is."""
    parts = None if file == reading.NEEDS else len(KEYS.get(file, ("id",)))
    found: dict[Key, list[Key]] = {}
    for key in table:
        found.setdefault(key[:parts], []).append(key)
    return found


def _cells(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Cell, ...]:
    """The fields that differ, in the order of the columns."""
    cells = (Cell(name, old.get(name, ""), new.get(name, "")) for name in new or old)
    return tuple(cell for cell in cells if cell.old != cell.new)


def _moved(before: Table, after: Table) -> bool:
    """Whether the rows that are in both stand in another order."""
    return [key for key in before if key in after] != [key for key in after if key in before]
