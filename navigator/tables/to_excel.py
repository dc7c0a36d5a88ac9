"""Tables → one workbook, in which each is a sheet and every cell a text, just as it stands.

A spreadsheet makes no day of `3-4` there and no formula of `=`; and it comes back as it went.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import datetime

from xlsxwriter import Workbook

from navigator.tables.sheet import Numbered

TEXT = {"num_format": "@"}
WIDTH = 24  # letters
MADE = datetime(2000, 1, 1)  # a file tells when it was made: so the same tables are the same bytes


def workbook(tables: Mapping[str, Iterable[Numbered]]) -> bytes:
    """A workbook of tables by the names of their sheets; rows keep their numbers."""
    packed = io.BytesIO()
    with Workbook(packed, {"in_memory": True}) as book:
        book.set_properties({"created": MADE})
        text, head = book.add_format(TEXT), book.add_format({**TEXT, "bold": True})
        for name, rows in tables.items():
            sheet, top, width = book.add_worksheet(name), 0, 0
            for number, cells in rows:
                top, width = top or number, max(width, len(cells))
                for column, cell in enumerate(cells):
                    sheet.write_string(number - 1, column, cell, head if number == top else text)
            sheet.set_column(0, max(width - 1, 0), WIDTH, text)
            sheet.freeze_panes(top, 1)
    return packed.getvalue()
