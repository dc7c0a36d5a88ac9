"""What a row or an item is called by its own cells, whatever language it has been written in."""

from __future__ import annotations

from collections.abc import Mapping

from navigator.voices import LANGUAGES

NAMES = ("name", "title", "label", "new")
ALONE = ("name", "word")  # of projects and everyday words, which have one name in all languages


def row_name(cells: Mapping[str, object], language: str, between: str = "_") -> str:
    """The name in the language, else in another one; nothing, where there is none yet."""
    spoken = (f"{name}{between}{one}" for one in (language, *LANGUAGES) for name in NAMES)
    found = (cells.get(column) for column in (*spoken, *ALONE))
    return str(next(filter(None, found), ""))
