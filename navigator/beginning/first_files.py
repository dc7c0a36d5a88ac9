"""The files of a new map: its tables, its tree of needs, its settings, and what to do next."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from typing import Any

from navigator import reading
from navigator.beginning import carried_over, example_rows
from navigator.beginning.plan import Plan, folder_beside
from navigator.environment import shipped
from navigator.tables import yaml_text

FOLDER = shipped.TEMPLATES / "beginning"
SETTINGS, READ_ME = "navigator.env", "LUEMINUT.md"
NOTES = (SETTINGS, READ_ME)  # files of a new map that are none of its data files
OWN_AREA = {
    "id": "esimerkkiportaikko",
    "audience": "person",
    "title": {"fi": "Esimerkkiportaikko", "sv": "Exempeltrappa", "en": "Example stairs"},
    "description": {
        "fi": "Tämä on esimerkki. Kerro tässä, kenelle nämä portaat ovat.",
        "sv": "Det här är ett exempel. Berätta vem trappan är till för.",
        "en": "This is an example. Say whom these stairs are for.",
    },
    "steps": [
        {
            "id": example_rows.STEP,
            "audience": "person",
            "title": {
                "fi": "Etsin esimerkkiä",
                "sv": "Jag söker ett exempel",
                "en": "I am looking for an example",
            },
            "description": {
                "fi": "Tämä on esimerkki. Kerro tässä, millainen tarve tällä portaalla on.",
                "sv": "Det här är ett exempel. Berätta vilket behov trappsteget svarar på.",
                "en": "This is an example. Say which need this step is about.",
            },
            "words": {"fi": ["esimerkki"], "sv": ["exempel"], "en": ["example"]},
        }
    ],
}


def first_files(plan: Plan, common: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The files by name; the settings name the folder. Of the shipped map, what is common."""
    tree = carried_over.needs(common, shared=plan.shared)
    areas = tree.pop("areas") or [_in(plan.languages, OWN_AREA)]
    step = areas[0]["steps"][0]["id"]
    urgent = _text(reading.URGENT).encode() + common[reading.URGENT]
    return {
        reading.NEEDS: _needs(plan, tree, areas).encode(),
        reading.URGENT: urgent,
        **dict(carried_over.tables(common)),
        **dict(example_rows.tables(plan, step)),
        SETTINGS: _settings(folder).encode(),
        READ_ME: _text(READ_ME, folder=folder.name).encode(),
    }


def _text(name: str, **values: str) -> str:
    return Template((FOLDER / name).read_text(encoding="utf-8")).substitute(values)


def _needs(plan: Plan, tree: carried_over.Tree, areas: list[Any]) -> str:
    """The file of needs, with words about each key above it."""
    audience = {
        "id": "under-30",
        "name": _in(
            plan.languages,
            {
                "fi": "alle 30-vuotiaille",
                "sv": "för personer under 30 år",
                "en": "for people under 30",
            },
        ),
    }
    said = {key: _block(key, tree[key]) if key in tree else "" for key in carried_over.KEYS}
    return _text(
        reading.NEEDS,
        **said,
        regions="\n".join(_region(plan)),
        audiences=_block("audiences", [audience]),
        areas=_block("areas", areas),
    )


def _block(key: str, value: Any) -> str:
    return yaml_text.mapping({key: value}, 0)


def _region(plan: Plan) -> Iterator[str]:
    """The region's record, as one writes it."""
    yield "regions:"
    yield f"  - {yaml_text.mapping(record(plan), 4)}"


def record(plan: Plan) -> dict[str, Any]:
    """The values of the region's record."""
    found: dict[str, Any] = {
        "id": plan.id,
        "name": dict(plan.names),
        "languages": list(plan.languages),
        "municipalities": list(plan.municipalities),
        "checked_on": plan.today.isoformat(),
    }
    return {key: value for key, value in found.items() if value}


def _in(languages: tuple[str, ...], value: Any) -> Any:
    """The texts of a value in these languages alone."""
    if isinstance(value, dict) and "fi" in value:
        return {language: value[language] for language in languages}
    if isinstance(value, dict):
        return {key: _in(languages, one) for key, one in value.items()}
    return [_in(languages, one) for one in value] if isinstance(value, list) else value


def _settings(folder: Path) -> str:
    """The settings as a shell reads them; every one is named, and most are left as they are."""
    here = folder.resolve()
    return _text(SETTINGS, data=shlex.quote(str(here)), var=shlex.quote(str(folder_beside(here))))
