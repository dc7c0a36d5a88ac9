"""A CSV file as a spreadsheet shows it: bytes → rows by column name, or what is wrong with them.

Read without ado, as Finnish Excel saves it: `;`, `,` or tab; UTF-8 with or without BOM, UTF-16 or
Windows-1252; any line ends; empty rows, and empty columns at the right edge.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from navigator.tables.problem import Problem

MEGABYTES = 20
SEPARATORS = ";,\t"
MARK = "\ufeff"  # stands before the text of many files, to tell their encoding
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how files of Excel begin, new and old
FORMULA = re.compile(
    r"[\t\r]|\s*[=+\-@＝＋－＠]"
)  # a spreadsheet would compute a text that begins so
csv.field_size_limit(MEGABYTES * 2**20)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column name; the header is row 1."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What could be read, and every fault of the form."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def decoded(file: str, data: bytes) -> str | Problem:
    """The bytes as text, whichever of the usual encodings they are in."""
    if len(data) > MEGABYTES * 2**20:
        return Problem.at(file, "too-large", limit=MEGABYTES)
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
    """The rows of a table that has these columns, in any order."""
    text = decoded(file, data)
    if isinstance(text, Problem):
        return Sheet((), (text,))
    table, problems = _table(file, text)
    if not any(map(any, table)):
        return Sheet((), tuple(problems) or (Problem.at(file, "no-rows"),))
    top = top_of(table)
    header = names_in(table[top])
    faults = _header_faults(file, top + 1, header, columns)
    rows, more = _rows(file, header, table, top + 1)
    return Sheet(rows, (*problems, *faults, *more))


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


def _table(file: str, text: str) -> tuple[list[list[str]], list[Problem]]:
    table: list[list[str]] = []
    lines = io.StringIO(text, newline="")
    try:
        # Strict: otherwise a quotation mark that is never closed swallows the rest in silence.
        for cells in csv.reader(lines, delimiter=separator_of(text), strict=True):
            table.append([cell.strip() for cell in cells])
    except csv.Error as error:
        return table, [Problem.at(file, "not-csv", len(table) + 1, reason=error)]
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


def _rows(
    file: str, header: list[str], table: list[list[str]], top: int
) -> tuple[tuple[Row, ...], list[Problem]]:
    rows, problems = [], []
    width = len(header)
    for number, cells in enumerate(table[top:], start=top + 1):
        if not any(cells):
            continue
        if any(cells[width:]):
            problems.append(
                Problem.at(file, "too-many-cells", number, cells=len(cells), columns=width)
            )
        padded = cells[:width] + [""] * (width - len(cells))
        rows.append(Row(number, dict(zip(header, padded, strict=True))))
    return tuple(rows), problems
