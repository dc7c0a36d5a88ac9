"""Accounts: who may sign in, with which password and second factor. Secrets are kept as hashes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from navigator.staff import LastAdminError, NameTakenError, Password, Role, User, name_key
from navigator.store.connection import Connection
from navigator.store.events import Events

SCHEMA = """
create table if not exists users (
    number integer primary key,
    name text not null,
    key text not null unique,
    role text not null,
    password text not null,
    one_time integer not null default 0,
    secret text not null default '',
    offered text not null default '',
    counted integer not null default 0,
    disabled integer not null default 0
) strict;
create table if not exists recovery_codes (
    user integer not null references users(number),
    code text not null,
    primary key (user, code)
) strict;
create table if not exists sign_ins (
    id text primary key,
    user integer not null references users(number),
    stage text not null,
    started text not null,
    seen text not null
) strict;
"""

# When a password for once was given. For those that wait already, the days begin now.
GIVEN = """
alter table users add column given text not null default '';
update users set given = strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now') where one_time;
alter table users drop column one_time;
"""

# When the secret of a set-up was shown. Set-ups that nobody finished are begun anew.
OFFERED_AT = """
alter table users add column offered_at text not null default '';
update users set offered = '';
"""
# Names that an account had before: what was done under them stays hers, and nobody else takes them.
FORMER_NAMES = """
create table if not exists former_names (
    key text primary key,
    name text not null,
    user integer not null references users(number)
) strict;
"""
# The regions that an account works for, by their ids; none: all of them. So it was for everybody.
REGIONS = "alter table users add column regions text not null default '';\n"
SET_REGIONS = "set-regions"  # the verb of the event
NO_OFFER = {"offered": "", "offered_at": ""}


class Accounts:
    """The accounts of a store. Passwords and recovery codes reach it as hashes."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection, self._events = connection, events

    def all(self) -> list[User]:
        """All accounts by name, those that can't sign in among them."""
        return [_user(row) for row in self._connection.rows("users", order_by="key")]

    def named(self, name: str) -> User | None:
        """The account of a name, however it is written."""
        return self._one("key = ?", name_key(name))

    def numbered(self, number: int) -> User | None:
        return self._one("number = ?", number)

    def add(self, name: str, role: Role, password: Password, *, at: datetime, by: str) -> int:
        """A new account, of all regions; its number. Raises NameTakenError."""
        with self._connection.writing():
            if self._taken(name):
                raise NameTakenError
            number = self._connection.execute(
                "insert into users (name, key, role, password, given) values (?, ?, ?, ?, ?)",
                (name, name_key(name), role, password.hash, _moment(password.given)),
            ).lastrowid
            self._tell(name, f"add-{role}", at, by)
        return int(number)

    def rename(self, user: User, name: str, *, at: datetime, by: str) -> None:
        """Another name to sign in by; the earlier one stays taken. Raises NameTakenError."""
        with self._connection.writing():
            if self._taken(name, user):
                raise NameTakenError
            sql = "insert or ignore into former_names (key, name, user) values (?, ?, ?)"
            self._connection.execute(sql, (name_key(user.name), user.name, user.number))
            self._set(user, name=name, key=name_key(name))
            self._events.tell(
                at=at, by=by, verb="rename-user", subject=f"user/{user.name}", sentence=name
            )

    def names(self, user: User) -> frozenset[str]:
        """All names under which the account has done things, today’s among them."""
        former = self._connection.rows("former_names", "user = ?", (user.number,), "key")
        return frozenset((user.name, *(row["name"] for row in former)))

    def _taken(self, name: str, by: User | None = None) -> bool:
        """Whether an account has or had the name, other than the one that wants it."""
        one, key = self.named(name), name_key(name)
        rows = self._connection.rows("former_names", "key = ?", (key,), "key")
        had = [row["user"] for row in rows]
        owners = {*had, *((one.number,) if one else ())}
        return bool(owners - ({by.number} if by else set()))

    def change_role(self, user: User, role: Role, *, at: datetime, by: str) -> None:
        """Raises LastAdminError."""
        with self._connection.writing():
            if role != "admin":
                self._need_an_admin_beside(user, at)
            self._set(user, role=role)
            self._tell(user.name, f"make-{role}", at, by)

    def set_regions(self, user: User, regions: Iterable[str], *, at: datetime, by: str) -> None:
        """The regions that the account works for from now on; none: all. Raises LastAdminError."""
        some = tuple(regions)
        with self._connection.writing():
            if some:
                self._need_an_admin_beside(user, at)
            self._set(user, regions=" ".join(some))
            self._tell(user.name, SET_REGIONS, at, by, " ".join(some))

    def disable(self, user: User, *, at: datetime, by: str) -> None:
        """Let the account sign in no more, and end its sign-ins. Raises LastAdminError."""
        with self._connection.writing():
            self._need_an_admin_beside(user, at)
            self._set(user, disabled=True)
            self._end_sign_ins(user)
            self._tell(user.name, "disable-user", at, by)

    def enable(self, user: User, *, at: datetime, by: str) -> None:
        with self._connection.writing():
            self._set(user, disabled=False)
            self._tell(user.name, "enable-user", at, by)

    def set_password(self, user: User, password: Password, *, at: datetime, by: str) -> None:
        """A new password; all sign-ins of the account end, and a set-up that the old one began."""
        with self._connection.writing():
            self._set(user, password=password.hash, given=_moment(password.given), **NO_OFFER)
            self._end_sign_ins(user)
            self._forget_tries(user)
            self._tell(user.name, "set-password", at, by)

    def still(self, user: User) -> bool:
        """Whether the account is open, with the password and second factor that were read.

        Asked in the transaction that does what they were asked for: they may have changed since.
        """
        now = self.numbered(user.number)
        if now is None or now.disabled:
            return False
        return (now.password, now.secret) == (user.password, user.secret)

    def rehash(self, user: User, password: Password) -> None:
        """The same password, hashed with newer parameters: no change that is told of.

        A password that was set since the account was read stays.
        """
        with self._connection.writing():
            self._connection.execute(
                "update users set password = ? where number = ? and password = ?",
                (password.hash, user.number, user.password.hash),
            )

    def offer_second_factor(self, user: User, secret: str, *, at: datetime) -> None:
        """Keep a secret that counts only when it has been confirmed with a code."""
        with self._connection.writing():
            self._set(user, offered=secret, offered_at=_moment(at))

    def withdraw_second_factor(self, user: User) -> None:
        """Forget the secret that no code has confirmed."""
        with self._connection.writing():
            self._set(user, **NO_OFFER)

    def turn_on_second_factor(
        self, user: User, step: int, codes: Iterable[str], *, at: datetime, by: str
    ) -> bool:
        """The offered secret counts from now on; with recovery codes by their hashes.

        All sign-ins of the account end: those that are there know nothing of the second factor.
        False, and nothing is done, if that secret is not offered any more.
        """
        with self._connection.writing():
            now = self.numbered(user.number)
            if now is None or now.offered != user.offered:
                return False
            self._set(user, secret=user.offered, counted=step, **NO_OFFER)
            self._end_sign_ins(user)
            self._forget_codes(user)
            self._forget_tries(user)
            for code in codes:
                self._connection.add("recovery_codes", (user.number, code))
            self._tell(user.name, "turn-on-second-factor", at, by)
        return True

    def turn_off_second_factor(self, user: User, *, at: datetime, by: str) -> None:
        """The password is enough again."""
        with self._connection.writing():
            self._set(user, secret="", **NO_OFFER)
            self._forget_codes(user)
            self._forget_tries(user)
            self._tell(user.name, "turn-off-second-factor", at, by)

    def use_step(self, user: User, step: int) -> bool:
        """Use the code of a step of time; False if it or a later one has been used."""
        with self._connection.writing():
            changed = self._connection.execute(
                "update users set counted = ? where number = ? and counted < ?",
                (step, user.number, step),
            )
        return bool(changed.rowcount)

    def use_recovery_code(self, user: User, code: str, *, at: datetime) -> bool:
        """Use a recovery code by its hash, for ever; False if there is none."""
        with self._connection.writing():
            gone = self._connection.execute(
                "delete from recovery_codes where user = ? and code = ?", (user.number, code)
            )
            if gone.rowcount:
                self._tell(user.name, "use-recovery-code", at, user.name)
        return bool(gone.rowcount)

    def recovery_codes_left(self, user: User) -> int:
        sql = "select count(*) from recovery_codes where user = ?"
        return int(self._connection.execute(sql, (user.number,)).fetchone()[0])

    def _one(self, where: str, value: object) -> User | None:
        rows = self._connection.rows("users", where, (value,))
        return _user(rows[0]) if rows else None

    def _set(self, user: User, **changed: object) -> None:
        columns = ", ".join(f"{column} = ?" for column in changed)
        sql = f"update users set {columns} where number = ?"  # noqa: S608 — names of our own
        self._connection.execute(sql, (*changed.values(), user.number))

    def _need_an_admin_beside(self, user: User, at: datetime) -> None:
        """Raises LastAdminError if it is an admin's of all regions, and no other can sign in."""
        of_all = (one for one in self.all() if one.role == "admin" and not one.regions)
        admins = {one.number: one for one in of_all if not one.disabled}
        ours = admins.pop(user.number, None)
        if ours and all(other.password.expired(at) for other in admins.values()):
            raise LastAdminError

    def _end_sign_ins(self, user: User) -> None:
        self._connection.execute("delete from sign_ins where user = ?", (user.number,))

    def _forget_codes(self, user: User) -> None:
        self._connection.execute("delete from recovery_codes where user = ?", (user.number,))

    def _forget_tries(self, user: User) -> None:
        """What guessed codes is worth nothing any more: the password or the secret is another."""
        self._connection.execute("delete from code_tries where user = ?", (user.number,))

    def _tell(self, name: str, verb: str, at: datetime, by: str, sentence: str = "") -> None:
        self._events.tell(at=at, by=by, verb=verb, subject=f"user/{name}", sentence=sentence)


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def _read(moment: str) -> datetime | None:
    return datetime.fromisoformat(moment) if moment else None


def _user(row: dict[str, Any]) -> User:
    same = ("number", "name", "role", "secret", "offered", "counted")
    return User(
        password=Password(row["password"], _read(row["given"])),
        offered_at=_read(row["offered_at"]),
        disabled=bool(row["disabled"]),
        regions=tuple(row["regions"].split()),
        **{name: row[name] for name in same},
    )
