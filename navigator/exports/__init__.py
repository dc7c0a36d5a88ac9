"""The map in the shapes that others read."""

from navigator.exports import cpsv, open_data, rdf
from navigator.exports.cpsv_draft import Source
from navigator.exports.rdf import Statements

__all__ = ["Source", "Statements", "cpsv", "open_data", "rdf"]
