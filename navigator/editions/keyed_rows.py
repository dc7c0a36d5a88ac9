"""The rows of a data file by what they are about, each as the cells that say what it means.

However it is written: 31.12.2026 and 2026-12-31 are the same day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from navigator import reading
from navigator.reading import TEXT_FIELDS, NeedsRecord, Record, Rows, UrgentFileRecord
from navigator.voices import alike

Key = tuple[str, ...]

# What makes a row the same row, where it has no id of its own.
KEYS: Mapping[str, tuple[str, ...]] = {
    "offers.csv": ("service", "step", "provider", "project", "audience"),
    "thesaurus.csv": ("language", "word"),
    reading.URGENT: ("language",),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row by what it means: its number, and its cells, days as 2026-12-31."""

    number: int
    cells: Mapping[str, str]


Table = Mapping[Key, Row]
R = TypeVar("R")


def table(file: str, data: bytes | None) -> Table:
    """The rows of a file by what they are about."""
    if data is None:
        return {}
    rows = reading.rows(file, data)
    if file == reading.URGENT:
        return told_apart(_urgent(rows))
    return told_apart(_needs(rows) if file == reading.NEEDS else _keyed(file, rows))


def told_apart(rows: Iterable[tuple[Key, R]]) -> dict[Key, R]:
    """Rows by what they are about; twins are told apart by their order."""
    met: Counter[Key] = Counter()
    found: dict[Key, R] = {}
    for key, row in rows:
        met[key] += 1
        found[key if met[key] == 1 else (*key, str(met[key]))] = row
    return found


def _keyed(file: str, rows: Rows) -> Iterator[tuple[Key, Row]]:
    for number, record in rows.valid:
        cells = _flat(record)
        yield tuple(alike(cells[name]) for name in KEYS.get(file, ("id",))), Row(number, cells)


def _needs(rows: Rows) -> Iterator[tuple[Key, Row]]:
    """Everything in needs.yaml that has an id, and what stands there only once."""
    record: NeedsRecord = rows.valid[0][1]
    at = _numbered(rows.line)
    for once in ("site", "urgent", "occupations", "sides", "way_in", "findings"):
        if thing := getattr(record, once):
            yield at((once,), thing, (once,))
    for kind in ("regions", "audiences", "areas"):
        for i, thing in enumerate(getattr(record, kind)):
            yield at((kind, thing.id), thing, (kind, i))
            for j, step in enumerate(getattr(thing, "steps", ())):
                yield at(("steps", step.id), step, (kind, i, "steps", j))


def _urgent(rows: Rows) -> Iterator[tuple[Key, Row]]:
    """Each language of urgent.yaml, and what is said in all of them."""
    record: UrgentFileRecord = rows.valid[0][1]
    for code, cries in record.languages.items():
        yield (code,), Row(rows.line(("languages", code)), _flat(cries))
    yield ("quiet",), Row(rows.line(("quiet",)), _flat(record.quiet))
    others = record.other_languages
    for kind, said in (("ask", others.ask), ("danger", others.danger)):
        yield (kind,), Row(rows.line(("other_languages", kind)), dict(said))


def _numbered(
    line: Callable[[tuple[str | int, ...]], int],
) -> Callable[[Key, Any, tuple[str | int, ...]], tuple[Key, Row]]:
    return lambda key, thing, path: (key, Row(line(path), _flat(thing)))


def _flat(record: Record) -> dict[str, str]:
    """The cells of the row that holds a record: days as 2026-12-31, several values with commas."""
    found: dict[str, str] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, TEXT_FIELDS):
            found |= {f"{name}_{lang}": _cell(text) for lang, text in value}
            found |= {f"{name}_{c}": said for c, said in getattr(value, "further", {}).items()}
        else:
            found[name] = _cell(value)
    return found


def _cell(value: object) -> str:
    """A value as it stands in a cell; of a record within it the id, or else its own cells."""
    if isinstance(value, tuple):
        return ", ".join(map(_cell, value))
    if isinstance(value, Record):
        return str(getattr(value, "id", None) or " / ".join(_flat(value).values()))
    return "" if value is None else str(value)
