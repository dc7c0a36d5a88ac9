"""How much of everything there is, and how long anything may take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

# The key of the WSGI environment under which the app reads, as a status such as 413, why the
# server refuses a request. The app only says so; it gets neither the body nor anything to do.
REFUSED = "navigator.refused"

Largest = Callable[[str, str], int]  # a method and a path → bytes of the largest body

SMALL_BODY = 64 * 1024


def small(method: str, path: str) -> int:
    """No body is larger than a form of words."""
    return SMALL_BODY


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds of one server; sizes in bytes, times in seconds.

    With all its connections in use, the server parts with one that has nothing in work: of the
    address that holds the most of them the one that has kept it waiting longest. So whoever opens
    many loses her own.
    """

    threads: int = 24  # requests in work at once
    queue: int = 96  # whole requests that wait for a thread
    connections: int = 512  # leaves half of the 1,024 files that a process may usually have open
    head: int = 16 * 1024  # the first line and the headers
    largest: Largest = small
    large_bodies: int = 8  # bodies beyond `SMALL_BODY` that come in at once
    patience: float = 10.0  # for a head, from its first byte; and before `rate` begins to count
    rate: int = 16 * 1024  # a second, on average, for a body to come and for an answer to go
    idle: float = 60.0  # between two requests
    grace: float = 25.0  # for what is in work when the server is told to stop
    forwarded: bool = False  # whether the app gets the headers that proxies add
