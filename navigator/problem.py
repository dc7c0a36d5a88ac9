"""A fault of a data file: where it is, what is wrong and what to do about it.

The sentences are message ids of the catalogues in `translations/`, so that an editor reads them in
her own language; `reading` says which fault it is and with what values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

FAULTS: dict[str, tuple[str, str]] = {
    "missing-file": (
        "The file is missing.",
        "Put it beside the other data files.",
    ),
    "not-text": (
        "The file is not text in UTF-8 or Windows-1252.",
        "Save it again as “CSV UTF-8”.",
    ),
    "too-large": (
        "The file is larger than %(limit)s megabytes.",
        "Look whether the right file was given, or split it.",
    ),
    "not-csv": (
        "The row cannot be read as a table: %(reason)s.",
        "Look for a quotation mark that is never closed, and save the file again as CSV.",
    ),
    "no-rows": (
        "The file is empty.",
        "The first row holds the names of the columns, the rows below it the data.",
    ),
    "missing-column": (
        "The column “%(name)s” is missing.",
        "Add a column with this name in the header row.",
    ),
    "unknown-column": (
        "There is no column called “%(name)s” in this file.",
        "Look at the spelling, or take the column away.",
    ),
    "doubled-column": (
        "The column “%(name)s” is there twice.",
        "Take one of them away.",
    ),
    "too-many-cells": (
        "The row has %(cells)s cells, the header %(columns)s.",
        "A cell that holds the separator needs quotation marks around it.",
    ),
    "not-yaml": (
        "The file cannot be read as YAML: %(reason)s.",
        "Look at the indentation and the colons on this line and the one before it.",
    ),
    "not-json": (
        "The file cannot be read as JSON: %(reason)s.",
        "Look for a missing comma, bracket or quotation mark there or just before.",
    ),
    "yaml-alias": (
        "An anchor or alias (& or *) stands here.",
        "Write the value out; put text that begins with & or * in quotation marks.",
    ),
    "doubled-key": (
        "The key “%(key)s” is there twice.",
        "Keep one of them.",
    ),
    "unknown-key": (
        "There is no key called “%(key)s” here.",
        "Look at the spelling, or take it away.",
    ),
    "missing-value": (
        "A value is missing.",
        "Fill it in.",
    ),
    "missing-language": (
        "The text is missing in this language.",
        "Write it in Finnish, Swedish and English.",
    ),
    "wrong-shape": (
        "“%(value)s” does not belong here: %(reason)s.",
        "Compare with the neighbours and with the description of the data files.",
    ),
    "bad-id": (
        "“%(value)s” is not an id.",
        "An id has lower-case letters a–z, digits and hyphens, such as “osa-aikatyo”.",
    ),
    "bad-date": (
        "“%(value)s” is not a day.",
        "Write it as 2026-12-31 or 31.12.2026.",
    ),
    "bad-link": (
        "“%(value)s” is not a web address.",
        "It begins with https://, or the cell is empty.",
    ),
    "bad-choice": (
        "“%(value)s” is not one of the choices.",
        "Choose one of: %(choices)s.",
    ),
    "unknown-id": (
        "There is no “%(value)s” in %(where)s.",
        "Look at the spelling, or add it there first.",
    ),
    "doubled-id": (
        "The id “%(value)s” is already used on row %(other)s.",
        "Give one of them another id.",
    ),
    "doubled-offer": (
        "The same offer is already on row %(other)s.",
        "Take one of the rows away.",
    ),
    "end-before-start": (
        "The project ends on %(end)s, before it starts on %(start)s.",
        "Correct one of the two days.",
    ),
    "nobody-runs": (
        "Nobody runs this project.",
        "Give the ids of its providers, separated by commas.",
    ),
    "not-its-provider": (
        "“%(provider)s” is not among the providers of the project “%(project)s”.",
        "Add it to the project in projects.csv, or correct the offer.",
    ),
    "stands-nowhere": (
        "The service stands on no step.",
        "Add a row for it in offers.csv, or take the service away.",
    ),
    "own-next": (
        "The step leads to itself.",
        "Take its own id out of “next”.",
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault; the row counts as a spreadsheet does, the line as a text editor does."""

    file: str
    fault: str
    row: int | None = None
    column: str = ""
    values: tuple[tuple[str, str], ...] = field(default=())

    @classmethod
    def at(
        cls, file: str, fault: str, row: int | None = None, column: str = "", **values: object
    ) -> Problem:
        return cls(file, fault, row, column, tuple((k, str(v)) for k, v in values.items()))

    def wrong(self, translate: Callable[[str], str] = str) -> str:
        """What is wrong, in one sentence."""
        return translate(FAULTS[self.fault][0]) % dict(self.values)

    def remedy(self, translate: Callable[[str], str] = str) -> str:
        """What to do about it, in one sentence."""
        return translate(FAULTS[self.fault][1]) % dict(self.values)

    @property
    def place(self) -> str:
        """`file:row:column`, as far as each is known."""
        parts = (self.file, str(self.row or ""), self.column)
        return ":".join(part for part in parts if part)

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Files by name, then from the top down."""
        return (self.file, self.row or 0, self.column, self.fault)

    def __str__(self) -> str:
        return f"{self.place}: {self.wrong()} {self.remedy()}"
