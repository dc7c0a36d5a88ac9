"""How one gets in, as pages show it: the best ways for the reader, and when they are open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from navigator import access
from navigator.access import (
    KINDS,
    NOON,
    Opening,
    Reader,
    WayIn,
    always,
    audience_of,
    holiday,
    hours_on,
    hours_said,
)
from navigator.catalog import Contact, Intake, Offer, Provider, Service, Step, Who
from navigator.environment import day
from navigator.voices import Speech
from navigator.web.request import asked_day, now, the_day, the_edition, the_speech, the_voice, today

Told = tuple[Provider | None, tuple[access.IntakeFact, ...]]
WEEK = 7


@dataclass(frozen=True, slots=True)
class DayHours:
    """The hours of one day in words; what the holiday is called, if it is one."""

    day: date
    name: str
    hours: str
    holiday: str


def ways_into(service: Service, offers: Iterable[Offer]) -> tuple[WayIn, ...]:
    """The ways to those who make the offers, the best for the reader first."""
    given = tuple(offers)
    return access.of_service(the_edition().catalog, given, reader(audience_of(given)))


def ways_to(provider: Provider) -> tuple[WayIn, ...]:
    return access.of_provider(the_edition().catalog, provider, reader())


def ways_from(step: Step, offers: Sequence[Offer]) -> tuple[WayIn, ...]:
    """Where to ask about a step as a whole."""
    return access.of_step(the_edition().catalog, step, offers, reader(step.audience))


def best_doors() -> list[WayIn]:
    """The best front door of each kind, a telephone first; in the reader’s language, if any is.

    Of a map of many regions none: which one is hers, the reader has not said.
    """
    if len(the_edition().catalog.regions) > 1:
        return []
    ways = access.front_doors(the_edition().catalog, reader())
    known = [way for way in ways if way.speaks is not False] or list(ways)
    best = {way.contact.kind: way for way in reversed(known)}
    return sorted(best.values(), key=lambda way: KINDS[way.contact.kind])


def whom_to_ask() -> WayIn | None:
    """The front door at which one can ask anything: a form is for one thing alone."""
    return next((way for way in best_doors() if way.contact.kind != "form"), None)


def before_going(service: Service, offers: Iterable[Offer]) -> list[Told]:
    """What one asks before going: what is so with whoever gives it, then what differs with one."""
    giving = {offer.provider for offer in offers}
    known = the_edition().catalog.intakes_of[service.id]
    whole = next((one for one in known if one.provider is None), None)
    told = _said_of(whole) if whole else ()
    found: list[Told] = [(None, told)] if told else []
    for one in known:
        if one.provider in giving and (own := tuple(f for f in _said_of(one) if f not in told)):
            found.append((one.provider, own))
    return found


def _said_of(intake: Intake) -> tuple[access.IntakeFact, ...]:
    return access.intake_said(intake, the_speech(), the_day())


def reader(who: Who | None = None) -> Reader:
    """Who reads the page, and when; of another day than today, at noon."""
    at = day.minute(now()) if the_day() == today() else NOON
    return Reader(the_voice().language, the_day(), at, who)


def opening_said(way: WayIn) -> str:
    """Whether it is open now and until when, or when it opens; nothing, where that is unknown."""
    if way.opening.state == "unknown":
        return ""
    if asked_day() not in (None, today()):
        return _on_the_day(way.contact, the_speech())
    if always(way.contact.hours):
        return the_speech().gettext("Open day and night")
    return _said_now(way.opening, the_speech())


def _said_now(opening: Opening, speech: Speech) -> str:
    if opening.minute is None or opening.day is None:
        return speech.gettext("Closed now")
    time = speech.time(opening.minute)
    if opening.state == "open":
        return speech.gettext("Open now, until %(time)s", time=time)
    if opening.state == "later":
        return speech.gettext("Opens today at %(time)s", time=time)
    if opening.day == today() + timedelta(days=1):
        return speech.gettext("Closed now. Opens tomorrow at %(time)s", time=time)
    named = speech.on_weekday(opening.day)
    return speech.gettext("Closed now. Opens %(day)s at %(time)s", day=named, time=time)


def _on_the_day(contact: Contact, speech: Speech) -> str:
    spans = hours_on(contact.hours, the_day())
    if not spans:
        return speech.gettext("Closed on %(day)s", day=speech.day(the_day()))
    said = {"day": speech.day(the_day()), "hours": hours_said(spans, speech)}
    return speech.gettext("Open on %(day)s: %(hours)s", **said)


def week_of(contact: Contact) -> list[DayHours]:
    """The hours of the seven days from the page's day on; none, where they are not known."""
    if not contact.hours:
        return []
    return [_day_hours(contact, the_day() + timedelta(days=ahead)) for ahead in range(WEEK)]


def _day_hours(contact: Contact, one: date) -> DayHours:
    speech = the_speech()
    spans = hours_on(contact.hours, one)
    hours = hours_said(spans, speech) if spans else speech.gettext("closed")
    return DayHours(one, speech.weekday(one), hours, holiday(one, speech.voice.language))


def languages_said(codes: Sequence[str]) -> str:
    """Languages by their names: Finnish, Swedish and English."""
    return access.languages_said(codes, the_speech())
