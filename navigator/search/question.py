"""A question as concepts: every word of it with all that it may stand for on this map.

A word that neither the map nor the dictionary knows is taken as mistyped, and only then. Words that
were split in two are joined where the map has the whole; everyday words are led to official ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from navigator.search.index import Concept
from navigator.search.morphology import Lexicon
from navigator.search.spelling import Spelling
from navigator.search.thesaurus import Key, Thesaurus
from navigator.search.words import Word, word, words
from navigator.voices import hyphenated, visible

LONGEST_QUESTION = (
    400  # characters of a question that are read; nobody types more, and machines may
)
MOST_WORDS = 40

# What counts against 1 for the word itself:
TOPIC, HEAD = 0.5, 0.4  # the parts of a compound: what it is about, and what kind of thing it is
DOING = 0.75  # what a verb's doing is called: irtisanottu, irtisanominen
SYNONYM = 0.75  # what the thesaurus says that it means


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


@dataclass(frozen=True, slots=True)
class Reader:
    """All that is needed to read questions in one language."""

    lexicon: Lexicon
    vocabulary: frozenset[str]
    spelling: Spelling
    thesaurus: Thesaurus


def cleaned(text: str) -> str:
    """A question without what nobody types, and no longer than anybody does; with our hyphens."""
    return hyphenated(visible(text))[:LONGEST_QUESTION]


def read(text: str, reader: Reader, *, literal: bool = False) -> Question:
    """The question that a text asks; taken literally, no spelling is mended."""
    typed = list(words(cleaned(text), reader.lexicon))[:MOST_WORDS]
    meant = typed if literal else [_meant(one, reader) for one in typed]
    repairs = [
        Repair(t.surface, m.surface) for t, m in zip(typed, meant, strict=True) if t is not m
    ]
    concepts = _concepts(list(_joined(meant, reader)), reader)
    return Question(tuple(_once(concepts)), tuple(repairs))


def _meant(one: Word, reader: Reader) -> Word:
    """The word that was meant, where the one that was typed is no word at all."""
    known = any(base in reader.vocabulary for base in one.bases)
    if known or reader.lexicon.known(one.surface):
        return one
    near = reader.spelling.without_marks(one.surface)
    if near is None and not _understood(one, reader.vocabulary):
        near = reader.spelling.nearest(one.surface)
    return word(near, reader.lexicon) if near else one


def _understood(one: Word, vocabulary: frozenset[str]) -> bool:
    """Whether the parts of a compound are all words of the map: then it is no slip."""
    return bool(one.parts) and all(part in vocabulary for part in one.parts)


def _joined(asked: Sequence[Word], reader: Reader) -> Iterator[Word]:
    """The words, those joined that the map writes together: `työ hakemus`."""
    rest = iter(zip_longest(asked, asked[1:]))
    for one, after in rest:
        both = after and word(one.surface + after.surface, reader.lexicon)
        if after and both and any(base in reader.vocabulary for base in both.bases):
            parts = dict.fromkeys((*one.bases, *after.bases))
            yield Word(f"{one.surface} {after.surface}", both.bases, tuple(parts))
            next(rest, None)
        else:
            yield one


def _concepts(asked: Sequence[Word], reader: Reader) -> Iterator[Concept]:
    """What the words stand for; a word that is said again in another form stands for no more."""
    said: set[Key] = set()
    start = 0
    while start < len(asked):
        length, means = reader.thesaurus.at(asked, start)
        phrase = asked[start : start + length]
        key = tuple(one.bases[-1] for one in phrase)
        if key not in said:
            said.add(key)
            yield _concept(phrase, means, reader.vocabulary)
        start += length


def _concept(phrase: Sequence[Word], means: Sequence[Key], vocabulary: frozenset[str]) -> Concept:
    """A word or phrase with all the index words for it, and their weights."""
    said = " ".join(one.surface for one in phrase)
    terms = {key[0]: SYNONYM for key in means if len(key) == 1}
    parts = {term: SYNONYM / len(key) for key in means if len(key) > 1 for term in key}
    for one in phrase:
        share = 1 / len(phrase)
        parts |= {part: weight * share for part, weight in _weighted(one.parts)}
        if len(phrase) == 1:
            terms |= dict.fromkeys(one.doings, DOING)
            terms |= dict.fromkeys(one.bases, 1.0)
        else:
            parts |= dict.fromkeys(one.bases, share)
    return Concept(said, _in(terms, vocabulary), _in(parts, vocabulary), len(parts))


def _weighted(parts: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The parts of a compound with their weights: in Finnish and Swedish the last is its head."""
    for place, part in enumerate(parts, start=1):
        yield part, HEAD if place == len(parts) > 1 else TOPIC


def _in(weights: Mapping[str, float], vocabulary: frozenset[str]) -> dict[str, float]:
    return {term: weight for term, weight in weights.items() if term in vocabulary}


def _once(concepts: Iterable[Concept]) -> Iterator[Concept]:
    """The concepts, those once that are looked for by the same words."""
    seen: set[frozenset[str]] = set()
    for concept in concepts:
        key = frozenset((*concept.terms, *concept.parts)) or frozenset({concept.asked})
        if key not in seen:
            seen.add(key)
            yield concept
