"""Which data file some bytes are, by the columns or keys in them, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Mapping

from navigator.reading import records
from navigator.reading.data_files import NEEDS, TABLES, URGENT
from navigator.tables import Problem, decoded, sheet

KEYS: Mapping[str, str] = {
    NEEDS: "areas",
    URGENT: "quiet|other_languages",
}  # that no other file has


def table(data: bytes) -> str:
    """The table whose columns stand in the heading; nothing, if there is not just one."""
    names = frozenset(sheet.heading("table.csv", data))
    needed = {file: records.required(record) for file, record in TABLES.items()}
    fitting = [file for file, columns in needed.items() if names.issuperset(columns)]
    return fitting[0] if len(fitting) == 1 else ""


def tree(data: bytes) -> str:
    """The YAML file whose keys stand at the edge; nothing, if there is not just one."""
    text = decoded("tree.yaml", data)
    if isinstance(text, Problem):
        return ""
    fitting = [
        file for file, keys in KEYS.items() if re.search(f"^({keys})\\s*:", text, re.MULTILINE)
    ]
    return fitting[0] if len(fitting) == 1 else ""
