"""Editions: the bytes of the data files, so that they can be given back exactly as they came."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from navigator.store.connection import Connection
from navigator.store.events import Events

SCHEMA = """
create table if not exists editions (
    number integer primary key,
    parent integer references editions(number),
    digest text not null,
    origin text not null,
    published_at text not null,
    published_by text not null,
    note text not null
) strict;
create table if not exists edition_files (
    edition integer not null references editions(number),
    name text not null,
    bytes blob not null,
    primary key (edition, name)
) strict;
"""
PLAIN = re.compile(r"[a-z0-9-]+\.(csv|yaml)")  # the name of a data file, of whatever version
APPEND_ONLY = ("editions", "edition_files")
VERBS = {
    "edit": "edit",
    "edition": "roll-back",
    "undo": "undo",
}  # what is told of an edition of this origin


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One published state as it is stored, without its files."""

    number: int
    parent: int | None
    digest: str
    origin: str
    published_at: str
    published_by: str
    note: str

    @property
    def went_back_to(self) -> int:
        """The edition whose files it holds again; 0 if it is no going back."""
        return self._made_of("edition")

    @property
    def undid(self) -> int:
        """The edition whose edit it takes back; 0 if it takes none back."""
        return self._made_of("undo")

    @property
    def edited(self) -> bool:
        """Whether it changed some rows on top of the one before, and so can be taken back alone."""
        return self.origin.partition("/")[0] in ("edit", "undo")

    def _made_of(self, kind: str) -> int:
        made, _, number = self.origin.partition("/")
        return int(number) if made == kind else 0


def digest(files: Mapping[str, bytes]) -> str:
    """A fingerprint of files by name and content, the same for the same bytes."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return total.hexdigest()


def strange(names: Iterable[str]) -> list[str]:
    """The names that no data file has; such a one could lead out of the folder of an export."""
    return [name for name in names if not PLAIN.fullmatch(name)]


class Editions:
    """The editions of a store."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection, self._events = connection, events

    @property
    def newest(self) -> int:
        """The number of the newest edition; 0 before the first."""
        sql = "select coalesce(max(number), 0) from editions"
        return int(self._connection.execute(sql).fetchone()[0])

    def row(self, number: int) -> EditionRow:
        """The edition of this number, which must be there."""
        (row,) = self._connection.rows("editions", "number = ?", (number,))
        return EditionRow(**row)

    def all(self) -> list[EditionRow]:
        """All editions, the newest first."""
        rows = self._connection.rows("editions", order_by="number desc")
        return [EditionRow(**row) for row in rows]

    def files(self, number: int) -> dict[str, bytes]:
        """The data files of an edition, as they came."""
        rows = self._connection.rows("edition_files", "edition = ?", (number,), order_by="name")
        return {row["name"]: row["bytes"] for row in rows}

    def past(self, name: str, most: int) -> list[tuple[int, bytes]]:
        """A data file in the newest editions, so many at most, the newest first."""
        sql = (
            "select edition, bytes from edition_files where name = ? order by edition desc limit ?"
        )
        return [(row[0], row[1]) for row in self._connection.execute(sql, (name, most))]

    def back_to(self, number: int, name: str) -> Iterator[tuple[int, bytes]]:
        """A data file in the editions since one, the newest first, each read in its turn."""
        sql = (
            "select edition, bytes from edition_files where name = ? and edition >= ? "
            "order by edition desc"
        )
        yield from self._connection.execute(sql, (name, number))

    def holding(self, name: str, part: bytes) -> Iterator[bytes]:
        """A data file in each edition in which the part stands anywhere in it, the newest first."""
        sql = (
            "select bytes from edition_files where name = ? and instr(bytes, ?) "
            "order by edition desc"
        )
        yield from (row[0] for row in self._connection.execute(sql, (name, part)))

    def ever_held(self, name: str, part: bytes) -> bool:
        """Whether the part stands anywhere in this data file of any edition."""
        return next(self.holding(name, part), None) is not None

    def publish(
        self, files: Mapping[str, bytes], *, origin: str, at: datetime, by: str, note: str
    ) -> int:
        """Add an edition of valid files, and the event; the number it was given.

        The origin says where the files come from: `data` for the data folder, `upload/7`, `edit`
        for rows that were edited, `undo/4` for an edit that was taken back, `edition/3` for what
        was rolled back to.
        """
        with self._connection.writing():
            parent = self.newest
            number = parent + 1
            edition = (number, parent or None, digest(files), origin, at.isoformat(), by, note)
            self._connection.add("editions", edition)
            verb = VERBS.get(origin.partition("/")[0], "publish")
            for name in sorted(files):
                self._connection.add("edition_files", (number, name, files[name]))
            self._events.tell(at=at, by=by, verb=verb, subject=f"edition/{number}", sentence=note)
        return number
