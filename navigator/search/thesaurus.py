"""Everyday words → the official words of the map, in one language; kept as data by officials.

Words that change on a day lead to each other: on every day, since people go on saying the old one,
and texts get the new one sooner or later than on that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from navigator.catalog import Catalog, Synonym, Term
from navigator.search.morphology import Lexicon
from navigator.search.words import Word, words

LONGEST = 3  # words in an everyday phrase

Key = tuple[str, ...]  # the base forms of a phrase


def synonyms(catalog: Catalog) -> Iterator[Synonym]:
    """The everyday words of a map, and what its words that change were or will be called."""
    yield from catalog.synonyms
    for term in catalog.terms:
        for language in term.old:
            yield from _both_ways(term, language)


def _both_ways(term: Term, language: str) -> Iterator[Synonym]:
    """What is short for the new word leads back to nothing: it may mean other things, too."""
    yield from (Synonym(language, word, term.new[language]) for word in term.old[language])
    yield Synonym(language, term.name(language), term.old[language])


class Thesaurus:
    """What phrases mean, whatever forms their words are in."""

    def __init__(self, synonyms: Iterable[Synonym], lexicon: Lexicon) -> None:
        self._means: dict[Key, list[tuple[str, ...]]] = {}
        self._written: dict[Key, str] = {}
        for synonym in synonyms:
            if synonym.language == lexicon.language:
                key = _key(list(words(synonym.word, lexicon)))
                means = (_key(list(words(term, lexicon))) for term in synonym.means)
                known = self._means.setdefault(key, [])
                known.extend(one for one in means if one not in known)
                self._written.setdefault(key, synonym.word)

    def at(self, asked: Sequence[Word], start: int) -> tuple[int, Sequence[Key]]:
        """The longest phrase that begins at a word: how many words, and what they mean."""
        for length in range(min(LONGEST, len(asked) - start), 0, -1):
            means = self._means.get(_key(asked[start : start + length]))
            if means:
                return length, means
        return 1, ()

    def within(self, asked: Sequence[Word]) -> tuple[str, ...]:
        """The everyday words that a question holds, as they are written here and not there."""
        found: dict[str, None] = {}
        start = 0
        while start < len(asked):
            length, means = self.at(asked, start)
            if means:
                found[self._written[_key(asked[start : start + length])]] = None
            start += length
        return tuple(found)


def _key(phrase: Sequence[Word]) -> Key:
    return tuple(word.bases[-1] for word in phrase)
