"""Links: what each answered when it was last asked. Only the last time is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from navigator.day import HELSINKI
from navigator.link import Check
from navigator.store.connection import Connection
from navigator.store.events import Events

SCHEMA = """
create table if not exists links (
    url text primary key,
    checked_at text not null,
    status text not null
) strict;
"""


class Links:
    """The last checks of links."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection, self._events = connection, events

    def keep(
        self, answers: Iterable[tuple[str, str]], *, edition: int, at: datetime, by: str
    ) -> None:
        """Keep what the links of an edition answered, in place of what is known, and the event."""
        with self._connection.writing():
            self._connection.execute("delete from links")
            for url, status in answers:
                self._connection.add("links", (url, at.isoformat(), status))
            self._events.tell(at=at, by=by, verb="check-links", subject=f"edition/{edition}")

    def all(self) -> tuple[Check, ...]:
        """What every link answered, by its address."""
        rows = self._connection.rows("links", order_by="url")
        return tuple(Check(row["url"], _day(row["checked_at"]), row["status"]) for row in rows)


def _day(at: str) -> date:
    return datetime.fromisoformat(at).astimezone(HELSINKI).date()
