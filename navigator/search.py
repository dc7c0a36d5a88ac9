"""A question in a language and on a day → the steps and services that answer it, and why.

The straight way: words (`question`) → documents (`index`) → steps and services that stand on the
day, grouped and explained here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from navigator.catalog import Catalog, Offer, Project, Provider, Service, Step
from navigator.index import Concept, Found, Index
from navigator.lexicon import Lexicon
from navigator.question import Question, Repair, Vocabulary, read
from navigator.text import LANGUAGES

Fit = Literal["good", "weak", "none"]

CANDIDATES = 80  # documents that are looked at for one question
GOOD = 0.5  # the share of a question's words that must be met for a good answer
FROM_STEP = 0.35  # what a service gains from the step it stands on, against its own words
FROM_SERVICES = 0.35  # what a step gains from the best services that stand on it


@dataclass(frozen=True, slots=True)
class Need:
    """A step that answers."""

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


@dataclass(frozen=True)
class _Tongue:
    """What search knows of one language."""

    lexicon: Lexicon
    index: Index
    vocabulary: Vocabulary


class Search:
    """The search over one catalogue and the index that was made of it."""

    def __init__(self, catalog: Catalog, folder: Path, lexicons: Mapping[str, Lexicon]) -> None:
        self.catalog = catalog
        self._tongues = {
            language: self._tongue(folder, lexicons[language]) for language in LANGUAGES
        }

    @staticmethod
    def _tongue(folder: Path, lexicon: Lexicon) -> _Tongue:
        index = Index(folder / lexicon.language)
        return _Tongue(lexicon, index, Vocabulary(lexicon.language, index.vocabulary))

    def ask(self, text: str, language: str, on: date | None, *, literal: bool = False) -> Answer:
        """The answer to a question as it was typed."""
        tongue = self._tongues[language]
        question = read(text, tongue.lexicon, tongue.vocabulary, literal=literal)
        found = tongue.index.find(question.concepts, CANDIDATES)
        return self._answer(question, found, on)

    def _answer(self, question: Question, found: Sequence[Found], on: date | None) -> Answer:
        scores = {(hit.kind, hit.id): hit.score for hit in found}
        why = _why(question.concepts)
        needs = self._needs(scores, why, on)
        helps = self._helps(scores, why, on)
        answered = {help_.service.id for help_ in helps}
        return Answer(
            fit=_fit(question),
            needs=needs,
            helps=helps,
            ended=tuple(
                self.catalog.service[id_]
                for kind, id_ in scores
                if kind == "service" and id_ not in answered
            ),
            providers=tuple(self.catalog.provider[id_] for k, id_ in scores if k == "provider"),
            projects=tuple(self.catalog.project[id_] for k, id_ in scores if k == "project"),
            repairs=question.repairs,
        )

    def _needs(
        self, scores: Mapping[tuple[str, str], float], why: tuple[str, ...], on: date | None
    ) -> tuple[Need, ...]:
        gains: dict[str, list[float]] = {}
        for offer in self.catalog.active(on):
            if not offer.common:
                gains.setdefault(offer.step.id, []).append(
                    scores.get(("service", offer.service.id), 0.0)
                )
        found = []
        for step in self.catalog.steps:
            score = scores.get(("step", step.id), 0.0)
            score += FROM_SERVICES * max(gains.get(step.id, ()), default=0.0)
            if score > 0:
                found.append(Need(step, score, why))
        return tuple(sorted(found, key=lambda need: -need.score))

    def _helps(
        self, scores: Mapping[tuple[str, str], float], why: tuple[str, ...], on: date | None
    ) -> tuple[Help, ...]:
        found = []
        for service in self.catalog.services:
            score = scores.get(("service", service.id), 0.0)
            offers = tuple(o for o in self.catalog.offers_of[service.id] if o.active(on))
            if score > 0 and offers:
                best = max(scores.get(("step", offer.step.id), 0.0) for offer in offers)
                found.append(Help(service, score + FROM_STEP * best, why, offers))
        return tuple(sorted(found, key=lambda help_: -help_.score))


def _fit(question: Question) -> Fit:
    """How much of the question the map knows words for."""
    met = [1.0 if c.terms else 0.5 if c.parts else 0.0 for c in question.concepts]
    if not any(met):
        return "none"
    return "good" if sum(met) / len(met) >= GOOD else "weak"


def _why(concepts: Sequence[Concept]) -> tuple[str, ...]:
    return tuple(concept.asked for concept in concepts if concept.known)
