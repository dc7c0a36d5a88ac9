"""Letters as people mean them: composed, with plain hyphens, and nothing that can't be seen."""

from __future__ import annotations

import re
import unicodedata

JOINERS = "\u200c\u200d"
SOFT_HYPHEN = "\u00ad"
CONTROLS = {"\0": "NULL", "\x07": "BELL", "\x08": "BACKSPACE", "\x1b": "ESCAPE", "\x7f": "DELETE"}
KEPT = JOINERS + "\n"  # joiners where they join; letters to us have lines
# Marks and letters that are never seen, though Unicode counts them among others.
UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0"
UNPRINTED = frozenset(UNSEEN)
BREAKS = re.compile("[\t\v\f\x85\u2028\u2029]+")  # nobody types them between words but as a space
# Every dash that is drawn as a hyphen is; NFKC knows some of them.
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
WITHIN = re.compile(rf"(?<=[^\W_])[{DASHES}](?=[^\W_])")
# Letters that are written apart, or otherwise, without a joiner between them.
JOINED = re.compile(
    r"(?<=[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufeff])"
    rf"[{JOINERS}](?=[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufeff])"
    r"|(?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
)


def visible(text: str) -> str:
    """What was typed without what nobody types: control and unassigned characters.

    Its letters are composed: `a` with two dots above is one letter. Joiners stay in the scripts
    that need them.
    """
    if text.isprintable() and UNPRINTED.isdisjoint(text):  # as nearly all are
        return unicodedata.normalize("NFC", text).strip()
    text = BREAKS.sub(" ", text)
    seen = "".join(c for place, c in enumerate(text) if not _unseen(text, place))
    return unicodedata.normalize("NFC", seen).strip()


def invisible(text: str) -> str:
    """The first character of the text that nobody sees and nobody means; empty if there is none."""
    if text.isprintable() and UNPRINTED.isdisjoint(text):  # as nearly all are
        return ""
    found = (c for place, c in enumerate(text) if c not in "\n\t\r" and _unseen(text, place))
    return next(found, "")


def named(character: str) -> str:
    """A character by its number and its name in Unicode: `U+200B ZERO WIDTH SPACE`."""
    name = unicodedata.name(character, "") or CONTROLS.get(character, "CONTROL CHARACTER")
    return f"U+{ord(character):04X} {name}"


def foreign(text: str) -> str:
    """The first character that only looks as if it were one of ours; empty if there is none.

    Those of ASCII and Latin letters are what they look like.
    """
    return next((c for c in text if c not in "\n\t\r" and not _is_ours(c)), "")


def intruder(word: str) -> str:
    """The first Greek or Cyrillic letter in a word of Latin ones, as which it is read."""
    others = (c for c in word if unicodedata.name(c, "").startswith(("GREEK ", "CYRILLIC ")))
    latin = not word.isascii() and any(unicodedata.name(c, "").startswith("LATIN ") for c in word)
    return next(others, "") if latin else ""


def alike(text: str) -> str:
    """What one sees of a text: two that differ in nothing else look the same."""
    return " ".join(visible(text.replace(SOFT_HYPHEN, "")).split())


def hyphenated(text: str) -> str:
    """The text with a plain hyphen for every dash that stands within a word."""
    return WITHIN.sub("-", text)


def _is_ours(character: str) -> bool:
    if character.isascii():
        return character.isprintable()
    return unicodedata.name(character, "").startswith("LATIN ")


def _unseen(text: str, place: int) -> bool:
    character = text[place]
    if character in JOINERS:
        return not JOINED.match(text, place)
    return character in UNSEEN or (
        character != "\n" and unicodedata.category(character).startswith("C")
    )
