"""The map in the shapes that others read."""

from navigator.exports import hsds, open_data
from navigator.exports.hsds_feed import Feed
from navigator.exports.hsds_tables import data_package, dump
from navigator.exports.packed import packed

__all__ = ["Feed", "data_package", "dump", "hsds", "open_data", "packed"]
