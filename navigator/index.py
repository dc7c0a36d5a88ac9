"""The full-text index: one Whoosh index a language, one document a thing of the map.

Words are analysed before they reach Whoosh and questions never pass through its query parser, so
that a question can hold no syntax. A searcher is opened for each question: shared by threads it
gives wrong answers in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from whoosh import scoring
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query import DisjunctionMax, Or, Query, Term

from navigator.catalog import Catalog, Offer, Service, Step
from navigator.lexicon import Lexicon
from navigator.text import LANGUAGES, Text
from navigator.words import words

KINDS = ("step", "service", "provider", "project")

# What a word weighs by where it stands; `near` holds what stands beside the thing on the stairs.
FIELDS: Mapping[str, float] = {
    "name": 3.0,
    "said": 2.5,
    "body": 1.0,
    "near": 0.5,
    "parts": 0.9,
}


@dataclass(frozen=True, slots=True)
class Document:
    """A thing of the map as the index sees it: texts by field, in one language."""

    kind: str
    id: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea of a question: the index words that stand for it, each with its weight ≤ 1."""

    asked: str
    terms: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Found:
    """A document that holds something of the question."""

    kind: str
    id: str
    score: float


def write(
    catalog: Catalog,
    folder: Path,
    lexicons: Mapping[str, Lexicon],
    progress: Callable[[Iterable[Document]], Iterable[Document]] = iter,
) -> None:
    """Write the index of the catalogue into an empty folder."""
    for language in LANGUAGES:
        place = folder / language
        place.mkdir(parents=True)
        index = FileStorage(str(place)).create_index(_schema())
        writer = index.writer(limitmb=64)
        for document in progress(list(documents(catalog, language))):
            writer.add_document(**_stored(document, lexicons[language]))
        writer.commit()
        index.close()


def _schema() -> Schema:
    plain = {field: TEXT(SpaceSeparatedTokenizer(), phrase=False) for field in FIELDS}
    return Schema(kind=KEYWORD(stored=True), id=ID(stored=True), **plain)


def _stored(document: Document, lexicon: Lexicon) -> dict[str, str]:
    """The document's words in all their base forms; the parts of its compounds on their own."""
    stored = {"kind": document.kind, "id": document.id}
    parts: list[str] = []
    for field, text in document.fields.items():
        found = list(words(text, lexicon))
        stored[field] = " ".join(base for word in found for base in word.bases)
        parts += (part for word in found for part in word.parts if field != "near")
    return stored | {"parts": " ".join(parts)}


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
    """The index of one language, open for reading."""

    def __init__(self, folder: Path) -> None:
        self._index: FileIndex = FileStorage(str(folder)).open_index()
        with self._index.searcher() as searcher:
            lexicon = {field: searcher.reader().field_terms(field) for field in FIELDS}
            self.vocabulary = frozenset(term for terms in lexicon.values() for term in terms)
            self.own = frozenset(t for f, terms in lexicon.items() for t in terms if f != "near")

    def find(self, concepts: Sequence[Concept], limit: int) -> list[Found]:
        """The documents that hold something of the concepts, best first."""
        queries = [_query(concept) for concept in concepts if concept.terms]
        if not queries:
            return []
        with self._index.searcher(weighting=scoring.BM25F(B=0.4, K1=1.2)) as searcher:
            hits = searcher.search(Or(queries), limit=limit)
            return [Found(hit["kind"], hit["id"], hit.score) for hit in hits]

    def close(self) -> None:
        self._index.close()


def _query(concept: Concept) -> Query:
    """A concept counts once, by the best of its words and fields."""
    return DisjunctionMax(
        [
            Term(field, term, boost=boost * weight)
            for term, weight in concept.terms.items()
            for field, boost in FIELDS.items()
        ],
        tiebreak=0.1,
    )
