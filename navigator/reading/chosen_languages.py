"""In which languages texts must stand: those that the regions of needs.yaml have chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from navigator.reading.records import parts
from navigator.voices import LANGUAGES


def chosen(tree: object) -> tuple[str, ...]:
    """The languages that any region of a tree of needs has chosen, whether or not it is valid.

    None, where no region can be read: then no text is accused of lacking one.
    """
    found = {language for region in _regions(tree) for language in _of(region)}
    return tuple(language for language in LANGUAGES if language in found)


def _regions(tree: object) -> Iterator[dict[str, Any]]:
    regions = tree.get("regions") if isinstance(tree, dict) else None
    listed = regions if isinstance(regions, list) else ()
    return (region for region in listed if isinstance(region, dict))


def _of(region: dict[str, Any]) -> tuple[str, ...]:
    """What a region has chosen: every language, if it says nothing of them."""
    said = region.get("languages", LANGUAGES)
    if isinstance(said, str):
        return parts(said)
    return tuple(map(str, said)) if isinstance(said, list | tuple) else ()
