"""Ways into a service in schema.org's words: where to call or to go, and when somebody is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from navigator.catalog import CALLED, ONLINE, Contact, OpeningHours, Span, Spans

Json = dict[str, Any]

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MIDNIGHT = 24 * 60
LAST = "23:59"  # schema.org’s times end with the day


def channel(contact: Contact) -> Json:
    """A contact as a channel of a service; nothing, for mail, of which schema.org has none."""
    if contact.kind in CALLED:
        return _channel(contact, servicePhone=_phone(contact))
    if contact.kind == "place":
        return _channel(contact, serviceLocation=_place(contact))
    return _channel(contact, serviceUrl=contact.value) if contact.kind in ONLINE else {}


def _channel(contact: Contact, **how: Any) -> Json:
    spoken = {"availableLanguage": list(contact.languages)} if contact.languages else {}
    return {"@type": "ServiceChannel", **how, **spoken}


def _phone(contact: Contact) -> Json:
    hours = list(hours_said(contact.hours))
    known = {"@type": "ContactPoint", "telephone": contact.value}
    return known | ({"hoursAvailable": hours} if hours else {})


def _place(contact: Contact) -> Json:
    at = contact.location
    place: Json = {"@type": "Place", "address": {"@type": "PostalAddress"}}
    place["address"] |= {"streetAddress": contact.value, "addressCountry": "FI"}
    if at:
        place["address"] |= {"addressLocality": at.municipality}
        place["address"] |= {"postalCode": at.postcode} if at.postcode else {}
    if at and at.latitude is not None:
        where = {"latitude": at.latitude, "longitude": at.longitude}
        place["geo"] = {"@type": "GeoCoordinates", **where}
    hours = list(hours_said(contact.hours))
    return place | ({"openingHoursSpecification": hours} if hours else {})


def hours_said(hours: OpeningHours) -> Iterator[Json]:
    """The hours of a week, days of the same hours together; then those of days that differ."""
    for spans in dict.fromkeys(spans for spans in hours.week if spans):
        days = [name for name, own in zip(DAYS, hours.week, strict=True) if own == spans]
        yield from (_span(span, dayOfWeek=days) for span in spans)
    for one in hours.special:
        yield from _special(one.first, one.last, one.spans)


def _special(first: date, last: date, spans: Spans) -> Iterator[Json]:
    """Days with hours of their own: where it opens and closes at midnight, it is closed."""
    for span in spans or (Span(0, 0),):
        yield _span(span, validFrom=first.isoformat(), validThrough=last.isoformat())


def _span(span: Span, **when: Any) -> Json:
    closes = LAST if span.closes == MIDNIGHT else _time(span.closes)
    about = {"@type": "OpeningHoursSpecification", "opens": _time(span.opens), "closes": closes}
    return about | when


def _time(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
