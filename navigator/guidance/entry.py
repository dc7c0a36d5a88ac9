"""What a path tells of one of its items, in one voice on one day: for pages and for paper alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from navigator.catalog import Step
from navigator.guidance.path import Item
from navigator.voices import Saying

State = Literal["now", "coming", "ended"]
Line: TypeAlias = "tuple[Run, ...]"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one voice, maybe leading somewhere, and the mark before what follows on the line."""

    words: Saying
    link: str = ""
    mark: str = ","


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to know of an item: what it is about, and a line for each thing that is so."""

    about: str  # who, former, whom, touch, until, place, helps, instead; or of an intake
    label: str
    lines: tuple[Line, ...]
    ordinary: bool = False  # goes without saying: for everyone, no end known
    known: bool = True  # or it says that nobody knows: where all say so, nothing is compared


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a path in one voice."""

    item: Item
    place: Step | None  # where on the stairs it stands; others’ help stands nowhere there
    title: Saying
    link: str
    description: Saying
    state: State
    notice: str  # what is to be said first: that it has ended, when it starts
    facts: tuple[Fact, ...]
    checked_on: date | None = None  # since when what it tells of services was not checked anew

    @property
    def opening(self) -> str:
        """The first sentence of the description, where there is no room for the whole."""
        return self.description.opening

    @property
    def telling(self) -> tuple[Fact, ...]:
        """The facts that do not go without saying."""
        return tuple(fact for fact in self.facts if not fact.ordinary)

    @property
    def printed(self) -> tuple[Fact, ...]:
        """The same for paper, which tells of its day and needs nothing of what was before."""
        return tuple(fact for fact in self.telling if fact.about != "former")

    def fact(self, about: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.about == about), None)
