"""Drafts of rows: what somebody has begun to write and can't be published yet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from navigator.store.connection import Connection
from navigator.store.events import Events

SCHEMA = """
create table drafts (
    number integer primary key,
    noun text not null,
    key text not null,
    written text not null,
    based_on integer not null,
    at text not null,
    by text not null
) strict;
"""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row as far as it is written, of a kind (`services`); without a key it is a new one.

    A new service has its first offer beside it, and the other steps on which it is to stand.
    """

    noun: str
    key: str
    cells: Mapping[str, str]
    based_on: int
    at: str
    by: str
    offer: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    number: int = 0  # none yet


class Drafts:
    """The drafts of a store, each kept until it is published or thrown away."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection, self._events = connection, events

    def all(self) -> list[DraftRow]:
        """All drafts, the newest first."""
        return [_draft(row) for row in self._connection.rows("drafts", order_by="at desc")]

    def get(self, number: int) -> DraftRow | None:
        rows = self._connection.rows("drafts", "number = ?", (number,))
        return _draft(rows[0]) if rows else None

    def keep(self, draft: DraftRow) -> int:
        """Keep a draft, in place of the one that has its number; its number."""
        with self._connection.writing():
            old = self.get(draft.number)
            if old:
                self._connection.execute("delete from drafts where number = ?", (old.number,))
            number = self._connection.add("drafts", _row(draft, old.number if old else None))
            if not old:
                self._tell("keep-draft", number, datetime.fromisoformat(draft.at), draft.by)
        return number

    def discard(self, number: int, *, at: datetime, by: str) -> bool:
        """Throw a draft away; whether it was there."""
        with self._connection.writing():
            gone = self.close(number)
            if gone:
                self._tell("discard-draft", number, at, by)
        return gone

    def close(self, number: int) -> bool:
        """Take away a draft that has been published; whether it was there."""
        gone = self._connection.execute("delete from drafts where number = ?", (number,))
        return bool(gone.rowcount)

    def _tell(self, verb: str, number: int, at: datetime, by: str) -> None:
        self._events.tell(at=at, by=by, verb=verb, subject=f"draft/{number}")


def _row(draft: DraftRow, number: int | None) -> tuple[object, ...]:
    written = {"cells": dict(draft.cells), "offer": dict(draft.offer), "also": draft.also}
    said = json.dumps(written, ensure_ascii=False)
    return (
        number, draft.noun, draft.key, said, draft.based_on, draft.at, draft.by,
    )  # fmt: skip


def _draft(row: dict[str, Any]) -> DraftRow:
    written = json.loads(row["written"])
    return DraftRow(
        noun=row["noun"],
        key=row["key"],
        cells=written["cells"],
        based_on=row["based_on"],
        at=row["at"],
        by=row["by"],
        offer=written["offer"],
        also=tuple(written["also"]),
        number=row["number"],
    )
