"""The municipalities of Finland by name.

The table beside is derived from the National Land Survey's municipal division of 2023 (CC BY 4.0):
the codes of Statistics Finland, and the names in Finnish and Swedish; without Pertunmaa, which has
been a part of Mäntyharju since 1 January 2025.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from navigator.voices import Text

TABLE = Path(__file__).with_name("municipalities.csv")


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality with its code, such as 091 for Helsinki."""

    code: str
    name: Text


@cache
def municipalities() -> Mapping[str, Municipality]:
    """All of them, by their Finnish names."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter=";")
        return {row["name_fi"]: _municipality(row) for row in rows}


def _municipality(row: Mapping[str, str]) -> Municipality:
    names = {"fi": row["name_fi"], "sv": row["name_sv"], "en": row["name_fi"]}
    return Municipality(row["code"], Text.of(names, names))
