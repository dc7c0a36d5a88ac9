"""SQLite behind one door. Each change is one transaction with the event that tells of it."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp
from typing import Literal

from sqlite_utils import Database

from navigator.environment import day
from navigator.store import (
    accounts,
    code_tries,
    copies,
    drafts,
    editions,
    events,
    flags,
    links,
    looks,
    presence,
    question_lists,
    reports,
    unanswered,
    uploads,
)
from navigator.store.accounts import Accounts
from navigator.store.code_tries import CodeTries
from navigator.store.connection import Connection
from navigator.store.drafts import DraftRow, Drafts
from navigator.store.editions import EditionRow, Editions, digest, strange
from navigator.store.events import Events
from navigator.store.flags import ChangedMeanwhileError, Flags
from navigator.store.links import Links
from navigator.store.looks import Looks
from navigator.store.question_lists import QuestionLists
from navigator.store.reports import ReportRow, Reports
from navigator.store.sign_ins import SignIns
from navigator.store.unanswered import Unanswered
from navigator.store.unavailable import UnavailableError, Why, told
from navigator.store.uploads import UploadRow, Uploads

__all__ = [
    "ChangedMeanwhileError",
    "DraftRow",
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

# How long to wait for another process that makes the copy and brings the database to a new shape.
GROWING = 120.0

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
    accounts.FORMER_NAMES
    + drafts.SCHEMA
    + question_lists.SCHEMA
    + _only_ever_added(*question_lists.APPEND_ONLY),
    accounts.REGIONS + flags.REGIONS,
)


class Store:
    """An open store, with a part for each kind of thing that it keeps."""

    def __init__(self, connection: Connection) -> None:
        self.writing = connection.writing
        self.glance = connection.glance
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
        self.question_lists = QuestionLists(connection, self.events)
        self.drafts = Drafts(connection, self.events)
        self.links = Links(connection, self.events)


@contextmanager
def opened(
    path: Path, patience: float = PATIENCE, *, make: bool = False, draft: bool = False
) -> Iterator[Store]:
    """The store in the file, brought to the newest shape.

    If told so, it is made where there never was one. A draft is nobody's database yet, and so it
    is not copied before it grows. Other writers are waited for so many seconds.
    Raises UnavailableError, and then nothing of the last change has been done.
    """
    with told(path):
        if not presence.there(path):
            if not make:
                raise UnavailableError(path, "empty", "there is no database yet")
            _make(path)
        with _connected(path, patience) as connection:
            _grow(connection, path, copied=not draft)
            presence.remember(path)
            yield Store(Connection(Database(connection)))


def condition(path: Path, patience: float = PATIENCE) -> Literal["answers"] | Why:
    """Whether the database answers, or why not: a glance at each of its tables, changing nothing.

    The last row of each is read, and with it the pages on the way there. That costs a millisecond,
    however large the database; only a copy is looked through as a whole.
    """
    try:
        with opened(path, patience) as kept:
            kept.glance()
    except UnavailableError as error:
        return error.why
    except sqlite3.Error:  # what stands in its pages makes no sense
        return "damaged"
    except OSError:
        return "unusable"
    return "answers"


@contextmanager
def _connected(path: Path, patience: float) -> Iterator[sqlite3.Connection]:
    """A connection to a database that is there and ours, and which it never makes."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    with closing(
        sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)
    ) as connection:
        _shape(connection, path)  # before anything of another's database is changed
        with suppress(sqlite3.OperationalError):  # another process may be just doing the same
            connection.execute("pragma journal_mode = wal")
        connection.execute("pragma foreign_keys = on")
        connection.execute("pragma synchronous = full")
        connection.execute("pragma secure_delete = on")  # what is forgotten leaves the file
        yield connection


def _make(path: Path) -> None:
    """Make a new database, for its user alone: hashes of passwords will stand in it.

    It is made beside and linked into place when it is whole: of processes that start at once, one
    wins, and none that is killed leaves half of one.
    """
    handle, name = mkstemp(prefix=f"{path.name}.", suffix=".draft", dir=path.parent)
    os.close(handle)
    draft = Path(name)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            connection.execute("pragma journal_mode = wal")
            with _all(connection):
                _add(connection, GROWTH)
        presence.to_disk(draft)
        with suppress(FileExistsError):
            os.link(draft, path)
            presence.to_disk(path.parent)
    finally:
        for end in copies.OF_A_DRAFT:
            Path(f"{draft}{end}").unlink(missing_ok=True)


def _grow(connection: sqlite3.Connection, path: Path, *, copied: bool) -> None:
    """Bring the database to the newest shape, all in one transaction; before, it may be copied.

    While one process does so, others wait for it. Raises UnavailableError, and has then done
    nothing.
    """
    if _shape(connection, path) == len(GROWTH):
        return
    connection.execute(f"pragma busy_timeout = {GROWING * 1000:.0f}")
    with _all(connection):
        shape = _shape(connection, path)  # others may have done it meanwhile
        if shape is None and presence.known(path):
            raise UnavailableError(path, "missing", "the database is empty")
        if copied and shape is not None and shape < len(GROWTH):
            _say_kept(copies.keep(path, shape, day.now()))
        _add(connection, GROWTH[shape or 0 :])
    copies.forget_oldest(path)


def _say_kept(copy: Path) -> None:
    logging.getLogger(__name__).warning(
        "The database is brought to the newest version. As it was before: %s", copy
    )


@contextmanager
def _all(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction, in which all is done or nothing."""
    connection.execute("begin immediate")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _add(connection: sqlite3.Connection, scripts: Iterable[str]) -> None:
    """Add what the last scripts of the growth bring."""
    for script in scripts:
        for statement in _statements(script):
            connection.execute(statement)
    connection.execute(f"pragma user_version = {len(GROWTH)}")


def _shape(connection: sqlite3.Connection, path: Path) -> int | None:
    """How many scripts of the growth the database has; None while it is empty.

    Raises UnavailableError for a database of another program, or of a newer version of this one.
    """
    names = connection.execute("select name from sqlite_schema where type = 'table'")
    tables = {name for (name,) in names}
    if not tables:
        return None
    if not tables >= copies.OURS:
        raise UnavailableError(path, "foreign", "it is a database of another program")
    version = int(connection.execute("pragma user_version").fetchone()[0])
    if version > len(GROWTH):
        raise UnavailableError(path, "newer", "a newer version of this program wrote it")
    return version


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; a trigger is one of them, whatever stands inside."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
