"""Characters in what is searched and followed that nobody sees: one of them switches a word off.

Texts that are shown may hold them: a soft hyphen tells where a long word may be broken, and the
search passes over it.
"""

from __future__ import annotations

from collections.abc import Iterator

from navigator.reading.records import Record
from navigator.reading.yaml_file import Path
from navigator.voices import invisible

SHOWN = {
    "name",
    "title",
    "plain_title",
    "description",
    "plain_description",
    "plain",
    "message",
    "plain_message",
    "note",
    "reason",
    "source",
}


def unseen(record: object, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Where a record or what it holds has such a character; the text, and the character."""
    if isinstance(record, Record):
        for name in type(record).model_fields:
            if name not in SHOWN:
                yield from unseen(getattr(record, name), (*path, name))
    elif isinstance(record, tuple):
        for i, part in enumerate(record):
            yield from unseen(part, (*path, i))
    elif isinstance(record, str) and (character := invisible(record)):
        yield path, record, character
