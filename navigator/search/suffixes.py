"""Endings of Finnish words that the dictionary lacks.

What is hung on behind the case: whose, and whether, and how. The dictionary has most words with
some of these, and none with all of them. And the endings by which new words are made, whose forms
follow from the ending alone: *-inen, -uus, -us, -ja, -ri*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

SHORTEST = 4  # letters of what is left
CASES = r"(?:n[aä]|ksi|ss[aä]|st[aä]|ll[eaä]|lt[aä]|tt[aä])"
MADE: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(rf"(.{{3,}}i)(?:nen|se(?:n|t|en|{CASES})|st[aä]|sten|si(?:en|[aä]|in|{CASES}))"),
        "nen",
    ),
    (
        re.compile(
            rf"(.{{3,}}(?:uu|yy|eu|ey))"
            rf"(?:s|den|det|de{CASES}|teen|ten[aä]|tt[aä]|ksi(?:en|[aä]|in|{CASES}))"
        ),
        "s",
    ),
    (
        re.compile(rf"(.{{3,}}[uy])(?:s|kse(?:n|t|en|{CASES})|ksi(?:en|[aä]|in|{CASES}))"),
        "s",
    ),
    (
        re.compile(
            rf"(.{{3,}})j(?:a(?:|n|t|an?|{CASES})|oi(?:den|ta|hin|{CASES}))"
            rf"|(.*[aou].*)ji(?:en|a|in|{CASES})"
        ),
        "ja",
    ),
    (
        re.compile(
            rf"(.{{3,}})j(?:ä(?:|n|t|än?|{CASES})|öi(?:den|tä|hin|{CASES}))"
            rf"|(.{{3,}})ji(?:en|ä|in|{CASES})"
        ),
        "jä",
    ),
    (
        re.compile(rf"(.{{3,}})r(?:i(?:|n|t|[aä]|in|en|{CASES})|ei(?:den|t[aä]|hin|{CASES}))"),
        "ri",
    ),
)
CLITICS = ("kaan", "kään", "kin", "ko", "kö", "han", "hän")
OWNERS = ("ni", "si", "nsa", "nsä", "mme", "nne")
LENGTHENED = ("aan", "een", "iin", "oon", "uun", "yyn", "ään", "öön")  # whose: *paikasta-an*


def without(word: str, known: Callable[[str], bool]) -> str:
    """The word without such endings, where that is a word; else empty."""
    found = (bare for bare in _bare(word) if len(bare) >= SHORTEST and known(bare))
    return next(found, "")


def nominative(word: str) -> str:
    """Of a word with one of the endings by which words are made, the base form; else empty."""
    found = ((pattern.fullmatch(word), ending) for pattern, ending in MADE)
    return next((match[match.lastindex or 1] + ending for match, ending in found if match), "")


def _bare(word: str) -> Iterator[str]:
    """Each form that the word may be of: *arkeesi* is of *arkeen*, *avukseni* of *avuksi*."""
    for clitic in CLITICS:
        if word.endswith(clitic):
            rest = word.removesuffix(clitic)
            yield rest
            yield from _bare(rest)
    yield from _unowned(word)
    yield from _spoken(word)
    if word.endswith(("isesti", "neesti")):  # how: henkilökohtaise-n, henkilökohtaise-sti
        yield word.removesuffix("sti") + "n"


def _unowned(word: str) -> Iterator[str]:
    for owner in OWNERS:
        if word.endswith(owner):
            rest = word.removesuffix(owner)
            if rest.endswith("kse"):  # päästäkse-en, avuksi
                yield from (rest + "en", rest[:-1] + "i")
            yield from (rest, rest + "n")
    if word.endswith(LENGTHENED):
        yield word[:-2]


def _spoken(word: str) -> Iterator[str]:
    """As it is written where it is spoken shorter: *hitsariks, koulutuksee*."""
    if word.endswith("ks"):
        yield word + "i"
    if word[-2:] in ("aa", "ee", "ii", "oo", "uu", "yy", "ää", "öö"):
        yield word + "n"
