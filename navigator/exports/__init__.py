"""The map in the shapes that others read."""

from navigator.exports import cpsv, hsds, hsds_filters, open_data, rdf
from navigator.exports.cpsv_draft import Source
from navigator.exports.hsds_feed import Feed
from navigator.exports.hsds_tables import data_package, dump
from navigator.exports.packed import packed
from navigator.exports.rdf import Statements

__all__ = [
    "Feed",
    "Source",
    "Statements",
    "cpsv",
    "data_package",
    "dump",
    "hsds",
    "hsds_filters",
    "open_data",
    "packed",
    "rdf",
]
