"""What is said of cells as spreadsheets leave them, of their days and sheets; see `problem`."""

from __future__ import annotations

N = str  # marks a message for the catalogues; it is translated where it is shown

FAULTS: dict[str, tuple[str, str]] = {
    "two-sheets": (
        N("The sheets “%(one)s” and “%(other)s” both have the columns of this file."),
        N("Call the right one “%(name)s”, or take the other one away."),
    ),
    "unknown-sheet": (
        N("The sheet “%(sheet)s” has the columns of %(stem)s.csv, but not its name."),
        N("Call the sheet “%(stem)s”, or take it away."),
    ),
    "as-shown": (
        N("The cell %(cell)s holds %(value)s, and what it shows of that cannot be known."),
        N("Format the cell as text, and write in it what it should say."),
    ),
    "made-a-day": (
        N("The spreadsheet has made a day (%(value)s) of what was written in the cell %(cell)s."),
        N("Format the cell as text, and write in it what it should say."),
    ),
    "excel-error": (
        N("A spreadsheet has written the error “%(value)s” here."),
        N("Correct the formula, or write the value itself."),
    ),
    "never-computed": (
        N("The formula “%(value)s” in the cell %(cell)s has never been worked out."),
        N("Open the file in Excel and save it again, or write the value itself."),
    ),
    "merged-cells": (
        N("The cells %(cells)s are merged into one."),
        N("Unmerge them, and write in each of them what belongs there."),
    ),
    "narrow-column": (
        N("Only “%(value)s” is written here: the column was too narrow for its value."),
        N("Make the column wider and save the file again."),
    ),
    "part-of-day": (
        N("The cell %(cell)s shows only a part of the day %(value)s."),
        N("Write it as 2026-12-31 or 31.12.2026."),
    ),
    "timed-day": (
        N("“%(value)s” holds a time of day, too."),
        N("Write the day alone, as 2026-12-31 or 31.12.2026."),
    ),
    "serial-day": (
        N("“%(value)s” is only a number: so a spreadsheet counts its days."),
        N("Format the cell as a day, or write it as 2026-12-31 or 31.12.2026."),
    ),
    "far-day": (
        N("The day “%(value)s” lies beyond the years 2000–2100."),
        N("Correct the year."),
    ),
}
