"""Base forms and compound parts of Finnish, Swedish and English words.

simplemma's dictionaries are kept on disk as tries: made once, at build time, because making the
Finnish one takes seconds and half a gigabyte of memory for a moment; read later within
milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import TrieDictionaryFactory

from navigator.search import participles, suffixes
from navigator.search.stems import stem
from navigator.search.towns import towns

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
        "eurooppaan": "eurooppa",
        "euroopasta": "eurooppa",
        "irtisanotuille": "irtisanoa",
        "kosken": "koski",
        "palvelusta": "palvelu",
        "kokin": "kokki",
        "kokkia": "kokki",
        "kokkina": "kokki",
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
TOO_SHORT = 2  # letters of a base form: `aille` is of `aa`, an abbreviation
SHORTEST_COMPOUND = 7
MOST_PARTS = 4
SHORTEST_HEAD, SHORTEST_TAIL = 3, 5  # letters of an unknown head, and of the known word behind it
MARKS = ".!"  # of abbreviations: the dictionary leads `miehenä` to `mies.`
SHORTEST_ROOT = 5  # letters of a stem that a word may be known by
SLACK = 2  # last letters of a stem in which a lemma may differ


class Lexicon:
    """The dictionary of one language; its answers are remembered."""

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language
        self._factory = TrieDictionaryFactory(disk_cache_dir=str(folder))
        strategy = DefaultStrategy(greedy=language == "sv", dictionary_factory=self._factory)
        self._lemmatizer = Lemmatizer(lemmatization_strategy=strategy)
        self._stems = language == "en"
        self.bases = lru_cache(maxsize=100_000)(self._bases)
        self.parts = lru_cache(maxsize=100_000)(self._parts)
        self.doings = lru_cache(maxsize=100_000)(self._doings)
        self._split = lru_cache(maxsize=100_000)(self._best_split)

    def listed(self, word: str) -> bool:
        """Whether the dictionary has the word as it stands."""
        known = word in OVERRIDES[self.language] or word in self._dictionary
        return known or bool(self._town(word))

    def _town(self, word: str) -> str:
        """The municipality of which this is a Finnish form that the dictionary does not have."""
        if self.language != "fi" or word in self._dictionary:
            return ""
        return towns().get(word, "")

    def _name(self, word: str) -> bool:
        return word.capitalize() in self._dictionary

    def known(self, word: str) -> bool:
        """Whether the word is one of the dictionary’s, in any of its forms, listed or not."""
        return self._form(word) or self._name(word) or bool(self._bare(word, self.listed))

    def _form(self, word: str) -> bool:
        return self.listed(word) or bool(self._verb(word))

    @property
    def _dictionary(self) -> Mapping[str, str]:
        found: Mapping[str, str] = self._factory.get_dictionary(self.language)
        return found

    def base(self, word: str) -> str:
        """The form by which all forms of the word are known: the last of its `bases`."""
        return self.bases(word)[-1]

    def _bases(self, word: str) -> tuple[str, ...]:
        """The base forms of the word; in English the stem, which is as good there and lighter.

        A participle that the dictionary lists by itself has that form first, and then its verb.
        """
        if self._stems:
            return (stem(word, "en"),)
        if self.listed(word):
            lemma = OVERRIDES[self.language].get(word) or self._town(word) or self._lemma(word)
            return tuple(dict.fromkeys((lemma, self._verb(lemma) or lemma)))
        return (self._verb(word),) if self._verb(word) else self._bases_of_unlisted(word)

    def _doings(self, word: str) -> tuple[str, ...]:
        """What the doing may be called where the word is a verb or its participle, in Finnish."""
        verbs = filter(self._is_verb, self.bases(word)) if self.language == "fi" else ()
        return tuple(noun for verb in verbs for noun in participles.action(verb))

    def _bases_of_unlisted(self, word: str) -> tuple[str, ...]:
        """What the parts or the endings of the word tell; nothing is trusted that is no word."""
        if bare := self._bare(word, self.listed):
            return self.bases(bare)
        if "-" in word:
            head, _, last = word.rpartition("-")
            return (f"{head}-{self.bases(last)[0]}",)
        if split := self._split(word):
            return (self._joined(word, split),)
        if bare := self._bare(word, self._splits_up):
            return self.bases(bare)
        tail = self._tail(word)
        found = self._guess(word) or (tail and self._joined(word, tail)) or self._made(word)
        return (found or stem(word, self.language),)

    def _joined(self, word: str, parts: tuple[str, ...]) -> str:
        """The base form of a compound, of which the last part alone is inflected."""
        return word.removesuffix(parts[-1]) + self.bases(parts[-1])[0]

    def _bare(self, word: str, known: Callable[[str], bool]) -> str:
        """The word without what Finnish hangs on behind the case; empty if that is no word."""
        return suffixes.without(word, known) if self.language == "fi" else ""

    def compound(self, word: str) -> bool:
        """Whether the word, in any of its forms, is made of words that the dictionary has."""
        return self._splits_up(word) or bool(self._bare(word, self._splits_up))

    def _splits_up(self, word: str) -> bool:
        return bool(self._split(word))

    def _made(self, word: str) -> str:
        spoken = word + "i" * word.endswith("ks")  # devaajaks(i)
        return suffixes.nominative(spoken) if self.language == "fi" else ""

    def _lemma(self, word: str) -> str:
        """The lemma, without the marks of abbreviations and joints that some of them carry."""
        lemma: str = self._lemmatizer.lemmatize(word, lang=self.language)
        return lemma.lower().strip(MARKS).replace("#", "") or word

    def _guess(self, word: str) -> str:
        """The lemma that the rules of the dictionary’s makers lead to, if it is a word that begins
        as this one does; else a word that is the stem but for its last letter."""
        root = stem(word, self.language)
        longer = self.language == "fi" and len(root) >= SHORTEST_ROOT  # vuotia-t, vuotias
        guesses = (*((root + "s",) if longer else ()), self._lemma(word))
        alike = (one for one in guesses if one.startswith(root[:-SLACK]))
        return next((one for one in alike if self._is_lemma(one)), "")

    def _is_lemma(self, word: str) -> bool:
        return self._name(word) or (self.listed(word) and self._lemma(word) == word)

    def _verb(self, word: str) -> str:
        """Of a Finnish participle, the verb; empty for other words."""
        return participles.verb(word, self._is_verb) if self.language == "fi" else ""

    def _is_verb(self, word: str) -> bool:
        """Whether the dictionary knows the word as an infinitive, and with its further endings."""
        return self._dictionary.get(word) == word and (
            self._dictionary.get(f"{word}kseen") == word
            or self._dictionary.get(f"{word[:-1]}ess{word[-1]}") == word
        )

    def _parts(self, word: str) -> tuple[str, ...]:
        """The base forms of the parts of a compound; nothing for a word that is none."""
        if self.language == "fi" and self.listed(word):
            return self._parts_of(self.bases(word)[0])
        if bare := self._bare(word, self.listed):
            return self.parts(bare)
        return () if self._verb(word) else self._parts_of(word)

    def _parts_of(self, word: str) -> tuple[str, ...]:
        *heads, last = self._split(word) or self._tail(word) or ("",)
        if not heads:
            return ()
        of_heads = (self._head(head) for head in heads)
        bases = (self.bases(one)[0] if one else "" for one in (*of_heads, last))
        known = zip(bases, (*heads, last), strict=True)
        return tuple(dict.fromkeys(base or as_written for base, as_written in known))

    def _tail(self, word: str) -> tuple[str, ...]:
        """A new word that ends in an old one, cut in two: *etä-palveluille*, *digi-taidoilla*."""
        if self.language != "fi" or "-" in word or self.known(word) or self._guess(word):
            return ()
        cuts = range(SHORTEST_HEAD, len(word) - SHORTEST_TAIL + 1)
        cut = next((cut for cut in cuts if self._is_tail(word[cut:])), 0)
        return (word[:cut], word[cut:]) if cut else ()

    def _is_tail(self, word: str) -> bool:
        if not self._form(word):
            return False
        base = self.bases(word)[0]
        return len(base) >= SHORTEST_TAIL and not base.endswith("ksi")  # `ajaksi` is for a while

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
        found: list[tuple[str, ...]] = [(word,)] if self._is_last(word) else []
        for cut in range(2, len(word) - 1) if most > 1 else ():
            if self._head(word[:cut]):
                rests = self._splits(word[cut:], most - 1)
                found += [(word[:cut], *rest) for rest in rests]
        return found

    def _head(self, text: str) -> str:
        """The word in front of a joint, in a form of its own; empty if it is none."""
        for joint, ending in JOINTS[self.language]:
            whole = text.removesuffix(joint) + ending
            if text.endswith(joint) and self._is_part(whole, self.listed):
                return whole
        return ""

    def _is_last(self, text: str) -> bool:
        return self._is_part(text, self._form) and len(self.bases(text)[0]) > TOO_SHORT

    def _is_part(self, text: str, word: Callable[[str], bool]) -> bool:
        long_enough = len(text) >= SHORTEST_PART or text in SHORT_PARTS[self.language]
        return long_enough and word(text)


@lru_cache(maxsize=8)
def lexicon(language: str, folder: Path) -> Lexicon:
    """The language's lexicon, whose dictionary is kept in the folder."""
    return Lexicon(language, folder)
