"""The things of the stairs as frozen, valid objects, with references resolved.

They are made by `reading` only, which has checked them: nothing here checks again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from navigator.catalog.asking import Words
from navigator.voices import LANGUAGES, Text, Voice

Who = Literal["person", "employer"]
FlagKind = Literal["missing", "oversupplied"]
FlagState = Literal["recognised", "proposed", "practice", "aside"]
ProjectState = Literal["coming", "running", "ended"]


@dataclass(frozen=True, slots=True)
class Region:
    """An employment area (työllisyysalue): its municipalities, and what it says of itself."""

    id: str
    name: Text
    languages: tuple[str, ...] = LANGUAGES  # in which everything is to stand
    title: Text = field(default_factory=Text)  # what its map is called
    authority: Text = field(default_factory=Text)  # who is responsible for its services
    municipalities: tuple[str, ...] = ()  # by their Finnish names; none: nobody has said
    link: Text = field(default_factory=Text)  # a web address of its own, by language
    about: Text = field(default_factory=Text)
    urgent: tuple[tuple[Text, Text], ...] = ()  # who to turn to there in distress: name, address
    colour: str = ""
    source: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom an offer is meant, when it is not for everyone: under 30, 50 and over, …"""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Step:
    """A need in the first person, at its place on a staircase."""

    id: str
    area: str
    audience: Who
    title: Text
    description: Text
    words: Words = field(hash=False)
    against: Words = field(hash=False)  # phrases that speak against this need
    next: tuple[str, ...]
    regions: tuple[str, ...] = ()  # ids of those that have it; none: all that have the staircase


@dataclass(frozen=True, slots=True)
class Area:
    """One staircase: its steps in climbing order, the bottom first."""

    id: str
    audience: Who
    title: Text
    description: Text
    steps: tuple[Step, ...]
    regions: tuple[str, ...] = ()  # ids of those that have it; none: all
    colour: str = ""  # one of COLOURS


@dataclass(frozen=True, slots=True)
class Service:
    """What helps: the same service may stand on many steps and come from many providers."""

    id: str
    name: Text  # in plain voices what it is, where the official name is stiff
    description: Text
    words: Words = field(hash=False)
    link: str
    checked_on: date
    source: str


@dataclass(frozen=True, slots=True)
class Provider:
    """Who gives services."""

    id: str
    name: Text
    kind: str
    link: str


@dataclass(frozen=True, slots=True)
class Project:
    """A fixed-term source of offers. Both days are included, in Europe/Helsinki."""

    id: str
    name: str
    providers: tuple[Provider, ...]
    starts_on: date | None
    ends_on: date | None
    note: Text
    link: str

    def state(self, on: date) -> ProjectState:
        if self.starts_on and on < self.starts_on:
            return "coming"
        return "ended" if self.ends_on and self.ends_on < on else "running"


@dataclass(frozen=True, slots=True)
class Offer:
    """A provider gives a service on a step, maybe through a project, maybe only for some.

    A common offer stands at the foot of a whole staircase, and so on each of its steps.
    """

    service: Service
    step: Step
    provider: Provider
    project: Project | None
    regions: tuple[Region, ...]  # none: the whole country
    audience: Audience | None
    note: Text
    common: bool = False
    municipalities: tuple[str, ...] = ()  # where alone it is given; none: all of its regions

    @property
    def ends_on(self) -> date | None:
        return self.project.ends_on if self.project else None

    def state(self, on: date) -> ProjectState:
        return self.project.state(on) if self.project else "running"

    def active(self, on: date | None) -> bool:
        """Whether it is offered on the day; on no day in particular, everything is."""
        return on is None or self.state(on) == "running"


def share(some: tuple[Region, ...], others: tuple[Region, ...]) -> bool:
    """Whether two things meet in a region; what names none is everywhere."""
    return not some or not others or any(one in others for one in some)


def last_day(offers: Iterable[Offer]) -> date | None:
    """The last day on which one of the offers stands; None if there is no end to one of them."""
    ends = [offer.ends_on for offer in offers]
    known = [end for end in ends if end]
    return max(known) if known and len(known) == len(ends) else None


def audiences(offers: Iterable[Offer]) -> tuple[Audience, ...]:
    """The groups for whom one of the offers is meant in particular."""
    return tuple(dict.fromkeys(offer.audience for offer in offers if offer.audience))


@dataclass(frozen=True, slots=True)
class Flag:
    """A person's judgement that something is missing from a step, or that there is too much."""

    id: str
    kind: FlagKind
    step: Step
    service: Service | None
    title: Text
    reason: Text
    state: FlagState
    source: str
    regions: tuple[Region, ...] = ()  # none: wherever the step is


@dataclass(frozen=True, slots=True)
class Referral:
    """A need that others than the employment services serve, and where to turn with it."""

    id: str
    name: Text
    text: Text  # who serves it, and what to do first
    words: Words = field(hash=False)
    served_by: Text
    who: Who | None  # None: persons and employers alike
    page: Text  # a web address, in each language that has one of its own
    regions: tuple[Region, ...]  # none: the whole country
    checked_on: date
    source: str

    def link(self, voice: Voice) -> str:
        """The address of its page in the language of the voice, else in another."""
        return self.page.in_voice(voice).words

    @property
    def links(self) -> tuple[str, ...]:
        """Its pages in all languages, each once."""
        return tuple(dict.fromkeys(address for _, address in self.page))


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on something is worth a finding; an organisation may set its own in needs.yaml."""

    ending_days: tuple[int, ...] = (30, 90, 180)  # how far ahead endings are looked for
    stale_months: tuple[int, ...] = (6, 12)  # since a service was last checked
    few_providers: int = 1  # a step that hangs on at most so many
    many_providers: int = 4  # of one service on one step
    many_of_kind: int = 6  # services from one kind of provider on one step, and at least …
    times_median: int = 2  # … so many times the median of the steps that have any
