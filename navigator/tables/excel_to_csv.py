"""An Excel workbook → a CSV file, as a program: `python -m navigator.tables NAME COLUMN… <IN >OUT`.

The library makes room for the whole rectangle down to the last cell. A few kilobytes can claim a
huge one, and then it aborts the process in which it runs; so that is one with nothing to lose,
which may take so much memory and time and no more. Its exit status tells what became of the file.

Rows keep their numbers, so that a fault is found where it is told. Days become 2026-12-31.
"""

from __future__ import annotations

import csv
import io
import re
import sys
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from functools import reduce
from zipfile import BadZipFile, ZipFile, is_zipfile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from navigator.tables.limits import MEGABYTES, MOST_COLUMNS, MOST_ROWS
from navigator.tables.sheet import MARK, names_in, top_of

MOST_CELLS = (MOST_ROWS + 1) * MOST_COLUMNS  # of a sheet
MEMORY = 2**30  # bytes
SECONDS = 15  # of work
GOOD, DAMAGED, TOO_WIDE, NO_SHEET = 0, 10, 11, 12  # exit statuses; Python's own are 1 and 2
# What the library says to a damaged file: mostly the first; the others to days beyond the calendar.
DAMAGES = (
    *(CalamineError, ArithmeticError, ValueError, KeyError, EOFError),
    *(ET.ParseError, BadZipFile, zlib.error, NotImplementedError, RuntimeError),
)

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Table = list[list[str]]
Spot = tuple[int, int]  # row and column, from 0


class TooWideError(Exception):
    """A sheet is far larger than any of our tables."""


def main() -> int:
    """Turn the workbook that comes in into the table that goes out; the exit status."""
    _limit()
    stem, *columns = sys.argv[1:]
    try:
        table = csv_of(sys.stdin.buffer.read(), stem, columns)
    except (TooWideError, MemoryError):
        return TOO_WIDE
    except DAMAGES:
        return DAMAGED
    sys.stdout.buffer.write(table)
    return GOOD if table else NO_SHEET


def csv_of(data: bytes, stem: str, columns: Collection[str]) -> bytes:
    """The sheet with this name, or the one that fits the columns best; nothing if none does.

    The bytes are UTF-8 with BOM, separated by semicolons. Raises TooWideError, or one of DAMAGES.
    """
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    tables = {name: _table(book.get_sheet_by_name(name)) for name in book.sheet_names}
    chosen = stem if tables.get(stem) else _fitting(tables, columns)
    return _written(_filled(tables[chosen], _lost(data, chosen))) if chosen else b""


def _limit() -> None:
    """Take no more than is granted, and leave nothing behind after a crash.

    Windows knows no such limits, macOS none of memory, and one that is lower already may stay: then
    there is the patience of whoever waits.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _table(sheet: CalamineSheet) -> Table:
    row, column = sheet.end or (0, 0)
    if (row + 1) * (column + 1) > MOST_CELLS:
        raise TooWideError
    return [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def _filled(table: Table, lost: Mapping[Spot, str]) -> Table:
    return [
        [cell or lost.get((row, place), "") for place, cell in enumerate(cells)]
        for row, cells in enumerate(table)
    ]


def _lost(data: bytes, sheet: str) -> dict[Spot, str]:
    """What the library leaves out of a sheet: #REF! and the like, formulas never worked out.

    They are told as Excel shows them, so that nothing is emptied in silence. Other programs'
    workbooks and older ones have no such parts.
    """
    if not is_zipfile(io.BytesIO(data)):
        return {}
    with ZipFile(io.BytesIO(data)) as book:
        if WORKBOOK not in book.namelist():
            return {}
        sheets = (one for one in _parts(book, WORKBOOK) if one.tag.endswith("}sheet"))
        key = next((one.get(RELATION) for one in sheets if one.get("name") == sheet), None)
        targets = {rel.get("Id"): rel.get("Target", "") for rel in _parts(book, RELATIONS)}
        cells = _cells(book, targets.get(key, ""))
        return {spot: words for cell in cells for spot, words in _untold(cell)}


def _parts(book: ZipFile, name: str) -> Iterator[ET.Element]:
    with book.open(name) as part:
        yield from (element for _, element in ET.iterparse(part))  # noqa: S314 — see above


def _cells(book: ZipFile, target: str) -> Iterator[ET.Element]:
    name = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    if name in book.namelist():
        yield from (one for one in _parts(book, name) if one.tag.endswith("}c"))


def _untold(cell: ET.Element) -> Iterator[tuple[Spot, str]]:
    """Where the cell is and what it shows, if the library says nothing of it."""
    formula, value = cell.findtext("{*}f"), cell.findtext("{*}v")
    match = re.fullmatch(r"([A-Z]{1,3})([1-9]\d{0,6})", cell.get("r", ""))
    shown = value if cell.get("t") == "e" else f"={formula}" if formula and not value else ""
    if match and shown:
        yield (int(match[2]) - 1, _column(match[1])), shown


def _column(letters: str) -> int:
    """The place of a column by its letters: A is 0, AA is 26."""
    return reduce(lambda sum_, letter: sum_ * 26 + ord(letter) - 64, letters, 0) - 1


def _cell(value: object) -> str:
    """A value as it is written in a data file."""
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _fitting(tables: Mapping[str, Table], columns: Collection[str]) -> str:
    """The name of the first table with the most of the columns; none, if no table has any."""
    most = max(tables, key=lambda name: _known(tables[name], columns), default="")
    return most if most and _known(tables[most], columns) else ""


def _known(table: Sequence[Sequence[str]], columns: Collection[str]) -> int:
    return len({*names_in(table[top_of(table)])} & {*columns}) if table else 0


def _written(table: Table) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(table)
    written = (MARK + text.getvalue()).encode()
    if len(written) > MEGABYTES * 2**20:
        raise TooWideError
    return written
