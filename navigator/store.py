"""SQLite behind one door: editions and events, which are only ever added.

An edition is the bytes of the data files, so that it can be given back exactly as it came.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

PATIENCE = 10.0  # seconds to wait for another writer

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
create table if not exists reports (
    number integer primary key,
    at text not null,
    page text not null,
    message text not null,
    contact text not null,
    state text not null
) strict;
create table if not exists events (
    number integer primary key,
    at text not null,
    by text not null,
    verb text not null,
    subject text not null,
    sentence text not null
) strict;
"""
APPEND_ONLY = """\
create trigger if not exists {table}_are_never_{verb}d before {verb} on {table}
begin select raise(abort, '{table} are only ever added'); end;
"""


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


def digest(files: Mapping[str, bytes]) -> str:
    """A fingerprint of files by name and content, the same for the same bytes."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return total.hexdigest()


class Store:
    """An open store. Each change is one transaction, together with the event that tells of it."""

    def __init__(self, database: Database) -> None:
        self._db = database

    @property
    def newest(self) -> int:
        """The number of the newest edition; 0 before the first."""
        return int(self._db.execute("select coalesce(max(number), 0) from editions").fetchone()[0])

    def edition(self, number: int) -> EditionRow:
        """The edition of this number, which must be there."""
        (row,) = self._db["editions"].rows_where("number = ?", [number])
        return EditionRow(**row)

    def editions(self) -> list[EditionRow]:
        """All editions, the newest first."""
        return [
            EditionRow(**row) for row in self._db["editions"].rows_where(order_by="number desc")
        ]

    def files(self, number: int) -> dict[str, bytes]:
        """The data files of an edition, as they came."""
        rows = self._db["edition_files"].rows_where("edition = ?", [number], order_by="name")
        return {row["name"]: row["bytes"] for row in rows}

    def events(self) -> list[dict[str, str]]:
        """All events, the newest first."""
        return list(self._db["events"].rows_where(order_by="number desc"))

    def publish(
        self,
        files: Mapping[str, bytes],
        *,
        origin: str,
        at: datetime,
        by: str,
        note: str,
    ) -> int:
        """Add an edition of valid files, and the event; the number it was given."""
        with self._writing():
            parent = self.newest
            number = parent + 1
            edition = (number, parent or None, digest(files), origin, at.isoformat(), by, note)
            self._add("editions", edition)
            for name in sorted(files):
                self._add("edition_files", (number, name, files[name]))
            event = (at.isoformat(), by, "publish", f"edition/{number}", note)
            self._add("events", (None, *event))
        return number

    def report(self, *, at: datetime, page: str, message: str, contact: str) -> None:
        """Keep what a visitor says is wrong, until somebody has dealt with it."""
        with self._writing():
            self._add("reports", (None, at.isoformat(), page, message, contact, "new"))

    def settle(self, number: int, *, at: datetime) -> bool:
        """Mark a report as dealt with and forget the contact; False if there is no open one."""
        with self._writing():
            changed = self._db.execute(
                "update reports set state = 'settled', contact = '' "
                "where number = ? and state = 'new'",
                [number],
            ).rowcount
            if changed:
                event = (at.isoformat(), "navigator reports", "settle", f"report/{number}", "")
                self._add("events", (None, *event))
        return bool(changed)

    def reports(self, state: str = "new") -> list[dict[str, str]]:
        """The reports in a state, the oldest first."""
        return list(self._db["reports"].rows_where("state = ?", [state], order_by="number"))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction. Not sqlite-utils' own inserts, each of which would commit by itself."""
        self._db.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._db.conn.rollback()
            raise
        self._db.conn.commit()

    def _add(self, table: str, row: tuple[object, ...]) -> None:
        marks = ", ".join("?" * len(row))
        self._db.execute(f"insert into {table} values ({marks})", row)  # noqa: S608 — our own names


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """The store in the file, made if it is not there."""
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        with suppress(sqlite3.OperationalError):  # another process may be just doing the same
            connection.execute("pragma journal_mode = wal")
        connection.execute("pragma foreign_keys = on")
        connection.execute("pragma synchronous = full")
        database = Database(connection)
        _make(database)
        yield Store(database)
    finally:
        connection.close()


def _make(database: Database) -> None:
    if "reports" in database.table_names():
        return
    triggers = (
        APPEND_ONLY.format(table=table, verb=verb)
        for table in ("editions", "edition_files", "events")
        for verb in ("update", "delete")
    )
    # In one transaction: a store that was killed half-made would lack its triggers for ever.
    database.executescript(f"begin immediate; {SCHEMA} {''.join(triggers)} commit;")
