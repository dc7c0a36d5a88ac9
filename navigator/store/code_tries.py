"""Codes that were tried for an account whose password was right: when, and nothing else.

Kept on disk, so that neither a restart nor patience makes them forgotten. They go after a week, and
with a new password or second factor, which end what was known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from navigator.staff import AHEAD, User, guessing
from navigator.store.connection import Connection
from navigator.store.events import Events

SCHEMA = """
create table if not exists code_tries (
    number integer primary key,
    user integer not null references users(number),
    at text not null
) strict;
"""
ALARM = "many-wrong-codes"  # the event
PROGRAM = "navigator"  # who tells of it


@dataclass(frozen=True, slots=True)
class Guessed:
    """An account for which so many wrong codes were tried within a week that somebody guesses."""

    user: int
    tries: int


class CodeTries:
    """The tries of codes of a store."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection, self._events = connection, events

    def begin(self, user: User, *, at: datetime, slowed: bool) -> tuple[timedelta, int]:
        """How long to wait; or, if a code may be tried now, the number of the try.

        It counts before anybody knows whether it is right, so that many at once don't slip through.
        """
        with self._connection.writing():
            self._forget_old(at)
            wait = guessing.pause(self._of(user), at) if slowed else timedelta(0)
            if wait:
                return wait, 0
            return wait, self._connection.add("code_tries", (None, user.number, at.isoformat()))

    def was_right(self, try_: int) -> None:
        """The code was right, and the try doesn't count."""
        with self._connection.writing():
            self._connection.execute("delete from code_tries where number = ?", (try_,))

    def was_wrong(self, user: User, *, at: datetime) -> bool:
        """Tell of it, if there have been many, once in a while; whether it was told now."""
        with self._connection.writing():
            tries, subject = self._of(user), f"user/{user.name}"
            if len(tries) < guessing.MANY:
                return False
            if self._events.told(ALARM, subject, since=min(tries)):
                return False
            self._events.tell(at=at, by=PROGRAM, verb=ALARM, subject=subject)
            return True

    def guessed(self, *, at: datetime) -> list[Guessed]:
        """The accounts whose codes somebody guesses, as far as one can tell."""
        ends = ((at - guessing.LONG).isoformat(), (at + AHEAD).isoformat())
        rows = self._connection.rows("code_tries", "at > ? and at <= ?", ends, order_by="user")
        counts = ((user, len(list(of))) for user, of in groupby(rows, lambda row: row["user"]))
        return [Guessed(user, tries) for user, tries in counts if tries >= guessing.MANY]

    def _of(self, user: User) -> list[datetime]:
        rows = self._connection.rows("code_tries", "user = ?", (user.number,))
        return [datetime.fromisoformat(row["at"]) for row in rows]

    def _forget_old(self, at: datetime) -> None:
        ends = ((at - guessing.LONG).isoformat(), (at + AHEAD).isoformat())
        self._connection.execute("delete from code_tries where at <= ? or at > ?", ends)
