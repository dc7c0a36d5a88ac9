"""An Excel workbook → a CSV file, as a program: `python -m navigator.excel NAME COLUMN… <IN >OUT`.

The library makes room for the whole rectangle down to the last cell. A few kilobytes can claim a
huge one, and then it aborts the process in which it runs; so that is one with nothing to lose,
which may take so much memory and time and no more. Its exit status tells what became of the file.

Rows keep their numbers, so that a fault is found where it is told. Days become 2026-12-31.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, time

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from navigator.sheet import MARK, MEGABYTES, names_in, top_of

MOST_CELLS = 2_000_000  # of a sheet
MEMORY = 2**30  # bytes
SECONDS = 15  # of work
GOOD, DAMAGED, TOO_WIDE, NO_SHEET = 0, 10, 11, 12  # exit statuses; Python's own are 1 and 2
# What the library says to a damaged file: mostly the first; the others to days beyond the calendar.
DAMAGES = (CalamineError, ArithmeticError, ValueError)

Table = list[list[str]]


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
    chosen = tables.get(stem) or _fitting(tables.values(), columns)
    return _written(chosen) if chosen else b""


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
    written = (MARK + text.getvalue()).encode()
    if len(written) > MEGABYTES * 2**20:
        raise TooWideError
    return written


if __name__ == "__main__":
    sys.exit(main())
