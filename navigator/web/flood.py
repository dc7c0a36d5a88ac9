"""Protection against floods: how often something may be done from one place, and by all.

Addresses are kept in memory only, scrambled with a secret of this process, and forgotten after an
hour: nothing about a visitor reaches the disk.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import deque
from threading import Lock

WINDOW = 3600.0  # seconds


class Gate:
    """Lets a limited number through in an hour: from each place, and in all."""

    def __init__(self, each: int, all_: int) -> None:
        self._each, self._all = each, all_
        self._secret = secrets.token_bytes(16)
        self._passed: deque[tuple[float, bytes]] = deque()
        self._lock = Lock()

    def lets(self, place: str, now: float) -> bool:
        """Whether one more may pass from the place, at a time in seconds; if so, it is counted."""
        scrambled = hashlib.blake2b(place.encode(), key=self._secret, digest_size=16).digest()
        with self._lock:
            while self._passed and self._passed[0][0] <= now - WINDOW:
                self._passed.popleft()
            here = sum(passed == scrambled for _, passed in self._passed)
            free = here < self._each and len(self._passed) < self._all
            if free:
                self._passed.append((now, scrambled))
            return free
