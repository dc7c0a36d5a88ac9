"""Files as rows, a row or a value rewritten and no other byte, and what is wrong with a file."""

from navigator.tables import excel, patch, sheet, tree_patch
from navigator.tables.limits import (
    LONGEST_CELL,
    MOST_FAULTS,
    MOST_VALUES,
    TOGETHER,
    megabytes,
    too_large,
)
from navigator.tables.problem import (
    FAULTS,
    NO_CHARACTER,
    NOT_A_LIST,
    NOT_A_TEXT,
    NOT_KEYS,
    TOO_DEEP,
    Problem,
)
from navigator.tables.sheet import MARK, decoded

__all__ = [
    "FAULTS",
    "LONGEST_CELL",
    "MARK",
    "MOST_FAULTS",
    "MOST_VALUES",
    "NOT_A_LIST",
    "NOT_A_TEXT",
    "NOT_KEYS",
    "NO_CHARACTER",
    "TOGETHER",
    "TOO_DEEP",
    "Problem",
    "decoded",
    "excel",
    "megabytes",
    "patch",
    "sheet",
    "too_large",
    "tree_patch",
]
