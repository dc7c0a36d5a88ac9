"""Costly work in narrow lanes: a few at once, a few more who wait a moment, and no more.

A thread that waits for its turn is one that shows no page. So each lane holds only so many threads,
and the rest of them are always there for pages; whoever finds a lane full is told so at once. Of
one place it holds only some, so that nobody alone keeps a lane from all others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from threading import BoundedSemaphore, Lock
from typing import Any, Literal, TypeVar

from flask import current_app, g, request

from navigator.web.request.rate_limit import place_of

Kind = Literal["paper", "passwords", "drafts"]
View = TypeVar("View", bound=Callable[..., Any])


class FullError(Exception):
    """Too many want the same at once; none of it was done."""


class Lane:
    """One kind of costly work."""

    def __init__(self, at_once: int, waiting: int, each: int, patience: float) -> None:
        """So many at once and so many more that wait, for so many seconds; so many of one place."""
        self.holds = at_once + waiting
        self._each = each
        self._inside: Counter[str] = Counter()
        self._patience = patience
        self._lock = Lock()
        self._places = BoundedSemaphore(at_once)

    @contextmanager
    def turn(self, place: str) -> Iterator[None]:
        """Do the work when its turn has come; FullError, if that is not soon."""
        self.enter(place)
        try:
            if not self._places.acquire(timeout=self._patience):
                raise FullError
            try:
                yield
            finally:
                self._places.release()
        finally:
            self.leave(place)

    def enter(self, place: str) -> None:
        """Stand in the lane, whether it is one's turn or not; FullError, if there is no room."""
        with self._lock:
            if self._inside.total() >= self.holds or self._inside[place] >= self._each:
                raise FullError
            self._inside[place] += 1

    def leave(self, place: str) -> None:
        with self._lock:
            self._inside[place] -= 1
            self._inside += Counter()  # forgets the places of which nobody is inside


def lanes() -> Mapping[Kind, Lane]:
    """The lanes of an app; together they hold fewer threads than the server has."""
    return {
        "paper": Lane(1, 4, each=3, patience=5.0),  # a tenth to a third of a second each
        "passwords": Lane(2, 4, each=3, patience=5.0),  # 64 MiB each, and half as long
        "drafts": Lane(1, 2, each=3, patience=20.0),  # files that are tried out: seconds
    }


@contextmanager
def turn(kind: Kind) -> Iterator[None]:
    """A turn in a lane of this app; who has one in the request at hand needs no second."""
    taken: set[Kind] = g.setdefault("turns", set())
    if kind in taken:
        yield
        return
    lane: Lane = current_app.extensions["lanes"][kind]
    with lane.turn(place_of(request.remote_addr)):
        taken.add(kind)
        try:
            yield
        finally:
            taken.discard(kind)


def in_lane(kind: Kind) -> Callable[[View], View]:
    """The whole of a view is costly work of this kind."""

    def led(view: View) -> View:
        @wraps(view)
        def going(*args: Any, **kwargs: Any) -> Any:
            with turn(kind):
                return view(*args, **kwargs)

        return going  # type: ignore[return-value]

    return led
