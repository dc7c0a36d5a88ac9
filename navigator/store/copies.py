"""Copies of the database, made while the site runs: each is looked through before it counts."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkstemp

from navigator.store.editions import digest, strange
from navigator.store.presence import to_disk
from navigator.store.unavailable import UnavailableError

OURS = {"editions", "edition_files", "events"}  # tables that every one of our databases has
UNWRITTEN = ("SQLITE_FULL", "SQLITE_IOERR")  # what SQLite says when there is no room
BESIDE = ("", "-wal", "-shm")  # the database and what SQLite keeps beside it
OF_A_DRAFT = (*BESIDE, "-journal")
STALE = timedelta(days=1)  # no copy takes as long to make
KEPT = 3  # copies from before a growth: of so many upgrades one can go back


class UnfitError(Exception):
    """The file can't be taken for a database of ours; the message says why."""


class UnwrittenError(UnfitError):
    """The copy itself can't be written; nothing is said of the database."""


def copy(database: Path, file: Path, shape: int) -> None:
    """Copy a database, which may be in use, into one file of its own.

    The copy is looked through and moved into place when it is whole. Only its owner may read it: it
    holds what the database holds. Raises UnfitError if the database is damaged, or of a shape newer
    than the one that is known.
    """
    handle, name = mkstemp(prefix=f"{file.name}.", suffix=".draft", dir=file.parent)
    os.close(handle)
    draft = Path(name)
    try:
        with connected(database) as source, closing(sqlite3.connect(draft)) as target:
            source.backup(target)
            target.execute("pragma journal_mode = delete")
        check(draft, shape)
        to_disk(draft)
        os.replace(draft, file)
        to_disk(file.parent)
    finally:
        for end in OF_A_DRAFT:
            Path(f"{draft}{end}").unlink(missing_ok=True)


def check(file: Path, shape: int) -> int:
    """Look through a copy: its pages, and the files of every edition. How many editions it has.

    Raises UnfitError.
    """
    with connected(file) as connection:
        tables = {name for (name,) in connection.execute("select name from sqlite_schema")}
        if not tables >= OURS:
            raise UnfitError("It is a database, but not one of this program.")
        if connection.execute("pragma user_version").fetchone()[0] > shape:
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


@contextmanager
def connected(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads; copies are made of it.

    Raises UnfitError for what is no sound database, UnwrittenError for a copy that finds no room.
    """
    try:
        uri = f"{file.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            yield connection
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname.startswith(UNWRITTEN):
            raise UnwrittenError(f"The copy cannot be written: {error}.") from error
        raise UnfitError(f"It cannot be read as a database: {error}.") from error


def keep(database: Path, shape: int, at: datetime) -> Path:
    """Copy a database as it is before it grows, beside it; the copy.

    Its name tells the shape from which the database grew, and when. Raises UnavailableError, after
    which the database must not grow.
    """
    file = database.with_name(f"{database.name}.version-{shape}-kept-{at:%Y%m%dT%H%M%SZ}")
    try:
        copy(database, file, shape)
    except (UnwrittenError, OSError) as error:
        said = f"no copy can be made of it before it is brought to the newest version ({error})"
        raise UnavailableError(database, "full", said) from error
    except UnfitError as error:
        said = f"it cannot be brought to the newest version. {str(error).removesuffix('.')}"
        raise UnavailableError(database, "damaged", said) from error
    return file


def forget_oldest(database: Path) -> None:
    """Keep the newest of the copies from before a growth: they hold what was forgotten since."""
    found = database.parent.glob(f"{database.name}.version-*-kept-*Z")
    oldest = sorted(found, key=lambda file: file.name.rpartition("-")[2])[:-KEPT]
    for file in oldest:
        file.unlink(missing_ok=True)


def sweep(database: Path, at: datetime) -> None:
    """Take away what killed processes left half-made beside the database, secrets and all."""
    for left in database.parent.glob(f"{database.name}.*.draft*"):
        with suppress(FileNotFoundError):  # another process may sweep, too
            if at.timestamp() - left.lstat().st_mtime > STALE.total_seconds():
                shutil.rmtree(left) if left.is_dir() else left.unlink()
