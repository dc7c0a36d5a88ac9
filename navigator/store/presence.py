"""Whether a database was ever made at a place, so that none is made where one has vanished.

It is remembered by a file of its own beside the database, whose name doesn't begin like the
database's: who takes away that one with all that SQLite keeps beside it leaves this one.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from navigator.store.unavailable import UnavailableError

SAYS = """\
A database was made here: {name}. While this file stands here, the program makes no new one in its
place, so that nobody mistakes an empty site for this one. It keeps nothing else.
"""
SECRET_KEY = "secret-key"  # noqa: S105 — a name: the key of a site that ran here, with a database


def mark(path: Path) -> Path:
    """The file that remembers a database."""
    return path.with_name(f"{path.stem}-was-made.txt")


def there(path: Path) -> bool:
    """Whether there is a database; False where there never was one.

    Raises UnavailableError where there was one that is gone.
    """
    if _holds_something(path):
        return True
    left = path.with_name(f"{path.name}-wal")  # by a process that was killed
    was = known(path) or left.exists() or path.is_symlink()
    if was and not _holds_something(path):  # nor has another process just made it
        said = "the database is empty" if path.exists() else "the database is gone"
        raise UnavailableError(path, "missing", said)
    return path.exists()


def _holds_something(path: Path) -> bool:
    """Whether there is more than an empty file, as a killed process of old versions left it."""
    try:
        return path.stat().st_size > 0
    except (FileNotFoundError, NotADirectoryError):
        return False


def known(path: Path) -> bool:
    """Whether there has been a database, by what was left beside it."""
    return any(sign.exists() for sign in (mark(path), path.with_name(SECRET_KEY)))


def remember(path: Path) -> None:
    """Leave the mark beside a database that is there."""
    if mark(path).exists():
        return
    with suppress(FileExistsError):  # another process may be just doing the same
        mark_ = os.open(mark(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        with open(mark_, "w", encoding="utf-8") as file:
            file.write(SAYS.format(name=path.name))
            file.flush()
            os.fsync(file.fileno())
        to_disk(path.parent)


def to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk.

    Never for a database in use: closing it would take the locks of this process away from it.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
