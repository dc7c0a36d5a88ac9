"""Many passages as vectors, in processes of their own: no question waits for what is learned."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from time import monotonic

from navigator.embedding import process
from navigator.embedding.bounds import bounded
from navigator.embedding.keeper import START
from navigator.embedding.process import DiedError, LateError, Process

WORK = 600.0  # seconds for a batch: many times what it takes, since it gives way to all else
MOST_DEATHS = 20  # before the engine is given up, and not only the texts over which it died

log = logging.getLogger(__name__)


class AwayError(Exception):
    """The engine can't be started, or dies over whatever it is given."""


def learned(
    batches: Sequence[Sequence[str]], processes: int, command: Sequence[str] = ()
) -> Iterator[list[bytes | None]]:
    """The vectors of each batch of texts, as 32-bit floats; None for a text that can't have one.

    Raises AwayError.
    """
    learners = [_Learner(command or process.command("passage")) for _ in range(processes)]
    free: SimpleQueue[_Learner] = SimpleQueue()
    for learner in learners:
        free.put(learner)

    def vectors(texts: Sequence[str]) -> list[bytes | None]:
        learner = free.get()
        try:
            return learner.vectors(texts)
        finally:
            free.put(learner)

    try:
        with ThreadPoolExecutor(processes) as pool:
            yield from pool.map(vectors, batches)
    finally:
        for learner in learners:
            learner.end()


class _Learner:
    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: Process | None = None
        self._deaths = 0

    def vectors(self, texts: Sequence[str]) -> list[bytes | None]:
        """The vectors of texts. If it dies over them, each is tried alone, and what it dies over
        then has none."""
        try:
            return list(self._made(texts))
        except DiedError:
            self._mourn()
        if len(texts) > 1:
            return [vector for text in texts for vector in self.vectors([text])]
        log.warning("The engine of embeddings ended over a text, left out: %.60r", texts[0])
        return [None]

    def end(self) -> None:
        if self._process:
            self._process.end()
            self._process = None

    def _mourn(self) -> None:
        self.end()
        self._deaths += 1
        if self._deaths > MOST_DEATHS:
            raise AwayError

    def _made(self, texts: Sequence[str]) -> list[bytes]:
        running, until = self._running(), monotonic() + WORK
        running.send([bounded(text, "passage") for text in texts], until)
        try:
            vectors = running.received(until)
        except LateError:
            raise DiedError from None
        size = len(vectors) // len(texts)
        return [vectors[start : start + size] for start in range(0, len(vectors), size)]

    def _running(self) -> Process:
        if self._process is None:
            try:
                self._process = Process(self._command)
                self._process.received(monotonic() + START)
            except (OSError, LateError, DiedError) as error:
                self.end()
                raise AwayError from error
        return self._process
