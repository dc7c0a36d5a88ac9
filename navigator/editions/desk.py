"""The editor's desk: files are brought, looked at, published or thrown away, and gone back to.

Whatever is published is read as a whole first, by the same checks as anywhere, and nothing is live
before that. Each change says on which edition it is based: if another one has come meanwhile, it is
refused, and nothing of it is lost.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from navigator import reading, store
from navigator.editions import edition, file_names, newer_columns, region_rows
from navigator.editions.edition import Act
from navigator.editions.place import Place
from navigator.reading import records
from navigator.store import EditionRow, Store, UploadRow
from navigator.tables import (
    TOGETHER,
    Problem,
    excel,
    headings,
    megabytes,
    patch,
    sheet,
    to_excel,
    too_large,
    unpacked,
)

Files = Mapping[str, bytes]
HEADINGS = headings.IN  # the languages in which columns can be named
SHAPES = {PurePath(name).stem: records.shape(of) for name, of in reading.TABLES.items()}


@dataclass(frozen=True, slots=True)
class Received:
    """What could be taken for data files, and what is wrong with the rest."""

    files: Files
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Pending:
    """A pending upload with its files, and those of them that others changed since it came."""

    row: UploadRow
    files: Files
    overtaken: tuple[str, ...]
    by: tuple[EditionRow, ...] = ()  # the editions in which they did, the newest first

    @property
    def digest(self) -> str:
        """What tells these files from others that somebody puts into the same upload."""
        return store.digest(self.files)


class GoneError(Exception):
    """What is asked for is not there, or not there any more."""


class OtherFilesError(Exception):
    """An upload holds other files by now than those that were looked at."""


def received(given: Iterable[tuple[str, bytes]]) -> Received:
    """Files as they were brought → data files by name; zips are opened, workbooks become tables.

    All workbooks together may take as long as one of them.
    """
    until = time.monotonic() + excel.PATIENCE
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for told, data in _opened(given):
        if isinstance(data, Problem):
            problems.append(data)
            continue
        taken = _taken(told, data, until - time.monotonic())
        problems += taken.problems
        twice = (name for name in taken.files if name in found)
        problems += (Problem.at(name, "doubled-file", left=told) for name in twice)
        found = {**taken.files, **found}
    return Received(found, tuple(sorted(problems, key=lambda problem: problem.order)))


def _opened(given: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes | Problem]]:
    """The files that were brought, and in place of a zip those that it holds.

    All zips together may hold as much as may be brought at once.
    """
    room = TOGETHER * 2**20
    for told, data in given:
        zipped = told.lower().endswith(".zip")
        found = unpacked(told, data, room) if zipped else ((told, data),)
        if isinstance(found, Problem):
            yield told, found
            continue
        room -= sum(len(content) for _, content in found) if zipped else 0
        yield from found


def _taken(told: str, data: bytes, left: float) -> Received:
    """The data files that are meant, with their bytes; browsers and systems embellish names."""
    name, kind = _meant(told, data)
    if kind == file_names.OLD_BOOK:
        return _refused(told, "old-workbook")
    if kind != file_names.BOOK and name not in reading.FILES:
        return _unknown(told)
    if too_large(name or told.lower(), data):
        return _refused(told, "too-large", limit=megabytes(name or told.lower()))
    if kind == file_names.BOOK:
        return _from_workbook(told, PurePath(name).stem, data, left)
    another = _another(told, name, data)
    return Received({}, (another,)) if another else Received({name: data}, ())


def _from_workbook(told: str, stem: str, data: bytes, left: float) -> Received:
    """The tables of a workbook: that of its name, and all in sheets that bear the name of one."""
    taken = excel.tables(told, data, SHAPES, stem, left)
    if taken.files or taken.problems:
        return Received(taken.files, taken.problems)
    return _refused(told, "no-sheet") if stem in SHAPES else _unknown(told)


def _unknown(told: str) -> Received:
    return _refused(told, "unknown-file", name=told, names=", ".join(reading.FILES))


def _refused(told: str, fault: str, **values: Any) -> Received:
    return Received({}, (Problem.at(told, fault, **values),))


def _meant(told: str, data: bytes) -> tuple[str, str]:
    """The data file that is meant, by its name or by what it holds; and of which kind it is."""
    said = file_names.told(told)
    held = ""
    if not said.file and said.kind in (file_names.TABLE, file_names.TEXT):
        held = reading.recognised.table(data)
    if not said.file and not held and said.kind in (file_names.TREE, file_names.TEXT):
        held = reading.recognised.tree(data)
    return said.file or held, said.kind


def _another(told: str, name: str, data: bytes) -> Problem | None:
    """That a table is another one than its name says: one fault, in place of one a column."""
    held = reading.recognised.table(data) if name in reading.TABLES else ""
    return (
        Problem.at(told, "other-table", name=told, other=held) if held not in ("", name) else None
    )


def upload(place: Place, files: Files, act: Act, into: int | None = None, region: str = "") -> int:
    """Keep files to be looked at, in a new upload or in a pending one; its number.

    Columns that came later than a table keep what stands in them. Of files that hold the rows of a
    region, all other rows stay as they are. Raises GoneError if that one is not pending any more;
    OthersError for rows of others in a file of a region, and FaultyError if it can't be read.
    """
    base = newest(place)[1]  # before others wait for the store
    files = region_rows.taken(base, files, region) if region else newer_columns.kept(files, base)
    with store.opened(place.database) as kept, kept.writing():
        if into is None:
            number = kept.editions.newest
            return kept.uploads.add(files, at=act.at, by=act.by, based_on=number)
        _pending_row(kept.uploads.row(into))
        kept.uploads.put(into, files, at=act.at, by=act.by)
        return into


def discard(place: Place, number: int, act: Act) -> None:
    """Throw a pending upload away."""
    with store.opened(place.database) as kept:
        kept.uploads.discard(number, at=act.at, by=act.by)


def pending(place: Place, number: int) -> Pending:
    """A pending upload. Raises GoneError."""
    with store.opened(place.database) as kept:
        row = _pending_row(kept.uploads.row(number))
        files, newest = kept.uploads.files(number), kept.editions.newest
        then, now = kept.editions.files(row.based_on), kept.editions.files(newest)
        overtaken = tuple(name for name in files if then.get(name) != now.get(name))
        by = _since(kept, row.based_on, overtaken) if overtaken else ()
    return Pending(row, files, overtaken, by)


def _since(kept: Store, number: int, names: Sequence[str]) -> tuple[EditionRow, ...]:
    """The editions after one in which files of these names changed, the newest first."""
    later = [row for row in kept.editions.all() if row.number > number]
    files = {one: kept.editions.files(one) for one in {number, *(row.number for row in later)}}
    return tuple(
        row
        for row in later
        if any(
            files[row.number].get(name) != files[row.parent or number].get(name) for name in names
        )
    )


def _pending_row(row: UploadRow | None) -> UploadRow:
    if row is None or row.state != "pending":
        raise GoneError
    return row


def waiting(place: Place) -> tuple[Pending, ...]:
    """All pending uploads, the newest first."""
    with store.opened(place.database) as kept:
        numbers = [row.number for row in kept.uploads.pending()]
    found = []
    for number in numbers:
        with suppress(GoneError):  # closed since
            found.append(pending(place, number))
    return tuple(found)


def newest(place: Place) -> tuple[int, dict[str, bytes]]:
    """The number and the files of the newest edition."""
    with store.opened(place.database) as kept:
        number = kept.editions.newest
        return number, kept.editions.files(number)


def files_of(place: Place, number: int) -> dict[str, bytes]:
    """The files of an edition. Raises GoneError."""
    with store.opened(place.database) as kept:
        files = kept.editions.files(number)
    if not files:
        raise GoneError
    return files


def headed(files: Files, language: str) -> dict[str, bytes]:
    """Files with the names of the columns of their tables in a language."""
    return {
        name: patch.headed(data, language) if name in reading.TABLES else data
        for name, data in files.items()
    }


def of_region(files: Files, region: str) -> dict[str, bytes]:
    """The tables that can hold rows of a region, with those alone that are wholly its own."""
    return region_rows.narrowed(files, [region])


def as_workbook(files: Files) -> bytes:
    """All tables among the files as the sheets of one workbook, which can be brought again."""
    tables = {name: sheet.numbered(name, files[name]) for name in reading.TABLES if name in files}
    return to_excel.workbook({PurePath(name).stem: rows for name, rows in tables.items()})


def publish(place: Place, number: int, act: Act, seen: str) -> int:
    """Publish a pending upload as it was seen, by its digest; the number of the new edition.

    Raises FaultyError, OthersError; GoneError, OtherFilesError and MeanwhileError, after which
    nothing has been published, whatever came in between.
    """
    base = files_of(place, act.based_on)
    files = region_rows.beside_others(base, pending(place, number).files, act.regions)

    def close(kept: Store) -> None:
        if store.digest(kept.uploads.files(number)) != seen:
            raise OtherFilesError
        if not kept.uploads.published(number):
            raise GoneError

    return edition.publish({**base, **files}, place, act, origin=f"upload/{number}", also=close)


def published_as(place: Place, number: int) -> int:
    """The edition that an upload became; 0 if it became none."""
    with store.opened(place.database) as kept:
        found = (row.number for row in kept.editions.all() if row.origin == f"upload/{number}")
        return next(found, 0)


def roll_back(place: Place, number: int, act: Act) -> int:
    """Publish the files of an older edition again, as a new one; its number.

    Raises FaultyError if newer checks refuse them, GoneError, MeanwhileError.
    """
    return edition.publish(files_of(place, number), place, act, origin=f"edition/{number}")
