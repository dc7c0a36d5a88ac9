"""The map in the shapes that others read."""

from navigator.exports import open_data

__all__ = ["open_data"]
