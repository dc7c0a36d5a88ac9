"""Words on a picture: how wide they are, and where their lines break. Whole numbers only.

A picture has no layout of its own, and we don't know the reader's font: widths are those of wide
system fonts, so that a line rather breaks early than runs over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

NARROW, USUAL, WIDE = 38, 62, 95  # hundredths of the font's size
NARROW_LETTERS = frozenset("iIl1jtfr.,:;'!|()[]-– ")
WIDE_LETTERS = frozenset("mMwW@%")
VOWELS = "aeiouyåäöé"
FEWEST_LETTERS = 3  # before and after a hyphen

# A syllable begins with a consonant in front of a vowel: right for Finnish, fair for Swedish and
# English, where hardly a word is long enough to need it.
SYLLABLE = re.compile(f"(?<=.)(?=[^{VOWELS}\\W\\d_][{VOWELS}])", re.IGNORECASE)


def width(text: str, size: int) -> int:
    """How wide the text is in a font of this size, in the same unit, rounded up."""
    hundredths = sum(
        NARROW if c in NARROW_LETTERS else WIDE if c in WIDE_LETTERS else USUAL for c in text
    )
    return -(-hundredths * size // 100)


Seams = Callable[[str], Sequence[int]]


def lines(text: str, size: int, room: int, seams: Seams = lambda _: ()) -> tuple[str, ...]:
    """The text in lines that are no wider than the room; long words are hyphenated.

    `seams` tells where the parts of a compound meet: there it is cut rather than elsewhere.
    """
    found: list[str] = []
    for piece, goes_on in _pieces(text, size, room, seams):
        if found and not goes_on and width(f"{found[-1]} {piece}", size) <= room:
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return tuple(found)


def _pieces(text: str, size: int, room: int, seams: Seams) -> Iterator[tuple[str, bool]]:
    """The words, those that are wider than the room cut into pieces with hyphens.

    With each piece, whether it goes on with the word before.
    """
    for word in text.split():
        rest = word
        while width(rest, size) > room and (cut := _cut(rest, size, room, seams)):
            yield f"{rest[:cut].rstrip('-')}-", rest != word
            rest = rest[cut:]
        yield rest, rest != word


def _cut(word: str, size: int, room: int, seams: Seams) -> int:
    """The last seam, else the last syllable, before which the head still fits; 0 if none."""
    syllables = [match.start() for match in SYLLABLE.finditer(word)]
    for places in (seams(word), syllables):
        fitting = [
            place
            for place in places
            if FEWEST_LETTERS <= place <= len(word) - FEWEST_LETTERS
            and width(f"{word[:place]}-", size) <= room
        ]
        if fitting:
            return max(fitting)
    return 0
