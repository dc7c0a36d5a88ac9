"""What a look at an upload found: its faults as data, or none; and how far a look has come.

A look is of the upload against one state of everything else (the newest edition, the day, the
checks), which it names. Against another state it says nothing, and the upload is looked at anew.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from navigator.store.connection import Connection
from navigator.tables import Problem

SCHEMA = """
create table upload_looks (
    upload integer primary key references uploads(number),
    against text not null,
    state text not null check (state in ('waiting', 'sound', 'faulty', 'failed')),
    day text not null,
    stage text not null,
    done integer not null,
    whole integer not null,
    faults text not null,
    more integer not null
) strict;
"""

LookState = Literal["waiting", "sound", "faulty", "failed"]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at an upload: against what and on which day, what was found, or how far it is.

    Of the work at hand, so much of a whole is done; before it begins the stage is empty.
    """

    upload: int
    against: str
    state: LookState
    day: str
    stage: str = ""
    done: int = 0
    whole: int = 0
    faults: tuple[Problem, ...] = ()
    more: bool = False


class Looks:
    """The looks of a store, one for each pending upload at most."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, upload: int) -> Look | None:
        """The last look at an upload."""
        rows = self._connection.rows("upload_looks", "upload = ?", (upload,), order_by="upload")
        return _look(rows[0]) if rows else None

    def keep(self, look: Look) -> None:
        """Keep a look in place of the one before, as long as its upload is pending."""
        with self._connection.writing():
            sql = (
                "insert or replace into upload_looks select ?, ?, ?, ?, ?, ?, ?, ?, ? "
                "where exists (select 1 from uploads where number = ? and state = 'pending')"
            )
            self._connection.execute(sql, (*_row(look), look.upload))

    def all(self) -> list[Look]:
        """The last look at each upload, the oldest upload first."""
        return [_look(row) for row in self._connection.rows("upload_looks", order_by="upload")]

    def waiting(self) -> list[Look]:
        """The looks that are not done, the oldest upload first."""
        return [look for look in self.all() if look.state == "waiting"]

    def progress(self, look: Look, stage: str, done: int, whole: int) -> None:
        """Note how far a look has come, unless another one has taken its place."""
        with self._connection.writing():
            sql = (
                "update upload_looks set stage = ?, done = ?, whole = ? "
                "where upload = ? and against = ? and state = 'waiting'"
            )
            self._connection.execute(sql, (stage, done, whole, look.upload, look.against))


def plain(problems: Sequence[Problem]) -> str:
    """Faults as JSON: in no language, so that each reader is told them in her own."""
    rows = [
        (one.file, one.fault, one.row, one.column, dict(one.values), one.heading)
        for one in problems
    ]
    return json.dumps(rows, ensure_ascii=False)


def _problems(text: str) -> tuple[Problem, ...]:
    rows = json.loads(text)
    return tuple(
        Problem(file, fault, row, column, tuple(values.items()), *heading)
        for file, fault, row, column, values, *heading in rows  # older ones tell no heading
    )


def _row(look: Look) -> tuple[object, ...]:
    done = (look.stage, look.done, look.whole)
    found = (plain(look.faults), int(look.more))
    return (look.upload, look.against, look.state, look.day, *done, *found)


def _look(row: dict[str, Any]) -> Look:
    return Look(**row | {"faults": _problems(row["faults"]), "more": bool(row["more"])})
