"""What things are called in the files of an edition, whether or not today's checks can read them.

Older editions keep the names of what has gone since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from navigator import reading
from navigator.reading import yaml_file
from navigator.store import Store
from navigator.voices import LANGUAGES, Text

ItemKind = Literal["area", "step", "service", "provider", "project", "referral"]
NAMED_FILES: Mapping[ItemKind, str] = {
    "area": reading.NEEDS,
    "step": reading.NEEDS,
    "service": "services.csv",
    "provider": "providers.csv",
    "project": "projects.csv",
    "referral": "referrals.csv",
}
KNOWN = 64  # files whose names are remembered; most editions share most of theirs


@dataclass(frozen=True, slots=True)
class Called:
    """A thing, as far as its name goes."""

    name: Text


_Things = Mapping[str, Called]


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called, by their ids."""

    area: _Things
    step: _Things
    service: _Things
    provider: _Things
    project: _Things
    referral: _Things


def names(files: Mapping[str, bytes]) -> Names:
    """The names in the files of one edition."""
    return Names(
        **{kind: _things(kind, files.get(file, b"")) for kind, file in NAMED_FILES.items()}
    )


def last(kept: Store, kind: ItemKind, id_: str) -> Text:
    """What a thing was last called, in whichever edition; nothing if there has never been one."""
    whole = re.compile(rb"(?<![a-z0-9-])" + re.escape(id_.encode()) + rb"(?![a-z0-9-])")
    for data in kept.editions.holding(NAMED_FILES[kind], id_.encode()):
        if whole.search(data) and (thing := _things(kind, data).get(id_)):
            return thing.name
    return Text()


def _things(kind: ItemKind, data: bytes) -> _Things:
    return (
        _of_needs(data)[kind]
        if NAMED_FILES[kind] == reading.NEEDS
        else _of_table(NAMED_FILES[kind], data)
    )


@lru_cache(KNOWN)
def _of_table(file: str, data: bytes) -> _Things:
    rows = reading.table(file, data).rows
    return {row.cells.get("id", ""): Called(_name(row.cells)) for row in rows}


def _name(cells: Mapping[str, str]) -> Text:
    """A name in each language; that of a project, which has one, stands as Finnish."""
    return worded("name", cells) or Text.of({"fi": cells.get("name", "")})


def worded(column: str, cells: Mapping[str, str]) -> Text:
    """What stands in a column of each language."""
    return Text.of({language: cells.get(f"{column}_{language}", "") for language in LANGUAGES})


@lru_cache(KNOWN)
def _of_needs(data: bytes) -> Mapping[ItemKind, _Things]:
    grown = yaml_file.read(reading.NEEDS, data).value
    areas = list(_dicts(grown.get("areas"))) if isinstance(grown, dict) else []
    steps = [step for area in areas for step in _dicts(area.get("steps"))]
    return {"area": _titled(areas), "step": _titled(steps)}


def _dicts(value: object) -> Iterable[dict[str, Any]]:
    return (one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()


def _titled(things: Iterable[dict[str, Any]]) -> _Things:
    titles = ((str(one.get("id", "")), one.get("title")) for one in things)
    return {id_: Called(Text.of(title)) for id_, title in titles if isinstance(title, dict)}
