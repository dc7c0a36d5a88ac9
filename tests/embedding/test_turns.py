"""Whose turn it is to ask the engine, where several want to."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic, sleep

import pytest

from navigator.embedding.turns import Turns

SOON, LATER = 0.05, 20.0  # seconds


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


class Line:
    """People who want their turn while somebody has it."""

    def __init__(self, most: int, threads: ThreadPoolExecutor) -> None:
        self.turns, self._threads = Turns(most), threads
        self.came: list[str] = []

    def joins(self, name: str, cost: int, *, patient: bool = False) -> Future[bool]:
        """Somebody who asks for so much waits, before anybody else comes."""
        found = self._threads.submit(self._wait, name, cost, patient=patient)
        until = monotonic() + LATER
        while not self._waits(cost) and not found.done() and monotonic() < until:
            sleep(0.001)
        return found

    def _waits(self, cost: int) -> bool:
        return any(one.cost == cost for one in list(self.turns._line))

    def _wait(self, name: str, cost: int, *, patient: bool) -> bool:
        with self.turns.turn(cost, monotonic() + LATER, patient=patient) as mine:
            if mine:
                self.came.append(name)
            return mine


def test_who_asks_for_little_goes_before_who_came_first(threads: ThreadPoolExecutor) -> None:
    line = Line(5, threads)
    with line.turns.turn(0, monotonic()) as mine:
        assert mine
        waiting = [
            line.joins("a preview", 1, patient=True),
            line.joins("a long one", 1200),
            line.joins("another long one", 1201),
            line.joins("a short one", 12),
        ]
    assert all(one.result() for one in waiting)
    assert line.came == ["a short one", "a long one", "another long one", "a preview"]


def test_where_too_many_wait_the_longest_is_sent_away(threads: ThreadPoolExecutor) -> None:
    line = Line(2, threads)
    with line.turns.turn(0, monotonic()):
        long, longer = line.joins("long", 500), line.joins("longer", 900)
        short = line.joins("short", 10)
        assert longer.result() is False
        too_long = line.joins("too long", 700)
        assert too_long.result() is False
    assert short.result()
    assert long.result()


def test_nobody_waits_beyond_the_moment_that_was_said() -> None:
    turns = Turns(2)
    with turns.turn(0, monotonic()):
        before = monotonic()
        with turns.turn(0, before + SOON) as mine:
            assert not mine
        assert SOON <= monotonic() - before < LATER
    with turns.turn(0, monotonic()) as mine:
        assert mine, "who gave up must not be called"
