"""Finnish participles, in all their forms, as the verbs that they are made of.

The dictionary knows most of them in the nominative alone, gives some the verb and some themselves,
and guesses at the rest: `lomautetuille` would be a subsidy, *tuki*. So they are taken apart by
rule: the ending is cut off, the grade of the consonants turned back, and what is left is a
participle only if the dictionary has the verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

SHORTEST = 3  # letters of a stem: *tuttu* is no form of *tuta*
VOWELS = "aeiouyäö"

# The endings of the cases that go with the strong grade, and of those with the weak one.
STRONG = r"(?:|[aä]|n[aä]|[uy]n|j[aä]|jen|in[aä]|ihin|ien)"
WEAK = r"i?(?:n|t|ksi|ss[aä]|st[aä]|ll[eaä]|lt[aä]|tt[aä])"
OTHERS = r"(?:ksi|ss[aä]|st[aä]|ll[eaä]|lt[aä]|tt[aä])"
PASSIVE = re.compile(rf"(.+?)(?:(tt?)[uy]{STRONG}|(tt?|d|ll|nn|rr)[uy]{WEAK})")
TO_BE_DONE = re.compile(
    rf"(.+?)(tt?)(?:[aä]v[aä](?:|n|t|[aä]n?|n[aä]|{OTHERS})|[aä]vi(?:en|[aä]|in|n[aä]|{OTHERS}))"
)
DOING = re.compile(rf"(.+?)(?:v[aä](?:|n|t|[aä]n?|n[aä]|{OTHERS})|vi(?:en|[aä]|in|n[aä]|{OTHERS}))")
DONE = re.compile(
    rf"(.+?)([nlrs])(?:[uy]t(?:t[aä])?|ee(?:n|t|n[aä]|seen|{OTHERS})"
    rf"|ei(?:den|tten|t[aä]|siin|n[aä]|{OTHERS}))"
)
FROM_WEAK = {
    "t": "tt",
    "d": "t",
    "ll": "lt",
    "nn": "nt",
    "rr": "rt",
    "tt": "",
}  # of the participle's own t
STRONGER = (
    ("nn", "nt"),
    ("ng", "nk"),
    ("mm", "mp"),
    ("ll", "lt"),
    ("rr", "rt"),
    ("t", "tt"),
    ("p", "pp"),
    ("k", "kk"),
    ("d", "t"),
    ("v", "p"),
    ("j", "k"),
    ("", "k"),
)

IsVerb = Callable[[str], bool]


def verb(word: str, is_verb: IsVerb) -> str:
    """The infinitive of the verb that the word is a participle of; empty if it is none."""
    found = (infinitive for infinitive in _infinitives(word) if is_verb(infinitive))
    return next(found, "")


def action(infinitive: str) -> tuple[str, ...]:
    """What the doing may be called, as far as rules go: *lomauttaminen, lomautus*.

    Some of them are no words.
    """
    stem, vowel = infinitive[:-1], "u" if infinitive.endswith("a") else "y"
    found = [stem + "minen"] if stem[-1:] in ("a", "ä", "e", "i", "o", "u", "y", "ö") else []
    if stem.endswith(("nta", "ntä")):
        found.append(f"{stem[:-2]}n{vowel}s")  # valmentaa, valmennus
    elif stem.endswith(("tta", "ttä", "sta", "stä")):
        found.append(f"{stem[:-2].removesuffix('t')}t{vowel}s")  # lomautus, avustus
    elif infinitive.endswith(("ata", "ätä")):
        found += [f"{strong}{vowel}s" for strong in _stronger(infinitive[:-2])]  # palkkaus
    return tuple(found)


def _infinitives(word: str) -> Iterator[str]:
    """What the infinitive may be, in both harmonies; most of them are no words."""
    for stem in _stems(word):
        yield from (stem + "a", stem + "ä")


def _stems(word: str) -> Iterator[str]:
    """The infinitive without its last vowel, for each way to take the word apart.

    *auttava* helps before it is to be helped.
    """
    for match in _matches(DOING, word):
        yield from _of_present(match[1])
    for match in _matches(PASSIVE, word):
        strong, weak = match[2], match[3]
        own = strong or FROM_WEAK[weak]
        # Of "-llu", one l is of the verb: tullun, tultu, tulla.
        stem = match[1] + (own[0] if own in ("lt", "nt", "rt") else "")
        yield from _of_passive(stem, own[-2:] == "tt")
    for match in _matches(TO_BE_DONE, word):
        yield from _of_passive(match[1], match[2] == "tt")
    for match in _matches(DONE, word):
        yield from _of_perfect(match[1], match[2])


def _matches(pattern: re.Pattern[str], word: str) -> Iterator[re.Match[str]]:
    match = pattern.fullmatch(word)
    if match and len(match[1]) >= SHORTEST:
        yield match


def _of_passive(stem: str, double: bool) -> Iterator[str]:  # noqa: FBT001
    """*lomaute-ttu* → lomautta-; *palka-ttu* → palkat-; *syö-ty* → syöd-, *tul-tu* → tull-."""
    if not double:
        yield from _of_short(stem)
        return
    yield stem + "t"
    if stem.endswith("e"):
        yield from _stronger(stem[:-1] + "a")
        yield from _stronger(stem[:-1] + "ä")
    yield from _stronger(stem)


def _of_present(stem: str) -> Iterator[str]:
    """*opiskele-va* → opiskell-; *palkkaa-va* → palkat-; *tarvitse-va* → tarvit-; *oppi-va*."""
    yield stem
    yield stem + "d"
    if stem.endswith("e"):
        yield from _of_short(stem[:-1])
    if stem.endswith("tse"):
        yield stem[:-3] + "t"
    if stem.endswith("ne"):
        yield stem[:-2] + "t"
    if stem[-2:-1] and stem[-2] in VOWELS and stem[-1] in "aä":
        yield from (weaker + "t" for weaker in _weaker(stem[:-1]))


def _of_perfect(stem: str, sign: str) -> Iterator[str]:
    """*menettä-nyt*, *saa-nut* → saad-; *palkan-nut* → palkat-; *tul-lut* → tull-."""
    if sign == "n":
        yield stem
        yield stem + "d"
        if stem.endswith("n"):
            yield stem[:-1] + "t"
    if stem.endswith(sign):
        yield from _of_short(stem)


def _of_short(stem: str) -> Iterator[str]:
    """Stems that the infinitive's own ending joins without a vowel between: *men-nä, nous-ta*."""
    if stem[-1:] in ("l", "n", "r"):
        yield stem + stem[-1]
    elif stem.endswith("s"):
        yield stem + "t"
    else:
        yield stem + "d"


def _stronger(stem: str) -> Iterator[str]:
    """The stem as it is, and with the last consonants in the strong grade: lomauta → lomautta."""
    yield stem
    head, last = stem[:-1], stem[-1:]
    for weak, strong in STRONGER:
        if head.endswith(weak):
            yield head[: len(head) - len(weak)] + strong + last


def _weaker(stem: str) -> Iterator[str]:
    """The stem as it is, and with the last consonants in the weak grade: palkka → palka."""
    yield stem
    head, last = stem[:-1], stem[-1:]
    for weak, strong in STRONGER:
        if head.endswith(strong):
            yield head[: len(head) - len(strong)] + weak + last
