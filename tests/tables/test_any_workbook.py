"""Whatever a workbook is like: what is read of it is the true map, or a fault names the cell."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from navigator import reading
from navigator.reading import days
from navigator.tables import Problem, excel_to_csv, sheet
from tests.books import HEADER, SHAPES, As, Rows, book, packed, saved
from tests.world import pikkula

DAY = date(2027, 5, 1)


@dataclass(frozen=True)
class Written:
    """A cell as somebody wrote it, and all that it can truly mean; nothing, if that is lost."""

    value: object
    true: tuple[str, ...]


TEXTS = [
    Written("Kaiku", ("Kaiku",)),
    Written("50 %", ("50 %",)),
    Written(As("007", "@"), ("007",)),
    Written(2026, ("2026",)),
    Written(As(7, "000"), ("007",)),
    Written(As(925250111, "0000000000"), ("0925250111",)),
    Written(As(0.5, "0%"), ("50 %", "50%")),
    Written(As(12.5, "0.00"), ("12,50", "12.50")),
    Written(1.5, ("1,5", "1.5")),
    Written(As(time(9, 0), "h:mm"), ("9:00", "9.00", "09:00")),
    Written(As(timedelta(hours=36), "[h]:mm"), ("36:00", "36.00")),
    Written(As(timedelta(hours=36, minutes=5), "[hh]:mm:ss"), ("36:05:00",)),
    Written(As(date(2027, 1, 5), "d.m."), ("5.1.",)),
    Written(As(date(2027, 1, 5), "d.m.yyyy"), ("5.1.2027",)),
    Written(As(1234567, "#,##0"), ("1,234,567", "1 234 567", "1\u00a0234\u00a0567")),
    Written(358401234567, ("358401234567",)),
    Written(value=True, true=("TRUE", "TOSI")),
    Written(As(12, '0 "kk"'), ("12 kk",)),
    Written("#REF!", ()),
    Written("#PUUTTUU!", ()),
    Written("=1/0", ()),
    Written("=NA()", ()),
]  # fmt: skip
DAYS = [
    Written(DAY, ("2027-05-01",)),
    Written(As(DAY, "d.m.yyyy"), ("2027-05-01",)),
    Written(As(DAY, 'd". "mmmm yyyy'), ("2027-05-01",)),
    Written("1. 5. 2027", ("2027-05-01",)),
    Written("2027-05-01 00:00", ("2027-05-01",)),
    Written(As(datetime(2027, 5, 1), "d.m.yyyy h:mm"), ("2027-05-01",)),
    Written(As(datetime(2027, 5, 1, 16), "d.m.yyyy"), ("2027-05-01",)),
    Written(As(datetime(2027, 5, 1, 16), "d.m.yyyy h:mm"), ()),
    Written("1.5.2027 klo 12", ()),
    Written(As(DAY, "d.m."), ()),
    Written(46508, ()),
    Written(As(date(2127, 5, 1), "d.m.yyyy"), ()),
    Written("#VIITTAUS!", ()),
    Written(None, ("",)),
]
COLUMNS = ("name", "note_fi", "note_sv", "note_en", "starts_on", "ends_on")
PROJECT = st.fixed_dictionaries(
    {name: st.sampled_from(DAYS if name.endswith("_on") else TEXTS) for name in COLUMNS}
)
GUIDE = [["Ohje"], ["id", "hankkeen tunnus"]]
ABOVE = st.sampled_from([[], [["Hankkeet 2027"]], [[], ["Hankkeet", "2027"], []]])
Project = Mapping[str, Written]


def table(projects: Sequence[Project]) -> Rows:
    """The projects as rows; Kaiku is the first, and the others have numbers for names."""
    ids = ["kaiku", *map(str, range(1, len(projects)))]
    given = [
        {"id": id_, "providers": "saatio", **{name: cell.value for name, cell in one.items()}}
        for id_, one in zip(ids, projects, strict=True)
    ]
    return [HEADER, *([one.get(name) for name in HEADER] for one in given)]


def files_of(data: bytes) -> Mapping[str, bytes]:
    found = excel_to_csv.tables_of(data, "projects", SHAPES)
    assert not found["faults"]
    tables = found["tables"]
    assert isinstance(tables, dict)
    return {f"{stem}.csv": text.encode() for stem, text in tables.items()}


def untrue(data: bytes, projects: Sequence[Project], top: int = 1) -> Iterator[str]:
    """What has become of a cell that it cannot mean, and of which no fault is told."""
    files = pikkula() | files_of(data)
    told = {problem.place for problem in problems(files)}
    rows = sheet.read("projects.csv", files["projects.csv"], HEADER).rows
    for row, one in zip(rows, projects, strict=True):
        for name, cell in one.items():
            place = f"projects.csv:{row.number}:{name}"
            if place not in told and _read(row.cells[name], name) not in cell.true:
                yield f"{place}: {cell} has become “{row.cells[name]}”"
            told.discard(place)
    assert rows[0].number == top + 1
    yield from told


def problems(files: Mapping[str, bytes]) -> Sequence[Problem]:
    try:
        reading.read(files)
    except reading.FaultyError as faulty:
        return faulty.problems
    return ()


def _read(cell: str, name: str) -> str:
    return str(days.read(cell)) if cell and name.endswith("_on") else cell


@settings(max_examples=150, deadline=None)
@given(
    projects=st.lists(PROJECT, min_size=1, max_size=3),
    above=ABOVE,
    kind=st.sets(st.sampled_from(["with a guide", "with a hidden sheet", "since 1904"])),
)
def test_what_is_read_of_a_workbook_is_the_true_map_or_a_fault_names_the_cell(
    projects: list[Project], above: list[list[object]], kind: set[str]
) -> None:
    guide: Mapping[str, Rows] = {"Ohje": GUIDE} if "with a guide" in kind else {}
    made = book(**guide, Vanha=[HEADER, ["x", "X"]], Taul1=[])
    made["Vanha"].sheet_state = "hidden"
    if "with a hidden sheet" not in kind:
        del made["Vanha"]
    if "since 1904" in kind:
        made.epoch = CALENDAR_MAC_1904
    _filled(made["Taul1"], [*above, *table(projects)])
    assert list(untrue(packed(made), projects, len(above) + 1)) == []


def _filled(leaf: object, rows: Rows) -> None:
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            cell = leaf.cell(number, place)  # type: ignore[attr-defined]
            cell.value = value.value if isinstance(value, As) else value
            cell.number_format = value.format if isinstance(value, As) else cell.number_format


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["ods", "xlsx", "xls"])
def test_the_same_holds_of_what_libreoffice_saves(kind: str, tmp_path: Path) -> None:
    names = ("name", "note_fi", "note_sv", "note_en")
    projects = [
        {**dict.fromkeys(names, text), "starts_on": Written(None, ("",)), "ends_on": day}
        for text in TEXTS for day in DAYS
        if text is TEXTS[0] or day is DAYS[0]
    ]  # fmt: skip
    file = tmp_path / "projects.xlsx"
    file.write_bytes(saved(projects=table(projects)))
    folder = tmp_path / "out"
    asked = [f"-env:UserInstallation=file://{tmp_path}/user", "--headless", "--convert-to", kind]
    subprocess.run([SOFFICE or "", *asked, "--outdir", folder, file], check=True, timeout=120)
    data = (folder / f"projects.{kind}").read_bytes()
    if kind == "xls":
        with pytest.raises(excel_to_csv.OldError):
            files_of(data)
        return
    assert list(untrue(data, projects)) == []
