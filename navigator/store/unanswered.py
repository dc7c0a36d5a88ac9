"""How often the map had no good answer, by month: counts alone, and never a word that was typed.

What is counted stands apart: how often in all, beside which step, with which word of the thesaurus.
So no count says what was asked together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from navigator.store.connection import Connection

SCHEMA = """
create table if not exists unanswered (
    month text not null,
    kind text not null,
    thing text not null,
    times integer not null,
    primary key (month, kind, thing)
) strict;
"""
UnansweredKind = Literal["fit", "step", "word"]
LEAST_COUNT = 5  # fewer are never told: behind a small number there could be one person


@dataclass(frozen=True, slots=True)
class UnansweredCount:
    """How often in a month (`2026-11`) a thing was met.

    The thing is a fit (`none`, `weak`), the id of a step, or a word of the thesaurus after its
    language: `fi/fyrkka`.
    """

    month: str
    kind: UnansweredKind
    thing: str
    times: int


class Unanswered:
    """What was asked for and not found, as counts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, on: date, things: Iterable[tuple[UnansweredKind, str]]) -> None:
        """Count each thing once more, in the month of the day."""
        with self._connection.writing():
            for kind, thing in things:
                self._connection.execute(
                    "insert into unanswered values (?, ?, ?, 1) "
                    "on conflict do update set times = times + 1",
                    (f"{on:%Y-%m}", kind, thing),
                )

    def all(self) -> list[UnansweredCount]:
        """The counts of five or more, the newest month first, in it the most frequent first."""
        order = "month desc, times desc, thing"
        rows = self._connection.rows("unanswered", "times >= ?", (LEAST_COUNT,), order_by=order)
        return [UnansweredCount(**row) for row in rows]
