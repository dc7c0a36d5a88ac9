"""Copies of the database: made while the site runs, looked through, and put back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from navigator.store import copies, presence
from navigator.store.copies import BESIDE, UnfitError, UnwrittenError, connected, sweep
from navigator.store.database import GROWTH, opened

__all__ = ["Restored", "UnfitError", "UnwrittenError", "back_up", "check", "restore", "sweep"]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: how many editions, and when the last thing was done that it tells of."""

    editions: int
    last: datetime


def back_up(database: Path, file: Path) -> None:
    """Copy a database, which may be in use, into one file of its own, looked through and whole.

    Raises UnfitError if the database is damaged.
    """
    copies.copy(database, file, len(GROWTH))


def check(file: Path) -> int:
    """Look through a copy: its pages, and the files of every edition. How many editions it has.

    Raises UnfitError.
    """
    return copies.check(file, len(GROWTH))


def restore(file: Path, database: Path, aside: Path, *, at: datetime, by: str) -> Restored:
    """Put a copy in place of the database, which is kept aside; what there is now.

    All or nothing, and a site that is running goes on with what was restored: SQLite writes the
    pages in one transaction. What was ended or forgotten since stays so: nobody is signed in any
    more, and the reports are forgotten that are due. Raises UnfitError.
    """
    count = check(file)
    with TemporaryDirectory(".draft", f"{database.name}.", database.parent) as folder:
        draft = Path(folder) / database.name
        _copy(file, draft)
        last = _settled(draft, at, by)
        _keep(database, aside)
        _put(draft, database)
    presence.remember(database)
    return Restored(count, last)


def _settled(draft: Path, at: datetime, by: str) -> datetime:
    """Bring a copy to today's shape, and tell in it that it was restored; its last event before."""
    with opened(draft, draft=True) as kept, kept.writing():
        last = max((event["at"] for event in kept.events.all()), default=at.isoformat())
        kept.sign_ins.end_every()
        kept.reports.forget(at=at, by=by)
        kept.events.tell(at=at, by=by, verb="restore", subject="backup", sentence=last)
    return datetime.fromisoformat(last)


def _put(draft: Path, database: Path) -> None:
    """Put a settled copy in place: where nothing is, all at once; else page by page, in one go."""
    presence.to_disk(draft)
    with suppress(FileExistsError):
        os.link(draft, database)
        presence.to_disk(database.parent)
        return
    _copy(draft, database)


def _copy(file: Path, to: Path) -> None:
    to.touch(mode=0o600)
    with connected(file) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def _keep(database: Path, aside: Path) -> None:
    """A copy of the database; if it is past reading, the broken files themselves.

    So too what it left when it vanished: SQLite would add that to what is put in its place.
    Raises UnwrittenError if there is no room for the copy: the database may be sound, and stays.
    """
    try:
        if database.exists():
            back_up(database, aside)
            return
    except UnwrittenError:
        raise
    except UnfitError:
        pass
    for end in BESIDE:
        broken = Path(f"{database}{end}")
        if broken.exists():
            broken.rename(f"{aside}{end}")
