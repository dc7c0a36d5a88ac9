"""What speaks for each thing of the map, for a question as it is read in one language.

Words (`question`) lead to documents that hold them (`index`), things are near in meaning
(`meaning`); then what is known of who asks (`sides`), of trades (`trades`) and of phrases that turn
a meaning round (`phrases`) puts each sum right. How the figures were found: docs/search.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from navigator.catalog import Catalog, Way
from navigator.search.answer import Fit, Lead
from navigator.search.answerability import GOOD, evidence, fit
from navigator.search.asked import Asked
from navigator.search.foreignness import foreign
from navigator.search.index import Index
from navigator.search.leads import Leads
from navigator.search.morphology import Lexicon
from navigator.search.nearness import Meaning
from navigator.search.phrases import Phrases, spoken
from navigator.search.question import Question, Reader, Repair, read
from navigator.search.sides import EMPLOYER, Sides
from navigator.search.spelling import Spelling
from navigator.search.thesaurus import Thesaurus, synonyms
from navigator.search.trades import Trades
from navigator.voices import LANGUAGES

Thing = tuple[str, str]  # kind and id

CANDIDATES = 100  # documents that hold words of the question and are looked at
MEANING = 0.55  # what full nearness in meaning counts, against 1 for all words in the name
DOUBT = 0.3  # how much more must speak for a reading in another language than the page's
CLEAR = GOOD + DOUBT  # the evidence of what is clearly understood
LEARNING = 0.8  # what a step or a service gains that leads to a trade somebody wants to learn
LESS = 0.05  # how much less each after the first of them
AGAINST = 0.3  # what is left of a step's own score where a phrase speaks against it


@dataclass(frozen=True, slots=True)
class Scores:
    """A question as read in one language: what speaks for each thing, and which words it holds."""

    of: Mapping[Thing, float]
    why: Mapping[Thing, tuple[str, ...]]
    evidence: float
    fit: Fit
    language: str
    repairs: tuple[Repair, ...]
    leads: tuple[Lead, ...]
    kept: Callable[[str, str], float]  # the share that a thing keeps, for the side that asks

    def get(self, kind: str, id_: str) -> float:
        return self.of.get((kind, id_), 0.0)


class Weighing:
    """All that is weighed on one map."""

    def __init__(
        self,
        catalog: Catalog,
        folder: Path,
        lexicons: Mapping[str, Lexicon],
        meaning: Meaning | None,
    ) -> None:
        self._lexicons = lexicons
        self._indexes = {language: Index(folder / language) for language in LANGUAGES}
        self._leads = Leads(catalog, folder)
        self._readers = {language: self._reader(catalog, language) for language in LANGUAGES}
        self._sides = Sides(catalog, lexicons, meaning)
        self._against = {
            language: self._speaks_against(catalog, language) for language in LANGUAGES
        }
        self._trades = {
            language: Trades(catalog.occupations, lexicons[language])
            for language in LANGUAGES
            if catalog.occupations
        }
        # A question is read in several languages, and is foreign in none or in all.
        self.foreign = lru_cache(maxsize=512)(partial(foreign, readers=self._readers))

    def _reader(self, catalog: Catalog, language: str) -> Reader:
        lexicon, index = self._lexicons[language], self._indexes[language]
        known = index.vocabulary | self._leads.vocabulary(language)
        thesaurus = Thesaurus(synonyms(catalog), lexicon)
        return Reader(lexicon, known, Spelling(index.written), thesaurus)

    def _speaks_against(self, catalog: Catalog, language: str) -> dict[str, Phrases]:
        return {
            step.id: Phrases(step.against[language], self._lexicons[language])
            for step in catalog.steps
            if language in step.against
        }

    def answers(self) -> bool:
        """Whether the index of every language can be read."""
        return all(index.answers() for index in self._indexes.values())

    def thesaurus(self, language: str) -> Thesaurus:
        return self._readers[language].thesaurus

    def of(self, asked: Asked, language: str, *, mended: bool, by_meaning: bool) -> Scores:
        """The question read in a language, its spelling mended or not, by meaning, too, or not."""
        question = read(asked.text, self._readers[language], literal=not mended)
        near = asked.near(language) if by_meaning else None
        index = self._indexes[language]
        found = index.find(question.concepts, CANDIDATES)
        total = {thing: MEANING * n for thing, n in near.near.items()} if near else {}
        for hit in found:
            total[hit.kind, hit.id] = total.get((hit.kind, hit.id), 0.0) + hit.score
        way, hires = self._trade(asked, language) if by_meaning else (None, False)
        told = [hit.score for hit in found if hit.kind in ("step", "service")]
        speaking = evidence(max(told, default=0.0), _covered(question, index), near)
        speaking = max(speaking, CLEAR) if way else speaking
        vector = asked.vector if by_meaning else None
        lean = EMPLOYER if hires else self._sides.lean(asked.text, vector)
        kept = partial(self._sides.kept, lean=lean)
        righted = self._put_right(total, asked, language, way)
        return Scores(
            of={thing: score * kept(*thing) for thing, score in righted.items()},
            why={(hit.kind, hit.id): hit.words for hit in found},
            evidence=speaking,
            fit=fit(speaking, foreign=asked.foreign),
            language=language,
            repairs=question.repairs,
            leads=self._leads.of(question.concepts, near, language),
            kept=kept,
        )

    def _trade(self, asked: Asked, language: str) -> tuple[Way | None, bool]:
        """The way of somebody who wants to learn a trade, or to hire; and whether it is to hire."""
        trades = self._trades.get(language)
        if trades is None:
            return None, False
        hires = trades.hires(asked.text)
        return (trades.hiring if hires else trades.way(asked.text)), hires

    def _put_right(
        self,
        total: Mapping[Thing, float],
        asked: Asked,
        language: str,
        way: Way | None,
    ) -> Mapping[Thing, float]:
        """The sums, with what speaks against a step, and what leads to a trade."""
        found = dict(total)
        said = spoken(asked.text, self._lexicons[language])
        for id_, phrases in self._against[language].items():
            if phrases.within(said):
                found["step", id_] = AGAINST * found.get(("step", id_), 0.0)
        for thing, gain in _gains(way) if way else ():
            found[thing] = found.get(thing, 0.0) + gain
        return found


def _gains(way: Way) -> Iterator[tuple[Thing, float]]:
    """What each thing gains that stands on the way to a trade, the best first."""
    for kind, ids in (("step", way.steps), ("service", way.services)):
        for place, id_ in enumerate(ids):
            yield (kind, id_), LEARNING - LESS * place


def _covered(question: Question, index: Index) -> float:
    """The share of the question that the map has words for; rare words weigh more."""
    worth = [index.worth(concept) for concept in question.concepts]
    met = (w * concept.met for w, concept in zip(worth, question.concepts, strict=True))
    return sum(met) / sum(worth) if worth else 0.0
