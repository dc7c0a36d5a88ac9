"""Base forms and compound parts of Finnish, Swedish and English words.

simplemma's dictionaries are kept on disk as tries: made once, at build time, because making the
Finnish one takes seconds and half a gigabyte of memory for a moment; read later within
milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from threading import local
from typing import Any

import snowballstemmer
from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import TrieDictionaryFactory

# What the dictionary gets wrong in this domain, checked against every word of the data.
OVERRIDES: Mapping[str, Mapping[str, str]] = {
    "fi": {
        "työ": "työ",
        "työtä": "työ",
        "töitä": "työ",
        "töihin": "työ",
        "töissä": "työ",
        "tuki": "tuki",
        "tukea": "tuki",
        "tukee": "tukea",
        "kela": "kela",
        "kelan": "kela",
        "hanke": "hanke",
        "velkoja": "velka",
        "alan": "ala",
        "alaa": "ala",
        "turvaan": "turva",
        "kouvolasta": "kouvola",
        "eurooppaan": "eurooppa",
        "euroopasta": "eurooppa",
        "irtisanotuille": "irtisanoa",
        "kieltä": "kieli",
        "kielen": "kieli",
    },
    "sv": {},
    "en": {},
}
SHORTEST_PART = 4
SHORT_PARTS: Mapping[str, frozenset[str]] = {
    "fi": frozenset({"työ", "osa", "apu", "etu", "ura", "ala", "oma", "koe", "raha", "yli"}),
    "sv": frozenset({"lön", "små", "lag", "får", "stöd", "jobb", "hem", "råd"}),
    "en": frozenset(),
}
# How a word ends in front of a joint, and how it ends alone: kotoutumis-koulutus, arbets-prövning.
JOINTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "fi": (("", ""), ("mis", "minen"), ("is", "inen")),
    "sv": (("", ""), ("s", ""), ("e", ""), ("s", "e"), ("o", "a"), ("e", "a")),
    "en": (),
}
SHORTEST_COMPOUND = 7
MOST_PARTS = 4


class Lexicon:
    """The dictionary of one language; its answers are remembered."""

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language
        self._factory = TrieDictionaryFactory(disk_cache_dir=str(folder))
        strategy = DefaultStrategy(greedy=language == "sv", dictionary_factory=self._factory)
        self._lemmatizer = Lemmatizer(lemmatization_strategy=strategy)
        self._stems = language == "en"
        self._own = local()  # what is of one thread
        self.base = lru_cache(maxsize=100_000)(self._base)
        self.parts = lru_cache(maxsize=100_000)(self._parts)
        self._split = lru_cache(maxsize=100_000)(self._best_split)

    def known(self, word: str) -> bool:
        """Whether the dictionary has the word, in any of its forms."""
        return word in OVERRIDES[self.language] or word in self._dictionary

    @property
    def _dictionary(self) -> Mapping[str, str]:
        found: Mapping[str, str] = self._factory.get_dictionary(self.language)
        return found

    def _base(self, word: str) -> str:
        """The base form; in English the stem, which is as good there and lighter.

        Of a compound that the dictionary lacks, the last part alone is inflected.
        """
        if self._stems:
            return str(self._stemmer.stemWord(word))
        if not self.known(word) and (split := self._split(word)):
            return word.removesuffix(split[-1]) + self._base(split[-1])
        return OVERRIDES[self.language].get(word) or self._lemma(word)

    @property
    def _stemmer(self) -> Any:
        """The stemmer of this thread. It keeps the word it works on in itself: shared by threads,
        it mixes up their words, and what it made of them would be remembered."""
        if not hasattr(self._own, "stemmer"):
            self._own.stemmer = snowballstemmer.stemmer("english")
        return self._own.stemmer

    def _lemma(self, word: str) -> str:
        lemma: str = self._lemmatizer.lemmatize(word, lang=self.language)
        return lemma.lower()

    def _parts(self, word: str) -> tuple[str, ...]:
        """The base forms of the parts of a compound; nothing for a word that is none."""
        *heads, last = self._split(word) or ("",)
        words = [*map(self._head, heads), last] if heads else []
        return tuple(dict.fromkeys(map(self.base, words)))

    def seams(self, word: str) -> tuple[int, ...]:
        """Where the parts of a compound meet: after how many letters."""
        lengths = map(len, self._split(word.lower())[:-1])
        return tuple(accumulate(lengths))

    def _best_split(self, word: str) -> tuple[str, ...]:
        """The best way to cut a compound: into few parts, the shortest of them long."""
        if self._stems or len(word) < SHORTEST_COMPOUND:
            return ()
        splits = [split for split in self._splits(word, MOST_PARTS) if len(split) > 1]
        return min(splits, key=lambda split: (len(split), -min(map(len, split))), default=())

    def _splits(self, word: str, most: int) -> list[tuple[str, ...]]:
        """All ways to cut the word into words of the dictionary, as they stand in it."""
        found: list[tuple[str, ...]] = [(word,)] if self._is_part(word) else []
        for cut in range(2, len(word) - 1) if most > 1 else ():
            if self._head(word[:cut]):
                rests = self._splits(word[cut:], most - 1)
                found += [(word[:cut], *rest) for rest in rests]
        return found

    def _head(self, text: str) -> str:
        """The word in front of a joint, in a form of its own; empty if it is none."""
        for joint, ending in JOINTS[self.language]:
            if text.endswith(joint) and self._is_part(text.removesuffix(joint) + ending):
                return text.removesuffix(joint) + ending
        return ""

    def _is_part(self, text: str) -> bool:
        long_enough = len(text) >= SHORTEST_PART or text in SHORT_PARTS[self.language]
        return long_enough and self.known(text)


@lru_cache(maxsize=8)
def lexicon(language: str, folder: Path) -> Lexicon:
    """The language's lexicon, whose dictionary is kept in the folder."""
    return Lexicon(language, folder)
