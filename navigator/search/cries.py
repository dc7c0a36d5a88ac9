"""Cries for help: whether a question is one, by the words that it holds in any language.

A word of a phrase counts in any inflection where we know the language, and else as it is written;
`=word` counts in this form alone, and `one_two` side by side. What writes without spaces is looked
for as a whole. In distress nobody looks for the right marks on letters: they count for nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from navigator.catalog import Words
from navigator.search.morphology import Lexicon
from navigator.search.words import tokens

SPACELESS = ("th", "zh")  # languages that are written without spaces between words
APOSTROPHES = "'’ʼ`´"
# Letters that people use for each other, beyond those that differ by a mark.
SAME = str.maketrans(
    {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ø": "o", "ł": "l", "ı": "i", "đ": "d"}
    | dict.fromkeys(APOSTROPHES, "")
)


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """A text in small letters without their marks: *elää* and *elaa* are the same."""
    small = unicodedata.normalize("NFKD", text.translate(SAME).casefold())
    return "".join(c for c in small if not unicodedata.combining(c)).translate(SAME)


@dataclass(frozen=True, slots=True)
class _Part:
    """What must stand in a question: words side by side, each in one of its forms."""

    words: tuple[frozenset[str], ...]

    def within(self, said: Sequence[frozenset[str]]) -> bool:
        length = len(self.words)
        return any(
            all(word & forms for word, forms in zip(self.words, said[start:], strict=False))
            for start in range(len(said) - length + 1)
        )


_Phrase = tuple[_Part, ...]


class _Language:
    """The phrases of one language, each to be found by its longest word."""

    def __init__(self, phrases: Iterable[str], lexicon: Lexicon | None) -> None:
        self._lexicon = lexicon
        self._by_form: dict[str, list[_Phrase]] = {}
        for phrase in phrases:
            parts = tuple(_Part(tuple(self._words(part))) for part in phrase.split())
            longest = max((word for part in parts for word in part.words), key=_length, default=())
            for form in longest:
                self._by_form.setdefault(form, []).append(parts)

    def _words(self, part: str) -> Iterator[frozenset[str]]:
        exact = part.startswith("=")
        for written in part.split("_"):
            for token in tokens(written.removeprefix("=")):
                yield frozenset((_exactly(token),)) if exact else self.forms(token)

    def forms(self, token: str) -> frozenset[str]:
        """A word as it stands, twice, and its base form where we know the language."""
        bases = (self._lexicon.base(token),) if self._lexicon else ()
        return frozenset((_exactly(token), *(folded(form) for form in (token, *bases))))

    def within(self, said: Sequence[str]) -> bool:
        forms = [self.forms(token) for token in said]
        known = {form for some in forms for form in some}
        candidates = (phrase for form in known for phrase in self._by_form.get(form, ()))
        return any(all(part.within(forms) for part in phrase) for phrase in candidates)


def _exactly(token: str) -> str:
    """What a word as it was typed is found by, and no base form of another is."""
    return f"={folded(token)}"


def _length(word: Iterable[str]) -> int:
    return min(map(len, word))


class Cries:
    """Phrases of all languages: a cry may come in any, whatever the language of the page."""

    def __init__(self, phrases: Words, lexicons: Mapping[str, Lexicon]) -> None:
        self._whole = tuple(folded(one) for code in SPACELESS for one in phrases.get(code, ()))
        self._languages = [
            _Language(some, lexicons.get(code))
            for code, some in phrases.items()
            if code not in SPACELESS
        ]

    def within(self, text: str) -> bool:
        """Whether a text holds one of the phrases."""
        said, whole = list(tokens(text)), folded(text)
        return any(phrase in whole for phrase in self._whole) or any(
            language.within(said) for language in self._languages
        )
