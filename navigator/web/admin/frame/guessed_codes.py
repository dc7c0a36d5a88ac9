"""Whose codes somebody guesses, for those whom it concerns: the owner, and the administrators."""

from __future__ import annotations

from dataclasses import dataclass

from navigator.staff import User
from navigator.web.request import now, signed_in, the_store


@dataclass(frozen=True, slots=True)
class Warned:
    """An account, how many wrong codes were tried, and whether it is the reader's own."""

    user: User
    tries: int
    own: bool


def guessed_codes() -> list[Warned]:
    """What the one who is signed in is warned of."""
    reader = signed_in()
    if reader is None:
        return []
    with the_store() as kept:
        told = [
            Warned(user, one.tries, user.number == reader.number)
            for one in kept.code_tries.guessed(at=now())
            if (user := kept.accounts.numbered(one.user))
        ]
    return [one for one in told if one.own or reader.may("admin")]
