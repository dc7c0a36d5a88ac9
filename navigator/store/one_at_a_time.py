"""Work that only one process of a machine may do at a time, and only one thread in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def alone(path: Path) -> Iterator[bool]:
    """Whether the work marked by this file is ours alone until the end.

    The lock is that of a database in which nothing stands: every system ends it with the process
    that has it, however that ends.
    """
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("begin exclusive")
        except sqlite3.OperationalError:
            yield False
        else:
            yield True
