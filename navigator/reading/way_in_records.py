"""What one row of contacts.csv and of intake.csv may hold; see `records`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from navigator.catalog import (
    Attendance,
    Benefit,
    CallPrice,
    ContactKind,
    Fee,
    Group,
    Span,
    SpecialDays,
    Start,
)
from navigator.reading import hours
from navigator.reading.records import (
    Day,
    Filled,
    Id,
    Ids,
    MaybeInLanguages,
    OptionalDay,
    OptionalId,
    OptionalWho,
    Record,
    Whole,
    listed,
    or_none,
)


def _spans(value: object) -> object:
    """The opening hours of a day; a fault says which part of the cell is none."""
    return _hours(hours.spans, value)


def _special(value: object) -> object:
    return _hours(hours.special, value)


def _hours(read: Callable[[str], object], value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return read(value)
    except hours.HoursError as error:
        raise PydanticCustomError("bad-hours", "bad hours", {"value": str(error)[:80]}) from error


def _degrees(value: object) -> float:
    """A coordinate in decimal degrees; Finns write it with a comma."""
    text = str(value).replace(",", ".")
    if not re.fullmatch(r"\d{2}(\.\d+)?", text, re.ASCII):
        raise PydanticCustomError("bad-coordinate", "bad coordinate")
    return float(text)


def _code(value: object) -> str:
    if not re.fullmatch(r"[a-z]{2,3}", str(value), re.ASCII):
        raise PydanticCustomError("bad-language", "bad language")
    return str(value)


Spans = Annotated[tuple[Span, ...], BeforeValidator(_spans)]
Specials = Annotated[tuple[SpecialDays, ...], BeforeValidator(_special)]
OptionalDegrees = Annotated[
    Annotated[float, BeforeValidator(_degrees)] | None, BeforeValidator(or_none)
]
Codes = Annotated[tuple[Annotated[str, BeforeValidator(_code)], ...], BeforeValidator(listed)]
YesNo = Annotated[Literal["yes", "no"] | None, BeforeValidator(or_none)]
OptionalWhole = Annotated[Whole | None, BeforeValidator(or_none)]


class ContactRecord(Record):
    id: Id
    provider: OptionalId
    service: OptionalId
    step: OptionalId
    region: Ids
    who: OptionalWho
    kind: ContactKind
    value: Filled
    label: MaybeInLanguages
    monday: Spans
    tuesday: Spans
    wednesday: Spans
    thursday: Spans
    friday: Spans
    saturday: Spans
    sunday: Spans
    exceptions: Specials
    holidays: Annotated[Literal["open", "closed"] | None, BeforeValidator(or_none)]
    languages: Codes
    municipality: str
    postcode: str
    latitude: OptionalDegrees
    longitude: OptionalDegrees
    accessible: YesNo
    price: Annotated[CallPrice | None, BeforeValidator(or_none)]
    note: MaybeInLanguages
    checked_on: Day
    source: Filled


class IntakeRecord(Record):
    id: Id
    service: Id
    provider: OptionalId
    eligibility: MaybeInLanguages
    minimum_age: OptionalWhole
    maximum_age: OptionalWhole
    groups: Annotated[tuple[Group, ...], BeforeValidator(listed)]
    referral: YesNo
    appointment: YesNo
    documents: MaybeInLanguages
    fee: Annotated[Fee | None, BeforeValidator(or_none)]
    fee_note: MaybeInLanguages
    duration: MaybeInLanguages
    start: Annotated[Start | None, BeforeValidator(or_none)]
    apply_from: OptionalDay
    apply_until: OptionalDay
    start_note: MaybeInLanguages
    waiting: MaybeInLanguages
    benefit: Annotated[Benefit | None, BeforeValidator(or_none)]
    benefit_note: MaybeInLanguages
    attendance: Annotated[Attendance | None, BeforeValidator(or_none)]
    languages: Codes
    checked_on: Day
    source: Filled
