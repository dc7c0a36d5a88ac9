"""Tables that are saved rather than shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask import Response, current_app

from navigator import sheet


def table_to_save(name: str, rows: Iterable[Sequence[object]]) -> Response:
    """Rows, the names of the columns first, as a CSV file of this name."""
    response = current_app.response_class(sheet.written(rows), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
