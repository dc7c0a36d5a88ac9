"""An Excel workbook → the bytes of the CSV file that Excel would have saved of the same table.

`excel_to_csv` does the work in a process of its own: whatever a file makes of it, the site goes on.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection

from navigator.environment import shipped
from navigator.tables import excel_to_csv
from navigator.tables.problem import Problem

PROGRAM = "navigator.tables"  # whose `__main__` runs `excel_to_csv`; found from the folder above
PATIENCE = 30.0  # seconds: more than the work may take, since a machine does other work, too
FAULTS = {excel_to_csv.TOO_WIDE: "too-wide", excel_to_csv.NO_SHEET: "no-sheet"}


def as_csv(
    file: str, data: bytes, columns: Collection[str], left: float | None = None
) -> bytes | Problem:
    """The table for a data file, from the sheet of its name or the one that fits its columns best.

    The bytes are UTF-8 with BOM, separated by semicolons. It may take so many seconds as are left.
    """
    patience = PATIENCE if left is None else min(left, PATIENCE)
    if patience <= 0:
        return Problem.at(file, "no-time")
    command = [sys.executable, "-m", PROGRAM, file.removesuffix(".csv"), *columns]
    try:
        done = subprocess.run(  # noqa: S603 — a program of ours, and no shell
            command,
            input=data,
            stdout=subprocess.PIPE,
            timeout=patience,
            cwd=shipped.PROGRAM.parent,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Problem.at(file, "too-wide" if patience == PATIENCE else "no-time")
    if done.returncode:
        return Problem.at(file, _fault(done.returncode))
    return done.stdout


def _fault(status: int) -> str:
    """What an exit status tells of the file; below zero, the system ended what took too much."""
    return "too-wide" if status < 0 else FAULTS.get(status, "not-workbook")
