"""How much of a path has room on paper when a browser prints its page.

Two sheets are enough for anybody. No browser tells how much room there is; so lines are counted by
their letters, as 380 paths of the shipped texts were measured in the print of `static/path.css`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from navigator.entry import Entry, Fact

LETTERS = {1: 106, 2: 49}  # on a line, by the number of columns
LINES = {1: 102, 2: 86}  # on two sheets, with what stands around the items taken off
TITLE = 1.3  # the size of a title, by that of the text
BETWEEN = 0.9  # lines between two items
PICTURES = 8  # lines
FRAME = 1  # lines around a note and before its first word
LISTS = ("helps", "instead")  # facts that stand as lists if there is room


@dataclass(frozen=True, slots=True)
class Room:
    """What two sheets have room for beside all there is to tell."""

    left: int  # lines; below nothing if not even that has room
    listed: int  # lines that it takes to give each service a line of its own

    @property
    def scant(self) -> bool:
        return self.left < 0

    @property
    def ample(self) -> bool:
        return self.left >= self.listed


def room(columns: Sequence[Sequence[Entry]], notes: Iterable[str] = (), *, pictured: bool) -> Room:
    """The room that a path leaves, in one column or two, with the notes on it."""
    sheet, items = len(columns), list(zip(*columns, strict=True))
    used = sum(max(_lines(entry, sheet) for entry in item) + BETWEEN for item in items)
    used += sum(ceil(len(note) / LETTERS[1]) + FRAME for note in notes)
    listed = sum(max(map(_listed, item)) for item in items)
    return Room(int(LINES[sheet] - used - (PICTURES if pictured else 0)), listed)


def _listed(entry: Entry) -> int:
    return sum(len(fact.lines) for fact in entry.printed if fact.about in LISTS)


def _lines(entry: Entry, sheet: int) -> float:
    title = ceil(len(str(entry.title)) * TITLE / LETTERS[sheet]) * TITLE
    words = (entry.notice, str(entry.description), *_facts(entry, sheet))
    return title + sum(ceil(len(text) / LETTERS[sheet]) for text in words)


def _facts(entry: Entry, sheet: int) -> list[str]:
    """The facts as they are printed: in one column they follow each other on a line."""
    told = [_fact(fact) for fact in entry.printed]
    return ["      ".join(told)] if sheet == 1 else told


def _fact(fact: Fact) -> str:
    lines = (", ".join(str(run.words) for run in line) for line in fact.lines)
    return f"{fact.label}: {'; '.join(lines)}"
