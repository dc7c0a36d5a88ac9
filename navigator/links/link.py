"""A link of the data and what it answered when it was last asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

GONE = frozenset({404, 410})
SERVERS_FAULT = 500
OFFLINE = frozenset({"no-host", "unreachable"})  # what every address says without a connection


@dataclass(frozen=True, slots=True)
class Check:
    """What an address answered: a status of HTTP such as `200`, or why there was no answer."""

    url: str
    on: date
    status: str
    since: date | None = None  # the first day of its failing without a break; None if it answers

    @property
    def silent(self) -> bool:
        """Whether it failed on different days: one bad night of a server is no finding."""
        return self.since is not None and self.since < self.on

    @property
    def failed(self) -> bool:
        """Whether a reader finds nothing there.

        A server that refuses programs (401, 403, 429) does answer: people may well be let in.
        """
        if not self.status.isdigit():
            return True
        return int(self.status) in GONE or int(self.status) >= SERVERS_FAULT
