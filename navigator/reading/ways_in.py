"""Valid rows of contacts.csv and intake.csv → what the map knows of getting into a service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from navigator.catalog import CALLED, NATIONWIDE, Contact, Intake, Location, OpeningHours
from navigator.reading import telephones
from navigator.reading.hours import WEEKDAYS
from navigator.reading.records import MaybeInLanguages
from navigator.reading.way_in_records import ContactRecord, IntakeRecord
from navigator.reading.written import text
from navigator.voices import Text

Found = Mapping[str, Mapping[str, Any]]  # the things of the map by kind and id
ANSWERS = {"yes": True, "no": False, None: None}


def contact(record: ContactRecord, found: Found) -> Contact:
    number = telephones.read(record.value) if record.kind in CALLED else None
    return Contact(
        id=record.id,
        provider=_named(found, "provider", record.provider),
        service=_named(found, "service", record.service),
        step=_named(found, "step", record.step),
        regions=tuple(found["region"][id_] for id_ in record.region if id_ != NATIONWIDE),
        who=record.who,
        kind=record.kind,
        value=number or record.value,
        label=_both(record.label),
        hours=_hours(record),
        languages=record.languages,
        location=_location(record) if record.kind == "place" else None,
        price=record.price,
        note=_both(record.note),
        checked_on=record.checked_on,
        source=record.source,
    )


def _named(found: Found, kind: str, id_: str | None) -> Any:
    return found[kind][id_] if id_ else None


def _both(record: MaybeInLanguages) -> Text:
    """A text that is as plain as can be, for plain voices and others alike."""
    return text(record, record)


def _hours(record: ContactRecord) -> OpeningHours:
    week = tuple(getattr(record, name) for name in WEEKDAYS)
    return OpeningHours(week, record.exceptions, on_holidays=record.holidays == "open")


def _location(record: ContactRecord) -> Location:
    return Location(
        municipality=record.municipality,
        postcode=record.postcode,
        latitude=record.latitude,
        longitude=record.longitude,
        accessible=ANSWERS[record.accessible],
    )


def intake(record: IntakeRecord, found: Found) -> Intake:
    values: dict[str, Any] = {
        name: _read(name, getattr(record, name), found) for name in type(record).model_fields
    }
    return Intake(**values)


def _read(name: str, value: Any, found: Found) -> Any:
    """A cell as the map holds it: things for ids, texts in all voices, yes and no."""
    if name in ("service", "provider"):
        return _named(found, name, value)
    if name in ("referral", "appointment"):
        return ANSWERS[value]
    return _both(value) if isinstance(value, MaybeInLanguages) else value
