"""Uploads: data files that somebody has brought, until they are published or thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from navigator.store.connection import Connection
from navigator.store.events import Events

SCHEMA = """
create table uploads (
    number integer primary key,
    at text not null,
    by text not null,
    based_on integer not null references editions(number),
    state text not null check (state in ('pending', 'published', 'discarded'))
) strict;
create table upload_files (
    upload integer not null references uploads(number),
    name text not null,
    bytes blob not null,
    primary key (upload, name)
) strict;
"""


KEPT = timedelta(days=30)  # how long an upload waits to be published


@dataclass(frozen=True, slots=True)
class UploadRow:
    """An upload as it is stored, without its files; the newest edition of the time it came."""

    number: int
    at: str
    by: str
    based_on: int
    state: str


class Uploads:
    """The uploads of a store."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection, self._events = connection, events

    def add(self, files: Mapping[str, bytes], *, at: datetime, by: str, based_on: int) -> int:
        """Keep files that are to be looked at; the number of the upload."""
        with self._connection.writing():
            row = (None, at.isoformat(), by, based_on, "pending")
            number = self._connection.add("uploads", row)
            self.put(number, files, at=at, by=by)
        return number

    def put(self, number: int, files: Mapping[str, bytes], *, at: datetime, by: str) -> None:
        """Add files to a pending upload; one of the same name takes the place of the older."""
        with self._connection.writing():
            sql = "insert or replace into upload_files values (?, ?, ?)"
            for name in sorted(files):
                self._connection.execute(sql, (number, name, files[name]))
            self._tell("upload", number, at, by, ", ".join(sorted(files)))

    def discard(self, number: int, *, at: datetime, by: str) -> None:
        """Throw a pending upload away, its files with it."""
        with self._connection.writing():
            if self._close(number, "discarded"):
                self._tell("discard", number, at, by)

    def sweep(self, *, at: datetime, by: str) -> int:
        """Throw away the pending uploads that are too old; how many there were."""
        oldest = (at - KEPT).isoformat()
        with self._connection.writing():
            old = [row.number for row in self.pending() if row.at < oldest]
            for number in old:
                self.discard(number, at=at, by=by)
        return len(old)

    def published(self, number: int) -> bool:
        """Mark an upload as published, if it is still pending: its files are in the edition."""
        with self._connection.writing():
            return self._close(number, "published")

    def _close(self, number: int, state: str) -> bool:
        sql = "update uploads set state = ? where number = ? and state = 'pending'"
        changed = bool(self._connection.execute(sql, (state, number)).rowcount)
        if changed:
            for table in ("upload_files", "upload_looks"):
                sql = f"delete from {table} where upload = ?"  # noqa: S608 — names of our own
                self._connection.execute(sql, (number,))
        return changed

    def _tell(self, verb: str, number: int, at: datetime, by: str, sentence: str = "") -> None:
        subject = f"upload/{number}"
        self._events.tell(at=at, by=by, verb=verb, subject=subject, sentence=sentence)

    def pending(self) -> list[UploadRow]:
        """The uploads that wait to be published or discarded, the newest first."""
        rows = self._connection.rows("uploads", "state = 'pending'", order_by="number desc")
        return [UploadRow(**row) for row in rows]

    def row(self, number: int) -> UploadRow | None:
        """The upload of this number, whatever became of it."""
        rows = self._connection.rows("uploads", "number = ?", (number,))
        return UploadRow(**rows[0]) if rows else None

    def files(self, number: int) -> dict[str, bytes]:
        """The files of a pending upload."""
        rows = self._connection.rows("upload_files", "upload = ?", (number,), order_by="name")
        return {row["name"]: row["bytes"] for row in rows}
