"""Accounts of the staff: who they are, what they may, and how long a sign-in lasts."""

from __future__ import annotations

import unicodedata
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


@dataclass(frozen=True, slots=True)
class Password:
    """What is kept of a password."""

    hash: str = field(repr=False)
    one_time: bool = False  # given by somebody else: it must be changed before anything else


@dataclass(frozen=True, slots=True)
class User:
    """One account. Of its secrets nothing is shown when it is printed."""

    number: int
    name: str
    role: Role
    password: Password
    secret: str = field(repr=False)  # of the second factor; empty without one
    offered: str = field(repr=False)  # a secret that was shown, but not confirmed by a code yet
    counted: int  # the last step of time whose code was used
    disabled: bool

    def may(self, least: Role) -> bool:
        """Whether the account has at least this role."""
        return ROLES.index(self.role) >= ROLES.index(least)


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
            return now - self.started < CODE_WAIT
        return now - self.seen < IDLE and now - self.started < WHOLE


class LastAdminError(Exception):
    """The change would leave nobody who may manage the accounts."""


class NameTakenError(Exception):
    """There is an account of this name already."""


def key(name: str) -> str:
    """What two names have in common that count as the same: case and spaces don't matter."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def name_fault(name: str) -> str:
    """What is wrong with a name for an account: nothing, or a message."""
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME:
        return N("Give a name of 2 to 60 characters.")
    if "/" in name or not name.isprintable():
        return N("Write the name with letters, digits and spaces.")
    return ""
