"""One process of the engine, as whoever asks it sees it. It may die, or never answer."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic

from navigator.embedding.bounds import Kind
from navigator.embedding.frames import first, written
from navigator.environment import shipped

PROGRAM = "navigator.embedding"  # whose `__main__` runs `worker`; found from the folder above
CHUNK = 2**16  # bytes


class LateError(Exception):
    """The answer has not come in time. It may still come."""


class DiedError(Exception):
    """The process has ended."""


class Process:
    """A process that was just started: its first frame says that it is ready.

    One frame at a time: what was sent must have been received before more is sent. Moments are
    seconds of the monotonic clock.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._child = subprocess.Popen(  # noqa: S603 — a program of ours, and no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            cwd=shipped.PROGRAM.parent,
        )
        assert self._child.stdin  # noqa: S101 — by stdin=PIPE
        assert self._child.stdout  # noqa: S101
        self._questions, self._answers = self._child.stdin, self._child.stdout
        for pipe in (self._questions, self._answers):
            os.set_blocking(pipe.fileno(), False)
        self._got = bytearray()
        self._asked_at: float | None = monotonic()
        self.greeted = False

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def alive(self) -> bool:
        return self._child.poll() is None

    @property
    def awaited(self) -> bool:
        """Whether it still owes an answer."""
        return self._asked_at is not None

    @property
    def waiting(self) -> float:
        """For how many seconds an answer has not come; 0 if none is awaited."""
        asked_at = self._asked_at  # which another thread may change
        return 0.0 if asked_at is None else monotonic() - asked_at

    def send(self, texts: Sequence[str], until: float) -> None:
        """Ask for the vectors of texts. Raises DiedError, also where they were not taken in time:
        nobody could tell then what was read."""
        self._asked_at = monotonic()
        rest = memoryview(written(json.dumps(texts).encode()))
        while rest:
            if not _ready(self._questions.fileno(), select.POLLOUT, until):
                raise DiedError
            with suppress(BlockingIOError):
                rest = rest[self._written(rest) :]

    def _written(self, rest: memoryview) -> int:
        try:
            return os.write(self._questions.fileno(), rest)
        except BrokenPipeError:
            raise DiedError from None

    def received(self, until: float) -> bytes:
        """The bytes of the answer. Raises LateError, after which one may try again, DiedError."""
        while (payload := first(self._got)) is None:
            if not _ready(self._answers.fileno(), select.POLLIN, until):
                raise LateError
            more = os.read(self._answers.fileno(), CHUNK)
            if not more:
                raise DiedError
            self._got += more
        self._got.clear()
        self._asked_at, self.greeted = None, True
        return payload

    def end(self) -> int:
        """End it now, whatever it is doing; its exit status."""
        self._child.kill()
        status = self._child.wait()
        self.let_go()
        return status

    def let_go(self) -> None:
        """Close the pipes; the process ends by itself when nobody else holds them."""
        self._child.returncode = self._child.returncode or 0  # else Python would look after it
        self._questions.close()
        self._answers.close()


def _ready(pipe: int, event: int, until: float) -> bool:
    """Whether the pipe can be read or written by then; or has ended, which reading will tell."""
    poll = select.poll()
    poll.register(pipe, event)
    return bool(poll.poll(max(0.0, until - monotonic()) * 1000))


def command(kind: Kind) -> list[str]:
    """How the engine is started for questions, or to learn passages."""
    return [sys.executable, "-m", PROGRAM, kind]
