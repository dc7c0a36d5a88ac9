"""The data files’ bytes made a valid catalogue, or every fault in them at once."""

from navigator.reading import further, recognised, records, tree_leaves, tree_records, yaml_file
from navigator.reading.addresses import as_uri
from navigator.reading.data_files import (
    FILES,
    NEEDS,
    TABLES,
    TREES,
    URGENT,
    blank,
    read,
    rows,
    table,
)
from navigator.reading.faults import FaultyError
from navigator.reading.hours import WEEKDAYS
from navigator.reading.records import TEXT_FIELDS, Filled, Language, Record
from navigator.reading.references import Rows
from navigator.reading.tree_leaves import Leaf, Leaves
from navigator.reading.tree_records import NeedsRecord, UrgentFileRecord
from navigator.reading.validation import parsed

__all__ = [
    "FILES",
    "NEEDS",
    "TABLES",
    "TEXT_FIELDS",
    "TREES",
    "URGENT",
    "WEEKDAYS",
    "FaultyError",
    "Filled",
    "Language",
    "Leaf",
    "Leaves",
    "NeedsRecord",
    "Record",
    "Rows",
    "UrgentFileRecord",
    "as_uri",
    "blank",
    "further",
    "parsed",
    "read",
    "recognised",
    "records",
    "rows",
    "table",
    "tree_leaves",
    "tree_records",
    "yaml_file",
]
