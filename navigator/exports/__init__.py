"""The map in the shapes that others read."""

from navigator.exports import (
    atom,
    calendar,
    cpsv,
    feeds,
    happenings,
    hsds,
    hsds_filters,
    listing,
    open_data,
    rdf,
    table_package,
)
from navigator.exports.as_json import as_json
from navigator.exports.atom import Entry
from navigator.exports.changes_said import KINDS, NAMED, ONCE
from navigator.exports.cpsv_draft import Source
from navigator.exports.formats import FORMATS, PAGE_FORMS, Format
from navigator.exports.happenings import Scope
from navigator.exports.happenings_said import named
from navigator.exports.hsds_feed import Feed
from navigator.exports.hsds_tables import data_package, dump
from navigator.exports.listing import Published
from navigator.exports.packed import packed
from navigator.exports.rdf import Statements
from navigator.exports.state import State

__all__ = [
    "FORMATS",
    "KINDS",
    "NAMED",
    "ONCE",
    "PAGE_FORMS",
    "Entry",
    "Feed",
    "Format",
    "Published",
    "Scope",
    "Source",
    "State",
    "Statements",
    "as_json",
    "atom",
    "calendar",
    "cpsv",
    "data_package",
    "dump",
    "feeds",
    "happenings",
    "hsds",
    "hsds_filters",
    "listing",
    "named",
    "open_data",
    "packed",
    "rdf",
    "table_package",
]
