"""A workbook as LibreOffice keeps it (.ods, ISO/IEC 26300) → its sheets.

Beside each value stands the text that was shown of it: that is what goes into a CSV file.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import datetime
from zipfile import ZipFile

from navigator.tables.cell_faults import carrying
from navigator.tables.leaf import MOST_CELLS, Leaf, Range, Spot, TooWideError, name_of, words
from navigator.tables.number_format import Cell, day_of

CONTENT = "content.xml"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
VALUE, SORT = (
    f"{{{OFFICE}}}",
    "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}",
)
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
ASIDE = f"{VALUE}annotation"  # what somebody remarked about a cell
OF_A_DAY = 3  # numbers, if it is written in numbers alone


def leaves(archive: ZipFile) -> Iterator[Leaf]:
    """The sheets in their order. Raises TooWideError, and what broken archives and XML raise."""
    hidden: set[str] = set()
    with archive.open(CONTENT) as part:
        table = _Table()
        for event, one in ET.iterparse(part, ("start", "end")):  # noqa: S314 — a process with bounds
            if event == "start":
                table = _Table() if one.tag == f"{TABLE}table" else table
            elif one.tag == f"{STYLE}style" and _hides(one):
                hidden.add(one.get(f"{STYLE}name", ""))
            elif one.tag == f"{TABLE}table-row":
                table.add(one)
            elif one.tag == f"{TABLE}table":
                yield table.leaf(one, hidden)
                one.clear()


def _hides(style: ET.Element) -> bool:
    shape = style.find(f"{STYLE}table-properties")
    return shape is not None and shape.get(f"{TABLE}display") == "false"


class _Table:
    """A sheet as its rows come in."""

    def __init__(self) -> None:
        self.cells: dict[Spot, Cell] = {}
        self.merged: list[Range] = []
        self.below = 0

    def leaf(self, table: ET.Element, hidden: set[str]) -> Leaf:
        """The sheet; what is only remembered of another file is as good as hidden."""
        borrowed = table.find(f"{TABLE}table-source") is not None
        unseen = borrowed or table.get(f"{TABLE}style-name", "") in hidden
        return Leaf(table.get(f"{TABLE}name", ""), unseen, self.cells, tuple(self.merged))

    def add(self, row: ET.Element) -> None:
        """A row, as often as it is said to be repeated."""
        times = int(row.get(f"{TABLE}number-rows-repeated", "1"))
        found = list(self._row(row))
        if len(self.cells) + len(found) * times > MOST_CELLS:
            raise TooWideError
        for number in range(self.below, self.below + times if found else 0):
            for column, cell in found:
                self.cells[number, column] = cell
        self.below += times
        row.clear()

    def _row(self, row: ET.Element) -> Iterator[tuple[int, Cell]]:
        """The cells of a row in which anything stands, by their columns."""
        column = 0
        for one in row:
            if one.tag not in CELLS:
                continue
            spot = (self.below, column)
            times = int(one.get(f"{TABLE}number-columns-repeated", "1"))
            self.merged += _merged(one, spot)
            cell = _cell(one, name_of(spot))
            if cell.text:
                if times > MOST_CELLS:
                    raise TooWideError
                yield from ((column + step, cell) for step in range(times))
            column += times


def _merged(cell: ET.Element, spot: Spot) -> Iterator[Range]:
    down, across = (
        int(cell.get(f"{TABLE}number-{way}-spanned", "1")) for way in ("rows", "columns")
    )
    if down * across > 1:
        yield spot, (spot[0] + down - 1, spot[1] + across - 1)


def _cell(cell: ET.Element, name: str) -> Cell:
    kind = cell.get(f"{VALUE}value-type")
    said = "\n".join(_said(one) for one in cell if one.tag == f"{TEXT}p")
    if cell.get(f"{SORT}value-type") == "error":
        return words(carrying("excel-error", said))
    if kind is None:
        formula = cell.get(f"{TABLE}formula")
        return words(carrying("never-computed", name, formula) if formula and not said else said)
    if kind == "date":
        return Cell(said.strip(), _day(cell.get(f"{VALUE}date-value", ""), said, name))
    if kind == "string":
        return words(said or cell.get(f"{VALUE}string-value", ""))
    return words(said or carrying("as-shown", name, cell.get(f"{VALUE}value", kind)))


def _day(value: str, said: str, name: str) -> str:
    """The day of a cell that shows all of it: with no year, for one, somebody guessed that."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return carrying("as-shown", name, said)
    numbers = [int(digits) for digits in re.findall(r"\d+", said)]
    years = [place for place, one in enumerate(numbers) if one in (moment.year, moment.year % 100)]
    days = [place for place, one in enumerate(numbers) if one == moment.day]
    if not {*years} or not {*days} or len({*years, *days}) == 1:
        return carrying("part-of-day", name, moment.date().isoformat())
    return day_of(moment, timed=len(numbers) > OF_A_DAY)


def _said(element: ET.Element) -> str:
    """The text of a paragraph, in which several spaces are written as an element."""
    found = element.text or ""
    for one in element:
        if one.tag == f"{TEXT}s":
            found += " " * min(int(one.get(f"{TEXT}c", "1")), MOST_CELLS)
        elif one.tag != ASIDE:
            found += SIGNS.get(one.tag, "") + _said(one)
        found += one.tail or ""
    return found
