"""Questions as vectors, within a budget of time; without one, search goes by words alone."""

from __future__ import annotations

import atexit
import os
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from time import monotonic

from navigator.embedding import process
from navigator.embedding.bounds import bounded
from navigator.embedding.keeper import START, Keeper
from navigator.embedding.process import DiedError, LateError, Process
from navigator.embedding.turns import Turns

PATIENCE = 0.5  # seconds that a question waits for its turn and its vector together
LONG_PATIENCE = 60.0  # the same where nobody waits for a page
MOST_WAITING = 3  # questions; with the one under way, half of the threads that serve pages
REMEMBERED = 512  # questions
ATTEMPTS = 2  # of the patient


class Embedder:
    """The engine for questions, in one process. Any number of threads may ask; so may forks, which
    begin with a process of their own."""

    def __init__(self, command: Sequence[str] = ()) -> None:
        self._command = command or process.command("query")
        self._begin()
        atexit.register(self.close)
        os.register_at_fork(after_in_child=self._begin_again)

    def _begin(self) -> None:
        self._turns = Turns(MOST_WAITING)  # whose turn it is, may speak to the process
        self._keeper = Keeper(self._command)
        self._asked = ""  # of which the vector is awaited
        self._lock = Lock()  # for what is remembered
        self._vectors: OrderedDict[str, bytes] = OrderedDict()

    def _begin_again(self) -> None:
        self._keeper.let_go()
        self._begin()

    def start(self, within: float = START) -> bool:
        """Start the engine where it does not run, and wait for it; whether it is ready by then."""
        until = monotonic() + within
        with self._turns.turn(0, until, patient=True) as mine:
            return mine and self._settled(until) is not None

    def at_hand(self) -> bool:
        """Whether a question would be answered right now; where the engine has died, it is started
        again. Never waits."""
        now = monotonic()
        with self._turns.turn(0, now, patient=True) as mine:
            if mine:
                self._settled(now)
        found = self._keeper.process
        return bool(found and found.alive and found.greeted and not self._hangs())

    def question(self, text: str, *, patient: bool = False) -> bytes | None:
        """The vector of a question as 32-bit floats; None if it can't be had in time.

        The patient wait longer, behind all others, and ask again where the engine died.
        """
        asked = bounded(text, "query")
        for _ in range(ATTEMPTS if patient else 1):
            found = self._remembered(asked) or self._made(asked, patient=patient)
            if found:
                return found
        return None

    def forget(self) -> None:
        """Forget the vectors of what was asked."""
        with self._lock:
            self._vectors.clear()

    def close(self) -> None:
        """End the process; the next question starts another."""
        self._keeper.end()

    def _remembered(self, asked: str) -> bytes | None:
        with self._lock:
            if asked in self._vectors:
                self._vectors.move_to_end(asked)
            return self._vectors.get(asked)

    def _remember(self, asked: str, vector: bytes) -> None:
        with self._lock:
            self._vectors[asked] = vector
            if len(self._vectors) > REMEMBERED:
                self._vectors.popitem(last=False)

    def _made(self, asked: str, *, patient: bool) -> bytes | None:
        """The vector, made when it is its turn."""
        until = monotonic() + (LONG_PATIENCE if patient else PATIENCE)
        with self._turns.turn(len(asked.encode()), until, patient=patient) as mine:
            return self._answered(asked, until, patient=patient) if mine else None

    def _answered(self, asked: str, until: float, *, patient: bool) -> bytes | None:
        running = self._settled(until if patient or not self._hangs() else monotonic())
        if running is None:
            return None
        self._asked = asked
        vector = self._sent_and_received(running, asked, until)
        if vector:
            self._remember(asked, vector)
        return vector

    def _hangs(self) -> bool:
        """Whether it has been silent for longer than anybody waits: then nobody waits for it."""
        found = self._keeper.process
        return found is not None and found.waiting > PATIENCE

    def _sent_and_received(self, running: Process, asked: str, until: float) -> bytes | None:
        try:
            running.send([asked], until)
            return running.received(until)
        except LateError:
            return None
        except DiedError:
            self._keeper.died()
            return None

    def _settled(self, until: float) -> Process | None:
        """The process when it has nothing more to say: that it is ready, or a vector for which
        nobody waited to the end, and which is remembered. None where that takes too long."""
        running = self._keeper.running()
        if running is None or not running.awaited:
            return running
        try:
            late = running.received(until)
        except LateError:
            return None
        except DiedError:
            self._keeper.died()
            return None
        if late:
            self._remember(self._asked, late)
        return running
