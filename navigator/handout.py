"""A path as a sheet of paper: all that is printed on it, in one voice or in two.

Nothing here knows what it will be set with; `pdf` makes the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from navigator.entry import Entry
from navigator.text import Saying, Voice


@dataclass(frozen=True, slots=True)
class Column:
    """What the sheet says around its items, in one voice."""

    voice: Voice
    name: str  # of the voice, as its readers call it; printed if there are two
    heading: str
    day: str
    intro: str
    note: str  # what the counsellor's own words are called
    scan: str  # what the QR code opens
    shortened: str  # printed only if texts had to be shortened: where the whole ones are
    foot: tuple[str, ...]  # where to ask; one line each


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the path, with an entry in the voice of each column."""

    entries: tuple[Entry, ...]
    note: str = ""  # the counsellor's own words


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
    items: tuple[Item, ...]
    address: str  # of the same path on the web, printed and in the QR code
    pictures: tuple[Picture, ...] = ()
