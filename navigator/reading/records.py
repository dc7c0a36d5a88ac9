"""What one row of each data file may hold. Pydantic does the typing; faults keep our names."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from navigator.catalog import FlagKind, FlagState, Thresholds, Who
from navigator.environment import day
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
    found = value if isinstance(value, date) else day.parse(str(value))
    if found is None or not day.FIRST <= found <= day.LAST:
        raise PydanticCustomError("bad-date", "no day that the map knows")
    return found


def _link(value: object) -> str:
    if re.fullmatch(r"https://.*\s.*", str(value), re.DOTALL):
        raise PydanticCustomError("spaced-link", "a space in a link")
    if value and not re.fullmatch(r"https://[a-zåäö0-9.-]+\.[a-z]{2,}(/\S*)?", str(value)):
        raise PydanticCustomError("bad-link", "bad link")
    return str(value)


def _contact(value: object) -> str:
    if value and not re.fullmatch(r"tel:\+?\d+|https://\S+", str(value), re.ASCII):
        raise PydanticCustomError("bad-contact", "bad contact")
    return str(value)


def _same_in_all(value: object) -> object:
    """One address as that of every language; addresses by language as they are."""
    if isinstance(value, str) and value:
        return dict.fromkeys(LANGUAGES, _contact(value))
    return value


def _whole(value: object) -> int:
    if not re.fullmatch(r"[1-9]\d{0,3}", str(value), re.ASCII):
        raise PydanticCustomError("bad-number", "bad number")
    return int(str(value))


def parts(cell: str) -> tuple[str, ...]:
    """What stands in a cell that holds several, separated by commas."""
    return tuple(filter(None, map(str.strip, cell.split(","))))


def _listed(value: object) -> object:
    """The parts of a cell that holds several; a YAML list as it is."""
    return parts(value) if isinstance(value, str) else value


def _or_none(value: object) -> object:
    return None if value == "" else value


Id = Annotated[str, BeforeValidator(_id)]
OptionalId = Annotated[Id | None, BeforeValidator(_or_none)]
Day = Annotated[date, BeforeValidator(_day)]
OptionalWho = Annotated[Who | None, BeforeValidator(_or_none)]
OptionalDay = Annotated[Day | None, BeforeValidator(_or_none)]
Link = Annotated[str, BeforeValidator(_link)]
Contact = Annotated[str, BeforeValidator(_contact), Field(min_length=1)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_listed)]
Filled = Annotated[str, Field(min_length=1)]
Whole = Annotated[int, BeforeValidator(_whole)]
Wholes = Annotated[tuple[Whole, ...], BeforeValidator(_listed), Field(min_length=1)]
WordList = Annotated[tuple[Filled, ...], BeforeValidator(_listed)]


class Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class InLanguages(Record):
    """A text that must stand in all three languages."""

    fi: Filled
    sv: Filled
    en: Filled


class MaybeInLanguages(Record):
    """A text that may be missing, in some languages or all."""

    fi: str = ""
    sv: str = ""
    en: str = ""


class WordsInLanguages(Record):
    fi: WordList = ()
    sv: WordList = ()
    en: WordList = ()


class LinksInLanguages(Record):
    """An address in Finnish, and those in the other languages where there are any."""

    fi: Annotated[Link, Field(min_length=1)]
    sv: Link = ""
    en: Link = ""


class NamedRecord(Record):
    """A region or an audience."""

    id: Id
    name: InLanguages


class StepRecord(Record):
    id: Id
    audience: Who
    title: InLanguages
    plain_title: MaybeInLanguages = MaybeInLanguages()
    description: InLanguages
    plain_description: MaybeInLanguages = MaybeInLanguages()
    words: WordsInLanguages = WordsInLanguages()
    against: WordsInLanguages = WordsInLanguages()
    next: Ids = ()


class AreaRecord(Record):
    id: Id
    audience: Who
    title: InLanguages
    plain_title: MaybeInLanguages = MaybeInLanguages()
    description: InLanguages
    plain_description: MaybeInLanguages = MaybeInLanguages()
    steps: Annotated[tuple[StepRecord, ...], Field(min_length=1)]


class AddressRecord(Record):
    """Where to turn in each language: a telephone line may speak only one."""

    fi: Contact
    sv: Contact
    en: Contact


class ContactRecord(Record):
    name: InLanguages
    address: Annotated[AddressRecord, BeforeValidator(_same_in_all)]


class UrgentRecord(Record):
    words: WordsInLanguages = WordsInLanguages()
    message: InLanguages
    plain_message: MaybeInLanguages = MaybeInLanguages()
    contacts: tuple[ContactRecord, ...] = ()
    services: Ids = ()


class WayRecord(Record):
    """Where the way to a trade begins."""

    steps: Ids = ()
    services: Ids = ()


class OccupationsRecord(Record):
    """Words around trades, and the ways to those learned at school and at university."""

    learning: WordsInLanguages
    unless: WordsInLanguages = WordsInLanguages()
    working: WordsInLanguages = WordsInLanguages()
    vocational: WayRecord
    higher: WayRecord = WayRecord()


class FindingsRecord(Record):
    """Thresholds of findings; those that are not given are the usual ones."""

    ending_days: Wholes = Thresholds().ending_days
    stale_months: Wholes = Thresholds().stale_months
    few_providers: Whole = Thresholds().few_providers
    many_providers: Whole = Thresholds().many_providers
    many_of_kind: Whole = Thresholds().many_of_kind
    times_median: Whole = Thresholds().times_median


class SidesRecord(Record):
    """Words by which one knows who asks."""

    employer: WordsInLanguages = WordsInLanguages()
    person: WordsInLanguages = WordsInLanguages()


class NeedsRecord(Record):
    urgent: UrgentRecord | None = None
    occupations: OccupationsRecord | None = None
    findings: FindingsRecord = FindingsRecord()
    sides: SidesRecord = SidesRecord()
    regions: Annotated[tuple[NamedRecord, ...], Field(min_length=1)]
    audiences: tuple[NamedRecord, ...] = ()
    areas: Annotated[tuple[AreaRecord, ...], Field(min_length=1)]


class CriesRecord(Record):
    """How people of one language cry for help, and how they ask calmly of like things."""

    phrases: WordList = ()
    doubtful: WordList = ()
    sentences: WordList = ()
    calm: WordList = ()


class QuietRecord(Record):
    text: InLanguages
    plain_text: MaybeInLanguages = MaybeInLanguages()


LanguageCode = Annotated[str, Field(pattern="^[a-z]{2,3}$")]


class OtherLanguagesRecord(Record):
    ask: dict[LanguageCode, Filled]
    danger: dict[LanguageCode, Filled]


class UrgentFileRecord(Record):
    """The whole of urgent.yaml."""

    languages: dict[LanguageCode, CriesRecord]
    quiet: QuietRecord
    other_languages: OtherLanguagesRecord


class ServiceRecord(Record):
    id: Id
    name: InLanguages
    description: InLanguages
    plain: MaybeInLanguages
    words: WordsInLanguages
    link: Link
    checked_on: Day
    source: Filled


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
    region: Id
    audience: OptionalId
    note: MaybeInLanguages


class FlagRecord(Record):
    id: Id
    kind: FlagKind
    step: Id
    service: OptionalId
    title: InLanguages
    reason: InLanguages
    state: FlagState
    source: Filled


class SynonymRecord(Record):
    language: Language
    word: Filled
    means: Annotated[WordList, Field(min_length=1)]


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


TEXT_FIELDS = (InLanguages, MaybeInLanguages, WordsInLanguages, LinksInLanguages)


def columns(record: type[Record]) -> tuple[str, ...]:
    """The columns of a table of such records: a text `name` is `name_fi, name_sv, name_en`."""
    found: list[str] = []
    for name, info in record.model_fields.items():
        in_languages = info.annotation in TEXT_FIELDS
        found += (
            [f"{name}_{language}" for language in ("fi", "sv", "en")] if in_languages else [name]
        )
    return tuple(found)


def nested(record: type[Record], cells: dict[str, str]) -> dict[str, object]:
    """The cells of a row in the shape of the record; cells of unknown columns are left out."""
    found: dict[str, object] = {}
    for name, info in record.model_fields.items():
        if info.annotation in TEXT_FIELDS:
            texts = {lang: cells.get(f"{name}_{lang}", "") for lang in ("fi", "sv", "en")}
            found[name] = texts
        else:
            found[name] = cells.get(name, "")
    return found
