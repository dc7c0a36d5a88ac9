"""Events: what was done, by whom, when and why. They are only ever added."""

from __future__ import annotations

from datetime import datetime

from navigator.store.connection import Connection

SCHEMA = """
create table if not exists events (
    number integer primary key,
    at text not null,
    by text not null,
    verb text not null,
    subject text not null,
    sentence text not null
) strict;
"""
APPEND_ONLY = ("events",)


class Events:
    """The events of a store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def tell(self, *, at: datetime, by: str, verb: str, subject: str, sentence: str = "") -> None:
        """Add an event, in the same transaction as what it tells of."""
        with self._connection.writing():
            row = (None, at.isoformat(), by, verb, subject, sentence)
            self._connection.add("events", row)

    def told(self, verb: str, subject: str, *, since: datetime) -> bool:
        """Whether an event has told of this since a moment."""
        where = "verb = ? and subject = ? and at >= ?"
        return bool(self._connection.rows("events", where, (verb, subject, since.isoformat())))

    def last_by(self, subject: str) -> str:
        """Who did the last thing that is told of a subject; nobody, if nothing is."""
        order = "number desc limit 1"
        found = self._connection.rows("events", "subject = ?", (subject,), order_by=order)
        return str(found[0]["by"]) if found else ""

    def all(self) -> list[dict[str, str]]:
        """All events, the newest first."""
        return self._connection.rows("events", order_by="number desc")
