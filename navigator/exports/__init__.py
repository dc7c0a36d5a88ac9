"""The map in the shapes that others read."""

from navigator.exports import atom, calendar, feeds, happenings, open_data
from navigator.exports.atom import Entry
from navigator.exports.changes_said import KINDS, NAMED, ONCE
from navigator.exports.happenings import Scope
from navigator.exports.happenings_said import named

__all__ = [
    "KINDS",
    "NAMED",
    "ONCE",
    "Entry",
    "Scope",
    "atom",
    "calendar",
    "feeds",
    "happenings",
    "named",
    "open_data",
]
