"""What starts and what ends as iCalendar (RFC 5545, RFC 7986): whole days, one voice a calendar.

The same edition gives the same bytes: nothing in them is random, and no clock is asked.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Component, Event, Timezone, TimezoneStandard, vDuration, vText, vUri

from navigator.catalog import Catalog
from navigator.exports import happenings_said
from navigator.exports.happenings import Happening, areas_of
from navigator.exports.happenings_said import named
from navigator.voices import Speech, visible

MEDIA_TYPE = "text/calendar"
DAY = timedelta(days=1)
PRODUCT = "-//Palveluportaat//navigator//FI"  # no version: another one needn’t change a byte


@dataclass(frozen=True, slots=True)
class Cover:
    """What a calendar says of itself: its name, what it holds, its addresses, when it was made."""

    name: str
    about: str
    page: str
    source: str
    root: str  # the front door of the site, by which the ids of events are its own
    made_at: datetime


def written(
    told: Iterable[Happening],
    catalog: Catalog,
    cover: Cover,
    speech: Speech,
    address_of: Callable[[Happening], str],
) -> bytes:
    """A calendar of these happenings."""
    calendar = _covered(cover, speech)
    for happening in told:
        calendar.add_component(_event(happening, catalog, cover, speech, address_of(happening)))
    if not calendar.subcomponents:
        calendar.add_component(_nothing())
    return bytes(calendar.to_ical())


def _covered(cover: Cover, speech: Speech) -> Calendar:
    """An empty calendar; RFC 7986’s properties, and those that older programs know in their place.

    The library knows no type of NAME, and leaves out two value types that the RFC asks for.
    """
    calendar, spoken = Calendar(), {"LANGUAGE": speech.voice.code}
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, cover.source)))
    calendar.add("name", _text(cover.name), spoken)
    calendar.add("x-wr-calname", _text(cover.name))
    calendar.add("description", _text(cover.about), spoken)
    calendar.add("x-wr-caldesc", _text(cover.about))
    calendar.add("url", vUri(cover.page))
    calendar.add("source", vUri(cover.source), {"VALUE": "URI"})
    calendar.add("last-modified", cover.made_at.astimezone(UTC))
    calendar.add("refresh-interval", vDuration(DAY), {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(DAY))
    return calendar


def _event(
    happening: Happening, catalog: Catalog, cover: Cover, speech: Speech, page: str
) -> Component:
    event, spoken = Event(), {"LANGUAGE": speech.voice.code}
    said = happenings_said.said(happening, speech).lines
    areas = [visible(named(area.title, speech)) for area in areas_of(happening, catalog)]
    event.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, cover.root + happening.id)))
    event.add("dtstamp", cover.made_at.astimezone(UTC))
    event.add("dtstart", happening.day)
    event.add("dtend", happening.day + DAY)  # the day after: an end is never included
    event.add("summary", _text(happenings_said.title(happening, speech)), spoken)
    event.add("description", _text("\n".join([*said, page])), spoken)
    if areas:
        event.add("categories", areas, spoken)
    event.add("url", vUri(page))
    event.add("transp", "TRANSPARENT")  # nobody is busy on that day
    return event


def _text(said: str) -> vText:
    """Words without characters that no text of a calendar can hold."""
    return vText(visible(said))


def _nothing() -> Component:
    """What stands in a calendar without events, as RFC 5545 asks for at least one component."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "Etc/UTC")
    standard.add("dtstart", datetime(1970, 1, 1))  # local, as the RFC asks
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone.add_component(standard)
    return zone
