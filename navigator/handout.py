"""A path as a sheet of paper: all that is printed on it, in one voice or in two.

Nothing here knows what it will be set with; `pdf` makes the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from navigator.text import Saying, Voice


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to know about an item, as a label and words: who gives it, until when, …

    On paper only the words are read: those of a way to get in touch are the number or the address.
    """

    label: str
    words: Saying
    link: str = ""  # https:, tel: or mailto:, opened by a tap on the words


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the path in one voice."""

    title: Saying
    about: Saying
    rows: tuple[Row, ...] = ()
    ended: str = ""  # words that say that it has ended; empty while it has not


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the path: its entry in each of the voices, and the counsellor's own words."""

    entries: tuple[Entry, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """What the sheet says around its items, in one voice."""

    voice: Voice
    name: str  # of the voice, as its readers call it; printed if there are two
    heading: str
    day: str
    intro: str
    note: str  # what the counsellor's own words are called
    picture: str  # the picture, in words
    scan: str  # what the QR code opens
    shortened: str  # printed only if texts had to be shortened: where the whole ones are
    foot: tuple[str, ...]  # where to ask; one line each


@dataclass(frozen=True, slots=True)
class Handout:
    """A whole sheet, in one column or two; the entries of an item stand in the order of these."""

    day: date
    columns: tuple[Column, ...]
    items: tuple[Item, ...]
    address: str  # of the same path on the web, printed and in the QR code
    picture: str = ""  # where on the stairs one stands, as black and white SVG
