"""What the map says to a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from navigator.catalog import Offer, Project, Provider, Service, Step
from navigator.search.question import Repair

Fit = Literal["good", "weak", "none"]


@dataclass(frozen=True, slots=True)
class Need:
    """A step that answers, with the words of the question that it holds."""

    step: Step
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """A service that answers, with the offers that stand on the day."""

    service: Service
    score: float
    why: tuple[str, ...]
    offers: tuple[Offer, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(dict.fromkeys(offer.step for offer in self.offers))


@dataclass(frozen=True, slots=True)
class Answer:
    """All that the map says to a question, best first."""

    fit: Fit
    needs: tuple[Need, ...] = ()
    helps: tuple[Help, ...] = ()
    ended: tuple[Service, ...] = ()
    providers: tuple[Provider, ...] = ()
    projects: tuple[Project, ...] = ()
    repairs: tuple[Repair, ...] = ()
    urgent: bool = False  # the question calls for help at once
    language: str = ""  # in which it was understood
    partial: bool = False  # by words alone, since its meaning could not be had in time
