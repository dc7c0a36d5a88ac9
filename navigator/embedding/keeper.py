"""Keeps one process of the engine going, and rests between attempts where that is in vain."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Sequence
from time import monotonic

from navigator.embedding.process import Process

LATELY = 120.0  # seconds in which deaths are counted
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds, after the second death and after many
START, WORK = 20.0, 3.0  # seconds within which a process must be ready, and must answer
MOST_DEATHS = 16  # that are counted; the pause is at its longest long before

log = logging.getLogger(__name__)


class Keeper:
    """One process at a time. After one death the next starts at once; after several lately, later
    and later, whatever was answered between: so a text that always ends it costs little."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._deaths: deque[float] = deque(maxlen=MOST_DEATHS)
        self._rests_until = 0.0
        self.process: Process | None = None

    def running(self) -> Process | None:
        """The process, a fresh one if there was none; None while it rests."""
        if self.process and self._lost(self.process):
            self.died()
        if self.process is None and monotonic() >= self._rests_until:
            self._start()
        return self.process

    def died(self) -> None:
        """The process has ended, or shall: it is cleared away, and the next one starts in time."""
        if self.process:
            status = self.process.end()
            log.warning("The engine of embeddings has ended (%d) and is started again.", status)
        self._mourn()
        if monotonic() >= self._rests_until:
            self._start()

    def end(self) -> None:
        """End the process without a successor."""
        if self.process:
            self.process.end()
            self.process = None

    def let_go(self) -> None:
        """Leave the process to whom it belongs: we are a fork of that."""
        if self.process:
            self.process.let_go()
            self.process = None

    def _start(self) -> None:
        try:
            self.process = Process(self._command)
        except OSError as error:  # no memory, or too many processes
            log.warning("The engine of embeddings cannot be started: %s", error)
            self._mourn()

    def _mourn(self) -> None:
        self.process = None
        now = monotonic()
        self._deaths.append(now)
        lately = sum(now - death < LATELY for death in self._deaths)
        pause = min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** (lately - 2)) if lately > 1 else 0.0
        self._rests_until = now + pause

    def _lost(self, process: Process) -> bool:
        return not process.alive or process.waiting > (WORK if process.greeted else START)
