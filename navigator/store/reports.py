"""Reports: what visitors say is wrong. They may change, so that a contact can be forgotten."""

from __future__ import annotations

from datetime import datetime

from navigator.store.connection import Connection
from navigator.store.events import Events

SCHEMA = """
create table if not exists reports (
    number integer primary key,
    at text not null,
    page text not null,
    message text not null,
    contact text not null,
    state text not null
) strict;
"""


class Reports:
    """The reports of a store."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection, self._events = connection, events

    def add(self, *, at: datetime, page: str, message: str, contact: str) -> None:
        """Keep what a visitor says is wrong, until somebody has dealt with it."""
        with self._connection.writing():
            self._connection.add("reports", (None, at.isoformat(), page, message, contact, "new"))

    def settle(self, number: int, *, at: datetime, by: str) -> bool:
        """Mark a report as dealt with and forget the contact; False if there is no open one."""
        with self._connection.writing():
            changed = self._connection.execute(
                "update reports set state = 'settled', contact = '' "
                "where number = ? and state = 'new'",
                (number,),
            ).rowcount
            if changed:
                self._events.tell(at=at, by=by, verb="settle", subject=f"report/{number}")
        return bool(changed)

    def all(self, state: str = "new") -> list[dict[str, str]]:
        """The reports in a state, the oldest first."""
        return self._connection.rows("reports", "state = ?", (state,))
