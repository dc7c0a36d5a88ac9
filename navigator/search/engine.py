"""A question in a language and on a day → the steps and services that answer it, and why.

The straight way: words (`question`) → documents that hold them (`index`), and things near in
meaning (`meaning`) → one score for each thing → steps and services that stand on the day. How the
figures below were found is told in docs/search.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from navigator.catalog import Catalog, Offer, Urgent
from navigator.search import meaning
from navigator.search.answer import Answer, Fit, Help, Need
from navigator.search.answerability import GOOD, evidence, fit, foreign
from navigator.search.index import Index
from navigator.search.meaning import Meaning, Nearness, Vectors
from navigator.search.morphology import Lexicon
from navigator.search.phrases import Phrases, spoken
from navigator.search.question import Question, Reader, Repair, cleaned, read
from navigator.search.spelling import Spelling
from navigator.search.thesaurus import Thesaurus
from navigator.search.words import words
from navigator.voices import LANGUAGES

Thing = tuple[str, str]  # kind and id

CANDIDATES = 100  # documents that hold words of the question and are looked at
MEANING = 0.5  # what full nearness in meaning counts, against 1 for all words in the name
FROM_STEP = 0.4  # what a service gains from the step it stands on, against its own score
FROM_SERVICES = 0.7  # what a step gains from the best service that stands on it
DAYS = 8  # days of which it is remembered what stands on them
DOUBT = 0.3  # how much more must speak for a reading in another language than the page's
AGAINST = 0.3  # what is left of a step's own score where a phrase speaks against it
NAMED = 0.75  # the score from which a provider or a project counts as called by its name
LEAST = 0.25  # the share of the best score below which nothing is shown


@dataclass(frozen=True, slots=True)
class _Scores:
    """A question as read in one language: what speaks for each thing, and which words it holds."""

    of: Mapping[Thing, float]
    why: Mapping[Thing, tuple[str, ...]]
    evidence: float
    fit: Fit
    language: str
    repairs: tuple[Repair, ...]
    urgent: bool

    def get(self, kind: str, id_: str) -> float:
        return self.of.get((kind, id_), 0.0)


class _Asked:
    """A question, and its meaning, which is looked for once and only if somebody needs it."""

    def __init__(self, text: str, meaning: Meaning | None, patient: bool) -> None:  # noqa: FBT001
        self.text = text
        self._meaning = meaning
        self._patient = patient
        self.misses_meaning = False

    @cached_property
    def _vector(self) -> Vectors | None:
        found = self._meaning.of(self.text, patient=self._patient) if self._meaning else None
        self.misses_meaning = self._meaning is not None and found is None
        return found

    def near(self, language: str) -> Nearness | None:
        """How near it is to each thing; None where words alone must do."""
        if self._meaning is None or self._vector is None:
            return None
        return self._meaning.near(self._vector, language)


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
        self._against = {language: self._speaks_against(language) for language in LANGUAGES}
        urgent = catalog.urgent.words if catalog.urgent else {}
        self._urgent = {
            language: Phrases(urgent.get(language, ()), lexicons[language])
            for language in LANGUAGES
        }
        # Most questions are about the same few days, and a catalogue never changes.
        self._standing = lru_cache(maxsize=DAYS)(self._standing_on)

    def _reader(self, lexicon: Lexicon, index: Index) -> Reader:
        thesaurus = Thesaurus(self.catalog.synonyms, lexicon)
        return Reader(lexicon, index.vocabulary, Spelling(index.written), thesaurus)

    def _speaks_against(self, language: str) -> dict[str, Phrases]:
        lexicon = self.lexicons[language]
        return {
            step.id: Phrases(step.against[language], lexicon)
            for step in self.catalog.steps
            if language in step.against
        }

    @property
    def by_meaning(self) -> bool:
        """Whether meaning is searched right now, too, and not words alone."""
        return self._meaning is not None and self._meaning.at_hand

    def answers(self) -> bool:
        """Whether the index of every language can be read."""
        return all(index.answers() for index in self._indexes.values())

    def ask(
        self,
        text: str,
        language: str,
        on: date | None,
        *,
        literal: bool = False,
        patient: bool = False,
    ) -> Answer:
        """The answer to a question as it was typed; taken literally, by its very words alone.

        A question that says little in the language of the page is read in the others, too. If its
        meaning can't be had in time, the answer says that it goes by words alone; the patient
        wait longer for it, and behind everybody else.
        """
        asked = _Asked(cleaned(text), self._meaning, patient)
        if not any(character.isalnum() for character in asked.text):
            return Answer("none")
        own = self._scores(asked, language, mended=not literal, by_meaning=not literal)
        best = own if own.fit == "good" else max(self._elsewhere(asked, own), key=_strength)
        return replace(self._answer(best, on), partial=asked.misses_meaning)

    def everyday_words(self, text: str, language: str) -> tuple[str, ...]:
        """The words of the thesaurus that a question holds, as the thesaurus writes them."""
        asked = words(cleaned(text), self.lexicons[language])
        return self._readers[language].thesaurus.within(list(asked))

    def _elsewhere(self, asked: _Asked, own: _Scores) -> Iterator[_Scores]:
        """The question as it was read, and in each other language that clearly understands it.

        Nothing is taken for mistyped there: with a little good will, anything is a Swedish word.
        """
        yield own
        for language in LANGUAGES:
            if language != own.language:
                scores = self._scores(asked, language, mended=False, by_meaning=True)
                if scores.evidence >= GOOD + DOUBT:
                    yield scores

    def _scores(self, asked: _Asked, language: str, *, mended: bool, by_meaning: bool) -> _Scores:
        question = read(asked.text, self._readers[language], literal=not mended)
        near = asked.near(language) if by_meaning else None
        index = self._indexes[language]
        found = index.find(question.concepts, CANDIDATES)
        total = {thing: MEANING * n for thing, n in near.near.items()} if near else {}
        for hit in found:
            total[hit.kind, hit.id] = total.get((hit.kind, hit.id), 0.0) + hit.score
        said = spoken(asked.text, self.lexicons[language])
        for id_, phrases in self._against[language].items():
            if phrases.within(said):
                total["step", id_] = AGAINST * total.get(("step", id_), 0.0)
        told = [hit.score for hit in found if hit.kind in ("step", "service")]
        speaking = evidence(max(told, default=0.0), _covered(question, index), near)
        return _Scores(
            of=total,
            why={(hit.kind, hit.id): hit.words for hit in found},
            evidence=speaking,
            fit=fit(speaking, foreign=foreign(asked.text)),
            language=language,
            repairs=question.repairs,
            urgent=self._urgent[language].within(said),
        )

    def _answer(self, scores: _Scores, on: date | None) -> Answer:
        if scores.urgent and self.catalog.urgent:
            helps = self._first_aid(self.catalog.urgent, on)
            return Answer("weak", helps=helps, urgent=True)
        if scores.fit == "none":
            return Answer("none", repairs=scores.repairs)
        named = [thing for thing in scores.why if scores.of[thing] > NAMED]
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
            repairs=scores.repairs,
            language=scores.language,
        )

    def _ended(self, service: str, on: date | None) -> bool:
        """Whether all that was offered of a service lies behind the day."""
        offers = self.catalog.offers_of[service]
        return on is not None and {offer.state(on) for offer in offers} == {"ended"}

    def _first_aid(self, urgent: Urgent, on: date | None) -> tuple[Help, ...]:
        """What helps in distress: chosen by people, not found by words."""
        standing = self._standing(on)
        return tuple(
            Help(self.catalog.service[id_], 1.0, (), standing[id_])
            for id_ in urgent.services
            if id_ in standing
        )

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


def _strength(scores: _Scores) -> float:
    return scores.evidence
