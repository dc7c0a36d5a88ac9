"""How often a wrong password or code may be given: for one account, from one place, and by all.

Nobody can lock somebody else out: what closes a door is counted by name and place together. By the
name alone, many wrong passwords only slow the next one down, and not where its owner has signed in
lately. Codes are counted by the name alone: whoever is asked for one has given the right password.
The name that was typed is counted whether there is such an account or not; what is right counts
nowhere. Behind a proxy a place is known only if the proxy is (`NAVIGATOR_PROXIES`).
"""

from __future__ import annotations

from datetime import datetime
from math import ceil
from threading import Lock

from flask import current_app, request

from navigator.staff import WHOLE, name_key
from navigator.web.request.current import now
from navigator.web.request.rate_limit import Gate, place_of

WINDOW = 900.0  # seconds
EACH_PAIR, EACH_PLACE, ALL = 10, 50, 2000  # an office may have one address for everybody
EACH_NAME, PAUSE = 100, 10.0  # after so many, one in so many seconds
LATELY = WHOLE.total_seconds()


class Tries:
    """The wrong tries of the last quarter of an hour, and where people have signed in lately."""

    def __init__(self) -> None:
        self._pairs = Gate(EACH_PAIR, window=WINDOW)
        self._places = Gate(EACH_PLACE, ALL, WINDOW)
        self._names, self._paces = Gate(EACH_NAME, window=WINDOW), Gate(1, window=PAUSE)
        self._known = Gate(1, window=LATELY)
        self._lock = Lock()

    def wait(self, name: str, place: str, at: datetime, *, code: bool = False) -> float:
        """Seconds until one more try is let through; if that is now, it is counted.

        It is counted before anybody knows whether it is right, so that many at once are not let
        through; what was right is given back.
        """
        moment = at.timestamp()
        with self._lock:
            longest = max(self._waits(name_key(name), place, moment, code=code))
            if longest <= 0:
                for gate, counted in self._counts(name_key(name), place, code=code):
                    gate.note(counted, moment)
            return longest

    def give_back(self, name: str, place: str, *, code: bool = False) -> None:
        """The last try was right, and counts nowhere."""
        with self._lock:
            for gate, counted in self._counts(name_key(name), place, code=code):
                gate.give_back(counted)

    def welcome(self, name: str, place: str, at: datetime) -> None:
        """Somebody has signed in: wrong tries of hers are forgotten, and the place is known."""
        with self._lock:
            for pair in (name_key(name), _pair(name_key(name), place)):
                self._pairs.forget(pair)
            for known in (place, _pair(name_key(name), place)):
                self._known.forget(known)
                self._known.note(known, at.timestamp())

    def known(self, name: str, place: str, at: datetime) -> bool:
        """Whether somebody has signed in to the account from the place lately."""
        with self._lock:
            return self._known.wait(_pair(name_key(name), place), at.timestamp()) > 0

    def _waits(self, name: str, place: str, moment: float, *, code: bool) -> tuple[float, ...]:
        hers = self._known.wait(_pair(name, place), moment) > 0
        slowed = min(self._names.wait(name, moment), self._paces.wait(name, moment))
        return (
            self._pairs.wait(name if code else _pair(name, place), moment),
            self._places.wait(place, moment, alone=self._known.wait(place, moment) > 0),
            0.0 if hers else slowed,
        )

    def _counts(self, name: str, place: str, *, code: bool) -> tuple[tuple[Gate, str], ...]:
        pair = name if code else _pair(name, place)
        return (
            (self._pairs, pair),
            (self._places, place),
            (self._names, name),
            (self._paces, name),
        )


def minutes_to_wait(name: str, *, code: bool = False) -> int:
    """Whole minutes until this request may try the account again; 0 if it may, and is counted."""
    return ceil(_tries().wait(name, _place(), now(), code=code) / 60)


def give_back(name: str, *, code: bool = False) -> None:
    """The right password or code was given."""
    _tries().give_back(name, _place(), code=code)


def known(name: str) -> bool:
    """Whether whoever has this account has signed in lately from where this request comes."""
    return _tries().known(name, _place(), now())


def welcome(name: str) -> None:
    """Whoever sent this request has signed in."""
    _tries().welcome(name, _place(), now())


def _tries() -> Tries:
    tries: Tries = current_app.extensions["tries"]
    return tries


def _place() -> str:
    return place_of(request.remote_addr)


def _pair(name: str, place: str) -> str:
    return f"{name}\n{place}"  # no name holds a new line
