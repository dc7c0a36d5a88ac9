"""Tables and other answers that are saved rather than shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask import Response, current_app

from navigator.tables import sheet


def table_to_save(name: str, rows: Iterable[Sequence[object]]) -> Response:
    """Rows, the names of the columns first, as a CSV file of this name."""
    response = current_app.response_class(sheet.written(rows), mimetype="text/csv")
    return to_save(f"{name}.csv", response)


def to_save(file: str, response: Response) -> Response:
    """The response as a file of this name."""
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return response
