"""What one row of each data file may hold. Pydantic does the typing; faults keep our names."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from navigator.catalog import FlagKind, FlagState, Who
from navigator.reading import addresses, days
from navigator.reading.written import Written, cells_of
from navigator.voices import LANGUAGES

ProviderKind = Literal[
    "association", "company", "education", "municipality", "portal", "state", "wellbeing", "insurer"
]
Language = Literal["fi", "sv", "en"]
LONGEST_ID = 60


def _id(value: object) -> str:
    text = str(value)
    if len(text) > LONGEST_ID or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise PydanticCustomError("bad-id", "bad id")
    return text


def _day(value: object) -> date:
    found = value if isinstance(value, date) else days.read(str(value))
    if isinstance(found, str):
        raise PydanticCustomError(found, "no day that the map knows")
    return found


def _link(value: object) -> str:
    """An address; what was published before stays, until it is looked at more closely."""
    text = str(value)
    fault = addresses.fault_of(text) if text else None
    if fault and not addresses.was_good(text):
        raise PydanticCustomError(fault[0], "bad link", fault[1])
    return addresses.settled(text)


def contact(value: object) -> str:
    text = str(value)
    if text and not re.fullmatch(r"tel:\+?\d+|https://\S+", text, re.ASCII | re.IGNORECASE):
        raise PydanticCustomError("bad-contact", "bad contact")
    return addresses.settled(text) if text[:5].lower() == "https" else text


def _whole(value: object) -> int:
    if not re.fullmatch(r"[1-9]\d{0,3}", str(value), re.ASCII):
        raise PydanticCustomError("bad-number", "bad number")
    return int(str(value))


def parts(cell: str) -> tuple[str, ...]:
    """What stands in a cell that holds several, separated by commas."""
    return tuple(filter(None, map(str.strip, cell.split(","))))


def listed(value: object) -> object:
    """The parts of a cell that holds several; a YAML list as it is."""
    return parts(value) if isinstance(value, str) else value


def or_none(value: object) -> object:
    return None if value == "" else value


S = TypeVar("S", str, tuple[str, ...])


def _required(info: ValidationInfo) -> tuple[str, ...]:
    """The languages in which a text must stand: those that the regions of the map have chosen."""
    return LANGUAGES if info.context is None else tuple(info.context)


def _said(text: S, info: ValidationInfo) -> S:
    """What is said in the language after which the field is named: not nothing, if required."""
    if not text and info.field_name in _required(info):
        raise PydanticCustomError("missing-language", "missing language")
    return text


def _said_first(text: str, info: ValidationInfo) -> str:
    """What must be said in the first of the languages alone."""
    return _said(text, info) if info.field_name in _required(info)[:1] else text


Id = Annotated[str, BeforeValidator(_id)]
OptionalId = Annotated[Id | None, BeforeValidator(or_none)]
Day = Annotated[date, BeforeValidator(_day)]
OptionalWho = Annotated[Who | None, BeforeValidator(or_none)]
OptionalDay = Annotated[Day | None, BeforeValidator(or_none)]
Link = Annotated[str, BeforeValidator(_link)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(listed)]
SomeRegions = Annotated[Ids, Field(min_length=1)]
Filled = Annotated[str, Field(min_length=1)]
Names = Annotated[tuple[Filled, ...], BeforeValidator(listed)]
Said = Annotated[str, AfterValidator(_said), Field(validate_default=True)]
SaidFirst = Annotated[Link, AfterValidator(_said_first), Field(validate_default=True)]
Reached = Annotated[
    str, BeforeValidator(contact), AfterValidator(_said), Field(validate_default=True)
]
Whole = Annotated[int, BeforeValidator(_whole)]
Wholes = Annotated[tuple[Whole, ...], BeforeValidator(listed), Field(min_length=1)]
WordList = Annotated[tuple[Filled, ...], BeforeValidator(listed)]
SomeWords = Annotated[WordList, Field(min_length=1)]
SaidWords = Annotated[WordList, AfterValidator(_said), Field(validate_default=True)]


class Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class InLanguages(Written, Record):
    """A text that must stand in each language that the regions of the map have chosen."""

    fi: Said = ""
    sv: Said = ""
    en: Said = ""


class MaybeInLanguages(Written, Record):
    """A text that may be missing, in some languages or all."""

    fi: str = ""
    sv: str = ""
    en: str = ""


class WordsInLanguages(Record):
    fi: WordList = ()
    sv: WordList = ()
    en: WordList = ()


class NamesInLanguages(Record):
    """At least one word in each language that the regions of the map have chosen."""

    fi: SaidWords = ()
    sv: SaidWords = ()
    en: SaidWords = ()


class LinksInLanguages(Record):
    """An address in the first of the chosen languages, and in the others where there are any."""

    fi: SaidFirst = ""
    sv: SaidFirst = ""
    en: SaidFirst = ""


class ServiceRecord(Record):
    id: Id
    name: InLanguages
    description: InLanguages
    plain: MaybeInLanguages
    words: WordsInLanguages
    link: Link
    checked_on: Day
    source: Filled
    plain_name: MaybeInLanguages = MaybeInLanguages()  # what it is, where the name is stiff


class ProviderRecord(Record):
    id: Id
    name: InLanguages
    kind: ProviderKind
    link: Link


class ProjectRecord(Record):
    id: Id
    name: Filled
    providers: Ids
    starts_on: OptionalDay
    ends_on: OptionalDay
    note: MaybeInLanguages
    link: Link


class OfferRecord(Record):
    service: Id
    step: Id
    provider: Id
    project: OptionalId
    region: SomeRegions
    audience: OptionalId
    note: MaybeInLanguages
    municipalities: Names = ()  # where alone it is given


class FlagRecord(Record):
    id: Id
    kind: FlagKind
    step: Id
    service: OptionalId
    title: InLanguages
    reason: InLanguages
    state: FlagState
    source: Filled
    region: Ids = ()


class SynonymRecord(Record):
    language: Language
    word: Filled
    means: SomeWords


class ReferralRecord(Record):
    id: Id
    name: InLanguages
    text: InLanguages
    plain: InLanguages
    words: WordsInLanguages
    served_by: InLanguages
    who: OptionalWho
    link: LinksInLanguages
    regions: Ids
    checked_on: Day
    source: Filled


class TermRecord(Record):
    id: Id
    old: WordsInLanguages
    new: NamesInLanguages
    changes_on: Day
    checked_on: Day
    source: Filled


TEXT_FIELDS = (
    InLanguages,
    MaybeInLanguages,
    WordsInLanguages,
    NamesInLanguages,
    LinksInLanguages,
)


def columns(record: type[Record]) -> tuple[str, ...]:
    """The columns of a table of such records: a text `name` is `name_fi, name_sv, name_en`."""
    found: list[str] = []
    for name, info in record.model_fields.items():
        in_languages = info.annotation in TEXT_FIELDS
        found += (
            [f"{name}_{language}" for language in ("fi", "sv", "en")] if in_languages else [name]
        )
    return tuple(found)


def optional(record: type[Record]) -> frozenset[str]:
    """Those of the columns that tables from before they came do not have."""
    newer = {name for name, info in record.model_fields.items() if not info.is_required()}
    texts = {name for name in newer if record.model_fields[name].annotation in TEXT_FIELDS}
    of_texts = {f"{name}_{language}" for name in texts for language in ("fi", "sv", "en")}
    return frozenset(of_texts | newer - texts)


def required(record: type[Record]) -> tuple[str, ...]:
    """The columns without which a table of such records is none."""
    newer = optional(record)
    return tuple(name for name in columns(record) if name not in newer)


def shape(record: type[Record]) -> dict[str, bool]:
    """The columns of a table of such records, and which of them hold days."""
    days_ = {name for name, info in record.model_fields.items() if _of_days(info.annotation)}
    return {name: name in days_ for name in columns(record)}


def _of_days(annotation: object) -> bool:
    """Whether it is a day, or one that may be missing."""
    return annotation is date or any(map(_of_days, get_args(annotation)))


def nested(record: type[Record], cells: dict[str, str]) -> dict[str, object]:
    """The cells of a row in the shape of the record; cells of unknown columns are left out."""
    found: dict[str, object] = {}
    for name, info in record.model_fields.items():
        if info.annotation in TEXT_FIELDS:
            found[name] = cells_of(name, cells, info.annotation)
        else:
            found[name] = cells.get(name, "")
    return found
