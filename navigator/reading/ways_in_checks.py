"""What is wrong with rows of contacts.csv and intake.csv beyond what each cell may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from navigator.catalog import municipalities
from navigator.reading import addresses, telephones
from navigator.reading.records import MaybeInLanguages, Record
from navigator.reading.references import (
    PROVIDERS,
    SERVICES,
    STEPS,
    Rows,
    known,
    unknown,
)
from navigator.reading.way_in_records import ContactRecord
from navigator.tables import Problem
from navigator.voices import LANGUAGES

CONTACTS, INTAKE = "contacts.csv", "intake.csv"
MAIL = re.compile(r"[^\s@,;:/]+@[^\s@,;]+\.[^\s@,;.]+")
FINLAND = ((59.0, 71.0), (19.0, 32.0))  # degrees of latitude and longitude
OWNERS = ("provider", "service", "step", "region")
OLDEST = 120  # years
OF_PLACES = ("municipality", "postcode", "latitude", "longitude")

Values = Mapping[str, str]
Found = tuple[str, str, Values]  # a fault, its column, its values


def problems(files: Mapping[str, Rows], required: Collection[str] = LANGUAGES) -> Iterator[Problem]:
    """Every fault of the rows; files that could not be read at all accuse nobody."""
    for number, row in files[CONTACTS].all:
        where = {"provider": PROVIDERS, "service": SERVICES, "step": STEPS}
        yield from unknown(files, CONTACTS, number, row, where)
        yield from (Problem.at(CONTACTS, f, number, c, **v) for f, c, v in _contact(row))
        yield from _half_said(CONTACTS, number, row, required)
    for number, row in files[INTAKE].all:
        yield from unknown(files, INTAKE, number, row, {"service": SERVICES, "provider": PROVIDERS})
        yield from (Problem.at(INTAKE, f, number, c, **v) for f, c, v in _intake(row))
        yield from _half_said(INTAKE, number, row, required)
    yield from _doubled(files[INTAKE])
    yield from _not_given(files)


def _contact(row: ContactRecord) -> Iterator[Found]:
    if _read(row, OWNERS) and not any(getattr(row, name) for name in OWNERS):
        yield "nobodys-contact", "provider", {}
    if row.kind and row.value:
        yield from VALUES.get(row.kind, _no_fault)(row.value)
    if row.kind == "place":
        yield from _place(row)
    elif row.kind:
        filled = [name for name in OF_PLACES if getattr(row, name) not in (None, "")]
        yield from (("no-place", name, {}) for name in filled)


def _read(row: Record, names: Collection[str]) -> bool:
    """Whether the fields could be read: of a faulty one it is not known whether it is empty."""
    return row.model_fields_set.issuperset(names)


def _no_fault(_value: str) -> Iterator[Found]:
    yield from ()


def _telephone(value: str) -> Iterator[Found]:
    if telephones.read(value) is None:
        yield "bad-telephone", "value", {"value": value[:80]}


def _mail(value: str) -> Iterator[Found]:
    if not MAIL.fullmatch(value):
        yield "bad-mail", "value", {"value": value[:80]}


def _page(value: str) -> Iterator[Found]:
    if fault := addresses.fault_of(value):
        yield fault[0], "value", {"value": value[:80], **fault[1]}


VALUES: Mapping[str, Callable[[str], Iterator[Found]]] = {
    "telephone": _telephone,
    "interpreter": _telephone,
    "email": _mail,
    "form": _page,
    "page": _page,
    "booking": _page,
    "chat": _page,
}


def _place(row: ContactRecord) -> Iterator[Found]:
    if not row.municipality:
        yield "missing-value", "municipality", {}
    elif row.municipality not in municipalities():
        yield "unknown-municipality", "municipality", {"value": row.municipality[:80]}
    if row.postcode and not re.fullmatch(r"\d{5}", row.postcode, re.ASCII):
        yield "bad-postcode", "postcode", {"value": row.postcode[:80]}
    degrees = {"latitude": row.latitude, "longitude": row.longitude}
    if _read(row, degrees) and len({value is None for value in degrees.values()}) > 1:
        yield "half-coordinates", next(name for name in degrees if degrees[name] is None), {}
    for (name, value), (least, most) in zip(degrees.items(), FINLAND, strict=True):
        if value is not None and not least <= value <= most:
            yield (
                "far-coordinate",
                name,
                {"value": str(value), "least": str(least), "most": str(most)},
            )


def _intake(row: Any) -> Iterator[Found]:
    for column in ("minimum_age", "maximum_age"):
        if (getattr(row, column) or 0) > OLDEST:
            yield "high-age", column, {"value": str(getattr(row, column)), "limit": str(OLDEST)}
    if row.minimum_age and row.maximum_age and row.maximum_age < row.minimum_age:
        yield "ages-crossed", "maximum_age", {"least": str(row.minimum_age)}
    if row.apply_from and row.apply_until and row.apply_until < row.apply_from:
        days = {"start": str(row.apply_from), "end": str(row.apply_until)}
        yield "applied-backwards", "apply_until", days
    if (row.apply_from or row.apply_until) and row.start not in (None, "application"):
        yield "no-application", "start", {"value": row.start}


def _half_said(file: str, number: int, row: Record, required: Collection[str]) -> Iterator[Problem]:
    """A text that some languages have and others that are required lack."""
    for name in type(row).model_fields:
        text = getattr(row, name)
        if isinstance(text, MaybeInLanguages) and any(said for _, said in text):
            missing = (code for code in required if not getattr(text, code))
            for code in missing:
                yield Problem.at(file, "missing-language", number, f"{name}_{code}")


def _doubled(rows: Rows) -> Iterator[Problem]:
    first: dict[tuple[str, str | None], int] = {}
    for number, row in rows.valid:
        other = first.setdefault((row.service, row.provider), number)
        if other != number:
            yield Problem.at(INTAKE, "doubled-intake", number, "service", other=other)


def _not_given(files: Mapping[str, Rows]) -> Iterator[Problem]:
    """Rows about a service and a provider who doesn't give it."""
    pairs = {(offer.service, offer.provider) for _, offer in files["offers.csv"].all}
    for file in (CONTACTS, INTAKE):
        for number, row in files[file].all:
            pair = (row.service, row.provider)
            there = known(files, SERVICES, pair[0]) and known(files, PROVIDERS, pair[1])
            if all(pair) and there and pair not in pairs:
                values = {"provider": row.provider, "service": row.service}
                yield Problem.at(file, "not-its-service", number, "provider", **values)
