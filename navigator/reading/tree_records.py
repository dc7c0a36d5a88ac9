"""What needs.yaml and urgent.yaml may hold, from the whole file down to a step and a language."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from navigator.catalog import Colour, Thresholds, Who
from navigator.reading.records import (
    Day,
    Filled,
    Id,
    Ids,
    InLanguages,
    Language,
    Link,
    MaybeInLanguages,
    Names,
    OptionalDay,
    Reached,
    Record,
    Whole,
    Wholes,
    WordList,
    WordsInLanguages,
    contact,
    or_none,
)
from navigator.voices import FURTHER, LANGUAGES


def _same_in_all(value: object) -> object:
    """One address as that of every language; addresses by language as they are."""
    if isinstance(value, str) and value:
        return dict.fromkeys(LANGUAGES, contact(value))
    return value


MaybeColour = Annotated[Colour | None, BeforeValidator(or_none)]


class MaybeLinks(Record):
    """An address in some of the languages, or none."""

    fi: Link = ""
    sv: Link = ""
    en: Link = ""


class NamedRecord(Record):
    """A region or an audience."""

    id: Id
    name: InLanguages


class AddressRecord(Record):
    """Where to turn in each language: a telephone line may speak only one."""

    fi: Reached = ""
    sv: Reached = ""
    en: Reached = ""


class ContactRecord(Record):
    name: InLanguages
    address: Annotated[AddressRecord, BeforeValidator(_same_in_all)]


class RegionRecord(NamedRecord):
    """A region, with the languages in which everything is to stand: all, unless it chooses."""

    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("fi", "sv", "en")
    title: MaybeInLanguages = MaybeInLanguages()
    authority: MaybeInLanguages = MaybeInLanguages()
    municipalities: Names = ()
    link: MaybeLinks = MaybeLinks()
    about: MaybeInLanguages = MaybeInLanguages()
    plain_about: MaybeInLanguages = MaybeInLanguages()
    contacts: tuple[ContactRecord, ...] = ()
    colour: MaybeColour = None
    source: str = ""
    checked_on: OptionalDay = None


class AccessibilityRecord(Record):
    """What was assessed of the accessibility of the site; not there, if nothing was."""

    assessed_on: Day
    assessed_by: MaybeInLanguages = MaybeInLanguages()
    method: MaybeInLanguages = MaybeInLanguages()
    plain_method: MaybeInLanguages = MaybeInLanguages()
    shortcomings: MaybeInLanguages = MaybeInLanguages()
    plain_shortcomings: MaybeInLanguages = MaybeInLanguages()


class SiteRecord(Record):
    """What the site is called as a whole, and who keeps it."""

    name: MaybeInLanguages = MaybeInLanguages()
    organisation: MaybeInLanguages = MaybeInLanguages()
    about: MaybeInLanguages = MaybeInLanguages()
    plain_about: MaybeInLanguages = MaybeInLanguages()
    accessibility: AccessibilityRecord | None = None


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
    regions: Ids = ()


class AreaRecord(Record):
    id: Id
    audience: Who
    title: InLanguages
    plain_title: MaybeInLanguages = MaybeInLanguages()
    description: InLanguages
    plain_description: MaybeInLanguages = MaybeInLanguages()
    regions: Ids = ()
    colour: MaybeColour = None
    steps: Annotated[tuple[StepRecord, ...], Field(min_length=1)]


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
    """Words around trades, the ways to those learned at school and at university, and to hiring."""

    learning: WordsInLanguages
    unless: WordsInLanguages = WordsInLanguages()
    working: WordsInLanguages = WordsInLanguages()
    vocational: WayRecord
    higher: WayRecord = WayRecord()
    seeking: WordsInLanguages = WordsInLanguages()
    hiring: WayRecord | None = None


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


LanguageCode = Annotated[str, Field(pattern="^[a-z]{2,3}$")]
FurtherCode = Annotated[str, Field(pattern=f"^({'|'.join(sorted(FURTHER))})$")]


class NeedsRecord(Record):
    site: SiteRecord | None = None
    urgent: UrgentRecord | None = None
    occupations: OccupationsRecord | None = None
    findings: FindingsRecord = FindingsRecord()
    sides: SidesRecord = SidesRecord()
    way_in: WordsInLanguages = WordsInLanguages()
    further_languages: tuple[FurtherCode, ...] = ()
    regions: Annotated[tuple[RegionRecord, ...], Field(min_length=1)]
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


class OtherLanguagesRecord(Record):
    ask: dict[LanguageCode, Filled]
    danger: dict[LanguageCode, Filled]


class UrgentFileRecord(Record):
    """The whole of urgent.yaml."""

    languages: dict[LanguageCode, CriesRecord]
    quiet: QuietRecord
    other_languages: OtherLanguagesRecord
