"""A CSV file as a spreadsheet shows it: bytes → rows by column name, or what is wrong with them.

Read without ado, as spreadsheets save it: `;`, `,` or tab, which `sep=;` may tell; any encoding
that is known by its letters (`encodings`); headings in three languages (`headings`) below a title;
any line ends; empty rows, and empty columns at the right edge.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from navigator.tables import cell_faults, headings
from navigator.tables.encodings import encoding_of, is_doubtful, strange, twice_encoded
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
from navigator.tables.reasons import csv_reason

SEPARATORS = ";,\t"
TOLD = re.compile('"?sep=([;,\t|])"?[;,\t|]*(?:\r\n|\n|\r)', re.IGNORECASE)  # as Excel reads it
HEAD = 20_000  # characters in which the names of the columns begin
MOST_TITLES = 5  # rows above those names
ENOUGH = 2  # names of our columns make a row of names
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


def doubt(file: str, data: bytes) -> Problem | None:
    """Where letters may not be those that were meant, since the encoding is a guess."""
    if too_large(file, data) or data.startswith(WORKBOOKS) or not is_doubtful(data):
        return None
    text = decoded(file, data)
    if isinstance(text, Problem):
        return None
    row, cell = _strange(file, text)
    return Problem.at(file, "unsure-letters", row, value=cell[:80], character=strange(cell))


def _strange(file: str, text: str) -> tuple[int, str]:
    """The row, and the cell or line in it, in which a letter is that may be another one."""
    if file.endswith(".csv"):
        found = ((number, cell) for number, cells in _table(file, text)[0] for cell in cells)
    else:
        found = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))
    mark = strange(text)
    return next(((number, cell) for number, cell in found if mark in cell), (1, mark))


def read(file: str, data: bytes, columns: Collection[str], newer: Collection[str] = ()) -> Sheet:
    """The rows of a table that has these columns, in any order; none of one that is too large.

    Tables from before they came do not have the newer ones of the columns: there they are empty.
    """
    text = decoded(file, data)
    if isinstance(text, Problem):
        return Sheet((), (text,))
    table, problems = _table(file, text)
    if not table:
        return Sheet((), tuple(problems) or (Problem.at(file, "no-rows"),))
    (top, cells), *below = table[top_of([cells for _, cells in table]) :]
    header = names_in([cell_faults.read_of(cell) for cell in cells])
    unread = _beyond(file, top, header, below) or _misplaced(file, table, header)
    if unread:
        return Sheet((), (unread,))
    faults = [*problems, *_broken(file, top, cells)]
    faults += _header_faults(file, top, header, columns, newer)
    faults += _cell_faults(file, top, zip(header, cells, strict=False))
    rows = [_row(file, header, row, faults) for row in below]
    lacking = dict.fromkeys((name for name in newer if name not in header), "")
    return Sheet(tuple(_wide(row, lacking) for row in rows), tuple(faults))


def _wide(row: Row, lacking: Mapping[str, str]) -> Row:
    """The row with the columns that its table is too old to have: empty."""
    return Row(row.number, {**row.cells, **lacking}) if lacking else row


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
    """Where the names of the columns stand: in the first row with anything, or below a title."""
    first = next((place for place, cells in enumerate(table) if any(cells)), 0)
    titles = 0
    for place, cells in enumerate(table[first:], first):
        if len(headings.known(cells)) >= ENOUGH:
            return place
        titles += any(cells)
        if titles > MOST_TITLES or sum(map(bool, cells)) > 1:
            break
    return first


def _misplaced(file: str, table: Sequence[Numbered], header: Sequence[str]) -> Problem | None:
    """One fault for the whole, where the names of the columns are not where they belong."""
    top = table[0][0]
    if not headings.NAMES.isdisjoint(header):
        return None
    for number, cells in table:
        if len(headings.NAMES.intersection(map(headings.quick, cells))) >= ENOUGH:
            return Problem.at(file, "header-below", number, found=number)
    return Problem.at(file, "no-header", top, value=", ".join(filter(None, header))[:80])


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
    lines = io.StringIO(text.removeprefix(opening(text)), newline="")
    try:
        # Strict: otherwise a quotation mark that is never closed swallows the rest in silence.
        for cells in csv.reader(lines, delimiter=separator_of(text), strict=True):
            number += 1
            row = [cell.strip() for cell in cells]
            table += [(number, row)] if any(row) else []
            if len(table) > MOST_ROWS + 1 + MOST_TITLES:  # and the header
                break
            if number > MOST_LINES:
                return table, [Problem.at(file, "too-many-rows", limit=MOST_ROWS)]
    except csv.Error as error:
        return table, [Problem.at(file, "not-csv", number + 1, reason=csv_reason(error))]
    return table, []


def opening(text: str) -> str:
    """What stands before the first row and is none: the mark of an encoding, and `sep=;`."""
    mark = MARK if text.startswith(MARK) else ""
    told = TOLD.match(text, len(mark))
    return mark + (told[0] if told else "")


def separator_of(text: str) -> str:
    """The character that stands between cells: as it is told, or between names of our columns.

    Where there are none, the one that the first row has most often.
    """
    if told := TOLD.match(text.removeprefix(MARK)):
        return told[1]
    lines = [line for line in re.split(r"[\r\n]", text.lstrip()[:HEAD]) if line.strip()]
    for line in lines[: MOST_TITLES + 1]:
        names = {one: len(headings.known(_split(line, one))) for one in SEPARATORS}
        if max(names.values()) >= ENOUGH:
            return max(SEPARATORS, key=lambda one: names[one])
    return max(SEPARATORS, key=lines[0].count) if lines else SEPARATORS[0]


def _split(line: str, separator: str) -> list[str]:
    return [part.strip(' "') for part in line.split(separator)[:MOST_COLUMNS]]


def heading(file: str, data: bytes) -> list[str]:
    """The names of the columns of a table; none, if it can't be read."""
    return names_in(head(file, data))


def head(file: str, data: bytes) -> list[str]:
    """The first row of a table as it stands, or what stands below a title."""
    text = decoded(file, data)
    rows = [] if isinstance(text, Problem) else _table(file, text[:HEAD])[0][: MOST_TITLES + 2]
    cells = [cells for _, cells in rows]
    return cells[top_of(cells)] if cells else []


def names_in(cells: Sequence[str]) -> list[str]:
    """The names of the columns in a header row, in whichever language they are written."""
    names = [headings.column(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _broken(file: str, row: int, cells: Sequence[str]) -> Iterator[Problem]:
    """The names of columns whose letters were encoded twice."""
    for cell in cells:
        if meant := twice_encoded(cell):
            name = headings.column(cell)
            yield Problem.at(file, "twice-encoded", row, name, value=cell, meant=meant)


def _header_faults(
    file: str, row: int, header: list[str], columns: Collection[str], newer: Collection[str]
) -> list[Problem]:
    missing = [name for name in columns if name not in header and name not in newer]
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
    """A cell that may be looked at closely, composed; one beyond all bounds is as good as empty."""
    if len(cell) > LONGEST_CELL:
        return ""
    return unicodedata.normalize("NFC", cell_faults.read_of(cell))
