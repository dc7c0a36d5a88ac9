"""Characters that nobody sees or that were broken on their way, wherever they stand in a record.

In what is searched and followed, one of them switches a word off; in what is shown, it is drawn as
a box or breaks a line. Only a soft hyphen may stand there: it tells where a long word is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from navigator.reading.records import Record
from navigator.reading.yaml_file import Path
from navigator.tables import twice_encoded
from navigator.voices import SOFT_HYPHEN, intruder, invisible

NAMES = {"name", "title", "plain_name", "plain_title", "label", "served_by"}
LOST = "\ufffd"  # what programs write in place of a letter that they could not read
SHOWN = {
    "name",
    "title",
    "plain_title",
    "description",
    "plain_description",
    "plain",
    "text",
    "plain_text",
    "message",
    "plain_message",
    "note",
    "reason",
    "source",
    "served_by",
    "label",
    "plain_name",
    "eligibility",
    "documents",
    "fee_note",
    "duration",
    "start_note",
    "waiting",
    "benefit_note",
    "ask",
    "danger",
}


def texts(record: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a record, with the path to it."""
    if isinstance(record, Record):
        for name in type(record).model_fields:
            yield from texts(getattr(record, name), (*path, name))
    elif isinstance(record, tuple):
        for i, part in enumerate(record):
            yield from texts(part, (*path, i))
    elif isinstance(record, Mapping):
        for key, part in record.items():
            yield from texts(part, (*path, key))
    elif isinstance(record, str):
        yield path, record


def unseen(record: object) -> Iterator[tuple[Path, str, str]]:
    """Where a record has such a character; the text, and the character."""
    for path, text in texts(record):
        kept = text if SHOWN.isdisjoint(path) else text.replace(SOFT_HYPHEN, "")
        if character := invisible(kept):
            yield path, text, character


def mixed(record: object) -> Iterator[tuple[Path, str, str]]:
    """Where a word in a name has a letter of another alphabet that looks like one of ours."""
    for path, text in texts(record):
        if not NAMES.isdisjoint(path):
            words = ((word, intruder(word)) for word in re.findall(r"\w+", text))
            yield from ((path, word, letter) for word, letter in words if letter)


def lost(record: object) -> Iterator[tuple[Path, str]]:
    """Where a letter was lost, and the word in which it stood."""
    for path, text in texts(record):
        yield from ((path, word) for word in text.split() if LOST in word)


def broken(record: object) -> Iterator[tuple[Path, str, str]]:
    """Where letters were encoded twice: the first word of each text, and how it was meant."""
    for path, text in texts(record):
        words = (word for word in text.split(" ") if not word.isascii())
        found = ((path, word, meant) for word in words if (meant := twice_encoded(word)))
        yield from list(found)[:1]
