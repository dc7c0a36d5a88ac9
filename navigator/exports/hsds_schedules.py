"""When a service ends, and when somebody is there: schedules as HSDS has them.

`until` says that there is nothing any more after a day; `valid_to` alone says only that other hours
may hold then. So what ends has both, and hours before special days have the latter. Of special days
when it is closed there is no schedule: that is how the standard says it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from navigator.catalog import OpeningHours, Project, Span, Spans, SpecialDays
from navigator.exports.hsds_feed import Feed, Record, known, offset, uuid

N = str  # marks a message for the catalogues; it is translated where it is said

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ONE = timedelta(days=1)
END_OF_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Owner:
    """What a schedule is of: its table, its id, and through which project it is there."""

    column: str  # service_id, location_id
    id: str
    project: Project | None = None

    @property
    def first(self) -> date | None:
        return self.project.starts_on if self.project else None

    @property
    def last(self) -> date | None:
        return self.project.ends_on if self.project else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which the same hours hold, both included; no day where there is no end known."""

    first: date | None
    last: date | None
    week: tuple[Spans, ...]


def alert(feed: Feed, project: Project | None) -> str:
    """What is to be known of the days of a service: that it ends, has ended, or is yet to begin."""
    if project is None:
        return ""
    gettext, day = feed.speech.gettext, feed.speech.day
    state = project.state(feed.day)
    if state == "coming" and project.starts_on:
        return gettext("Starts on %(day)s.", day=day(project.starts_on))
    if project.ends_on is None:
        return ""
    words = N("Ended on %(day)s.") if state == "ended" else N("Ends on %(day)s.")
    return gettext(words, day=day(project.ends_on))


def period(feed: Feed, owner: Owner) -> list[Record]:
    """From when until when there is a service at all, as far as that is known."""
    if not (owner.first or owner.last):
        return []
    days = {
        "valid_from": _iso(owner.first),
        "valid_to": _iso(owner.last),
        "dtstart": _iso(owner.first),
        "until": _iso(owner.last),
        "timezone": offset(feed.day),
        "description": alert(feed, owner.project),
    }
    return [known({"id": uuid("schedule", owner.id, "period"), owner.column: owner.id} | days)]


def of_hours(
    feed: Feed, hours: OpeningHours, owner: Owner, contact: str, what: str
) -> list[Record]:
    """The hours of a contact from the day on; `what` says whose they are."""
    notes = "" if hours.on_holidays else feed.speech.gettext("Closed on public holidays.")
    common = known({"freq": "WEEKLY", "description": what, "notes": notes})
    return [
        known({"id": uuid("schedule", owner.id, contact, *apart), owner.column: owner.id} | times)
        | common
        for stretch in _stretches(hours, feed.day)
        if (within := _clipped(stretch, owner))
        for apart, times in _times(within, feed, owner)
    ]


def _stretches(hours: OpeningHours, today: date) -> Iterator[Stretch]:
    """Weeks and special days by turns, as far as they are not over."""
    first: date | None = None
    for special in sorted(hours.special, key=lambda one: one.first):
        if special.last < today:
            continue
        if today < special.first and (first is None or first < special.first):
            yield Stretch(first, special.first - ONE, hours.week)
        yield Stretch(special.first, special.last, _as_week(special))
        first = special.last + ONE
    yield Stretch(first, None, hours.week)


def _as_week(special: SpecialDays) -> tuple[Spans, ...]:
    """Special days as a week that has nothing on the weekdays that are not among them."""
    length = min((special.last - special.first).days + 1, len(DAYS))
    among = {(special.first + ONE * number).weekday() for number in range(length)}
    return tuple(special.spans if day in among else () for day in range(len(DAYS)))


def _clipped(stretch: Stretch, owner: Owner) -> Stretch | None:
    """The stretch as far as there is anything: nothing before a beginning or after an end."""
    first = max((day for day in (stretch.first, owner.first) if day), default=None)
    last = min((day for day in (stretch.last, owner.last) if day), default=None)
    return None if first and last and last < first else Stretch(first, last, stretch.week)


def _times(stretch: Stretch, feed: Feed, owner: Owner) -> Iterator[tuple[tuple[str, ...], Record]]:
    """The weekdays of each span, with what tells their schedule apart from others."""
    ahead = offset(max(stretch.first or feed.day, feed.day))
    spans: dict[Span, list[str]] = {}
    for day, of_day in zip(DAYS, stretch.week, strict=True):
        for span in of_day:
            spans.setdefault(span, []).append(day)
    for span, days in spans.items():
        times = {
            "valid_from": _iso(stretch.first),
            "valid_to": _iso(stretch.last),
            "until": _iso(owner.last),
            "timezone": ahead,
            "byday": ",".join(days),
            "opens_at": _time(span.opens, ahead),
            "closes_at": _time(span.closes, ahead),
        }
        yield (_iso(stretch.first) or "", str(span)), known(times)


def _time(minute: int, ahead: int) -> str:
    """A time with its zone. Where a day goes on to its end, the standard says 23:59."""
    hours, minutes = divmod(min(minute, END_OF_DAY - 1), 60)
    return f"{hours:02}:{minutes:02}:00{ahead:+03}:00"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
