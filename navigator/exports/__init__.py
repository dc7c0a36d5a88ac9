"""The map in the shapes that others read."""

from navigator.exports import data_package, listing, open_data
from navigator.exports.as_json import as_json
from navigator.exports.formats import FORMATS, PAGE_FORMS
from navigator.exports.listing import Published
from navigator.exports.packed import packed
from navigator.exports.state import State

__all__ = [
    "FORMATS",
    "PAGE_FORMS",
    "Published",
    "State",
    "as_json",
    "data_package",
    "listing",
    "open_data",
    "packed",
]
