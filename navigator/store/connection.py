"""A connection to the database: rows in and out, and changes that are made all or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlite_utils import Database


class Connection:
    """One open connection, used by one thread."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._depth = 0

    def execute(self, sql: str, values: tuple[object, ...] = ()) -> Any:
        """The cursor of a statement."""
        return self._db.execute(sql, values)

    def rows(
        self, table: str, where: str = "", values: tuple[object, ...] = (), order_by: str = "number"
    ) -> list[dict[str, Any]]:
        """The rows of a table that fulfil a condition, in an order."""
        return list(self._db[table].rows_where(where or None, values, order_by=order_by))

    def add(self, table: str, row: tuple[object, ...]) -> int:
        """Add a row; the number that it was given."""
        marks = ", ".join("?" * len(row))
        sql = f"insert into {table} values ({marks})"  # noqa: S608 — names of our own
        return int(self._db.execute(sql, row).lastrowid)

    def glance(self) -> None:
        """Read the last row of every table."""
        for table in self._db.table_names():
            self.execute(f"select * from {table} order by rowid desc limit 1").fetchone()  # noqa: S608

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, in which all is done or nothing; one inside another belongs to it.

        Not sqlite-utils' own inserts, each of which would commit by itself.
        """
        if self._depth == 0:
            self._db.execute("begin immediate")
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            if self._depth == 0:
                self._db.conn.rollback()
            raise
        self._depth -= 1
        if self._depth == 0:
            self._db.conn.commit()
