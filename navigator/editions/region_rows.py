"""The rows of one region, taken out of the tables and brought back; all others keep their bytes.

Two regions can so change their rows of the same table, each in a file of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from navigator import reading
from navigator.editions import diff, keyed_rows, newer_columns, ownership, trespasses
from navigator.editions.keyed_rows import Key, Row, Table
from navigator.editions.ownership import HANGING, LEADING, NAMING, OFFERS, Files, Ownership, Regions
from navigator.editions.trespasses import OthersError, Trespass
from navigator.tables import patch

OWNED = tuple(name for name in reading.TABLES if name in {*NAMING, *HANGING, *LEADING})
Whose = Callable[[Key, Row], Regions]


@dataclass(frozen=True, slots=True)
class Brought:
    """Whole files with the rows of a region as they were brought, and what was not its own."""

    files: Files
    others: tuple[Trespass, ...] = ()


@dataclass(slots=True)
class _Split:
    """The rows of a table: those of the region, and those of others."""

    own: dict[Key, Row] = field(default_factory=dict)
    others: dict[Key, Row] = field(default_factory=dict)


def narrowed(files: Files, regions: Collection[str]) -> dict[str, bytes]:
    """The tables that can hold rows of a region, with those alone that are wholly of some."""
    whose = ownership.of_files(files)
    return {file: _narrowed(file, files[file], whose, regions) for file in OWNED if file in files}


def _narrowed(file: str, data: bytes, whose: Ownership, regions: Collection[str]) -> bytes:
    split = _split(keyed_rows.table(file, data), _of(file, whose), regions)
    return patch.woven(data, {row.number: None for row in split.others.values()}, {})


def brought_back(before: Files, brought: Files, regions: Collection[str]) -> Brought:
    """The files with the rows of some regions replaced by those that a file holds.

    Rows of others that a file holds as well stay as they are; told are those that it has otherwise.
    Raises FaultyError for a file that cannot be read.
    """
    whose = ownership.of_files(before)
    files: dict[str, bytes] = {}
    others: list[Trespass] = []
    for file, data in newer_columns.kept(brought, before).items():
        if file in OWNED:
            files[file], found = _woven(file, before.get(file), data, _of(file, whose), regions)
            others += found
        elif data != before.get(file):
            files[file] = data
    return Brought(files, (*others, *trespasses.trespasses(before, {**before, **files}, regions)))


def taken(before: Files, brought: Files, region: str) -> Files:
    """Whole files with the rows of a region as they were brought.

    Raises OthersError, if the files hold rows of others otherwise than they are.
    """
    found = brought_back(before, brought, [region])
    if found.others:
        raise OthersError(found.others, region)
    return found.files


def beside_others(before: Files, files: Files, regions: Collection[str]) -> Files:
    """Whole files of somebody who works for some regions, with the very bytes of others' rows.

    Raises OthersError, if they change what is not hers. Of somebody of all regions, as they are.
    """
    if not regions:
        return files
    trespasses.refuse(before, {**before, **files}, regions)
    return brought_back(before, files, regions).files


def _of(file: str, whose: Ownership) -> Whose:
    return lambda key, row: whose.of(file, key, row.cells)


def _split(table: Table, whose: Whose, regions: Collection[str]) -> _Split:
    found = _Split()
    for key, row in table.items():
        owners = whose(key, row)
        own = bool(owners) and owners <= frozenset(regions)
        (found.own if own else found.others)[key] = row
    return found


def _woven(
    file: str, before: bytes | None, brought: bytes, whose: Whose, regions: Collection[str]
) -> tuple[bytes, list[Trespass]]:
    """A table with the rows of the regions as they were brought; and the others that differ."""
    data = _widened(before or reading.blank(file), brought)
    was = keyed_rows.table(file, data)
    here = _split(was, whose, regions)
    there = _split(keyed_rows.table(file, brought), _as_before(file, was, whose, regions), regions)
    apart = diff.paired(file, here.others, there.others)
    others = [_other(file, pair, whose) for pair in apart if _is_news(pair)]
    return _replaced(file, data, brought, (here.own, there.own)), others


def _widened(data: bytes, brought: bytes) -> bytes:
    """The table with the columns that only the one that was brought has."""
    columns = list(patch.written(brought)[-1].cells)
    filled = {name for row in patch.written(brought)[1:] for name in columns if row.cells.get(name)}
    return patch.widened(data, [name for name in columns if name in filled])


def _as_before(file: str, was: Table, whose: Whose, regions: Collection[str]) -> Whose:
    """Whose a row is that was brought: as it was; a new one the region’s, if it doesn’t say."""

    def of(key: Key, row: Row) -> Regions:
        if file == OFFERS or (key not in was and row.cells.get(NAMING.get(file, ""))):
            return whose(key, row)
        return whose(key, was[key]) if key in was else frozenset(regions)

    return of


def _is_news(pair: diff.Pair) -> bool:
    """Whether a row of others is brought otherwise than it is; one that is left out is not."""
    _, before, after = pair
    return after is not None and (before is None or before.cells != after.cells)


def _other(file: str, pair: diff.Pair, whose: Whose) -> Trespass:
    key, before, after = pair
    row = before or after or Row(0, {})
    regions = tuple(sorted(whose(key, row)))
    number = after.number if after else row.number
    return Trespass(file, "changed" if before else "added", key, number, regions, row.cells)


def _replaced(file: str, data: bytes, brought: bytes, own: tuple[Table, Table]) -> bytes:
    """The table with its own rows replaced, where they stood; what says the same stays as it is."""
    texts, new_texts = patch.written(data), patch.written(brought)
    pairs = [(old, new) for _, old, new in diff.paired(file, *own) if new]
    rows = [
        texts[old.number - 1] if old and old.cells == new.cells else new_texts[new.number - 1]
        for old, new in pairs
    ]
    places = sorted(row.number for row in own[0].values())
    return patch.woven(data, _in_place(places, rows), _below(places, rows, len(texts)))


def _in_place(
    places: Sequence[int], rows: Sequence[patch.Written]
) -> Mapping[int, patch.Written | None]:
    return {place: rows[i] if i < len(rows) else None for i, place in enumerate(places)}


def _below(
    places: Sequence[int], rows: Sequence[patch.Written], last: int
) -> Mapping[int, Sequence[patch.Written]]:
    """The rows for which there was no place: below the last one, or at the end of the table."""
    more = rows[len(places) :]
    return {places[-1] if places else last: more} if more else {}
