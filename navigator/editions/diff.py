"""What differs between two states of the data files, field by field.

Rows are compared by what they mean and not by how they are written: 31.12.2026 and 2026-12-31 are
the same day, and the order of columns is no change. The diff holds values; sentences are made of
them where they are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Literal, TypeVar

from navigator import reading
from navigator.reading import TEXT_FIELDS, NeedsRecord, Record, Rows, UrgentFileRecord

Kind = Literal["removed", "changed", "added"]
KINDS: tuple[Kind, ...] = ("removed", "changed", "added")  # what is lost is told first
Key = tuple[str, ...]
Spot = tuple[str, Key, str]  # a file, a row and a column; an empty column is the row as a whole
Past = Iterable[tuple[int, bytes]]  # a file by the numbers of its editions, the newest first

# What makes a row the same row, where it has no id of its own.
KEYS: Mapping[str, tuple[str, ...]] = {
    "offers.csv": ("service", "step", "provider", "project", "audience"),
    "thesaurus.csv": ("language", "word"),
    reading.URGENT: ("language",),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A field, and what stood in it before and stands now; empty where there was nothing."""

    column: str
    old: str
    new: str


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


@dataclass(frozen=True, slots=True)
class Row:
    """A row by what it means: its number, and its cells, days as 2026-12-31."""

    number: int
    cells: Mapping[str, str]


_Table = Mapping[Key, Row]
R = TypeVar("R")


def between(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Diff:
    """What changes on the way from the old files to the new ones.

    Raises FaultyError for a file that cannot be read.
    """
    changes: list[Change] = []
    reordered: list[str] = []
    rewritten: list[str] = []
    for file in sorted(file for file in {*old, *new} if old.get(file) != new.get(file)):
        before, after = _table(file, old.get(file)), _table(file, new.get(file))
        found = [*_changes(file, before, after)]
        changes += found
        if _moved(before, after):
            reordered.append(file)
        elif not found:
            rewritten.append(file)
    ordered = sorted(changes, key=lambda change: KINDS.index(change.kind))
    return Diff(tuple(ordered), tuple(reordered), tuple(rewritten))


def pairs(file: str, old: bytes, new: bytes) -> list[tuple[Key, Row | None, Row | None]]:
    """Each row of a table by its key, as it was and as it stands now; None where it is not.

    Raises FaultyError for a file that cannot be read.
    """
    return list(_pairs(file, _table(file, old), _table(file, new)))


def undone(found: Diff, past: Mapping[str, Past]) -> dict[Spot, int]:
    """Where a diff brings back what stood there before, and the edition whose change that undoes.

    The past is that of each file in the diff, from the edition with which the diff begins.
    """
    tables = {file: _readable(file, editions) for file, editions in past.items()}
    spots = ((spot, new) for change in found.changes for spot, new in _spots(change))
    told = {spot: _undoes(spot, new, tables[spot[0]]) for spot, new in spots}
    return {spot: number for spot, number in told.items() if number}


def _readable(file: str, editions: Past) -> list[tuple[int, _Table]]:
    """The tables of editions, without those that today's checks can't read: none is like them."""
    found: list[tuple[int, _Table]] = []
    for number, data in editions:
        with suppress(reading.FaultyError):
            found.append((number, _table(file, data)))
    return found


def _spots(change: Change) -> Iterator[tuple[Spot, str | None]]:
    """What a change writes where; of a row that comes or goes, only whether it is there."""
    if change.kind == "changed":
        yield from (((change.file, change.key, cell.column), cell.new) for cell in change.cells)
    else:
        yield (change.file, change.key, ""), "" if change.kind == "added" else None


def _undoes(spot: Spot, new: str | None, tables: Sequence[tuple[int, _Table]]) -> int:
    """The edition that wrote what stands at a spot, if the new value stood there before; or 0."""
    stood = [(number, _standing(spot, table)) for number, table in tables]
    since = [number for number, _ in takewhile(lambda one: one[1] == stood[0][1], stood)]
    return since[-1] if new in [value for _, value in stood[len(since) :]] else 0


def _standing(spot: Spot, table: _Table) -> str | None:
    row = table.get(spot[1])
    return row.cells.get(spot[2], "") if row else None


def _changes(file: str, before: _Table, after: _Table) -> Iterator[Change]:
    for key, old, new in _pairs(file, before, after):
        stands = new or old
        cells = _cells(old.cells if old else {}, new.cells if new else {})
        if stands and cells:
            kind: Kind = "removed" if new is None else "added" if old is None else "changed"
            yield Change(file, kind, key, stands.number, cells, stands.cells)


def _pairs(
    file: str, before: _Table, after: _Table
) -> Iterator[tuple[Key, Row | None, Row | None]]:
    """Each row by its key, as it was and as it stands now."""
    whose = _same(file, before, after)
    for key, row in after.items():
        yield key, before[whose[key]] if key in whose else None, row
    kept = set(whose.values())
    yield from ((key, row, None) for key, row in before.items() if key not in kept)


def _same(file: str, before: _Table, after: _Table) -> dict[Key, Key]:
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


def _twins(file: str, table: _Table) -> dict[Key, list[Key]]:
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


def _moved(before: _Table, after: _Table) -> bool:
    """Whether the rows that are in both stand in another order."""
    return [key for key in before if key in after] != [key for key in after if key in before]


def _table(file: str, data: bytes | None) -> _Table:
    """The rows of a file by what they are about."""
    if data is None:
        return {}
    rows = reading.rows(file, data)
    if file == reading.URGENT:
        return told_apart(_urgent(rows))
    return told_apart(_needs(rows) if file == reading.NEEDS else _keyed(file, rows))


def told_apart(rows: Iterable[tuple[Key, R]]) -> dict[Key, R]:
    """Rows by what they are about; twins are told apart by their order."""
    met: Counter[Key] = Counter()
    found: dict[Key, R] = {}
    for key, row in rows:
        met[key] += 1
        found[key if met[key] == 1 else (*key, str(met[key]))] = row
    return found


def _keyed(file: str, rows: Rows) -> Iterator[tuple[Key, Row]]:
    for number, record in rows.valid:
        cells = _flat(record)
        yield tuple(cells[name] for name in KEYS.get(file, ("id",))), Row(number, cells)


def _needs(rows: Rows) -> Iterator[tuple[Key, Row]]:
    """Everything in needs.yaml that has an id, and what stands there only once."""
    record: NeedsRecord = rows.valid[0][1]
    at = _numbered(rows.line)
    for once in ("urgent", "occupations", "sides", "findings"):
        if thing := getattr(record, once):
            yield at((once,), thing, (once,))
    for kind in ("regions", "audiences", "areas"):
        for i, thing in enumerate(getattr(record, kind)):
            yield at((kind, thing.id), thing, (kind, i))
            for j, step in enumerate(getattr(thing, "steps", ())):
                yield at(("steps", step.id), step, (kind, i, "steps", j))


def _urgent(rows: Rows) -> Iterator[tuple[Key, Row]]:
    """Each language of urgent.yaml, and what is said in all of them."""
    record: UrgentFileRecord = rows.valid[0][1]
    for code, cries in record.languages.items():
        yield (code,), Row(rows.line(("languages", code)), _flat(cries))
    yield ("quiet",), Row(rows.line(("quiet",)), _flat(record.quiet))
    others = record.other_languages
    for kind, said in (("ask", others.ask), ("danger", others.danger)):
        yield (kind,), Row(rows.line(("other_languages", kind)), dict(said))


def _numbered(
    line: Callable[[tuple[str | int, ...]], int],
) -> Callable[[Key, Any, tuple[str | int, ...]], tuple[Key, Row]]:
    return lambda key, thing, path: (key, Row(line(path), _flat(thing)))


def _flat(record: Record) -> dict[str, str]:
    """The cells of the row that holds a record: days as 2026-12-31, several values with commas."""
    found: dict[str, str] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, TEXT_FIELDS):
            found |= {f"{name}_{lang}": _cell(text) for lang, text in value}
        else:
            found[name] = _cell(value)
    return found


def _cell(value: object) -> str:
    """A value as it stands in a cell; of a record within it the id, or else its own cells."""
    if isinstance(value, tuple):
        return ", ".join(map(_cell, value))
    if isinstance(value, Record):
        return str(getattr(value, "id", None) or " / ".join(_flat(value).values()))
    return "" if value is None else str(value)
