"""A text as words: each with its base forms and, for a compound, its parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from navigator.search.morphology import Lexicon
from navigator.voices import hyphenated, visible

LONGEST_WORD = 60


@cache
def stopwords(language: str) -> frozenset[str]:
    """Words that carry no need of their own. Few: the index weighs common words down anyway."""
    file = files("navigator.search") / "stopwords" / f"{language}.txt"
    return frozenset(file.read_text(encoding="utf-8").split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was written, in small letters, with what it may stand for."""

    surface: str
    bases: tuple[str, ...]
    parts: tuple[str, ...]
    doings: tuple[str, ...] = ()  # of a verb, what its doing may be called: not all are words


def tokens(text: str) -> Iterator[str]:
    """The words of a text, in small letters: letters and digits with inner hyphens and `+`.

    Whatever dash stands within a word is a hyphen, and what can't be seen is not there.
    """
    text = hyphenated(unicodedata.normalize("NFKC", visible(text)).casefold())
    for match in re.finditer(r"[^\W_]+(?:[-'’][^\W_]+)*\+?", text):
        if len(match[0]) <= LONGEST_WORD:
            yield match[0].replace("’", "'")


def words(text: str, lexicon: Lexicon) -> Iterator[Word]:
    """The words of a text in one language, without those that say nothing.

    A hyphenated word stands also as its parts: "KIITO-hanke" is found by both.
    """
    stop = stopwords(lexicon.language)
    for token in tokens(text):
        if token not in stop:
            yield word(token, lexicon)


def word(token: str, lexicon: Lexicon) -> Word:
    """One word with its base forms and parts."""
    base = lexicon.base(token)
    bases = dict.fromkeys((token, *lexicon.bases(token), lexicon.base(base)))
    joined = token.split("-") if "-" in token else ()
    whole = (base,) if lexicon.listed(base) or lexicon.compound(token) else ()  # no mere stem
    parts = dict.fromkeys(
        part
        for piece in (*joined, token, *whole)
        for part in (lexicon.base(piece), *lexicon.parts(piece))
        if part not in bases and len(part) > 1
    )
    return Word(token, tuple(bases), tuple(parts), lexicon.doings(token))
