"""The full-text index: one Whoosh index a language, one document a thing of the map.

Words are analysed before they reach Whoosh and questions never pass through its query parser, so
that a question can hold no syntax. Where a word stands is read once and remembered; one thread at a
time reads, since a reader shared by threads gives wrong answers in silence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nlargest
from pathlib import Path
from threading import Lock

from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.filedb.filestore import FileStorage, copy_to_ram
from whoosh.index import FileIndex

from navigator.catalog import Catalog, Offer, Referral, Service, Step
from navigator.search.morphology import Lexicon
from navigator.search.postings import postings
from navigator.search.words import words
from navigator.voices import LANGUAGES, Text

KINDS = ("step", "service", "provider", "project")
ELSEWHERE = "elsewhere"  # the folder of the indexes of referrals

# What a word weighs by where it stands: `said` holds the words that people use for the thing,
# `parts` the parts of compounds, `near` what stands around the thing on the stairs.
FIELDS: Mapping[str, float] = {
    "name": 1.0,
    "said": 0.9,
    "body": 0.6,
    "parts": 0.4,
    "near": 0.2,
}
OWN_FIELDS = ("name", "said", "body")
WRITTEN = "written"  # the words as they are spelled, which typed ones are compared with
SATURATION = 0.5  # how fast a word that is repeated stops counting more
REMEMBERED = 20_000  # words of which it is remembered where they stand


Place = tuple[int, float, float]  # a document, the weight of a field, and how often a word is there


@dataclass(frozen=True, slots=True)
class Document:
    """A thing of the map as the index sees it: texts by field, in one language."""

    kind: str
    id: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea of a question: the index words that stand for it, each with its weight ≤ 1.

    The `parts` of a compound are worth something each, and together nearly the compound.
    """

    asked: str
    terms: Mapping[str, float]
    parts: Mapping[str, float] = field(default_factory=dict)
    asked_parts: int = 0  # how many parts the compound has, known or not

    @property
    def met(self) -> float:
        """How much of the concept the map has words for: of a compound, half its parts' share."""
        if self.terms:
            return 1.0
        return len(self.parts) / max(len(self.parts), self.asked_parts) / 2 if self.parts else 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """A document that holds something of the question.

    The score is 1 where every word of the question stands in the name, 0 where none is met.
    """

    kind: str
    id: str
    score: float
    words: tuple[str, ...]


def write(
    catalog: Catalog,
    folder: Path,
    lexicons: Mapping[str, Lexicon],
    progress: Callable[[Iterable[Document]], Iterable[Document]] = iter,
) -> None:
    """Write the index of the catalogue into an empty folder."""
    for language in LANGUAGES:
        own = progress(list(documents(catalog, language)))
        _written(own, folder / language, lexicons[language])
        leads = list(referrals(catalog, language))
        _written(leads, folder / ELSEWHERE / language, lexicons[language])


def _written(found: Iterable[Document], place: Path, lexicon: Lexicon) -> None:
    place.mkdir(parents=True)
    index = FileStorage(str(place)).create_index(_schema())
    writer = index.writer(limitmb=64)
    for document in found:
        writer.add_document(**_stored(document, lexicon))
    writer.commit()
    index.close()


def _schema() -> Schema:
    plain = {field: TEXT(SpaceSeparatedTokenizer(), phrase=False) for field in FIELDS}
    written = KEYWORD(lowercase=False)
    return Schema(kind=KEYWORD(stored=True), id=ID(stored=True), written=written, **plain)


def _stored(document: Document, lexicon: Lexicon) -> dict[str, str]:
    """The document's words in all their base forms; the parts of its compounds on their own."""
    stored = {"kind": document.kind, "id": document.id}
    parts: list[str] = []
    written: list[str] = []
    for name, text in document.fields.items():
        found = list(words(text, lexicon))
        stored[name] = " ".join(base for word in found for base in word.bases)
        parts += (part for word in found for part in word.parts if name in OWN_FIELDS)
        written += (word.surface for word in found)
    return stored | {"parts": " ".join(parts), WRITTEN: " ".join(written)}


def documents(catalog: Catalog, language: str) -> Iterator[Document]:
    """Every thing of the map with its texts in the language, standard and plain."""
    for step in catalog.steps:
        names = _distinct(o.service.name for o in catalog.offers if o.step is step)
        yield Document("step", step.id, _fields(step, step.title, language, names))
    for service in catalog.services:
        near = _around(catalog.offers_of[service.id])
        yield Document("service", service.id, _fields(service, service.name, language, near))
    for provider in catalog.providers:
        yield Document("provider", provider.id, {"name": _said(provider.name, language)})
    for project in catalog.projects:
        runners = _joined((provider.name for provider in project.providers), language)
        yield Document("project", project.id, {"name": project.name, "near": runners})


def referrals(catalog: Catalog, language: str) -> Iterator[Document]:
    """Needs that others serve, in an index of their own.

    How much a word of the map tells, and how much of a question the map understands, must not
    hang on what others do.
    """
    for referral in catalog.referrals:
        yield Document("referral", referral.id, _of_referral(referral, language))


def _of_referral(referral: Referral, language: str) -> dict[str, str]:
    return {
        "name": _said(referral.name, language),
        "said": ", ".join(referral.words.get(language, ())),
        "body": _said(referral.text, language),
        "near": _said(referral.served_by, language),
    }


def _fields(
    thing: Step | Service, name: Text, language: str, near: Iterable[Text | str]
) -> dict[str, str]:
    return {
        "name": _said(name, language),
        "said": ", ".join(thing.words.get(language, ())),
        "body": _said(thing.description, language),
        "near": _joined(near, language),
    }


def _said(text: Text, language: str) -> str:
    return " ".join(words for voice, words in text if voice.language == language)


def _distinct(texts: Iterable[Text]) -> Iterable[Text]:
    return dict.fromkeys(texts)


def _joined(texts: Iterable[Text | str], language: str) -> str:
    return ", ".join(t if isinstance(t, str) else _said(t, language) for t in texts)


def _around(offers: Sequence[Offer]) -> Iterator[Text | str]:
    """What stands around a service: its steps' titles, its providers, its projects, its readers."""
    yield from _distinct(text for o in offers for text in (o.step.title, o.provider.name, o.note))
    yield from _distinct(offer.audience.name for offer in offers if offer.audience)
    yield from dict.fromkeys(offer.project.name for offer in offers if offer.project)


class Index:
    """The index of one language, open for reading.

    It is read into memory once: then a folder that is taken away or damaged hurts no question.
    """

    def __init__(self, folder: Path) -> None:
        self._index: FileIndex = copy_to_ram(FileStorage(str(folder))).open_index()
        self._reader, self._reading = self._index.reader(), Lock()
        self._places = lru_cache(maxsize=REMEMBERED)(self._read)
        self._things = [(kept["kind"], kept["id"]) for _, kept in self._reader.iter_docs()]
        self.written: dict[str, int] = {}
        self._spread: dict[str, int] = {}
        for (name, term), told in self._reader:  # in one go: to look for each takes three times
            self._count(name, term.decode(), told.doc_frequency())

    def _count(self, field: str, term: str, documents: int) -> None:
        """Remember in how many documents a term stands in a field."""
        if field == WRITTEN:
            self.written[term] = documents
        elif field in FIELDS:
            documents = documents if field != "near" else 1
            self._spread[term] = max(documents, self._spread.get(term, 0))

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the index."""
        return frozenset(self._spread)

    def rarity(self, term: str) -> float:
        """How much the word tells: the fewer things it speaks of, the more. As BM25's idf."""
        spread = self._spread.get(term, 0)
        return math.log(1 + (len(self._things) - spread + 0.5) / (spread + 0.5))

    def worth(self, concept: Concept) -> float:
        """How much a concept of a question tells; an unknown one as much as a rare word."""
        terms = concept.terms or concept.parts
        return max(map(self.rarity, terms), default=self.rarity(""))

    def find(self, concepts: Sequence[Concept], limit: int) -> list[Found]:
        """The documents that hold something of the concepts, best first.

        The scores are added up here, not by Whoosh's queries: its DisjunctionMax takes the best of
        two words even where only the worse one stands in the document (seen in 2.7.5).
        """
        whole = sum(map(self.worth, concepts))
        scores: dict[int, float] = {}
        words: dict[int, list[str]] = {}
        for concept in concepts:
            for document, score in self._scores(concept).items():
                scores[document] = scores.get(document, 0.0) + score
                words.setdefault(document, []).append(concept.asked)
        best = nlargest(limit, scores.items(), key=lambda hit: (hit[1], -hit[0]))
        return [
            Found(*self._things[document], score / whole, tuple(words[document]))
            for document, score in best
        ]

    def _scores(self, concept: Concept) -> dict[int, float]:
        """What the concept adds to each document: its best word counts, or its parts together."""
        best = self._of_terms(concept.terms)
        together: dict[int, float] = {}
        for part, weight in concept.parts.items():
            for document, score in self._of_terms({part: weight}).items():
                together[document] = together.get(document, 0.0) + score
        return best | {d: s for d, s in together.items() if s > best.get(d, 0.0)}

    def _of_terms(self, terms: Mapping[str, float]) -> dict[int, float]:
        best: dict[int, float] = {}
        for term, weight in terms.items():
            worth = weight * self.rarity(term)
            for document, boost, times in self._places(term):
                score = worth * boost * times * (1 + SATURATION) / (times + SATURATION)
                best[document] = max(score, best.get(document, 0.0))
        return best

    def _read(self, term: str) -> tuple[Place, ...]:
        """Where the word stands: in which documents, in fields of what weight, and how often."""
        with self._reading:
            return tuple(
                (document, boost, times)
                for name, boost in FIELDS.items()
                for document, times in postings(self._reader, name, term)
            )

    def answers(self) -> bool:
        """Whether it has all its documents, and a word of each that is spelled in it is found."""
        word = next(iter(self.written), None)
        with self._reading:
            found = word is None or (WRITTEN, word) in self._reader
            return bool(found and self._reader.doc_count() == len(self._things))

    def close(self) -> None:
        self._reader.close()
        self._index.close()
