"""Rows of a CSV file changed, added or taken away, while every other byte stays as it is.

So an edit of a day is a change of a day, whoever saved the file with whichever program: its
encoding, separator, line ends and quotation marks are kept.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from navigator.tables import headings
from navigator.tables.encodings import encoding_of
from navigator.tables.sheet import MARK, names_in, opening, separator_of, top_of

LINE_ENDS = ("\r\n", "\n", "\r")


@dataclass(frozen=True, slots=True)
class Written:
    """A row as it stands in a file: its text, its cells by their columns, and how it is laid out.

    In a file of the same layout, that is separator and columns, it can stand with the same text.
    """

    text: str
    cells: Mapping[str, str]
    layout: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Paper:
    """A file as it is written: each row as text with its line end, and as cells."""

    encoding: str
    separator: str
    written: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]

    @property
    def names(self) -> list[str]:
        return names_in(self.cells[top_of(self.cells)])

    @property
    def layout(self) -> tuple[str, ...]:
        return (self.separator, *self.names)

    @property
    def line_end(self) -> str:
        return _line_end(self.written[top_of(self.cells)]) or LINE_ENDS[0]

    @property
    def data(self) -> bytes:
        text = "".join(self.written)
        try:
            return text.encode(self.encoding)
        except UnicodeEncodeError:  # Windows-1252 does not have every letter; then the file changes
            return (MARK + text).encode()


def replaced(data: bytes, row: int, cells: Mapping[str, str]) -> bytes:
    """The file with other values in some columns of a row; the header counts as a row."""
    paper = _paper(data)
    return _with(paper, row - 1, row, _changed(paper, row, cells))


def _changed(paper: _Paper, row: int, cells: Mapping[str, str]) -> str:
    """A row with other values in some columns, as it is written."""
    old = list(paper.cells[row - 1])
    old += [""] * (len(paper.names) - len(old))
    new = [cells.get(name, cell) for name, cell in zip(paper.names, old, strict=False)]
    return _row(new + old[len(new) :], paper.separator) + _line_end(paper.written[row - 1])


def filled(data: bytes, names: Sequence[str], values: Mapping[int, Mapping[str, str]]) -> bytes:
    """The file with columns that it lacks, and what stands in them by the numbers of its rows."""
    paper = _paper(widened(data, names))
    rows = (
        _changed(paper, number, values[number]) if number in values else text
        for number, text in enumerate(paper.written, start=1)
    )
    return replace(paper, written=tuple(rows)).data


def added(data: bytes, cells: Mapping[str, str]) -> bytes:
    """The file with one row more at its end."""
    paper = _paper(data)
    begin = "" if _line_end(paper.written[-1]) else paper.line_end
    new = _row([cells.get(name, "") for name in paper.names], paper.separator)
    end = len(paper.written)
    return _with(paper, end, end, begin + new + paper.line_end)


def widened(data: bytes, names: Sequence[str]) -> bytes:
    """The file with those of these columns that it lacks, at its right edge; empty in all rows."""
    paper = _paper(data)
    lacking = [name for name in names if name not in paper.names]
    if not lacking:
        return data
    top = top_of(paper.cells)
    before, end = opening(paper.written[top]), _line_end(paper.written[top])
    own = [*paper.cells[top][: len(paper.names)], *lacking]
    return _with(paper, top, top + 1, before + _row(own, paper.separator) + end)


def headed(data: bytes, language: str) -> bytes:
    """The file with the names of its columns as they are called in a language."""
    paper = _paper(data)
    top = top_of(paper.cells)
    before = opening(paper.written[top])
    names = [headings.heading(name, language) for name in paper.names]
    end = _line_end(paper.written[top])
    return _with(paper, top, top + 1, before + _row(names, paper.separator) + end)


def removed(data: bytes, row: int) -> bytes:
    """The file without a row."""
    return _with(_paper(data), row - 1, row, "")


def written(data: bytes) -> tuple[Written, ...]:
    """All rows of a file, the header among them: row 1 comes first."""
    paper = _paper(data)
    names, layout = paper.names, paper.layout
    return tuple(
        Written(text[: len(text) - len(_line_end(text))], dict(zip(names, cells)), layout)  # noqa: B905 — a short row
        for text, cells in zip(paper.written, paper.cells, strict=True)
    )


def woven(
    data: bytes, instead: Mapping[int, Written | None], below: Mapping[int, Sequence[Written]]
) -> bytes:
    """The file with rows of other files: in place of some of its own, and below some of them.

    By the numbers of its own rows, where 0 means the header; in place of a row may stand nothing.
    """
    paper = _paper(data)
    header = top_of(paper.cells) + 1
    rows: list[str] = []
    for number, text in enumerate(paper.written, start=1):
        ours = instead.get(number)
        rows += [_taken(paper, ours)] if ours else [text] if number not in instead else []
        new = (
            [*below.get(0, ()), *below.get(number, ())]
            if number == header
            else below.get(number, ())
        )
        rows += [_taken(paper, one) for one in new]
    ended = (row if _line_end(row) else row + paper.line_end for row in rows[:-1])
    return replace(paper, written=(*ended, *rows[-1:])).data


def _taken(paper: _Paper, row: Written) -> str:
    """A row of another file as it stands in this one."""
    if row.layout == paper.layout:
        return row.text + paper.line_end
    return _row([row.cells.get(name, "") for name in paper.names], paper.separator) + paper.line_end


def _with(paper: _Paper, start: int, stop: int, text: str) -> bytes:
    """The file with a text in place of some of its rows."""
    written = (*paper.written[:start], text, *paper.written[stop:])
    return replace(paper, written=written).data


def _paper(data: bytes) -> _Paper:
    """A file that has been read without faults."""
    encoding = encoding_of(data) or "utf-8"
    text = data.decode(encoding)
    separator = separator_of(text)
    rows = list(_rows(text, separator))
    return _Paper(encoding, separator, tuple(r for r, _ in rows), tuple(c for _, c in rows))


def _rows(text: str, separator: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each row as it is written, over as many lines as it takes, and its cells."""
    before = opening(text)
    lines = list(io.StringIO(text.removeprefix(before), newline=""))
    reader = csv.reader(lines, delimiter=separator, strict=True)
    done = 0
    for cells in reader:
        written = "".join(lines[done : reader.line_num])
        yield (written if done else before + written), tuple(cell.strip() for cell in cells)
        done = reader.line_num


def _row(cells: list[str], separator: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerow(cells)
    return text.getvalue().removesuffix("\r\n")


def _line_end(written: str) -> str:
    return next((end for end in LINE_ENDS if written.endswith(end)), "")
