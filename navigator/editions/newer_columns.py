"""Columns that came later than a table which somebody brings back: what stands in them is kept.

So are those of further languages, which the tables that one takes out as a workbook may lack.

Whoever took a table out before they came doesn't mean to empty them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from navigator import reading
from navigator.editions import keyed_rows
from navigator.reading import records
from navigator.tables import patch, sheet

Files = Mapping[str, bytes]


def kept(files: Files, before: Files) -> dict[str, bytes]:
    """The files, with the later columns that a table lacks as a whole filled from those before."""
    return {
        name: _kept(name, data, before[name]) if name in reading.TABLES and name in before else data
        for name, data in files.items()
    }


def _kept(name: str, data: bytes, before: bytes) -> bytes:
    record = reading.TABLES[name]
    newer, head = records.optional(record), sheet.heading(name, data)
    columns = [column for column in records.columns(record) if column in newer]
    columns += reading.further.columns(record, sheet.heading(name, before))
    lacking = [column for column in columns if column not in head]
    rows = reading.table(name, before).rows if lacking else ()
    known = {key: row.cells for key, row in _by_key(name, rows).items()}
    again = reading.table(name, data).rows if known else ()
    values = {
        row.number: {column: known[key][column] for column in lacking}
        for key, row in _by_key(name, again).items()
        if key in known
    }
    return patch.filled(data, lacking, values) if any(map(_any, values.values())) else data


def _by_key(name: str, rows: Sequence[sheet.Row]) -> Mapping[keyed_rows.Key, sheet.Row]:
    """The rows by what they are about: an offer has no id, and of twins the order tells which."""
    columns = keyed_rows.KEYS.get(name, ("id",))
    keyed = ((tuple(row.cells.get(column, "") for column in columns), row) for row in rows)
    return keyed_rows.told_apart(keyed)


def _any(cells: Mapping[str, str]) -> bool:
    return any(cells.values())
