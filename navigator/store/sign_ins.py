"""Sign-ins: kept here and not in the cookie, so that they can be ended.

A sign-in is known by the hash of what the browser holds, so that a copy of the database lets nobody
in. Nothing is kept of the browser or of where it was. Signing in and out is no event: how people
spend their day is not for the book.
"""

from __future__ import annotations

from datetime import datetime

from navigator.staff import AHEAD, WHOLE, SignIn, Stage, User
from navigator.store.connection import Connection
from navigator.store.events import Events


class SignIns:
    """The sign-ins of a store."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection, self._events = connection, events

    def begin(self, id_: str, user: User, stage: Stage, *, at: datetime) -> None:
        """A new sign-in; those that are too old to hold are forgotten on the way.

        So are those of days to come: the clock was wrong when they began.
        """
        with self._connection.writing():
            ends = ((at - WHOLE).isoformat(), (at + AHEAD).isoformat())
            self._connection.execute("delete from sign_ins where started <= ? or started > ?", ends)
            row = (id_, user.number, stage, at.isoformat(), at.isoformat())
            self._connection.add("sign_ins", row)

    def find(self, id_: str) -> SignIn | None:
        rows = self._connection.rows("sign_ins", "id = ?", (id_,), order_by="id")
        return _sign_in(**rows[0]) if rows else None

    def use(self, id_: str, *, at: datetime) -> None:
        """It was used just now, and holds for another while."""
        with self._connection.writing():
            self._connection.execute(
                "update sign_ins set seen = ? where id = ?", (at.isoformat(), id_)
            )

    def end(self, id_: str) -> None:
        with self._connection.writing():
            self._connection.execute("delete from sign_ins where id = ?", (id_,))

    def end_every(self) -> None:
        """End the sign-ins of all accounts, half-done ones too."""
        with self._connection.writing():
            self._connection.execute("delete from sign_ins")

    def end_all(self, user: User, *, at: datetime, by: str) -> None:
        """End the sign-ins of an account, on whatever machine they are."""
        with self._connection.writing():
            self._connection.execute("delete from sign_ins where user = ?", (user.number,))
            self._events.tell(at=at, by=by, verb="sign-out-everywhere", subject=f"user/{user.name}")


def _sign_in(id: str, user: int, stage: Stage, started: str, seen: str) -> SignIn:  # noqa: A002
    began, used = datetime.fromisoformat(started), datetime.fromisoformat(seen)
    return SignIn(id, user, stage, began, used)
