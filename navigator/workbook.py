"""An Excel workbook → the bytes of the CSV file that Excel would have saved of the same table.

Rows keep their numbers, so that a fault is found where it is told. Days become 2026-12-31.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from navigator.problem import Problem
from navigator.sheet import MARK, MEGABYTES, names_in, top_of

MOST_CELLS = 2_000_000
UNPACKED = 10  # times the size that a file may have
PLACE = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')

Table = list[list[str]]


def as_csv(file: str, data: bytes, columns: Collection[str]) -> bytes | Problem:
    """The table for a data file, from the sheet of its name or the one that fits its columns best.

    The bytes are UTF-8 with BOM, separated by semicolons.
    """
    try:
        if _too_wide(data):
            return Problem.at(file, "too-wide")
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        tables = {name: _table(book.get_sheet_by_name(name)) for name in book.sheet_names}
    except (BadZipFile, CalamineError):
        return Problem.at(file, "not-workbook")
    chosen = tables.get(file.removesuffix(".csv")) or _fitting(tables.values(), columns)
    return _written(chosen) if chosen else Problem.at(file, "no-sheet")


def _too_wide(data: bytes) -> bool:
    """Whether reading it would take more memory than any of our tables does.

    The library makes room for the whole rectangle down to the last cell, so that a single stray one
    in the far corner would end the process.
    """
    with ZipFile(io.BytesIO(data)) as packed:
        if sum(part.file_size for part in packed.infolist()) > UNPACKED * MEGABYTES * 2**20:
            return True
        sheets = (packed.read(name) for name in packed.namelist() if "worksheets/" in name)
        return any(_extent(sheet) > MOST_CELLS for sheet in sheets)


def _extent(sheet: bytes) -> int:
    """How many cells the rectangle has that holds every cell of a sheet."""
    places = {(letters, int(row)) for letters, row in PLACE.findall(sheet)}
    rows = max((row for _, row in places), default=0)
    return rows * max((_column(letters) for letters, _ in places), default=0)


def _column(letters: bytes) -> int:
    """The number of a column: 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _table(sheet: CalamineSheet) -> Table:
    return [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def _cell(value: object) -> str:
    """A value as it is written in a data file."""
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _fitting(tables: Iterable[Table], columns: Collection[str]) -> Table | None:
    """The first table with the most of the columns; none, if no table has any of them."""
    most = max(tables, key=lambda table: _known(table, columns), default=[])
    return most if _known(most, columns) else None


def _known(table: Sequence[Sequence[str]], columns: Collection[str]) -> int:
    return len({*names_in(table[top_of(table)])} & {*columns}) if table else 0


def _written(table: Table) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(table)
    return (MARK + text.getvalue()).encode()
