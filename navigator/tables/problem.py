"""A fault of a data file: where it is, what is wrong and what to do about it.

The sentences are message ids of the catalogues in `translations/`, so that an editor reads them in
her own language; `reading` says which fault it is and with what values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from navigator.tables import as_brought, faults_of_cells, faults_of_terms, faults_of_ways_in
from navigator.tables.reasons import REASONS

__all__ = ["FAULTS", "REASONS", "Problem"]

N = str  # marks a message for the catalogues; it is translated where it is shown

DAYS = ("start", "end", "day")  # the values that are days, as 2026-12-31

Say = Callable[[str], str]

FAULTS: dict[str, tuple[str, str]] = {
    **as_brought.FAULTS,
    **faults_of_cells.FAULTS,
    **faults_of_ways_in.FAULTS,
    **faults_of_terms.FAULTS,
    "missing-file": (
        N("The file is missing."),
        N("Put it beside the other data files."),
    ),
    "not-text": (
        N("The file is not text, or in an encoding that is not known here."),
        N("Save it again as “CSV UTF-8”."),
    ),
    "a-workbook": (
        N("The file is an Excel workbook, though its name does not say so."),
        N("Give it a name that ends in .xlsx, or save it as “CSV UTF-8”."),
    ),
    "not-workbook": (
        N("The file cannot be read as an Excel workbook."),
        N("Save it again as .xlsx, without a password, or as “CSV UTF-8”."),
    ),
    "old-workbook": (
        N("The file is a workbook of an old kind."),
        N("Open it in Excel and save it as .xlsx."),
    ),
    "too-wide": (
        N("The workbook is far larger than a table of this kind."),
        N("Look for a stray cell far below or to the right of the table, and take it away."),
    ),
    "no-sheet": (
        N("No sheet of the workbook has the columns of this file."),
        N("The first row holds the names of the columns, the rows below it the data."),
    ),
    "unknown-file": (
        N("There is no data file called “%(name)s”."),
        N("Call it by the name of the file that it replaces: %(names)s."),
    ),
    "doubled-file": (
        N("The file was given twice. The first one was taken, and “%(left)s” was left out."),
        N("Upload “%(left)s” alone, if that is the right one."),
    ),
    "too-large": (
        N("The file is larger than %(limit)s megabytes."),
        N("Look whether the right file was given, and take away what is not part of the map."),
    ),
    "too-many-rows": (
        N("The table has more than %(limit)s rows."),
        N("Take away the rows that are not part of the map; very many empty ones count, too."),
    ),
    "too-many-columns": (
        N("The table has %(columns)s columns; at most %(limit)s can be read."),
        N("Take away the columns that do not belong to this file."),
    ),
    "long-cell": (
        N("The text has %(length)s characters; more than %(limit)s cannot be read."),
        N(
            "Say it in fewer words. If other rows stand in it, correct the quotation marks "
            "around it."
        ),
    ),
    "too-many-values": (
        N("The file holds more than %(limit)s values."),
        N("Take away what does not belong to this file."),
    ),
    "no-time": (
        N("There was no time left to read this workbook beside the others."),
        N("Upload it by itself, or save it as “CSV UTF-8”."),
    ),
    "not-csv": (
        N("The row cannot be read as a table: %(reason)s."),
        N("Look for a quotation mark that is never closed, and save the file again as CSV."),
    ),
    "no-rows": (
        N("The file is empty."),
        N("The first row holds the names of the columns, the rows below it the data."),
    ),
    "missing-column": (
        N("The column “%(name)s” is missing."),
        N("Add a column with this name in the header row."),
    ),
    "unknown-column": (
        N("There is no column called “%(name)s” in this file."),
        N("Look at the spelling, or take the column away."),
    ),
    "doubled-column": (
        N("The column “%(name)s” is there twice."),
        N("Take one of them away."),
    ),
    "too-many-cells": (
        N("The row has %(cells)s cells, the header %(columns)s."),
        N(
            "Empty the cells that have no name above; "
            "put a cell that holds the separator in quotation marks."
        ),
    ),
    "not-yaml": (
        N("The file cannot be read as YAML at character %(at)s of the line: %(reason)s."),
        N("Look at the indentation and the colons on this line and the one before it."),
    ),
    "crooked": (
        N("The file is written in a way in which it can’t be changed here piece by piece."),
        N("Download the file, change it in a text editor, and upload it again."),
    ),
    "not-json": (
        N("The file cannot be read as JSON: %(reason)s."),
        N("Look for a missing comma, bracket or quotation mark there or just before."),
    ),
    "yaml-alias": (
        N("An anchor or alias (& or *) stands here."),
        N("Write the value out; put text that begins with & or * in quotation marks."),
    ),
    "yaml-tag": (
        N("A tag stands here: “%(value)s”."),
        N("Take it out; put text that begins with ! in quotation marks."),
    ),
    "doubled-key": (
        N("The key “%(key)s” is there twice."),
        N("Keep one of them."),
    ),
    "unknown-key": (
        N("There is no key called “%(key)s” here."),
        N("Look at the spelling, or take it away."),
    ),
    "missing-value": (
        N("A value is missing."),
        N("Fill it in."),
    ),
    "missing-language": (
        N("The text is missing in this language."),
        N("Write it in every language that an employment area has chosen."),
    ),
    "wrong-shape": (
        N("“%(value)s” does not belong here: %(reason)s."),
        N("Compare with the neighbours and with the description of the data files."),
    ),
    "bad-id": (
        N("“%(value)s” is not an id."),
        N(
            "An id has at most 60 lower-case letters a–z, digits and hyphens, "
            "such as “osa-aikatyo”."
        ),
    ),
    "bad-date": (
        N("“%(value)s” is not a day."),
        N("Write it as 2026-12-31 or 31.12.2026."),
    ),
    "checked-later": (
        N("The facts are said to be checked on %(day)s, which is still to come."),
        N("Write the day on which they were checked."),
    ),
    "bad-link": (
        N("“%(value)s” is not a web address."),
        N("It begins with https://, or the cell is empty."),
    ),
    "spaced-link": (
        N("There is a space in the address “%(value)s”."),
        N("Take it away, or write %%20 in its place."),
    ),
    "too-long": (
        N("The text has %(length)s characters; at most %(limit)s are allowed."),
        N("Say it in fewer words."),
    ),
    "invisible": (
        N("“%(value)s” holds a character that nobody sees (%(character)s)."),
        N("Delete it and type it again; copied text brings such characters along."),
    ),
    "bad-contact": (
        N("“%(value)s” is neither a telephone number nor a web address."),
        N("Write it as tel:0925250111, without spaces, or let it begin with https://."),
    ),
    "bad-number": (
        N("“%(value)s” is not a whole number from 1 to 9999."),
        N("Write it in digits, such as 30."),
    ),
    "bad-choice": (
        N("“%(value)s” is not one of the choices."),
        N("Choose one of: %(choices)s."),
    ),
    "unknown-id": (
        N("There is no “%(value)s” in %(where)s."),
        N("Look at the spelling, or add it there first."),
    ),
    "doubled-id": (
        N("The id “%(value)s” is already used on row %(other)s."),
        N("Give one of them another id."),
    ),
    "raised-id": (
        N("The id “%(value)s” is kept for flags that are raised on the desk."),
        N("Give the flag an id that does not begin with “%(start)s”."),
    ),
    "doubled-offer": (
        N("The same offer is already on row %(other)s, on “%(step)s”."),
        N("Take one of the rows away."),
    ),
    "twin-offer": (
        N("The same offer is already on row %(other)s, on “%(step)s”, with another note only."),
        N("Keep one row, and write in its note what both of them say."),
    ),
    "end-before-start": (
        N("The project ends on %(end)s, before it starts on %(start)s."),
        N("Correct one of the two days."),
    ),
    "nobody-runs": (
        N("Nobody runs this project."),
        N("Choose its providers; in the file, their ids stand with commas between them."),
    ),
    "not-its-provider": (
        N("“%(provider)s” is not among the providers of the project “%(project)s”."),
        N("Add it to the project in projects.csv, or correct the offer."),
    ),
    "stands-nowhere": (
        N("The service stands on no step."),
        N("Add a row for it in offers.csv, or take the service away."),
    ),
    "own-next": (
        N("The step leads to itself."),
        N("Take its own id out of “next”."),
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
    heading: str = field(default="", compare=False)  # of the column, as it stands in the file

    @classmethod
    def at(
        cls, file: str, fault: str, row: int | None = None, column: str = "", **values: object
    ) -> Problem:
        return cls(file, fault, row, column, tuple((k, str(v)) for k, v in values.items()))

    def wrong(self, translate: Say = str, written: Say = str) -> str:
        """What is wrong, in one sentence; its days as they are written by the reader."""
        values = {
            name: translate(value) if name == "reason" and value in REASONS else value
            for name, value in self.values
        }
        days = {name: written(values[name]) for name in DAYS if name in values}
        return translate(FAULTS[self.fault][0]) % (values | days)

    def remedy(self, translate: Say = str) -> str:
        """What to do about it, in one sentence."""
        return translate(FAULTS[self.fault][1]) % dict(self.values)

    @property
    def shown(self) -> str:
        """What its column is called where it stands."""
        return self.heading or self.column

    @property
    def place(self) -> str:
        """`file:row:column`, as far as each is known."""
        parts = (self.file, str(self.row or ""), self.shown)
        return ":".join(part for part in parts if part)

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Files by name, then from the top down."""
        return (self.file, self.row or 0, self.column, self.fault)

    def said(self, translate: Say = str, written: Say = str) -> str:
        """The place, what is wrong there and what to do about it, on one line."""
        return f"{self.place}: {self.wrong(translate, written)} {self.remedy(translate)}"

    def __str__(self) -> str:
        return self.said()
