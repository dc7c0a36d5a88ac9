"""Contacts, and what one asks before going, as plain values for JSON (docs/api.md)."""

from __future__ import annotations

from datetime import date
from typing import Any

from navigator.catalog import Contact, Intake, Location, OpeningHours
from navigator.exports import texts
from navigator.reading import WEEKDAYS
from navigator.voices import Text

Json = dict[str, Any]


def contact(one: Contact) -> Json:
    """One way to reach somebody; ids as references."""
    return {
        "id": one.id,
        "provider": one.provider and one.provider.id,
        "service": one.service and one.service.id,
        "step": one.step and one.step.id,
        "region": one.regions[0].id if one.regions else None,
        "regions": [region.id for region in one.regions],
        "who": one.who,
        "kind": one.kind,
        "value": one.value,
        "label": _maybe(one.label),
        "hours": _hours(one.hours),
        "languages": list(one.languages),
        "location": one.location and _location(one.location),
        "price": one.price,
        "note": _maybe(one.note),
        "checked_on": one.checked_on.isoformat(),
        "source": one.source,
    }


def _hours(hours: OpeningHours) -> Json | None:
    """Spans such as `9:00-15:00` by weekday; none, if nothing is known."""
    if not hours:
        return None
    return {
        "week": dict(zip(WEEKDAYS, (list(map(str, day)) for day in hours.week), strict=True)),
        "exceptions": [
            {
                "first": one.first.isoformat(),
                "last": one.last.isoformat(),
                "hours": list(map(str, one.spans)),
            }
            for one in hours.special
        ],
        "on_holidays": hours.on_holidays,
    }


def _location(one: Location) -> Json:
    return {
        "municipality": one.municipality,
        "postcode": one.postcode or None,
        "latitude": one.latitude,
        "longitude": one.longitude,
        "accessible": one.accessible,
    }


def intake(one: Intake) -> Json:
    """What is known of getting into a service; null where nobody has said."""
    return {
        "id": one.id,
        "service": one.service.id,
        "provider": one.provider and one.provider.id,
        "eligibility": _maybe(one.eligibility),
        "minimum_age": one.minimum_age,
        "maximum_age": one.maximum_age,
        "groups": list(one.groups),
        "referral": one.referral,
        "appointment": one.appointment,
        "documents": _maybe(one.documents),
        "fee": one.fee,
        "fee_note": _maybe(one.fee_note),
        "duration": _maybe(one.duration),
        "start": one.start,
        "apply_from": _day(one.apply_from),
        "apply_until": _day(one.apply_until),
        "start_note": _maybe(one.start_note),
        "waiting": _maybe(one.waiting),
        "benefit": one.benefit,
        "benefit_note": _maybe(one.benefit_note),
        "attendance": one.attendance,
        "languages": list(one.languages),
        "checked_on": one.checked_on.isoformat(),
        "source": one.source,
    }


def _maybe(text: Text) -> Json | None:
    return texts.each(text) if text else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
