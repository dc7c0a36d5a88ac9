"""A CSV file as a spreadsheet shows it: bytes → rows by column name, or what is wrong with them.

Read without ado, as Finnish Excel saves it: `;`, `,` or tab; UTF-8 with or without BOM, UTF-16 or
Windows-1252; any line ends; empty rows, and empty columns at the right edge.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from navigator.tables import cell_faults
from navigator.tables.limits import (
    LONGEST_CELL,
    MEGABYTES,
    MOST_COLUMNS,
    MOST_FAULTS,
    MOST_LINES,
    MOST_ROWS,
    megabytes,
    too_large,
)
from navigator.tables.problem import Problem

SEPARATORS = ";,\t"
MARK = "\ufeff"  # stands before the text of many files, to tell their encoding
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how files of Excel begin, new and old
FORMULA = re.compile(
    r"[\t\r]|\s*[=+\-@＝＋－＠]"
)  # a spreadsheet would compute a text that begins so
csv.field_size_limit(MEGABYTES * 2**20)

Cells = list[str]
Numbered = tuple[int, Cells]  # the header is row 1


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column name; the header is row 1."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What could be read, and the faults of the form, as many as are told and one more."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def decoded(file: str, data: bytes) -> str | Problem:
    """The bytes as text, whichever of the usual encodings they are in."""
    if too_large(file, data):
        return Problem.at(file, "too-large", limit=megabytes(file))
    if data.startswith(WORKBOOKS):
        return Problem.at(file, "a-workbook")
    encoding = encoding_of(data)
    if encoding is None:
        return Problem.at(file, "not-text")
    return data.decode(encoding).removeprefix(MARK)


def encoding_of(data: bytes) -> str | None:
    """The encoding in which the bytes are text, the mark at their beginning included."""
    wide = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(data[:2])
    for encoding in (wide,) if wide else ("utf-8", "cp1252"):
        with suppress(UnicodeDecodeError):
            data.decode(encoding)
            return encoding
    return None


def read(file: str, data: bytes, columns: Collection[str]) -> Sheet:
    """The rows of a table that has these columns, in any order; none of one that is too large."""
    text = decoded(file, data)
    if isinstance(text, Problem):
        return Sheet((), (text,))
    table, problems = _table(file, text)
    if not table:
        return Sheet((), tuple(problems) or (Problem.at(file, "no-rows"),))
    (top, cells), *below = table
    header = names_in([cell_faults.read_of(cell) for cell in cells])
    if beyond := _beyond(file, top, header, below):
        return Sheet((), (beyond,))
    faults = [*problems, *_header_faults(file, top, header, columns)]
    faults += _cell_faults(file, top, zip(header, cells, strict=False))
    rows = tuple(_row(file, header, row, faults) for row in below)
    return Sheet(rows, tuple(faults))


def numbered(file: str, data: bytes) -> list[Numbered]:
    """The rows of a table as they stand, with their numbers, as far as they can be read."""
    text = decoded(file, data)
    return [] if isinstance(text, Problem) else _table(file, text)[0]


def _beyond(file: str, top: int, header: Sequence[str], below: Sequence[object]) -> Problem | None:
    """What makes a table larger than any of ours; nothing of such a one is looked at."""
    if len(header) > MOST_COLUMNS:
        wide = len(header)
        return Problem.at(file, "too-many-columns", top, columns=wide, limit=MOST_COLUMNS)
    if len(below) > MOST_ROWS:
        return Problem.at(file, "too-many-rows", limit=MOST_ROWS)
    return None


def top_of(table: Sequence[Sequence[str]]) -> int:
    """Where the names of the columns stand: in the first row that is not empty."""
    return next((place for place, cells in enumerate(table) if any(cells)), 0)


def written(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as a table that Finnish Excel opens by a double click; no text becomes a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: object) -> str:
    said = "" if cell is None else str(cell)
    return f"'{said}" if isinstance(cell, str) and FORMULA.match(said) else said


def _table(file: str, text: str) -> tuple[list[Numbered], list[Problem]]:
    """The rows in which anything stands, with one too many of them at most."""
    table: list[Numbered] = []
    number = 0
    lines = io.StringIO(text, newline="")
    try:
        # Strict: otherwise a quotation mark that is never closed swallows the rest in silence.
        for cells in csv.reader(lines, delimiter=separator_of(text), strict=True):
            number += 1
            row = [cell.strip() for cell in cells]
            table += [(number, row)] if any(row) else []
            if len(table) > MOST_ROWS + 1:  # and the header
                break
            if number > MOST_LINES:
                return table, [Problem.at(file, "too-many-rows", limit=MOST_ROWS)]
    except csv.Error as error:
        return table, [Problem.at(file, "not-csv", number + 1, reason=error)]
    return table, []


def separator_of(text: str) -> str:
    """The character that most often stands between the names in the header."""
    header = re.split(r"[\r\n]", text.lstrip(), maxsplit=1)[0]
    return max(SEPARATORS, key=header.count)


def names_in(cells: Sequence[str]) -> list[str]:
    """The names of the columns in a header row."""
    names = [cell.lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _header_faults(
    file: str, row: int, header: list[str], columns: Collection[str]
) -> list[Problem]:
    missing = [name for name in columns if name not in header]
    unknown = [name for name in header if name not in columns]
    doubled = sorted({name for name in header if header.count(name) > 1})
    return [
        *(Problem.at(file, "missing-column", row, name, name=name) for name in missing),
        *(Problem.at(file, "unknown-column", row, name, name=name) for name in unknown),
        *(Problem.at(file, "doubled-column", row, name, name=name) for name in doubled),
    ]


def _row(file: str, header: Sequence[str], row: Numbered, faults: list[Problem]) -> Row:
    """The cells of a row by their columns; what is wrong with its form joins the other faults."""
    number, cells = row
    width = len(header)
    named = dict(zip(header, cells[:width] + [""] * (width - len(cells)), strict=True))
    for fault in _row_faults(file, number, named, cells, width):
        if len(faults) <= MOST_FAULTS:
            faults.append(fault)
    return Row(number, {name: _short(cell) for name, cell in named.items()})


def _row_faults(
    file: str, number: int, named: Mapping[str, str], cells: Sequence[str], width: int
) -> Iterator[Problem]:
    if any(cells[width:]):
        yield Problem.at(file, "too-many-cells", number, cells=len(cells), columns=width)
    for name, cell in named.items():
        if (length := len(cell)) > LONGEST_CELL:
            yield Problem.at(file, "long-cell", number, name, length=length, limit=LONGEST_CELL)
    yield from _cell_faults(file, number, named.items())


def _cell_faults(file: str, number: int, cells: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """What is wrong with the cells of a row, by their columns, whatever these may hold."""
    for name, cell in cells:
        if len(cell) <= LONGEST_CELL and (found := cell_faults.fault_of(cell)):
            yield Problem.at(file, found[0], number, name, **found[1])


def _short(cell: str) -> str:
    """A cell that may be looked at closely; one beyond all bounds is as good as empty."""
    return cell_faults.read_of(cell) if len(cell) <= LONGEST_CELL else ""
