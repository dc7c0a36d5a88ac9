"""Who may ask next, where only one can: those who ask for little go first, and few wait.

There is no telling here who asks. But what takes long is put behind what doesn't, so that whoever
sends many long questions holds up their like, and nobody waits for more than the one under way.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from threading import Lock
from time import monotonic


@dataclass(order=True, slots=True)
class _Waiting:
    patient: bool
    cost: int
    number: int
    bell: Lock = field(compare=False)
    called: bool = field(default=False, compare=False)


class Turns:
    """Turns that are taken one at a time; so many may wait for theirs, and more are sent away."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._taken = False
        self._line: list[_Waiting] = []
        self._numbers = count()

    @contextmanager
    def turn(self, cost: int, until: float, *, patient: bool = False) -> Iterator[bool]:
        """A turn, and whether it came by then. The patient wait behind all others, and never leave
        for them."""
        mine = self._taken_by(cost, until, patient=patient)
        try:
            yield mine
        finally:
            if mine:
                self._next()

    def _taken_by(self, cost: int, until: float, *, patient: bool) -> bool:
        with self._lock:
            if not self._taken:
                self._taken = True
                return True
            me = _Waiting(patient, cost, next(self._numbers), Lock())
            me.bell.acquire()
            insort(self._line, me)
            self._send_away()
        me.bell.acquire(timeout=max(0.0, until - monotonic()))
        with self._lock:
            if me in self._line:
                self._line.remove(me)
            return me.called

    def _send_away(self) -> None:
        """Where too many wait, the one who asks for most goes, be it the last that came."""
        hasty = [one for one in self._line if not one.patient]
        if len(hasty) > self._most:
            self._line.remove(hasty[-1])
            hasty[-1].bell.release()

    def _next(self) -> None:
        with self._lock:
            if not self._line:
                self._taken = False
                return
            first = self._line.pop(0)
            first.called = True
            first.bell.release()
