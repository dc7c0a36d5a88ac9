"""In which encoding bytes are text: UTF-8 or UTF-16; else that in which letters make words of ours.

Excel still offers “CSV (Macintosh)” and “CSV (MS-DOS)” beside Windows’ own, and a file does not say
which it is. In the wrong one ä becomes Š, „ or ‰; in the right one å, ä and ö stand within words.
MS-DOS knew two code pages for us; their letters of ours are the same.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache

WIDE: Mapping[bytes, str] = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
WINDOWS = "cp1252"
OLD = (WINDOWS, "mac_roman", "cp850")
LOOKED_AT = 50_000  # bytes of lines beyond ASCII that are weighed; far fewer tell enough
CLEARLY = 2  # times as much must speak for an encoding as for the next one
WELL_BEGUN = 2  # letters speak for that of Windows if nothing speaks against it: “Šekki” is a word

OURS = re.compile("(?<=[a-zåäö])[åäö]|[åäö](?=[a-zåäö])|(?<=[A-ZÅÄÖ])[ÅÄÖ]|[ÅÄÖ](?=[A-ZÅÄÖa-zåäö])")
# A word or more in quotation marks.
QUOTED = re.compile("(?<![^\\W_])[“”][^\\W_][^“”\r\n;\t]{0,200}?”(?![^\\W_])")
BEYOND = re.compile("[^\0-\x7f]")
# What is seen in tables like ours: letters of our neighbours within words, small and capital ones
# in their places, and marks at the edges of words.
SMALL = "åäöéèêëüïâáàóíñçæøšžãõôßð"
CAPITAL = SMALL.replace("ß", "").upper()
MARKS = "“”…•€§°½«»²³·´×±µ©®™\xa0"
LIKELY = re.compile(
    f"(?<=[A-Za-zåäöÅÄÖ])[{SMALL}]|[{SMALL}](?=[a-zåäö])|[åà]|[–—’‘]"
    f"|(?<=[A-ZÅÄÖ])[{CAPITAL}]|(?<![a-zåäö])[{CAPITAL}](?=[A-Za-zåäöÅÄÖ])|Å"
    f"|(?<![A-Za-zåäöÅÄÖ])[{MARKS}]|[{MARKS}](?![A-Za-zåäöÅÄÖ])"
)


def encoding_of(data: bytes) -> str | None:
    """The encoding in which the bytes are text, the mark at their beginning included."""
    if wide := WIDE.get(data[:2]):
        return wide if _reads(data, wide) else None
    if data.count(0) * 4 > len(data):  # UTF-16 without its mark, or no text at all
        return None
    return "utf-8" if _reads(data, "utf-8") else _old(data)[0]


def is_doubtful(data: bytes) -> bool:
    """Whether the encoding is no more than a guess: then some letters may be others."""
    known = data[:2] in WIDE or _reads(data, "utf-8")
    return not known and _old(data)[1]


def strange(text: str) -> str:
    """The first character that speaks against the encoding in which the text was read."""
    return next(_unlikely(text), "") or next((one[0] for one in BEYOND.finditer(text)), "")


def _reads(data: bytes, encoding: str) -> bool:
    with suppress(UnicodeDecodeError):
        data.decode(encoding)
        return True
    return False


def _old(data: bytes) -> tuple[str | None, bool]:
    """An encoding of one byte a letter, and whether that is doubtful.

    In doubt it is that of Windows, in which whatever was published before is still read.
    """
    telling = b"\n".join(line for line in data.splitlines() if not line.isascii())[:LOOKED_AT]
    signs = {name: _signs(telling.decode(name)) for name in OLD if _reads(data, name)}
    in_order = WINDOWS in signs and not next(_unlikely(telling.decode(WINDOWS)), "")
    best = max(signs, key=lambda name: signs[name])
    others = max([WELL_BEGUN * (best != WINDOWS and in_order), *_but(signs, best)])
    doubtful = others * CLEARLY > signs[best] if signs[best] > 0 else not in_order
    if doubtful or signs[best] <= 0:
        return (WINDOWS if WINDOWS in signs else None), doubtful
    return best, False


def _but(signs: Mapping[str, int], best: str) -> list[int]:
    return [count for name, count in signs.items() if name != best]


def _signs(text: str) -> int:
    """How much speaks for it that this is the text: letters of ours within words, not Š or „."""
    ours, quoted = (sum(1 for _ in sign.finditer(text)) for sign in (OURS, QUOTED))
    return ours + 2 * quoted - sum(1 for _ in _unlikely(text))


def _unlikely(text: str) -> Iterator[str]:
    return (one[0] for one in BEYOND.finditer(text) if not LIKELY.match(text, one.start()))


# --- text that was decoded in one encoding after it had been encoded in another


PAIRS = ((WINDOWS, "mac_roman"), (WINDOWS, "cp850"), ("mac_roman", WINDOWS), ("cp850", WINDOWS))
MEANT = "åäöÅÄÖéÉèáàüÜçñøæšžŠŽ–—’‘“”…•€§°½²·«»´\xa0"


@cache
def _twice() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What becomes of a letter in UTF-8 that is taken for one of the old encodings."""
    became = {
        _decoded(letter.encode(), encoding): letter for encoding in OLD[::-1] for letter in MEANT
    }
    longest = sorted(became, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), became


def _decoded(data: bytes, encoding: str) -> str:
    """Bytes in an old encoding; those that it does not have, as browsers read them."""
    return "".join(
        bytes([byte]).decode(encoding) if _reads(bytes([byte]), encoding) else chr(byte)
        for byte in data
    )


def twice_encoded(text: str) -> str:
    """The text as it was meant, if letters in it were encoded twice: “Ã¤” is ä; else nothing.

    Or if they were taken for those of another old encoding, and saved so: “jyvŠskylŠ”.
    """
    pattern, became = _twice()
    meant = pattern.sub(lambda found: became[found[0]], text)
    return meant if meant != text else _mistaken(text)


def _mistaken(word: str) -> str:
    """A word in which letters stand that no word has, by another encoding in which it is one."""
    if not next(_unlikely(word), ""):
        return ""
    for taken, was in PAIRS:
        with suppress(UnicodeError):
            meant = word.encode(taken).decode(was)
            if OURS.search(meant) and not next(_unlikely(meant), ""):
                return meant
    return ""
