"""Protection against floods: how often something may be done from one place, and by all.

Addresses are kept in memory only, scrambled with a secret of this process, and forgotten after an
hour or less, those of the staff after a day of work: nothing about a visitor reaches the disk.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import deque
from ipaddress import IPv6Address, ip_address, ip_network
from math import inf
from threading import Lock

WINDOW = 3600.0  # seconds
AHEAD = 300.0  # seconds by which what has passed may seem to be still to come
HOME = 64  # bits of an IPv6 address that a home or an office has in common: the rest it may choose


def place_of(address: str | None) -> str:
    """The place that the address of a visitor stands for; what is no address stands for itself.

    Some proxies tell the port along with it, which is another one each time.
    """
    try:
        found = ip_address(_without_port(address or ""))
    except ValueError:
        return address or ""
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ip_network((int(found), HOME), strict=False))


def _without_port(address: str) -> str:
    host, _, port = address.rpartition(":")
    whole = not port.isdigit() or (":" in host and not host.startswith("["))
    return (address if whole else host).strip("[]")


class Gate:
    """Lets a limited number through in a while: from each place, and in all."""

    def __init__(self, each: int, all_: float = inf, window: float = WINDOW) -> None:
        self._each, self._all, self._window = each, all_, window
        self._secret = secrets.token_bytes(16)
        self._passed: deque[tuple[float, bytes]] = deque()
        self._lock = Lock()

    def lets(self, place: str, now: float) -> bool:
        """Whether one more may pass from the place, at a time in seconds; if so, it is counted."""
        with self._lock:
            free = self._wait(self._scrambled(place), now) <= 0
            if free:
                self._passed.append((now, self._scrambled(place)))
            return free

    def wait(self, place: str, now: float, *, alone: bool = False) -> float:
        """Seconds until one more may pass from the place; 0 if it may at once.

        What passes from other places doesn't matter to one that is looked at alone.
        """
        with self._lock:
            return self._wait(self._scrambled(place), now, alone=alone)

    def note(self, place: str, now: float) -> None:
        """Count one that passes from the place, whether it might or not."""
        with self._lock:
            self._passed.append((now, self._scrambled(place)))

    def give_back(self, place: str) -> None:
        """Count the last that passed from the place no more."""
        scrambled = self._scrambled(place)
        with self._lock:
            last = next((one for one in reversed(self._passed) if one[1] == scrambled), None)
            if last:
                self._passed.remove(last)

    def forget(self, place: str) -> None:
        """Count nothing any more that passed from the place until now."""
        scrambled = self._scrambled(place)
        with self._lock:
            self._passed = deque(one for one in self._passed if one[1] != scrambled)

    def _wait(self, scrambled: bytes, now: float, *, alone: bool = False) -> float:
        while self._passed and self._passed[0][0] <= now - self._window:
            self._passed.popleft()
        if any(at > now + AHEAD for at, _ in self._passed):  # the clock has been set back
            self._passed = deque(one for one in self._passed if one[0] <= now + AHEAD)
        here = [at for at, passed in self._passed if passed == scrambled]
        waits = [here[-self._each] + self._window - now] if len(here) >= self._each else []
        if not alone and len(self._passed) >= self._all:
            waits.append(self._passed[-int(self._all)][0] + self._window - now)
        return max(waits, default=0.0)

    def _scrambled(self, place: str) -> bytes:
        return hashlib.blake2b(place.encode(), key=self._secret, digest_size=16).digest()
