"""The map in the shapes that others read."""

from navigator.exports import cpsv, hsds, hsds_filters, listing, open_data, rdf, table_package
from navigator.exports.as_json import as_json
from navigator.exports.cpsv_draft import Source
from navigator.exports.formats import FORMATS, PAGE_FORMS, Format
from navigator.exports.hsds_feed import Feed
from navigator.exports.hsds_tables import data_package, dump
from navigator.exports.listing import Published
from navigator.exports.packed import packed
from navigator.exports.rdf import Statements
from navigator.exports.state import State

__all__ = [
    "FORMATS",
    "PAGE_FORMS",
    "Feed",
    "Format",
    "Published",
    "Source",
    "State",
    "Statements",
    "as_json",
    "cpsv",
    "data_package",
    "dump",
    "hsds",
    "hsds_filters",
    "listing",
    "open_data",
    "packed",
    "rdf",
    "table_package",
]
