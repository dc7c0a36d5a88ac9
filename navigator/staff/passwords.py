"""Passwords: hashed so that guessing is dear, compared so that nothing is told, and their rules."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY

from navigator.staff.accounts import Password, name_key

N = str  # marks a message for the catalogues; it is translated where it is shown

SHORTEST, LONGEST = 12, 200
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read aloud
# What people choose first when twelve characters are asked for, without its digits and signs.
CHOSEN_FIRST = """
    password passwort salasana salasanani lösenord lösenordet losenord qwerty qwertyuiop
    qwertyuiopå asdfghjkl asdfghjklöä zxcvbnm letmein iloveyou welcome administrator admin
    rakastansinua minärakastansinua minunsalasana tervetuloa jagälskardig
    palveluportaat servicetrappan työllisyyspalvelut työllisyysalue navigator
    kesä syksy talvi kevät sommar höst vinter vår summer autumn winter spring
"""
COMMON = frozenset(CHOSEN_FIRST.split())
TURN = BoundedSemaphore(2)  # a hash takes 64 MiB: many sign-ins at once must not take them all

PARAMETERS = RFC_9106_LOW_MEMORY  # Argon2id: 64 MiB, three passes, four lanes
_hasher = PasswordHasher.from_parameters(PARAMETERS)


def hashed(password: str, *, given: datetime | None = None) -> Password:
    """What is to be kept: a hash, in which its salt and parameters stand.

    With the moment at which somebody else gave it, if so.
    """
    with TURN:
        return Password(_hasher.hash(password), given)


def fits(kept: Password | None, password: str) -> bool:
    """Whether the password is the one that was kept.

    Without one the same work is done for nothing, so that time doesn't tell who has an account.
    """
    decoy = _decoy()
    with TURN:
        try:
            _hasher.verify(kept.hash if kept else decoy, password)
        except VerifyMismatchError:
            return False
    return kept is not None


def stale(kept: Password) -> bool:
    """Whether it was hashed with other parameters than are used now."""
    return _hasher.check_needs_rehash(kept.hash)


def fault(password: str, name: str, near: Iterable[str] = ()) -> str:
    """What is wrong with a new password for the account of this name: nothing, or a message.

    `near` are names that people here would think of first, such as that of their town.
    """
    if len(password) < SHORTEST:
        return N("A password has at least 12 characters. A sentence is easy to remember.")
    if len(password) > LONGEST:
        return N("A password has no more than 200 characters.")
    if _common(name_key(password), near):
        return N("This password is too easy to guess. Choose a less usual one.")
    if _holds(name_key(password), name_key(name)):
        return N("This password is too easy to guess. Choose one without your name in it.")
    return ""


def one_time() -> str:
    """A password that holds once, of 79 bits: to be handed to somebody, or kept on paper."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def _common(password: str, near: Iterable[str]) -> bool:
    letters = _letters(password)
    few = len(set(password)) < 5  # noqa: PLR2004 — aaaaaaaaaaaa, 121212121212
    return few or letters in COMMON or letters in _words(near)


def _words(names: Iterable[str]) -> frozenset[str]:
    """The letters of names, and of each of their words."""
    found = {part for name in names for part in (name, *name.split())}
    return frozenset(_letters(name_key(one)) for one in found)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())


def _holds(password: str, name: str) -> bool:
    parts = [part for part in (name, *name.split()) if len(part) > 2]  # noqa: PLR2004 — no initials
    return any(part in password for part in parts)


@cache
def _decoy() -> str:
    return _hasher.hash(secrets.token_hex())
