"""Accounts of the staff: who they are, what they may, and how long a sign-in lasts."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, get_args

N = str  # marks a message for the catalogues; it is translated where it is shown

Role = Literal["counsellor", "editor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)  # each may what the ones before it may

Stage = Literal["code", "done"]  # a sign-in still waits for its second factor, or is whole

SHORTEST_NAME, LONGEST_NAME = 2, 60
IDLE = timedelta(minutes=30)
WHOLE = timedelta(hours=12)
CODE_WAIT = timedelta(minutes=10)
OFFER_WAIT = timedelta(minutes=30)  # time to find an app and install it; the messages say it, too
ONE_TIME = timedelta(days=7)  # the messages say it, too

# Two clocks differ, and one may be set back by moments. What lies further ahead was written while
# the clock was wrong: it has not begun yet, and must not last until it has.
AHEAD = timedelta(minutes=5)

# The alphabets whose letters are taken for one another: А is Cyrillic, Α Greek and A Latin.
ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE", "LISU"})


@dataclass(frozen=True, slots=True)
class Password:
    """What is kept of a password."""

    hash: str = field(repr=False)
    given: datetime | None = None  # when somebody else gave it; None for one's own

    @property
    def one_time(self) -> bool:
        """Whether it must be changed before anything else."""
        return self.given is not None

    def expired(self, now: datetime) -> bool:
        """Whether it was given so long ago that it is worth nothing any more."""
        return self.given is not None and not lasts(self.given, ONE_TIME, now)


@dataclass(frozen=True, slots=True)
class User:
    """One account. Of its secrets nothing is shown when it is printed."""

    number: int
    name: str
    role: Role
    password: Password
    secret: str = field(repr=False)  # of the second factor; empty without one
    offered: str = field(repr=False)  # a secret that was shown, but not confirmed by a code yet
    offered_at: datetime | None  # when that was
    counted: int  # the last step of time whose code was used
    disabled: bool
    regions: tuple[str, ...] = ()  # ids of those that she works for; none: all, and what they share

    def may(self, least: Role) -> bool:
        """Whether the account has at least this role."""
        return ROLES.index(self.role) >= ROLES.index(least)

    def has(self, regions: Collection[str]) -> bool:
        """Whether what belongs to these regions is hers to change; to none: all share it."""
        return not self.regions or (bool(regions) and set(regions) <= set(self.regions))

    def awaited(self, now: datetime) -> str:
        """The secret that a code may still confirm; empty without one."""
        waits = self.offered_at is not None and lasts(self.offered_at, OFFER_WAIT, now)
        return self.offered if waits else ""


@dataclass(frozen=True, slots=True)
class SignIn:
    """One sign-in, from when it began to when it was last used."""

    id: str
    user: int
    stage: Stage
    started: datetime
    seen: datetime

    def alive(self, now: datetime) -> bool:
        """Whether it still holds: neither left alone for too long nor too old altogether."""
        if self.stage == "code":
            return lasts(self.started, CODE_WAIT, now)
        return lasts(self.seen, IDLE, now) and lasts(self.started, WHOLE, now)


def lasts(since: datetime, duration: timedelta, now: datetime) -> bool:
    """Whether what began at a moment still holds; what is said to begin later does not."""
    return -AHEAD <= now - since < duration


class LastAdminError(Exception):
    """The change would leave nobody who may manage the accounts."""


class NameTakenError(Exception):
    """There is an account of this name already."""


def name_key(name: str) -> str:
    """What two names have in common that count as the same: case and spaces don't matter."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def name_fault(name: str) -> str:
    """What is wrong with a name for an account: nothing, or a message."""
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME:
        return N("Give a name of 2 to 60 characters.")
    if "/" in name or not name.isprintable():
        return N("Write the name with letters, digits and spaces.")
    if len(_alphabets(name) & ALIKE) > 1:
        return N(
            "Write the name with the letters of one alphabet. Letters that look alike, such as "
            "the Latin A and the Cyrillic А, would make two names look the same."
        )
    return ""


def _alphabets(name: str) -> frozenset[str]:
    """The alphabets of the letters: Unicode names each letter after its own."""
    letters = filter(str.isalpha, unicodedata.normalize("NFKC", name))
    return frozenset(unicodedata.name(letter, "").split(" ")[0] for letter in letters)
