"""Copies of the database: made while the site runs, looked through, and put back."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory, mkstemp

from navigator.store.database import GROWTH, digest, opened, strange

OURS = {"editions", "edition_files", "events"}  # tables that every one of our databases has
UNWRITTEN = ("SQLITE_FULL", "SQLITE_IOERR")  # what SQLite says when there is no room
BESIDE = ("", "-wal", "-shm")  # the database and what SQLite keeps beside it


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: how many editions, and when the last thing was done that it tells of."""

    editions: int
    last: datetime


class UnfitError(Exception):
    """The file can't be taken for a database of ours; the message says why."""


def back_up(database: Path, file: Path) -> None:
    """Copy a database, which may be in use, into one file of its own.

    The copy is looked through and moved into place when it is whole. Only its owner may read it: it
    holds what the database holds. Raises UnfitError if the database is damaged.
    """
    handle, name = mkstemp(prefix=f"{file.name}.", suffix=".draft", dir=file.parent)
    os.close(handle)
    draft = Path(name)
    try:
        with _connected(database) as source, closing(sqlite3.connect(draft)) as target:
            source.backup(target)
            target.execute("pragma journal_mode = delete")
        check(draft)
        _to_disk(draft)
        os.replace(draft, file)
        _to_disk(file.parent)
    finally:
        for end in (*BESIDE, "-journal"):
            Path(f"{draft}{end}").unlink(missing_ok=True)


def check(file: Path) -> int:
    """Look through a copy: its pages, and the files of every edition. How many editions it has.

    Raises UnfitError.
    """
    with _connected(file) as connection:
        tables = {name for (name,) in connection.execute("select name from sqlite_schema")}
        if not tables >= OURS:
            raise UnfitError("It is a database, but not one of this program.")
        if connection.execute("pragma user_version").fetchone()[0] > len(GROWTH):
            raise UnfitError("A newer version of this program wrote it.")
        faults = connection.execute("pragma integrity_check").fetchall()
        if faults != [("ok",)] or connection.execute("pragma foreign_key_check").fetchall():
            raise UnfitError("The database is damaged.")
        return _editions(connection)


def _editions(connection: sqlite3.Connection) -> int:
    """How many editions there are, each with the bytes that its digest tells, of data files."""
    editions = connection.execute("select number, digest from editions").fetchall()
    for number, told in editions:
        sql = "select name, bytes from edition_files where edition = ?"
        files = dict(connection.execute(sql, (number,)).fetchall())
        if digest(files) != told:
            raise UnfitError(f"The files of edition {number} are not as they were published.")
        if strange(files):
            raise UnfitError(f"Edition {number} holds what is no data file: {strange(files)}.")
    return len(editions)


def restore(file: Path, database: Path, aside: Path, *, at: datetime, by: str) -> Restored:
    """Put a copy in place of the database, which is kept aside; what there is now.

    All or nothing, and a site that is running goes on with what was restored: SQLite writes the
    pages in one transaction. What was ended or forgotten since stays so: nobody is signed in any
    more, and the reports are forgotten that are due. Raises UnfitError.
    """
    count = check(file)
    if database.exists():
        _keep(database, aside)
    database.touch(mode=0o600)
    with TemporaryDirectory(dir=database.parent) as folder:
        draft = Path(folder) / database.name
        _copy(file, draft)
        last = _settled(draft, at, by)
        _copy(draft, database)
    return Restored(count, last)


def _settled(draft: Path, at: datetime, by: str) -> datetime:
    """Bring a copy to today's shape, and tell in it that it was restored; its last event before."""
    with opened(draft) as kept, kept.writing():
        last = max((event["at"] for event in kept.events.all()), default=at.isoformat())
        kept.sign_ins.end_every()
        kept.reports.forget(at=at, by=by)
        kept.events.tell(at=at, by=by, verb="restore", subject="backup", sentence=last)
    return datetime.fromisoformat(last)


def _copy(file: Path, to: Path) -> None:
    with _connected(file) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def _keep(database: Path, aside: Path) -> None:
    """A copy of the database; if it is past reading, the broken files themselves."""
    try:
        back_up(database, aside)
    except UnfitError:
        for end in BESIDE:
            broken = Path(f"{database}{end}")
            if broken.exists():
                broken.rename(f"{aside}{end}")


@contextmanager
def _connected(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads; copies are made of it.

    Raises UnfitError for what is no sound database, and for a copy that finds no room.
    """
    try:
        uri = f"{file.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            yield connection
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname.startswith(UNWRITTEN):
            raise UnfitError(f"The copy cannot be written: {error}.") from error
        raise UnfitError(f"It cannot be read as a database: {error}.") from error


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
