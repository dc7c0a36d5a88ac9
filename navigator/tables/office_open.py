"""A workbook as Excel keeps it (.xlsx, ISO/IEC 29500) → its sheets.

The parts are read as they stand, because no library tells what a cell shows: that takes its value,
its number format and its formula together. Elements go by their names alone, since the strict kind
of the standard has other namespaces than the usual one.
"""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zipfile import ZipFile

from navigator.tables import number_format
from navigator.tables.cell_faults import carrying
from navigator.tables.leaf import (
    MOST_CELLS,
    Leaf,
    Range,
    Spot,
    TooWideError,
    name_of,
    range_of,
    spot_of,
    words,
)
from navigator.tables.number_format import Cell, Format

WORKBOOK = "xl/workbook.xml"
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # a character that XML does not have
YES = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    texts: Sequence[str]
    formats: Sequence[Format]
    since_1904: bool
    uncomputed: bool  # what formulas are said to result in was never worked out


def leaves(archive: ZipFile) -> Iterator[Leaf]:
    """The sheets in their order. Raises TooWideError, and what broken archives and XML raise."""
    parts = {name.replace("\\", "/").lower(): name for name in archive.namelist()}

    def read(name: str) -> Iterator[ET.Element]:
        return _elements(archive, parts[name.lower()]) if name.lower() in parts else iter(())

    main = next(iter(_targets(read, "").get("officeDocument", {}).values()), WORKBOOK)
    targets = _targets(read, main)
    sheets = [one for one in read(main) if _tag(one) in ("sheet", "workbookPr", "calcPr")]
    book = _book(read, targets, {_tag(one): one for one in sheets})
    for sheet in (one for one in sheets if _tag(one) == "sheet"):
        key = next((value for name, value in sheet.items() if name.endswith("}id")), "")
        if target := targets.get("worksheet", {}).get(key):
            hidden = sheet.get("state", "visible") != "visible"
            rows = _elements(archive, parts[target.lower()])
            yield _leaf(sheet.get("name", ""), rows, book, hidden=hidden)


Read = Callable[[str], Iterator[ET.Element]]


def _targets(read: Read, of: str) -> dict[str, dict[str, str]]:
    """The parts to which one refers, by what they are and by their keys."""
    folder, base = posixpath.split(of)
    found: dict[str, dict[str, str]] = {}
    for one in read(posixpath.join(folder, "_rels", f"{base}.rels")):
        if _tag(one) == "Relationship":
            target = posixpath.join("/", folder, one.get("Target", "").replace("\\", "/"))
            kind = posixpath.basename(one.get("Type", ""))
            found.setdefault(kind, {})[one.get("Id", "")] = posixpath.normpath(target).lstrip("/")
    return found


def _book(
    read: Read, targets: Mapping[str, Mapping[str, str]], said: Mapping[str, ET.Element]
) -> _Book:
    texts, styles = (
        next(iter(targets.get(kind, {}).values()), "") for kind in ("sharedStrings", "styles")
    )
    return _Book(
        texts=[_text(one) for one in read(texts) if _tag(one) == "si"],
        formats=_formats(read(styles)),
        since_1904="workbookPr" in said and said["workbookPr"].get("date1904") in YES,
        uncomputed="calcPr" in said and said["calcPr"].get("fullCalcOnLoad") in YES,
    )


def _formats(styles: Iterator[ET.Element]) -> list[Format]:
    """What is shown of a number by each of the styles to which cells refer."""
    codes, used = dict(number_format.BUILT_IN), list[int]()
    for one in styles:
        if _tag(one) == "numFmt":
            codes[int(one.get("numFmtId", "0"))] = one.get("formatCode", "")
        elif _tag(one) == "cellXfs":
            used = [int(style.get("numFmtId", "0")) for style in one]
    return [number_format.of(codes.get(number, "?")) for number in used]


def _leaf(name: str, elements: Iterator[ET.Element], book: _Book, *, hidden: bool) -> Leaf:
    cells: dict[Spot, Cell] = {}
    merged: list[Range] = []
    below = 0
    for one in elements:
        if _tag(one) == "row":
            row = int(one.get("r", below + 1)) - 1
            below = row + 1
            cells.update(_row(one, row, book))
            one.clear()
        elif _tag(one) == "mergeCell" and (range_ := range_of(one.get("ref", ""))):
            merged.append(range_)
        if len(cells) > MOST_CELLS:
            raise TooWideError
    return Leaf(name, hidden, cells, tuple(merged))


def _row(row: ET.Element, number: int, book: _Book) -> Iterator[tuple[Spot, Cell]]:
    """The cells of a row in which anything stands; those without a place follow each other."""
    column = -1
    for one in row:
        if _tag(one) == "c":
            spot = spot_of(one.get("r", "")) or (number, column + 1)
            column = spot[1]
            cell = _cell(one, name_of(spot), book)
            if cell and cell.text:
                yield spot, cell


def _cell(cell: ET.Element, name: str, book: _Book) -> Cell | None:
    kind, value, formula = cell.get("t", "n"), cell.findtext("{*}v"), cell.find("{*}f")
    if formula is not None and (book.uncomputed or (not value and kind != "str")):
        return words(carrying("never-computed", name, f"={formula.text or ''}"))
    if kind == "inlineStr":
        return words("".join(_text(part) for part in cell.findall("{*}is")))
    if not value:
        return None
    return _known(kind, value, name, book, int(cell.get("s", "0")))


def _known(kind: str, value: str, name: str, book: _Book, style: int) -> Cell:
    """A cell with a value, which is of one of the kinds of the standard."""
    if kind == "s":
        return words(book.texts[int(value)])
    if kind == "str":
        return words(_unescaped(value))
    if kind == "e":
        return words(carrying("excel-error", value))
    if kind == "b":
        return words(carrying("as-shown", name, "TRUE" if value in YES else "FALSE"))
    if kind == "d":
        return number_format.of_iso(value, name)
    form = book.formats[style] if style < len(book.formats) else Format(general=True)
    return number_format.shown(float(value), form, book.since_1904, name)


def _text(item: ET.Element) -> str:
    """A text that may be written in several hands; not how it is pronounced."""
    runs = (one for one in item if _tag(one) != "rPh")
    found = (part for run in runs for part in run.iter() if _tag(part) == "t")
    return _unescaped("".join(part.text or "" for part in found))


def _unescaped(text: str) -> str:
    """The text with what XML can't hold; a character beyond the first 65,536 is written as two."""
    if not ESCAPED.search(text):
        return text
    said = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _elements(archive: ZipFile, name: str) -> Iterator[ET.Element]:
    """The elements of a part, each when it has been read to its end."""
    with archive.open(name) as part:
        yield from (element for _, element in ET.iterparse(part))  # noqa: S314 — a process with bounds


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
