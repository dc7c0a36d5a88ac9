"""How often a password or a code may be tried: for one account, from one place, and by all.

The name that was typed is counted whether there is such an account or not. What is right empties
the count of its account, and not of its place: else one's own account would pay for trying others'.
"""

from __future__ import annotations

from datetime import datetime
from math import ceil

from flask import current_app, request

from navigator.accounts import key
from navigator.web.current import now
from navigator.web.flood import Gate

WINDOW = 900.0  # seconds
EACH_ACCOUNT, EACH_PLACE, ALL = 10, 50, 2000  # an office may have one address for everybody


class Tries:
    """The tries of the last quarter of an hour."""

    def __init__(self) -> None:
        self._accounts = Gate(EACH_ACCOUNT, ALL, WINDOW)
        self._places = Gate(EACH_PLACE, ALL, WINDOW)

    def wait(self, name: str, place: str, at: datetime) -> float:
        """Seconds until one more try is let through; if that is now, it is counted."""
        account, moment = key(name), at.timestamp()
        longest = max(self._accounts.wait(account, moment), self._places.wait(place, moment))
        if longest <= 0 and self._accounts.lets(account, moment):
            self._places.lets(place, moment)
        return longest

    def forget(self, name: str) -> None:
        self._accounts.forget(key(name))


def minutes_to_wait(name: str) -> int:
    """Whole minutes until this request may try the account again; 0 if it may, and is counted."""
    tries: Tries = current_app.extensions["tries"]
    return ceil(tries.wait(name, request.remote_addr or "", now()) / 60)


def forget(name: str) -> None:
    """The right password or code was given."""
    tries: Tries = current_app.extensions["tries"]
    tries.forget(name)
