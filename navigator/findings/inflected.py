"""Words as they are found in texts: inflected, in compounds, and in whichever letters.

Rules alone, without a dictionary: they know how a Finnish stem changes before its endings, and what
Swedish and English hang on. A form that they don't reach can be listed beside the word itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import takewhile

VOWELS = "aeiouyåäö"
# How the last consonants of a stem weaken: tuki, tuen; raha-automaatti, -automaatin.
WEAK: Mapping[str, str] = {
    "kk": "k", "pp": "p", "tt": "t", "nk": "ng", "nt": "nn", "mp": "mm", "lt": "ll", "rt": "rr",
    "ht": "hd", "k": "", "p": "v", "t": "d",
}  # fmt: skip
STEADY = ("st", "sk", "tk", "sp")  # consonants that stay
STRONG: Mapping[str, str] = {  # before a last e it is the other way round: tarve, tarpeen
    **{weak: strong for strong, weak in WEAK.items() if weak},
    "k": "kk", "p": "pp", "t": "tt",
}  # fmt: skip


@lru_cache(maxsize=4096)
def pattern(phrase: str, language: str) -> re.Pattern[str]:
    """What finds a word or phrase in a text, in each of its forms."""
    words = r"\s+".join(_forms(word, language) for word in phrase.split())
    return re.compile(rf"(?<!\w){words}(?!\w)")


@lru_cache(maxsize=4096)
def beginning(phrase: str, language: str) -> str:
    """Small letters that stand in every text that says the phrase: a quick first look."""
    of_words = (_beginning(word, language) for word in phrase.split())
    return max((part for one in of_words for part in one.split("-")), key=len)


def _beginning(word: str, language: str) -> str:
    """What is common to the stems of a word."""
    if word.isupper():
        return word.casefold()
    stems = [stem.casefold() for stem, _ in STEMS[language](word)]
    alike = takewhile(lambda letters: len({*letters}) == 1, zip(*stems, strict=False))
    return stems[0][: len([*alike])]


def _forms(word: str, language: str) -> str:
    """A pattern of the forms of one word; one that is all capitals has its case behind a colon."""
    if word.isupper():
        return rf"{re.escape(word)}(?:[:-]\w+)?"
    forms = (re.escape(stem) + rest for stem, rest in STEMS[language](word))
    return f"(?i:{'|'.join(forms)})"


def _finnish(word: str) -> Iterator[tuple[str, str]]:
    """The stems of a Finnish word, and what may follow each: endings, or more of a compound."""
    if word.endswith("nen"):
        yield from ((word, ""), (word[:-3] + "s", r"\w*"))
    elif re.search(rf"[{VOWELS}]s$", word):
        last = "skdt" if re.search(rf"[{VOWELS}]{{2}}s$", word) else "sk"  # oikeuden, keskuksen
        yield from ((word[:-1] + letter, r"\w*") for letter in last)
    elif word[-1] in VOWELS:
        yield from _by_grade(word[:-1], word[-1])
    else:
        yield word, r"\w*"


def _by_grade(stem: str, last: str) -> Iterator[tuple[str, str]]:
    yield stem, rf"[{VOWELS}]\w*"
    for ending, other in (STRONG if last == "e" else WEAK).items():
        if stem.endswith(ending) and not stem.endswith(STEADY):
            then = "ei" if last == "i" else last + "i"
            yield stem.removesuffix(ending) + other, rf"[{then}]\w*"
            return


def _swedish(word: str) -> Iterator[tuple[str, str]]:
    vowel = word[-1] in "ae"  # flicka, flickor
    yield (word[:-1], r"\w+") if vowel else (word, r"\w*")


def _english(word: str) -> Iterator[tuple[str, str]]:
    if re.search(r"[^aeiou]y$", word):
        yield from ((word, "(?:['’]s)?"), (word[:-1], "ies"))
    else:
        yield word, "(?:e?s|['’]s?)?"


STEMS: Mapping[str, Callable[[str], Iterator[tuple[str, str]]]] = {
    "fi": _finnish,
    "sv": _swedish,
    "en": _english,
}
