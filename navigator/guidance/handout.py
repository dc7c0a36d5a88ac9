"""A path as a sheet of paper: all that is printed on it, in one voice or in two.

Nothing here knows what it will be set with; `handout_pdf` makes the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from navigator.guidance.entry import Entry
from navigator.voices import Saying, Voice

LACKING = "□"  # stands for letters that cannot be printed, however many they are


@dataclass(frozen=True, slots=True)
class Column:
    """What the sheet says around its items, in one voice."""

    voice: Voice
    name: str  # of the voice, as its readers call it; printed if there are two
    heading: str
    place: str  # whose sheet it is
    day: str
    intro: str
    note: str  # what the counsellor's own words are called
    scan: str  # what the QR code opens
    shortened: str  # printed only if texts had to be shortened: where the whole ones are
    unprinted: str  # printed only where letters are lacking in somebody's own words
    foot: tuple[str, ...]  # where to ask; one line each
    blanks: tuple[str, ...] = ()  # what there is a line for, to be written on by hand
    lacking: bool = False  # letters of the heading

    def lettered(self, printable: Callable[[str], bool]) -> Column:
        """The same with a heading that can be printed."""
        heading = _lettered(self.heading, printable)
        return replace(self, heading=heading, lacking=heading != self.heading)


@dataclass(frozen=True, slots=True)
class HandoutItem:
    """An item of the path, with an entry in the voice of each column."""

    entries: tuple[Entry, ...]
    note: str = ""  # the counsellor's own words
    lacking: bool = False  # letters of the note

    def lettered(self, printable: Callable[[str], bool]) -> HandoutItem:
        """The same with a note that can be printed."""
        note = _lettered(self.note, printable)
        return replace(self, note=note, lacking=note != self.note)


@dataclass(frozen=True, slots=True)
class Picture:
    """Where on a staircase the items stand, with its name and words in the voice of each column."""

    svg: str  # legible in black and white
    names: tuple[Saying, ...]
    words: tuple[str, ...]  # the picture in words, for those who don't see it


@dataclass(frozen=True, slots=True)
class Handout:
    """A whole sheet, in one column or two."""

    day: date
    columns: tuple[Column, ...]
    items: tuple[HandoutItem, ...]
    address: str  # of the same path on the web, printed and in the QR code
    pictures: tuple[Picture, ...] = ()

    @property
    def letters(self) -> frozenset[str]:
        """All letters of people's own words."""
        words = [column.heading for column in self.columns] + [item.note for item in self.items]
        return frozenset().union(*words)

    def lettered(self, printable: Callable[[str], bool]) -> Handout:
        """The same with people's own words in letters that can be printed."""
        return replace(
            self,
            columns=tuple(column.lettered(printable) for column in self.columns),
            items=tuple(item.lettered(printable) for item in self.items),
        )


def _lettered(words: str, printable: Callable[[str], bool]) -> str:
    runs = groupby(words, key=printable)
    return "".join("".join(run) if known else LACKING for known, run in runs)
