"""Cries for help: whether a question is one, by the words that it holds in any language.

A word of a phrase counts in any inflection where we know the language, and else as it is written;
`=word` counts in this form alone, and `one_two` side by side. What writes without spaces is looked
for as a whole. Meaning is weighed in `engine`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from navigator.catalog import Words
from navigator.search.morphology import Lexicon
from navigator.search.words import tokens

Alarm = Literal["certain", "doubtful", ""]
SPACELESS = ("th", "zh")  # languages that are written without spaces between words


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
    """The phrases of one language, by a form of one of their words."""

    def __init__(self, phrases: Iterable[str], lexicon: Lexicon | None) -> None:
        self._lexicon = lexicon
        self._by_form: dict[str, list[_Phrase]] = {}
        for phrase in phrases:
            parts = tuple(_Part(tuple(self._words(part))) for part in phrase.split())
            if parts and all(part.words for part in parts):
                rarest = min((w for part in parts for w in part.words), key=lambda w: -_length(w))
                for form in rarest:
                    self._by_form.setdefault(form, []).append(parts)

    def _words(self, part: str) -> Iterator[frozenset[str]]:
        exact = part.startswith("=")
        for written in part.removeprefix("=").split("_"):
            for token in tokens(written):
                yield frozenset((token,)) if exact else self.forms(token)

    def forms(self, token: str) -> frozenset[str]:
        """A word as it stands, and its base form where we know the language."""
        return frozenset((token, self._lexicon.base(token)) if self._lexicon else (token,))

    def within(self, said: Sequence[str]) -> bool:
        forms = [self.forms(token) for token in said]
        known = {form for some in forms for form in some}
        candidates = (p for form in known for p in self._by_form.get(form, ()))
        return any(all(part.within(forms) for part in phrase) for phrase in candidates)


def _length(word: frozenset[str]) -> int:
    return max(map(len, word))


class Phrases:
    """Phrases of all languages: a cry may come in any, whatever the language of the page."""

    def __init__(self, phrases: Words, lexicons: Mapping[str, Lexicon]) -> None:
        self._whole = tuple(
            _folded(phrase) for code in SPACELESS for phrase in phrases.get(code, ())
        )
        self._languages = [
            _Language(some, lexicons.get(code))
            for code, some in phrases.items()
            if code not in SPACELESS
        ]
        self.within = lru_cache(maxsize=512)(self._within)

    def _within(self, text: str) -> bool:
        """Whether a text holds one of the phrases."""
        said, whole = list(tokens(text)), _folded(text)
        return any(phrase in whole for phrase in self._whole) or any(
            language.within(said) for language in self._languages
        )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
