"""What somebody says of the map that she begins: its region, its languages, its staircases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from navigator.catalog import municipalities, slug
from navigator.voices import LANGUAGES

EXAMPLE: Mapping[str, str] = {
    "fi": "Esimerkkialue",
    "sv": "Exempelområdet",
    "en": "Example area",
}


class PlanError(ValueError):
    """Something of a plan can't be; its words say what."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The region with which a map begins, on a day."""

    names: Mapping[str, str]  # of the region, by language
    languages: tuple[str, ...]  # in which everything is to stand
    today: date
    municipalities: tuple[str, ...] = ()
    id: str = ""
    shared: bool = True  # whether it has the staircases that others have

    @classmethod
    def of(
        cls,
        names: Mapping[str, str],
        languages: str,
        today: date,
        towns: tuple[str, ...] = (),
        *,
        shared: bool = True,
    ) -> Plan:
        """A plan that can be; PlanError says why one can't.

        Without names it is that of an area that plainly is an example.
        """
        chosen = _languages(languages)
        given = {language: name for language, name in names.items() if name} or EXAMPLE
        lacking = [language for language in chosen if not given.get(language)]
        if lacking:
            raise PlanError(f"The region has no name in: {', '.join(lacking)}.")
        known = {language: given[language] for language in LANGUAGES if given.get(language)}
        if given is EXAMPLE:
            known = {language: EXAMPLE[language] for language in chosen}
        return cls(known, chosen, today, _towns(towns), slug(next(iter(known.values()))), shared)


def _languages(text: str) -> tuple[str, ...]:
    asked = {part.strip() for part in text.split(",")} - {""}
    if not asked or asked - {*LANGUAGES}:
        raise PlanError(f"Languages are some of {', '.join(LANGUAGES)}, with commas between.")
    return tuple(language for language in LANGUAGES if language in asked)


def _towns(towns: tuple[str, ...]) -> tuple[str, ...]:
    for town in towns:
        if town not in municipalities():
            near = get_close_matches(town, municipalities(), 1)
            hint = f" Is it {near[0]}?" if near else ""
            raise PlanError(f"There is no municipality {town} in Finland.{hint}")
    return towns


def folder_beside(folder: Path) -> Path:
    """Where a map in a folder keeps what is built: beside it, since that holds secrets."""
    return folder.with_name(f"{folder.name}-var")
