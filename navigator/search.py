"""A question in a language and on a day → the steps and services that answer it, and why.

The straight way: words (`question`) → documents that hold them (`index`), and things near in
meaning (`meaning`) → one score for each thing → steps and services that stand on the day. How the
figures below were found is told in docs/search.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from navigator import meaning
from navigator.catalog import Catalog, Offer, Project, Provider, Service, Step
from navigator.index import Index
from navigator.lexicon import Lexicon
from navigator.meaning import Meaning, Nearness
from navigator.question import Question, Reader, Repair, cleaned, read
from navigator.spelling import Spelling
from navigator.text import LANGUAGES
from navigator.thesaurus import Thesaurus

Fit = Literal["good", "weak", "none"]
Thing = tuple[str, str]  # kind and id

CANDIDATES = 100  # documents that hold words of the question and are looked at
MEANING = 0.5  # what full nearness in meaning counts, against 1 for all words in the name
FROM_STEP = 0.4  # what a service gains from the step it stands on, against its own score
FROM_SERVICES = 0.5  # what a step gains from the best service that stands on it
DAYS = 8  # days of which it is remembered what stands on them
LEAST = 0.25  # the share of the best score below which nothing is shown

# How much speaks for the map answering the question: see `_evidence`.
GOOD = 1.1
SOME = 0.3
FAR = 0.84  # the cosine of texts that have nothing to do with each other
COSINE = 8.0  # what nearness beyond that counts


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


@dataclass(frozen=True, slots=True)
class _Scores:
    """What speaks for each thing, and the words of the question that it holds."""

    of: Mapping[Thing, float]
    why: Mapping[Thing, tuple[str, ...]]
    fit: Fit

    def get(self, kind: str, id_: str) -> float:
        return self.of.get((kind, id_), 0.0)


class Search:
    """The search over one catalogue and the index that was made of it."""

    def __init__(self, catalog: Catalog, folder: Path, lexicons: Mapping[str, Lexicon]) -> None:
        self.catalog = catalog
        self.lexicons = lexicons
        self._indexes = {language: Index(folder / language) for language in LANGUAGES}
        self._readers = {
            language: self._reader(lexicons[language], self._indexes[language])
            for language in LANGUAGES
        }
        self._meaning: Meaning | None = meaning.opened(folder)
        # Most questions are about the same few days, and a catalogue never changes.
        self._standing = lru_cache(maxsize=DAYS)(self._standing_on)

    def _reader(self, lexicon: Lexicon, index: Index) -> Reader:
        thesaurus = Thesaurus(self.catalog.synonyms, lexicon)
        return Reader(lexicon, index.vocabulary, Spelling(index.written), thesaurus)

    @property
    def by_meaning(self) -> bool:
        """Whether meaning is searched, too, and not words alone."""
        return self._meaning is not None

    def ask(self, text: str, language: str, on: date | None, *, literal: bool = False) -> Answer:
        """The answer to a question as it was typed; taken literally, by its very words alone."""
        text = cleaned(text)
        question = read(text, self._readers[language], literal=literal)
        if not text or not any(character.isalnum() for character in text):
            return Answer("none")
        near = self._meaning.near(text, language) if self._meaning and not literal else None
        return self._answer(question, self._scores(question, language, near), on)

    def _scores(self, question: Question, language: str, near: Nearness | None) -> _Scores:
        index = self._indexes[language]
        found = index.find(question.concepts, CANDIDATES)
        total = {thing: MEANING * n for thing, n in near.near.items()} if near else {}
        for hit in found:
            total[hit.kind, hit.id] = total.get((hit.kind, hit.id), 0.0) + hit.score
        told = [hit.score for hit in found if hit.kind in ("step", "service")]
        best = max(told, default=0.0)
        fit = _fit(_evidence(best, _covered(question, index), near))
        return _Scores(total, {(hit.kind, hit.id): hit.words for hit in found}, fit)

    def _answer(self, question: Question, scores: _Scores, on: date | None) -> Answer:
        if scores.fit == "none":
            return Answer("none", repairs=question.repairs)
        named = [thing for thing in scores.why if scores.of[thing] > FROM_STEP]
        return Answer(
            fit=scores.fit,
            needs=self._needs(scores, on),
            helps=self._helps(scores, on),
            ended=tuple(
                self.catalog.service[id_]
                for kind, id_ in named
                if kind == "service" and self._ended(id_, on)
            ),
            providers=tuple(
                self.catalog.provider[id_] for kind, id_ in named if kind == "provider"
            ),
            projects=tuple(self.catalog.project[id_] for kind, id_ in named if kind == "project"),
            repairs=question.repairs,
        )

    def _ended(self, service: str, on: date | None) -> bool:
        """Whether all that was offered of a service lies behind the day."""
        offers = self.catalog.offers_of[service]
        return on is not None and {offer.state(on) for offer in offers} == {"ended"}

    def _needs(self, scores: _Scores, on: date | None) -> tuple[Need, ...]:
        """The steps that answer, by themselves or by what stands on them."""
        best: dict[str, float] = {}
        standing = self._standing(on)
        for (kind, id_), score in scores.of.items():
            for step in _own_steps(standing.get(id_, ())) if kind == "service" else ():
                best[step] = max(score, best.get(step, 0.0))
        found = [
            Need(
                step,
                scores.get("step", step.id) + FROM_SERVICES * best.get(step.id, 0.0),
                scores.why.get(("step", step.id), ()),
            )
            for step in self.catalog.steps
        ]
        found.sort(key=lambda need: -need.score)
        return tuple(need for need in found if need.score > LEAST * found[0].score)

    def _helps(self, scores: _Scores, on: date | None) -> tuple[Help, ...]:
        """The services that answer and stand on the day, helped by the steps they stand on."""
        standing = self._standing(on)
        score = {
            id_: scores.get("service", id_) + FROM_STEP * _best_step(offers, scores)
            for id_, offers in standing.items()
        }
        least = LEAST * max(score.values(), default=0.0)
        best = sorted((id_ for id_ in score if score[id_] > least), key=lambda id_: -score[id_])
        return tuple(
            Help(
                self.catalog.service[id_],
                score[id_],
                scores.why.get(("service", id_), ()),
                standing[id_],
            )
            for id_ in best
        )

    def _standing_on(self, on: date | None) -> Mapping[str, tuple[Offer, ...]]:
        """The services that stand on the day, in their order, with the offers by which they do."""
        return {
            id_: standing
            for id_, offers in self.catalog.offers_of.items()
            if (standing := tuple(offer for offer in offers if offer.active(on)))
        }


def _best_step(offers: Sequence[Offer], scores: _Scores) -> float:
    return max((scores.get("step", step) for step in _own_steps(offers)), default=0.0)


def _own_steps(offers: Sequence[Offer]) -> Iterator[str]:
    """The steps on which a service stands for itself, not at the foot of the whole staircase."""
    return (offer.step.id for offer in offers if not offer.common)


def _covered(question: Question, index: Index) -> float:
    """The share of the question that the map has words for; rare words weigh more."""
    worth = [index.worth(concept) for concept in question.concepts]
    met = (w * concept.met for w, concept in zip(worth, question.concepts, strict=True))
    return sum(met) / sum(worth) if worth else 0.0


def _evidence(best: float, covered: float, near: Nearness | None) -> float:
    """How much speaks for the map answering the question.

    Three things, each about 0 for a question from another world: how well the best thing holds the
    words of the question (0–1), how much of the question the map has words for (0–1, half), and
    how near its nearest text is.
    """
    meant = COSINE * (near.closest - FAR) if near else 0.0
    return best + covered / 2 + meant


def _fit(evidence: float) -> Fit:
    if evidence < SOME:
        return "none"
    return "good" if evidence >= GOOD else "weak"
