"""Flags that people raised or moved. They and all that is done about them are only ever added.

A flag of the data files is taken in, with a copy of what it says, when somebody first does
something about it: so its story outlives its row.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any

from navigator.catalog import FlagState
from navigator.flags import RAISED, Flag, Move, Showing, Wording
from navigator.store.connection import Connection
from navigator.store.editions import Editions
from navigator.store.events import Events
from navigator.voices import BY_CODE, Text

SCHEMA = """
create table if not exists flags (
    number integer primary key,
    id text not null unique,
    kind text not null,
    step text not null,
    service text not null,
    title text not null,
    reason text not null,
    began text not null,
    source text not null,
    raised_at text,
    basis text not null
) strict;
create table if not exists flag_moves (
    number integer primary key,
    flag text not null references flags(id),
    place integer not null,
    at text not null,
    by text not null,
    was text not null,
    now text not null,
    why text not null,
    unique (flag, place)
) strict;
create table if not exists flag_showings (
    number integer primary key,
    flag text not null references flags(id),
    place integer not null,
    at text not null,
    by text not null,
    shown integer not null,
    title text not null,
    unique (flag, place)
) strict;
"""
# What the finding said, in Finnish, when the flag was raised: findings are not kept.
SAID = "alter table flags add column said text not null default '';\n"
# The regions that a flag is about, by their ids; none: wherever its step and service are.
REGIONS = "alter table flags add column regions text not null default '';\n"
# Titles and reasons that were mended; what stood there before stays in `flags`.
WORDINGS = """
create table if not exists flag_wordings (
    number integer primary key,
    flag text not null references flags(id),
    place integer not null,
    at text not null,
    by text not null,
    title text not null,
    reason text not null,
    unique (flag, place)
) strict;
"""
APPEND_ONLY = ("flags", "flag_moves", "flag_showings")


class ChangedMeanwhileError(Exception):
    """Somebody else has done something about the flag since it was looked at."""


class Flags:
    """The flags of a store."""

    def __init__(self, connection: Connection, events: Events, editions: Editions) -> None:
        self._connection, self._events, self._editions = connection, events, editions

    def all(self) -> tuple[Flag, ...]:
        """All flags that are kept, in the order in which they came, with their stories."""
        tables = ("flag_moves", "flag_showings", "flag_wordings")
        stories = [self._stories(table) for table in tables]
        return tuple(
            _flag(row, *(story.get(row["id"], ()) for story in stories))
            for row in self._connection.rows("flags")
        )

    def _stories(self, table: str) -> Mapping[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = {}
        for row in self._connection.rows(table):
            found.setdefault(row["flag"], []).append(row)
        return found

    def add(self, flag: Flag, *, at: datetime, by: str) -> str:
        """Keep a flag that somebody raised; the id that it was given."""
        with self._connection.writing():
            number = self._next()
            id_ = f"{RAISED}{number}"
            row = (number, id_, *_facts(flag), at.isoformat(), *_basis(flag))
            self._connection.add("flags", row)
            self._tell("raise-flag", id_, at, by, _first(flag.reason))
        return id_

    def _next(self) -> int:
        """A number after all others, whose id no flag has, kept or in a data file of any edition.

        Files that were published before such ids became a fault may hold them, also those of an
        older edition to which one may roll back.
        """
        rows = self._connection.rows("flags")
        taken = {row["id"] for row in rows}
        after = count(max((row["number"] for row in rows), default=0) + 1)
        ids = ((number, f"{RAISED}{number}") for number in after)
        return next(
            number
            for number, id_ in ids
            if id_ not in taken and not self._editions.ever_held("flags.csv", id_.encode())
        )

    def move(self, flag: Flag, now: FlagState, *, at: datetime, by: str, why: str) -> None:
        """Move a flag on from where it was seen to be.

        Raises ChangedMeanwhileError, or NoSuchWayError.
        """
        move = flag.move(now, at=at, by=by, why=why)
        with self._connection.writing():
            self._take_in(flag)
            row = (at.isoformat(), by, move.was, move.now, why)
            self._connection.add("flag_moves", (None, flag.id, len(flag.moves), *row))
            self._tell("move-flag", flag.id, at, by, why)

    def show(self, flag: Flag, title: Text, *, shown: bool, at: datetime, by: str) -> None:
        """Let the public see a flag under a title, or no longer.

        Raises ChangedMeanwhileError.
        """
        with self._connection.writing():
            self._take_in(flag)
            row = (at.isoformat(), by, int(shown), _json(title))
            self._connection.add("flag_showings", (None, flag.id, len(flag.showings), *row))
            self._tell("show-flag" if shown else "hide-flag", flag.id, at, by, _first(title))

    def reword(self, flag: Flag, title: Text, reason: Text, *, at: datetime, by: str) -> None:
        """Give a flag another title and reason.

        Raises ChangedMeanwhileError.
        """
        with self._connection.writing():
            self._take_in(flag)
            row = (at.isoformat(), by, _json(title), _json(reason))
            self._connection.add("flag_wordings", (None, flag.id, len(flag.wordings), *row))
            self._tell("reword-flag", flag.id, at, by, _first(title))

    def _take_in(self, flag: Flag) -> None:
        """Keep the flag if it is not kept yet; what has happened to it must be as it was seen."""
        kept = next((one for one in self.all() if one.id == flag.id), None)
        if kept is None:
            raised_at = flag.raised_at.isoformat() if flag.raised_at else None
            row = (None, flag.id, *_facts(flag), raised_at, *_basis(flag))
            self._connection.add("flags", row)
        elif kept.story != flag.story:
            raise ChangedMeanwhileError(flag.id)

    def _tell(self, verb: str, id_: str, at: datetime, by: str, sentence: str) -> None:
        self._events.tell(at=at, by=by, verb=verb, subject=f"flag/{id_}", sentence=sentence)


def _facts(flag: Flag) -> tuple[str, ...]:
    said = (_json(flag.title), _json(flag.reason))
    return (flag.kind, flag.step, flag.service, *said, flag.began, flag.source)


def _basis(flag: Flag) -> tuple[str, ...]:
    return (flag.basis, flag.said, " ".join(flag.regions))


def _flag(
    row: Mapping[str, Any],
    moves: Sequence[Mapping[str, Any]],
    showings: Sequence[Mapping[str, Any]],
    wordings: Sequence[Mapping[str, Any]],
) -> Flag:
    worded = wordings[-1] if wordings else row
    return Flag(
        id=row["id"],
        kind=row["kind"],
        step=row["step"],
        service=row["service"],
        title=_text(worded["title"]),
        reason=_text(worded["reason"]),
        began=row["began"],
        source=row["source"],
        raised_at=datetime.fromisoformat(row["raised_at"]) if row["raised_at"] else None,
        basis=row["basis"],
        said=row["said"],
        regions=tuple(row["regions"].split()),
        moves=tuple(map(_move, moves)),
        showings=tuple(map(_showing, showings)),
        wordings=tuple(map(_wording, wordings)),
    )


def _move(row: Mapping[str, Any]) -> Move:
    at = datetime.fromisoformat(row["at"])
    return Move(at, row["by"], row["was"], row["now"], row["why"])


def _showing(row: Mapping[str, Any]) -> Showing:
    at = datetime.fromisoformat(row["at"])
    return Showing(at, row["by"], bool(row["shown"]), _text(row["title"]))


def _wording(row: Mapping[str, Any]) -> Wording:
    at = datetime.fromisoformat(row["at"])
    return Wording(at, row["by"], _text(row["title"]), _text(row["reason"]))


def _json(text: Text) -> str:
    return json.dumps({voice.code: words for voice, words in text}, ensure_ascii=False)


def _text(stored: str) -> Text:
    return Text(tuple((BY_CODE[code], words) for code, words in json.loads(stored).items()))


def _first(text: Text) -> str:
    """The words in which a text was first written."""
    return next((words for _, words in text), "")
