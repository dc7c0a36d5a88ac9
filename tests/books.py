"""Workbooks of Pikkula: how somebody filled them in, and what becomes of them when they come in."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from navigator import reading
from navigator.catalog.whole import Catalog
from navigator.reading import records
from navigator.tables import excel
from tests.world import PROJECTS, TEXTS, pikkula

SHAPES = {name.removesuffix(".csv"): records.shape(of) for name, of in reading.TABLES.items()}
HEADER = PROJECTS.splitlines()[0].split(";")
Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class As:
    """A value in a cell with a number format."""

    value: object
    format: str


def rows(stem: str) -> list[list[object]]:
    """A table of Pikkula as rows of cells, to be changed."""
    return [[*line.split(";")] for line in TEXTS[f"{stem}.csv"].splitlines()]


def book(**sheets: Rows) -> Workbook:
    """A workbook with these sheets."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, table in sheets.items():
        leaf = made.create_sheet(name)
        for number, row in enumerate(table, start=1):
            for place, value in enumerate(row, start=1):
                cell = leaf.cell(number, place)
                cell.value = value.value if isinstance(value, As) else value  # type: ignore[assignment]
                if isinstance(value, As):
                    cell.number_format = value.format
    return made


def packed(made: Workbook) -> bytes:
    found = io.BytesIO()
    made.save(found)
    return found.getvalue()


def saved(**sheets: Rows) -> bytes:
    """A workbook with these sheets, as bytes."""
    return packed(book(**sheets))


def repacked(changed: Callable[[str, bytes], tuple[str, bytes]], data: bytes) -> bytes:
    """The workbook with each of its parts and their names changed."""
    found = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(found, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(*changed(name, old.read(name)))
    return found.getvalue()


def with_xml(data: bytes, part: str, old: str, new: str) -> bytes:
    """The workbook with a text that stands once in one of its parts replaced by another."""

    def changed(name: str, content: bytes) -> tuple[str, bytes]:
        if name != part:
            return name, content
        assert content.decode().count(old) == 1, content.decode()
        return name, content.decode().replace(old, new).encode()

    return repacked(changed, data)


def with_project(column: str, value: object, **sheet: object) -> bytes:
    """A workbook of the project Kaiku, in whose row this column holds another value."""
    table = rows("projects")
    table[1][HEADER.index(column)] = value
    return saved(projects=table)


def taken(data: bytes, stem: str = "projects") -> Mapping[str, bytes]:
    """The tables of a workbook in which nothing is wrong as a whole."""
    found = excel.tables(f"{stem}.xlsx", data, SHAPES, stem)
    assert found.problems == ()
    return found.files


def told(data: bytes, stem: str = "projects") -> list[tuple[str, str]]:
    """What is wrong in Pikkula with the tables of a workbook: where, and what."""
    try:
        reading.read(pikkula() | taken(data, stem))
    except reading.FaultyError as faulty:
        return [(problem.place, problem.fault) for problem in faulty.problems]
    return []


def said(data: bytes, stem: str = "projects") -> str:
    """The one thing that is wrong with the tables of a workbook, as it is said."""
    with_fault = pikkula() | taken(data, stem)
    try:
        reading.read(with_fault)
    except reading.FaultyError as faulty:
        (problem,) = faulty.problems
        return str(problem)
    raise AssertionError


def map_of(data: bytes, stem: str = "projects") -> Catalog:
    """Pikkula with the tables of a workbook."""
    return reading.read(pikkula() | taken(data, stem))
