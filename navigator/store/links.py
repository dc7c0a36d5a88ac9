"""Links: what each answered when it was last asked. Only the last time is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from navigator.environment import day
from navigator.links import Check
from navigator.store.connection import Connection
from navigator.store.events import Events

SCHEMA = """
create table if not exists links (
    url text primary key,
    checked_at text not null,
    status text not null
) strict;
"""
# The first moment of its failing without a break; empty, if it answers.
SINCE = """
alter table links add column since text not null default '';
"""


class Links:
    """The last checks of links."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection, self._events = connection, events

    def begin(self, urls: Iterable[str], *, edition: int, at: datetime, by: str) -> None:
        """The links of an edition are being asked: others are forgotten; and the event."""
        with self._connection.writing():
            for gone in {row["url"] for row in self._rows()}.difference(urls):
                self._connection.execute("delete from links where url = ?", (gone,))
            self._events.tell(at=at, by=by, verb="check-links", subject=f"edition/{edition}")

    def keep(self, answers: Iterable[tuple[str, str]], *, at: datetime) -> None:
        """Keep what links answered, in place of what each answered before."""
        with self._connection.writing():
            known = {row["url"]: row["since"] for row in self._rows()}
            for url, status in answers:
                failed = Check(url, _day(at.isoformat()), status).failed
                since = (known.get(url) or at.isoformat()) if failed else ""
                self._connection.execute("delete from links where url = ?", (url,))
                self._connection.add("links", (url, at.isoformat(), status, since))

    def all(self) -> tuple[Check, ...]:
        """What every link answered, by its address."""
        return tuple(
            Check(
                row["url"],
                _day(row["checked_at"]),
                row["status"],
                _day(row["since"]) if row["since"] else None,
            )
            for row in self._rows()
        )

    def _rows(self) -> list[dict[str, Any]]:
        return self._connection.rows("links", order_by="url")


def _day(at: str) -> date:
    return datetime.fromisoformat(at).astimezone(day.HELSINKI).date()
