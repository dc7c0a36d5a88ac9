"""A workbook → the CSV files that a spreadsheet program would have saved of the same tables.

`excel_to_csv` does the work in a process of its own: whatever a file makes of it, the site goes on.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from navigator.environment import shipped
from navigator.tables import excel_to_csv
from navigator.tables.problem import Problem

PROGRAM = "navigator.tables"  # whose `__main__` runs `excel_to_csv`; found from the folder above
PATIENCE = 30.0  # seconds: more than the work may take, since a machine does other work, too
FAULTS = {excel_to_csv.TOO_WIDE: "too-wide", excel_to_csv.OLD: "old-workbook"}


@dataclass(frozen=True, slots=True)
class Taken:
    """The tables of a workbook by the names of their data files, and what is wrong with it."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


def tables(
    file: str,
    data: bytes,
    shapes: Mapping[str, Mapping[str, bool]],
    stem: str,
    left: float | None = None,
) -> Taken:
    """The tables of a workbook: each in the sheet of its name.

    The stem is the name of the workbook; where it is that of a table, this may be in another sheet,
    which fits its columns. The shapes are the columns of all tables, and which of them hold days.
    The bytes are UTF-8 with BOM, separated by semicolons. It may take so many seconds as are left.
    """
    patience = PATIENCE if left is None else min(left, PATIENCE)
    if patience <= 0:
        return _refused(file, "no-time")
    try:
        done = subprocess.run(  # noqa: S603 — a program of ours, and no shell
            [sys.executable, "-m", PROGRAM, stem, json.dumps(shapes)],
            input=data,
            stdout=subprocess.PIPE,
            timeout=patience,
            cwd=shipped.PROGRAM.parent,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _refused(file, "too-wide" if patience == PATIENCE else "no-time")
    if done.returncode:
        return _refused(file, _fault(done.returncode))
    return _taken(file, json.loads(done.stdout))


def _taken(file: str, found: Mapping[str, Any]) -> Taken:
    files = {f"{stem}.csv": text.encode() for stem, text in found["tables"].items()}
    problems = tuple(Problem.at(file, fault, **values) for fault, values in found["faults"])
    return Taken(files, problems)


def _refused(file: str, fault: str) -> Taken:
    return Taken({}, (Problem.at(file, fault),))


def _fault(status: int) -> str:
    """What an exit status tells of the file; below zero, the system ended what took too much."""
    return "too-wide" if status < 0 else FAULTS.get(status, "not-workbook")
