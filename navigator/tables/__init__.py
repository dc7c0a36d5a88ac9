"""CSV files and Excel workbooks as rows, one row rewritten, and what is wrong with a file."""

from navigator.tables import excel, patch, sheet
from navigator.tables.problem import (
    FAULTS,
    NO_CHARACTER,
    NOT_A_LIST,
    NOT_A_TEXT,
    NOT_KEYS,
    TOO_DEEP,
    Problem,
)
from navigator.tables.sheet import MARK, MEGABYTES, decoded

__all__ = [
    "FAULTS",
    "MARK",
    "MEGABYTES",
    "NOT_A_LIST",
    "NOT_A_TEXT",
    "NOT_KEYS",
    "NO_CHARACTER",
    "TOO_DEEP",
    "Problem",
    "decoded",
    "excel",
    "patch",
    "sheet",
]
