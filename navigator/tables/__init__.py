"""Files as rows, a row or a value rewritten and no other byte, and what is wrong with a file."""

from navigator.tables import (
    excel,
    headings,
    patch,
    reasons,
    sheet,
    to_excel,
    tree_patch,
    yaml_text,
)
from navigator.tables.archive import unpacked
from navigator.tables.cell_faults import EMPTYING
from navigator.tables.encodings import twice_encoded
from navigator.tables.limits import (
    LONGEST_CELL,
    MOST_FAULTS,
    MOST_VALUES,
    TOGETHER,
    megabytes,
    too_large,
)
from navigator.tables.problem import FAULTS, Problem
from navigator.tables.reasons import TOO_DEEP
from navigator.tables.sheet import MARK, decoded

__all__ = [
    "EMPTYING",
    "FAULTS",
    "LONGEST_CELL",
    "MARK",
    "MOST_FAULTS",
    "MOST_VALUES",
    "TOGETHER",
    "TOO_DEEP",
    "Problem",
    "decoded",
    "excel",
    "headings",
    "megabytes",
    "patch",
    "reasons",
    "sheet",
    "to_excel",
    "too_large",
    "tree_patch",
    "twice_encoded",
    "unpacked",
    "yaml_text",
]
