"""This search and its peers behind one face: write the map into a folder, open it, ask it.

The peers get the same texts and come as they are out of the box: their own analysis, their own
scores. What a question holds is looked for as OR, and nothing in it is read as syntax.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from whoosh.analysis import LanguageAnalyzer, StandardAnalyzer
from whoosh.fields import STORED, TEXT, Schema
from whoosh.index import create_in, open_dir
from whoosh.qparser import MultifieldParser, OrGroup, WhitespacePlugin

from navigator.catalog.model import Catalog, Service, Step
from navigator.editions.edition import Place
from navigator.search import index, meaning
from navigator.search.answer import Answer
from navigator.search.engine import CANDIDATES, Search
from navigator.search.morphology import Lexicon
from navigator.search.words import tokens
from navigator.voices.text import LANGUAGES, Text

ON = date(2025, 8, 22)  # the day of the source, on which the questions were graded
FIELDS = ("name", "body", "said")
TRIGRAM = 3

Lexicons = Mapping[str, Lexicon]
Ranked = tuple[list[str], list[str]]  # the ids of steps and of services, best first
Hits = Iterable[tuple[str, str]]  # kinds and ids, best first
Ask = Callable[[str, str], Ranked]  # a question and its language → the answer


@dataclass(frozen=True, slots=True)
class Engine:
    """A search engine: what makes its index in a folder, and what opens it for questions."""

    write: Callable[[Catalog, Path, Lexicons], None]
    opened: Callable[[Catalog, Path, Lexicons], Ask]


@dataclass(frozen=True, slots=True)
class Row:
    """A step or service with its texts in one language, standard and plain."""

    kind: str
    id: str
    texts: Mapping[str, str]


def rows(catalog: Catalog, language: str) -> Iterator[Row]:
    for step in catalog.steps:
        yield _row("step", step, step.title, language)
    for service in catalog.services:
        yield _row("service", service, service.name, language)


def _row(kind: str, thing: Step | Service, name: Text, language: str) -> Row:
    said = ", ".join(thing.words.get(language, ()))
    texts = {"name": _all(name, language), "body": _all(thing.description, language), "said": said}
    return Row(kind, thing.id, texts)


def _all(text: Text, language: str) -> str:
    return " ".join(words for voice, words in text if voice.language == language)


# This search


def write_words(catalog: Catalog, folder: Path, lexicons: Lexicons) -> None:
    index.write(catalog, folder, lexicons)


def write_meaning(catalog: Catalog, folder: Path, lexicons: Lexicons) -> None:
    """Words and meaning; vectors that a build has already made are taken from there."""
    made = Place(Path("var")).indexes
    known = meaning.known(made.iterdir()) if made.is_dir() else {}
    index.write(catalog, folder, lexicons)
    meaning.write(catalog, folder, known)


def open_search(catalog: Catalog, folder: Path, lexicons: Lexicons) -> Ask:
    """This search, by all that was written in the folder."""
    search = Search(catalog, folder, lexicons)
    return lambda text, language: _ids(search.ask(text, language, ON))


def _ids(answer: Answer) -> Ranked:
    return [n.step.id for n in answer.needs], [h.service.id for h in answer.helps]


# Whoosh


def whoosh(analyzer: Callable[[str], Any]) -> Engine:
    """Whoosh with an analyzer of its own for each language, and with its own scores."""

    def write(catalog: Catalog, folder: Path, _: Lexicons) -> None:
        for language in LANGUAGES:
            (folder / language).mkdir()
            plain = {name: TEXT(analyzer=analyzer(language)) for name in FIELDS}
            made = create_in(str(folder / language), Schema(kind=STORED, id=STORED, **plain))
            writer = made.writer()
            for row in rows(catalog, language):
                writer.add_document(kind=row.kind, id=row.id, **row.texts)
            writer.commit()

    def opened(catalog: Catalog, folder: Path, _: Lexicons) -> Ask:
        indexes = {language: open_dir(str(folder / language)) for language in LANGUAGES}
        parsers = {language: _parser(made.schema) for language, made in indexes.items()}

        def ask(text: str, language: str) -> Hits:
            with indexes[language].searcher() as searcher:
                found = searcher.search(parsers[language].parse(text), limit=CANDIDATES)
                return [(hit["kind"], hit["id"]) for hit in found]

        return _standing(catalog, ask)

    return Engine(write, opened)


def _parser(schema: Schema) -> Any:
    return MultifieldParser(FIELDS, schema, plugins=[WhitespacePlugin()], group=OrGroup)


# SQLite FTS5


def fts5(tokenizer: str, terms: Callable[[str], Iterable[str]]) -> Engine:
    """SQLite’s full-text search: one table for each language, BM25 as it stands."""

    def write(catalog: Catalog, folder: Path, _: Lexicons) -> None:
        with closing(sqlite3.connect(folder / "fts5.sqlite")) as made, made:
            for language in LANGUAGES:
                made.execute(
                    f"CREATE VIRTUAL TABLE {language} USING "
                    f"fts5(kind UNINDEXED, id UNINDEXED, name, body, said, tokenize='{tokenizer}')"
                )
                made.executemany(
                    f"INSERT INTO {language} VALUES (?, ?, ?, ?, ?)",  # noqa: S608 — ours
                    ((row.kind, row.id, *row.texts.values()) for row in rows(catalog, language)),
                )

    def opened(catalog: Catalog, folder: Path, _: Lexicons) -> Ask:
        made = sqlite3.connect(folder / "fts5.sqlite")

        def ask(text: str, language: str) -> Hits:
            wanted = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms(text)))
            looked = (
                f"SELECT kind, id FROM {language} WHERE {language} MATCH ? ORDER BY rank LIMIT ?"  # noqa: S608 — ours
            )
            return made.execute(looked, (wanted, CANDIDATES)).fetchall() if wanted else []

        return _standing(catalog, ask)

    return Engine(write, opened)


def trigrams(text: str) -> Iterator[str]:
    for token in tokens(text):
        for start in range(len(token) - TRIGRAM + 1):
            yield token[start : start + TRIGRAM]


def _standing(catalog: Catalog, ask: Callable[[str, str], Hits]) -> Ask:
    """The hits as steps and services; of services, those that stand on the day, as with us."""
    standing = {offer.service.id for offer in catalog.active(ON)}

    def ranked(text: str, language: str) -> Ranked:
        hits = ask(text, language)
        steps = [id_ for kind, id_ in hits if kind == "step"]
        return steps, [id_ for kind, id_ in hits if kind == "service" and id_ in standing]

    return ranked


WORDS = "this search, words alone"
WHOLE = "this search, words and meaning"
PEERS: Mapping[str, Engine] = {
    "Whoosh, StandardAnalyzer": whoosh(lambda _: StandardAnalyzer()),
    "Whoosh, LanguageAnalyzer": whoosh(LanguageAnalyzer),
    "FTS5, unicode61": fts5("unicode61", tokens),
    "FTS5, trigram": fts5("trigram", trigrams),
}
ENGINES: Mapping[str, Engine] = {
    WHOLE: Engine(write_meaning, open_search),
    WORDS: Engine(write_words, open_search),
    **PEERS,
}
