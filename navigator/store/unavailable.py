"""Why the database can't be used, and what there is to do about it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

Why = Literal["busy", "missing", "empty", "damaged", "foreign", "newer", "full", "unusable"]

ADVICE: Final[Mapping[Why, str]] = {
    "busy": "Another process is writing into it; try again in a moment.",
    "missing": "It was here before, so none is made in its place: mount its disk, or bring a "
    "backup back with navigator restore FILE. To begin anew instead, empty the whole folder.",
    "empty": "Make one: navigator build.",
    "damaged": "Bring a backup back with navigator restore FILE; what is there is kept beside it.",
    "foreign": "Name the folder in which this program keeps its own with --var or NAVIGATOR_VAR.",
    "newer": "Install that version again, or bring a backup of this one back with "
    "navigator restore FILE.",
    "full": "Make room on its disk; nothing was changed, and no restart is needed after that.",
    "unusable": "The database and its folder must be there for this user to read and to write, "
    "on a disk that is not read-only.",
}

# What SQLite says when it can't work, whatever it is asked.
OUT_OF_ORDER: Final[Mapping[int, Why]] = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_PROTOCOL: "busy",
    sqlite3.SQLITE_READONLY: "unusable",
    sqlite3.SQLITE_IOERR: "unusable",
    sqlite3.SQLITE_CANTOPEN: "unusable",
    sqlite3.SQLITE_PERM: "unusable",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_FULL: "full",
}
LEAST_ROOM = 256 * 1024  # bytes: less than SQLite needs beside the database to open it


class UnavailableError(Exception):
    """The database can't be used now, and nothing of the last change has been done.

    It is in use for too long, gone, damaged, of a newer version or of another program, or the disk
    is full or fails. The message says so, and what to do.
    """

    def __init__(self, path: Path, why: Why, said: str) -> None:
        super().__init__(f"{path}: {said}. {ADVICE[why]}")
        self.why = why

    @property
    def full(self) -> bool:
        """Whether it is for want of room on the disk."""
        return self.why == "full"


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise UnavailableError for what SQLite says of a database that it can't work with."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        why = _why(path, error)
        if why is None:
            raise
        said = "it is a folder" if path.is_dir() else str(error)
        raise UnavailableError(path, why, said) from error


def _why(path: Path, error: sqlite3.DatabaseError) -> Why | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest of the bits say more
    why = OUT_OF_ORDER.get(code)
    return "full" if why == "unusable" and _no_room(path.parent) else why


def _no_room(folder: Path) -> bool:
    """Whether nothing can be written for want of room: SQLite doesn't always say that it is it."""
    try:
        disk = os.statvfs(folder)
    except OSError:
        return False
    return disk.f_bavail * disk.f_frsize < LEAST_ROOM or bool(disk.f_files and not disk.f_favail)
