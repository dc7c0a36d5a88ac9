"""What the map says to a question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from navigator.catalog import Offer, Project, Provider, Referral, Service, Step
from navigator.search.question import Repair

Fit = Literal["good", "weak", "none"]
BESIDE = 0.6  # the share of what the map's best thing has from which on a lead stands beside it
CLEARLY = 1.25  # times the best score here, from which on what is elsewhere is what was meant
CLOSER = 1.25  # a step and a service help each other to their scores; a referral stands alone


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
class Lead:
    """A need that others serve, and which the question seems to be about."""

    referral: Referral
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """All that the map says to a question, best first."""

    fit: Fit
    needs: tuple[Need, ...] = ()
    helps: tuple[Help, ...] = ()
    further: tuple[Help, ...] = ()  # those that fit less, and are folded away
    unsure: tuple[Help, ...] = ()  # of which nobody has said whether they fit what was chosen
    beyond: tuple[Help, ...] = ()  # what fits as well and is given elsewhere alone
    ended: tuple[Service, ...] = ()
    providers: tuple[Provider, ...] = ()
    projects: tuple[Project, ...] = ()
    repairs: tuple[Repair, ...] = ()
    elsewhere: tuple[Lead, ...] = ()  # at most two
    urgent: bool = False  # the question calls for help at once …
    doubtful: bool = False  # … or may: then it is answered as usual, too
    language: str = ""  # in which it was understood
    foreign: bool = False  # the question is in none of our languages
    way_in: bool = False  # somebody looks for a person to talk to, or for the place
    partial: bool = False  # by words alone, since its meaning could not be had in time

    @property
    def help_alone(self) -> bool:
        """Whether it surely is a cry for help, and help at once the whole answer."""
        return self.urgent and not self.doubtful

    @property
    def leads_first(self) -> bool:
        """Whether the question rather is about what others do than about the map."""
        return any(lead.score * CLOSER >= self._best for lead in self.elsewhere)

    @property
    def beyond_first(self) -> bool:
        """Whether the question rather is about what is given elsewhere than about what is here."""
        best = max((help_.score for help_ in self.helps), default=0.0)
        return any(help_.score > CLEARLY * best for help_ in self.beyond)

    def with_leads_beside(self) -> Answer:
        """The answer with those leads alone that can stand beside what the map itself has."""
        least = BESIDE * self._best
        beside = tuple(lead for lead in self.elsewhere if lead.score * CLOSER >= least)
        return replace(self, elsewhere=beside)

    @property
    def _best(self) -> float:
        scores = [*(need.score for need in self.needs), *(help_.score for help_ in self.helps)]
        return max(scores, default=0.0)
