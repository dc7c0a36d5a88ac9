"""The map in the shapes that others read."""

from navigator.exports import (
    atom,
    calendar,
    cpsv,
    feeds,
    happenings,
    hsds,
    hsds_filters,
    open_data,
    rdf,
)
from navigator.exports.atom import Entry
from navigator.exports.changes_said import KINDS, NAMED, ONCE
from navigator.exports.cpsv_draft import Source
from navigator.exports.happenings import Scope
from navigator.exports.happenings_said import named
from navigator.exports.hsds_feed import Feed
from navigator.exports.hsds_tables import data_package, dump
from navigator.exports.packed import packed
from navigator.exports.rdf import Statements

__all__ = [
    "KINDS",
    "NAMED",
    "ONCE",
    "Entry",
    "Feed",
    "Scope",
    "Source",
    "Statements",
    "atom",
    "calendar",
    "cpsv",
    "data_package",
    "dump",
    "feeds",
    "happenings",
    "hsds",
    "hsds_filters",
    "named",
    "open_data",
    "packed",
    "rdf",
]
