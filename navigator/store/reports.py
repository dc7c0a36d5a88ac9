"""Reports: what visitors say is wrong. They may change, so that what is personal is forgotten.

The way to answer is forgotten when a report is closed, the whole report a year later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal, get_args

from navigator.store.connection import Connection
from navigator.store.events import Events

SCHEMA = """
create table if not exists reports (
    number integer primary key,
    at text not null,
    page text not null,
    message text not null,
    contact text not null,
    state text not null
) strict;
"""
# When a report was closed; before that, and where it is open again, empty.
CLOSED_AT = """
alter table reports add column closed_at text not null default '';
update reports set closed_at = at where state = 'settled';
"""
ReportState = Literal["new", "working", "settled", "aside"]
REPORT_STATES: Final[tuple[ReportState, ...]] = get_args(ReportState)
WAYS: Final[Mapping[ReportState, tuple[ReportState, ...]]] = {
    "new": ("working", "settled", "aside"),
    "working": ("settled", "aside", "new"),
    "settled": ("working",),
    "aside": ("working",),
}
VERBS: Final[Mapping[ReportState, str]] = {
    "new": "put-back-report",
    "working": "take-report",
    "settled": "settle",
    "aside": "set-aside-report",
}
CLOSED: Final[tuple[ReportState, ...]] = ("settled", "aside")
OPEN_REPORTS: Final[tuple[ReportState, ...]] = ("new", "working")
KEPT = timedelta(days=365)  # how long a report stays after it was closed


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as it is stored."""

    number: int
    at: datetime
    page: str
    message: str
    contact: str
    state: ReportState
    closed_at: datetime | None

    @property
    def ways(self) -> tuple[ReportState, ...]:
        """Where it may go from here."""
        return WAYS[self.state]


@dataclass(frozen=True, slots=True)
class Moved:
    """When a report was moved, by whom, to where, and what they noted."""

    at: datetime
    by: str
    now: ReportState
    why: str


class Reports:
    """The reports of a store."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection, self._events = connection, events

    def add(self, *, at: datetime, page: str, message: str, contact: str) -> None:
        """Keep what a visitor says is wrong, until somebody has dealt with it."""
        row = (None, at.isoformat(), page, message, contact, "new", "")
        with self._connection.writing():
            self._connection.add("reports", row)

    def move(
        self, report: ReportRow, now: ReportState, *, at: datetime, by: str, why: str = ""
    ) -> bool:
        """Take a report to another state; False if it is no longer in the one that was seen.

        Closed, its contact is forgotten.
        """
        closed = now in CLOSED
        with self._connection.writing():
            changed = self._connection.execute(
                "update reports set state = ?, closed_at = ?, "
                "contact = case when ? then '' else contact end where number = ? and state = ?",
                (now, at.isoformat() if closed else "", closed, report.number, report.state),
            ).rowcount
            if changed:
                subject = f"report/{report.number}"
                self._events.tell(at=at, by=by, verb=VERBS[now], subject=subject, sentence=why)
        return bool(changed)

    def settle(self, number: int, *, at: datetime, by: str) -> bool:
        """Mark an open report as dealt with and forget the contact; False if there is none."""
        report = self.get(number)
        return (
            report is not None
            and report.state not in CLOSED
            and self.move(report, "settled", at=at, by=by)
        )

    def forget(self, *, at: datetime, by: str) -> int:
        """Delete the reports that were closed more than a year ago; how many there were."""
        closed_before = at - KEPT
        with self._connection.writing():
            gone: int = self._connection.execute(
                "delete from reports where closed_at != '' and closed_at < ?",
                (closed_before.isoformat(),),
            ).rowcount
            if gone:
                said = f"{gone} closed before {closed_before.date().isoformat()}"
                self._events.tell(
                    at=at, by=by, verb="forget-reports", subject="reports", sentence=said
                )
        return gone

    def all(self, *states: ReportState) -> list[ReportRow]:
        """The reports in one of the states, the oldest first; in any state, if none is named."""
        wanted = states or REPORT_STATES
        marks = ", ".join("?" * len(wanted))
        rows = self._connection.rows("reports", f"state in ({marks})", wanted)
        return [_report(row) for row in rows]

    def moves(self) -> dict[int, tuple[Moved, ...]]:
        """All moves of each report, by its number, the first one first."""
        states = {verb: state for state, verb in VERBS.items()}
        marks = ", ".join("?" * len(states))
        found: dict[int, tuple[Moved, ...]] = {}
        for row in self._connection.rows("events", f"verb in ({marks})", tuple(states)):
            number, at = int(row["subject"].partition("/")[2]), datetime.fromisoformat(row["at"])
            move = Moved(at, row["by"], states[row["verb"]], row["sentence"])
            found[number] = (*found.get(number, ()), move)
        return found

    def get(self, number: int) -> ReportRow | None:
        """The report of this number, if there is one."""
        rows = self._connection.rows("reports", "number = ?", (number,))
        return _report(rows[0]) if rows else None


def _report(row: Mapping[str, Any]) -> ReportRow:
    moments = {
        name: datetime.fromisoformat(row[name]) if row[name] else None
        for name in ("at", "closed_at")
    }
    return ReportRow(**{**row, **moments})
