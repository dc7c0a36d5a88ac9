"""The map in the shapes that others read."""

from navigator.exports import atom, calendar, feeds, happenings, hsds, hsds_filters, open_data
from navigator.exports.atom import Entry
from navigator.exports.changes_said import KINDS, NAMED, ONCE
from navigator.exports.happenings import Scope
from navigator.exports.happenings_said import named
from navigator.exports.hsds_feed import Feed
from navigator.exports.hsds_tables import data_package, dump
from navigator.exports.packed import packed

__all__ = [
    "KINDS",
    "NAMED",
    "ONCE",
    "Entry",
    "Feed",
    "Scope",
    "atom",
    "calendar",
    "data_package",
    "dump",
    "feeds",
    "happenings",
    "hsds",
    "hsds_filters",
    "named",
    "open_data",
    "packed",
]
