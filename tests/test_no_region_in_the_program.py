"""The program is anybody's: no region of the shipped map is named in it, only in the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator import reading
from tests import ROOT

PARTS = ("navigator", "templates", "static", "translations")
OF_FINLAND = {"municipalities.csv", "outlines.json"}  # which have every municipality
TEXTS = {".py", ".csv", ".json", ".html", ".svg", ".typ", ".xml", ".css", ".js", ".po", ".txt"}
SHORT = 5  # letters of a name that stands whole; of a longer one the last letter may change


def names() -> Iterator[str]:
    """The names of the shipped regions and of their municipalities, and their ids."""
    files = {one.name: one.read_bytes() for one in (ROOT / "data").iterdir() if one.is_file()}
    data = {name: text for name, text in files.items() if name.endswith((".csv", ".yaml"))}
    for region in reading.read(data).regions:
        yield from (region.id, *region.municipalities)
        yield dict(region.name.said)[region.name.said[0][0]].split()[0].removesuffix("n")


def stem(name: str) -> str:
    return name if len(name) <= SHORT else name[:-1]


def sources() -> list[Path]:
    found = (one for part in PARTS for one in (ROOT / part).rglob("*") if one.suffix in TEXTS)
    return sorted(one for one in found if one.name not in OF_FINLAND)


@pytest.mark.parametrize("part", PARTS)
def test_no_region_of_the_shipped_map_is_named_in(part: str) -> None:
    stems = "|".join(sorted({re.escape(stem(name)) for name in names()}))
    named = re.compile(rf"(?i)(?<![\w-])(?:{stems})")
    told = [
        f"{source.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for source in sources()
        if source.is_relative_to(ROOT / part)
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1)
        if named.search(line)
    ]
    assert told == []


def test_what_is_searched_for_is_known() -> None:
    assert "Kouvola" in set(names())
    assert len(sources()) > 300
