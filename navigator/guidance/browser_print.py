"""How much of a path has room on paper when a browser prints its page.

Two sheets are enough for anybody. No browser tells how much room there is; so lines are counted by
their letters, as the prints of 650 paths of the shipped texts were measured (`static/path.css`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from navigator.guidance.entry import Entry, Fact

LETTERS = {1: 106, 2: 49}  # on a line, by the number of columns
LINES = {1: 93, 2: 80}  # on two sheets, with what stands around the items taken off
TITLE = 1.3  # the size of a title, by that of the text
BETWEEN = 0.9  # lines between two items
PICTURES = 8  # lines
FRAME = 1.6  # lines around a note and before its first word
NOTED = 98  # letters on a line of a note
LEAST = -45  # lines by which too much is too much even without descriptions
LISTS = ("helps", "instead")  # facts that stand as lists if there is room


@dataclass(frozen=True, slots=True)
class Room:
    """What two sheets have room for; lines are below nothing where not even that much has room."""

    left: int  # lines, when all there is to tell is told
    brief: int  # lines, when only the first sentences of the descriptions are
    listed: int  # lines that it takes to give each service a line of its own

    @property
    def kind(self) -> str:
        """How full the sheets are, as their style calls it."""
        if self.brief < 0:
            return "least" if self.brief < LEAST else "scant"
        if self.left < 0:
            return "brief"
        return "ample" if self.left >= self.listed else "full"


def room_on_paper(
    columns: Sequence[Sequence[Entry]], notes: Iterable[str] = (), *, pictured: bool
) -> Room:
    """The room that a path leaves, in one column or two, with the notes on it."""
    items = list(zip(*columns, strict=True))
    noted = sum(ceil(len(note) / NOTED) + FRAME for note in notes)
    left = LINES[len(columns)] - noted - (PICTURES if pictured else 0)
    return Room(
        left=int(left - _used(items, lambda entry: str(entry.description))),
        brief=int(left - _used(items, lambda entry: entry.opening)),
        listed=sum(max(map(_listed, item)) for item in items),
    )


def _listed(entry: Entry) -> int:
    return sum(len(fact.lines) for fact in entry.printed if fact.about in LISTS)


def _used(items: Iterable[Sequence[Entry]], told: Callable[[Entry], str]) -> float:
    return sum(max(_lines(one, told(one), len(item)) for one in item) + BETWEEN for item in items)


def _lines(entry: Entry, description: str, sheet: int) -> float:
    title = ceil(len(str(entry.title)) * TITLE / LETTERS[sheet]) * TITLE
    words = (entry.notice, description, *_facts(entry, sheet))
    return title + sum(ceil(len(text) / LETTERS[sheet]) for text in words)


def _facts(entry: Entry, sheet: int) -> list[str]:
    """The facts as they are printed: in one column they follow each other on a line."""
    told = [_fact(fact) for fact in entry.printed]
    return ["      ".join(told)] if sheet == 1 else told


def _fact(fact: Fact) -> str:
    lines = (", ".join(str(run.words) for run in line) for line in fact.lines)
    return f"{fact.label}: {'; '.join(lines)}"
