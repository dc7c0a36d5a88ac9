"""Protection against floods: how often something may be done from one place, and by all.

Addresses are kept in memory only, scrambled with a secret of this process, and forgotten after an
hour or less: nothing about a visitor reaches the disk.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import deque
from threading import Lock

WINDOW = 3600.0  # seconds


class Gate:
    """Lets a limited number through in a while: from each place, and in all."""

    def __init__(self, each: int, all_: int, window: float = WINDOW) -> None:
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

    def wait(self, place: str, now: float) -> float:
        """Seconds until one more may pass from the place; 0 if it may at once."""
        with self._lock:
            return self._wait(self._scrambled(place), now)

    def forget(self, place: str) -> None:
        """Count nothing any more that passed from the place until now."""
        scrambled = self._scrambled(place)
        with self._lock:
            self._passed = deque(one for one in self._passed if one[1] != scrambled)

    def _wait(self, scrambled: bytes, now: float) -> float:
        while self._passed and self._passed[0][0] <= now - self._window:
            self._passed.popleft()
        here = [at for at, passed in self._passed if passed == scrambled]
        full = [times[-most] for times, most in self._counts(here) if len(times) >= most]
        return max((at + self._window - now for at in full), default=0.0)

    def _counts(self, here: list[float]) -> tuple[tuple[list[float], int], ...]:
        return (here, self._each), ([at for at, _ in self._passed], self._all)

    def _scrambled(self, place: str) -> bytes:
        return hashlib.blake2b(place.encode(), key=self._secret, digest_size=16).digest()
