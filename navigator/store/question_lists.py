"""The lists of questions by which the search is measured, as editors have kept them on the desk."""

from __future__ import annotations

from datetime import datetime

from navigator.store.connection import Connection
from navigator.store.events import Events

SCHEMA = """
create table question_lists (
    number integer primary key,
    at text not null,
    by text not null,
    bytes blob not null
) strict;
"""
APPEND_ONLY = ("question_lists",)


class QuestionLists:
    """Each list as it came to be by an edit; the newest counts, and none is ever changed."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection, self._events = connection, events

    def newest(self) -> bytes:
        """The list as JSON; nothing while it was never edited."""
        rows = self._connection.rows("question_lists", order_by="number desc limit 1")
        return bytes(rows[0]["bytes"]) if rows else b""

    def last_by(self) -> str:
        """Who kept the newest list; nobody while it was never edited."""
        rows = self._connection.rows("question_lists", order_by="number desc limit 1")
        return str(rows[0]["by"]) if rows else ""

    def keep(self, data: bytes, *, at: datetime, by: str, what: str) -> int:
        """Keep a new list, and tell which of its questions was edited; its number."""
        with self._connection.writing():
            number = self._connection.add("question_lists", (None, at.isoformat(), by, data))
            subject = f"questions/{number}"
            self._events.tell(at=at, by=by, verb="edit-questions", subject=subject, sentence=what)
        return number
