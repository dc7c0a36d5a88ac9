"""The public tables of a state of the map: those of its files, and the staircases as tables.

The cells are written in one way, however they stand in the files: days as 2026-12-31, lists with
commas and no spaces, in UTF-8.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from navigator import reading
from navigator.catalog import Span, SpecialDays
from navigator.exports.table_fields import COMMA, SEMICOLON, fields, in_languages, plain
from navigator.reading import NeedsRecord, Record

Json = dict[str, Any]

SEPARATOR = ";"  # that of the data files, as Finnish spreadsheets expect it
WITHIN = "area"  # the column of a step that its place in the file tells
STAIRS = ("regions", "audiences", "areas", "steps")
NAMES = (*STAIRS, *(PurePath(name).stem for name in reading.TABLES))


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its name: what its rows are, and the rows, each with what stands before it."""

    name: str
    record: type[Record]
    rows: tuple[tuple[Mapping[str, str], Record], ...]
    before: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.before, *(field["name"] for field in fields(self.record)))

    @property
    def data(self) -> bytes:
        """The table as a CSV file."""
        text = io.StringIO(newline="")
        written = csv.writer(text, delimiter=SEPARATOR)
        columns = self.columns
        written.writerow(columns)
        for before, record in self.rows:
            cells = dict(before) | dict(_cells(record))
            written.writerow([cells[column] for column in columns])
        return text.getvalue().encode()


def tables(files: Mapping[str, bytes]) -> tuple[Table, ...]:
    """All public tables of some data files; those of files that a map doesn’t have are empty."""
    return (*_of_stairs(_needs(files)), *(_of_file(name, files) for name in reading.TABLES))


def _needs(files: Mapping[str, bytes]) -> NeedsRecord:
    found: NeedsRecord = reading.rows(reading.NEEDS, files[reading.NEEDS]).valid[0][1]
    return found


def _of_file(name: str, files: Mapping[str, bytes]) -> Table:
    rows = reading.rows(name, files[name]).valid if name in files else ()
    return Table(PurePath(name).stem, reading.TABLES[name], _alone(row for _, row in rows))


def _of_stairs(needs: NeedsRecord) -> Iterator[Table]:
    records, (regions, audiences, areas, steps) = reading.tree_records, STAIRS
    yield Table(regions, records.RegionRecord, _alone(needs.regions))
    yield Table(audiences, records.NamedRecord, _alone(needs.audiences))
    yield Table(areas, records.AreaRecord, _alone(needs.areas))
    within = tuple(({WITHIN: area.id}, step) for area in needs.areas for step in area.steps)
    yield Table(steps, records.StepRecord, within, (WITHIN,))


def _alone(some: Iterable[Record]) -> tuple[tuple[Mapping[str, str], Record], ...]:
    return tuple(({}, one) for one in some)


def _cells(record: Record) -> Iterator[tuple[str, str]]:
    """The cells of a row by column."""
    for name in plain(type(record)):
        value = getattr(record, name)
        if in_languages(type(value)):
            yield from ((f"{name}_{language}", _cell(part)) for language, part in value)
        else:
            yield name, _cell(value)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        days = any(isinstance(one, SpecialDays) for one in value)
        return (SEMICOLON if days else COMMA).join(map(_cell, value))
    if isinstance(value, date | float | int | str | Span | SpecialDays):
        return str(value)
    raise TypeError(type(value))
