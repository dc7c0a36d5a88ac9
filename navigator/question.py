"""A question as concepts: every word of it with all that it may stand for on this map.

A word that neither the index nor the dictionary knows is taken as mistyped, and only then.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from navigator.index import Concept
from navigator.lexicon import Lexicon
from navigator.words import Word, word, words

LONGEST = 400  # characters of a question that are read; nobody types more, and machines may
MOST_WORDS = 40

JOINERS = "\u200c\u200d"  # Persian, Hindi and emoji are written with them

PART = 0.45  # the weight of a part of a compound, against 1 for the word itself


@dataclass(frozen=True, slots=True)
class Repair:
    """A word that was read as another, because nobody writes it as it was typed."""

    typed: str
    read: str


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, as the index can look for it."""

    concepts: tuple[Concept, ...]
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """The words that the index of one language knows, ready to be compared with typed ones."""

    language: str
    terms: frozenset[str]

    @cached_property
    def unmarked(self) -> Mapping[str, str]:
        """The words by what is left of them when the dots and rings are not typed."""
        return {unmarked(term): term for term in sorted(self.terms)}

    @cached_property
    def by_length(self) -> Mapping[int, tuple[str, ...]]:
        lengths: dict[int, list[str]] = {}
        for term in sorted(self.terms):
            lengths.setdefault(len(term), []).append(term)
        return {length: tuple(terms) for length, terms in lengths.items()}

    def without_marks(self, typed: str) -> str | None:
        """The word that was meant where the dots were forgotten."""
        return self.unmarked.get(typed) if typed == unmarked(typed) else None

    def nearest(self, typed: str) -> str | None:
        """The word of the map that is one or two slips away."""
        if len(typed) < 4 or not typed.isalpha():  # noqa: PLR2004 — too short to be told apart
            return None
        slips = 1 if len(typed) < 8 else 2  # noqa: PLR2004
        near = [t for n in range(-slips, slips + 1) for t in self.by_length.get(len(typed) + n, ())]
        best = process.extractOne(
            typed, near, scorer=DamerauLevenshtein.distance, score_cutoff=slips
        )
        return str(best[0]) if best else None


def unmarked(text: str) -> str:
    """The text without the marks on its letters: `työ` → `tyo`."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def cleaned(text: str) -> str:
    """What was typed without what nobody types: control and unassigned characters."""
    kept = (c for c in text if c in JOINERS or not unicodedata.category(c).startswith("C"))
    return "".join(kept).strip()


def read(text: str, lexicon: Lexicon, vocabulary: Vocabulary, *, literal: bool = False) -> Question:
    """The question that a text asks; taken literally, no spelling is mended."""
    asked = list(words(text[:LONGEST], lexicon))[:MOST_WORDS]
    concepts, repairs = [], []
    for one in asked:
        meant = None if literal else _meant(one, lexicon, vocabulary)
        if meant:
            repairs.append(Repair(one.surface, meant.surface))
        concepts.append(_concept(meant or one, one.surface, vocabulary.terms))
    return Question(tuple(_together(concepts)), tuple(repairs))


def _concept(one: Word, asked: str, known: frozenset[str]) -> Concept:
    """The words of the index that the word stands for, with their weights."""
    terms = {base: 1.0 for base in one.bases if base in known}
    return Concept(asked, terms, {part: PART for part in one.parts if part in known})


def _meant(one: Word, lexicon: Lexicon, vocabulary: Vocabulary) -> Word | None:
    """The word that was meant by one that neither the map nor the dictionary knows."""
    if lexicon.known(one.surface) or any(base in vocabulary.terms for base in one.bases):
        return None
    near = vocabulary.without_marks(one.surface)
    if near is None and not _understood(one, vocabulary.terms):
        near = next(filter(None, map(vocabulary.nearest, one.bases)), None)
    return word(near, lexicon) if near else None


def _understood(one: Word, known: frozenset[str]) -> bool:
    """Whether the parts of the compound are all words of the map: then it is no slip."""
    return bool(one.parts) and all(part in known for part in one.parts)


def _together(concepts: Iterable[Concept]) -> Iterator[Concept]:
    """The concepts, each once."""
    seen: set[frozenset[str]] = set()
    for concept in concepts:
        key = frozenset((*concept.terms, *concept.parts)) or frozenset({concept.asked})
        if key not in seen:
            seen.add(key)
            yield concept
