"""How long a text may be: longer ones would not be read where they stand, on a card or a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from navigator.reading.records import Record
from navigator.reading.written import Written
from navigator.reading.yaml_file import Path

LONGEST = 1000  # characters of a text, unless it is one of these
LONGEST_OF: Mapping[str, int] = {
    "name": 200,
    "title": 200,
    "plain_title": 200,
    "note": 300,
    "label": 100,
    "eligibility": 300,
    "documents": 300,
    "fee_note": 300,
    "duration": 300,
    "start_note": 300,
    "waiting": 300,
    "benefit_note": 300,
    "source": 300,
    "word": 200,
    "words": 2000,  # of all of them together, as they stand in a cell
    "against": 2000,
    "means": 2000,
}


def too_long(record: object, path: Path = ()) -> Iterator[tuple[Path, int, int]]:
    """Where a record or what it holds has a text that is too long; its length, and the limit."""
    if isinstance(record, Record):
        for name in type(record).model_fields:
            yield from too_long(getattr(record, name), (*path, name))
        for code, text in record.further.items() if isinstance(record, Written) else ():
            yield from too_long(text, (*path, code))
    elif isinstance(record, tuple) and not all(isinstance(part, str) for part in record):
        for i, part in enumerate(record):
            yield from too_long(part, (*path, i))
    elif isinstance(record, str | tuple):
        text = record if isinstance(record, str) else ", ".join(record)
        limit = _limit(path)
        if len(text) > limit:
            yield path, len(text), limit


def _limit(path: Path) -> int:
    """The limit of the innermost name that has one: that of `name, fi` is a name's."""
    return next((LONGEST_OF[str(part)] for part in reversed(path) if part in LONGEST_OF), LONGEST)
