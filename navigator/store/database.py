"""SQLite behind one door. Each change is one transaction with the event that tells of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from navigator.store import (
    accounts,
    code_tries,
    editions,
    events,
    flags,
    links,
    looks,
    reports,
    unanswered,
    uploads,
)
from navigator.store.accounts import Accounts
from navigator.store.code_tries import CodeTries
from navigator.store.connection import Connection
from navigator.store.editions import EditionRow, Editions, digest, strange
from navigator.store.events import Events
from navigator.store.flags import ChangedMeanwhileError, Flags
from navigator.store.links import Links
from navigator.store.looks import Looks
from navigator.store.reports import ReportRow, Reports
from navigator.store.sign_ins import SignIns
from navigator.store.unanswered import Unanswered
from navigator.store.uploads import UploadRow, Uploads

__all__ = [
    "ChangedMeanwhileError",
    "EditionRow",
    "ReportRow",
    "Store",
    "UnavailableError",
    "UploadRow",
    "digest",
    "opened",
    "strange",
]

PATIENCE = 5.0  # seconds to wait for another writer

# What SQLite says when it can't work, whatever it is asked.
OUT_OF_ORDER = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOTADB,
}

TRIGGERS = """\
create trigger if not exists {table}_are_never_{verb}d before {verb} on {table}
begin select raise(abort, '{table} are only ever added'); end;
"""


def _only_ever_added(*tables: str) -> str:
    """The triggers that refuse to change or delete what stands in the tables."""
    return "".join(
        TRIGGERS.format(table=table, verb=verb) for table in tables for verb in ("update", "delete")
    )


# What has been added to the database over time, the first first; `pragma user_version` counts them.
# A script that has ever been released is never changed: what is new comes at the end.
GROWTH = (
    editions.SCHEMA
    + reports.SCHEMA
    + events.SCHEMA
    + _only_ever_added(*editions.APPEND_ONLY, *events.APPEND_ONLY),
    accounts.SCHEMA,
    uploads.SCHEMA,
    links.SCHEMA,
    flags.SCHEMA + reports.CLOSED_AT + unanswered.SCHEMA + _only_ever_added(*flags.APPEND_ONLY),
    flags.SAID + links.SINCE,
    accounts.GIVEN,
    accounts.OFFERED_AT,
    flags.WORDINGS + _only_ever_added("flag_wordings"),
    code_tries.SCHEMA,
    looks.SCHEMA,
)


class UnavailableError(Exception):
    """The database can't be used now: it is locked or damaged, or the disk is full or fails."""

    def __init__(self, path: Path, error: sqlite3.DatabaseError, code: int) -> None:
        super().__init__(f"{path}: {error}")
        self.full = code == sqlite3.SQLITE_FULL


class Store:
    """An open store, with a part for each kind of thing that it keeps."""

    def __init__(self, connection: Connection) -> None:
        self.writing = connection.writing
        self.events = Events(connection)
        self.editions = Editions(connection, self.events)
        self.flags = Flags(connection, self.events, self.editions)
        self.reports = Reports(connection, self.events)
        self.unanswered = Unanswered(connection)
        self.accounts = Accounts(connection, self.events)
        self.sign_ins = SignIns(connection, self.events)
        self.code_tries = CodeTries(connection, self.events)
        self.uploads = Uploads(connection, self.events)
        self.looks = Looks(connection)
        self.links = Links(connection, self.events)


@contextmanager
def opened(path: Path, patience: float = PATIENCE) -> Iterator[Store]:
    """The store in the file, made if it is not there, and then for its user alone.

    Other writers are waited for so many seconds.
    Raises UnavailableError, and then nothing of the last change has been done.
    """
    if not path.exists():
        path.touch(mode=0o600)  # it will hold hashes of passwords and secrets of second factors
    try:
        with closing(sqlite3.connect(path, timeout=patience, isolation_level=None)) as connection:
            with suppress(sqlite3.OperationalError):  # another process may be just doing the same
                connection.execute("pragma journal_mode = wal")
            connection.execute("pragma foreign_keys = on")
            connection.execute("pragma synchronous = full")
            connection.execute("pragma secure_delete = on")  # what is forgotten leaves the file
            _grow(connection)
            yield Store(Connection(Database(connection)))
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest of the bits say more
        if code in OUT_OF_ORDER:
            raise UnavailableError(path, error, code) from error
        raise


def _grow(connection: sqlite3.Connection) -> None:
    """Bring the database to the newest shape, each script in one transaction with its number.

    So a store that was killed half-made is not left without its triggers for ever.
    """
    while (done := _version(connection)) < len(GROWTH):
        with suppress(_GrownMeanwhileError):
            _add(connection, done)


class _GrownMeanwhileError(Exception):
    """Another process added the same script first."""


def _add(connection: sqlite3.Connection, script: int) -> None:
    connection.execute("begin immediate")
    try:
        if _version(connection) != script:
            raise _GrownMeanwhileError
        for statement in _statements(GROWTH[script]):
            connection.execute(statement)
        connection.execute(f"pragma user_version = {script + 1}")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; a trigger is one of them, whatever stands inside."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
