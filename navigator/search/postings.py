"""Where a word stands in a field of an index."""

from __future__ import annotations

from collections.abc import Iterator

from whoosh.reading import IndexReader


def postings(reader: IndexReader, field: str, term: str) -> Iterator[tuple[int, float]]:
    """The documents in which the word stands in the field, and how often."""
    if (field, term) not in reader:
        return
    matcher = reader.postings(field, term)
    while matcher.is_active():
        yield matcher.id(), matcher.weight()
        matcher.next()
