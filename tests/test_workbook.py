"""A workbook holds the same table as the CSV file that Excel saves of it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from navigator import reading, records, sheet, workbook
from navigator.problem import Problem
from tests.world import PROJECTS, SERVICES, pikkula

COLUMNS = records.columns(records.ProjectRecord)
HEADER = PROJECTS.splitlines()[0].split(";")
KAIKU = ["kaiku", "Kaiku", "saatio", date(2025, 1, 1), date(2026, 6, 30), None, None, None, None]


def saved(**sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook with these sheets, as bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        leaf = book.create_sheet(name)
        for row in rows:
            leaf.append(list(row))
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def as_csv(data: bytes) -> bytes:
    found = workbook.as_csv("projects.csv", data, COLUMNS)
    assert isinstance(found, bytes)
    return found


def fault(data: bytes) -> str:
    found = workbook.as_csv("projects.csv", data, COLUMNS)
    assert isinstance(found, Problem)
    assert found.file == "projects.csv"
    return found.fault


def cells(data: bytes) -> list[dict[str, str]]:
    return [row.cells for row in sheet.read("projects.csv", data, COLUMNS).rows]


def test_a_workbook_has_the_same_cells_as_the_csv_file() -> None:
    assert cells(as_csv(saved(Taul1=[HEADER, KAIKU]))) == cells(PROJECTS.encode())


def test_all_of_pikkula_can_come_as_workbooks() -> None:
    files = pikkula()
    for name, record in reading.TABLES.items():
        text = files[name].decode()
        rows = [line.split(";") for line in text.splitlines()]
        data = workbook.as_csv(name, saved(Taul1=rows), records.columns(record))
        assert isinstance(data, bytes)
        files[name] = data
    assert reading.read(files) == reading.read(pikkula())


def test_days_numbers_and_empty_cells_become_what_stands_in_a_data_file() -> None:
    row = [2026, 1.5, datetime(2026, 1, 2), None, datetime(2026, 1, 2, 12, 30), "31.12.2026"]
    ((first, *_),) = [cells(as_csv(saved(Taul1=[HEADER, row])))]
    assert list(first.values())[:6] == [
        "2026", "1.5", "2026-01-02", "", "2026-01-02T12:30:00", "31.12.2026",
    ]  # fmt: skip


def test_a_cell_may_hold_the_separator_quotation_marks_and_lines() -> None:
    text = 'a; b "c"\nd'
    row = [*KAIKU[:5], text]
    assert cells(as_csv(saved(Taul1=[HEADER, row])))[0]["note_fi"] == text


def test_rows_keep_their_numbers() -> None:
    rows = [[], HEADER, KAIKU, [], ["Iso Kirjain", *KAIKU[1:]]]
    files = pikkula(projects_csv=as_csv(saved(Taul1=rows)))
    with pytest.raises(reading.FaultyError) as faulty:
        reading.read(files)
    (problem,) = faulty.value.problems
    assert (problem.fault, problem.row, problem.column) == ("bad-id", 5, "id")


def test_the_sheet_with_the_columns_is_found_among_others() -> None:
    services = [line.split(";") for line in SERVICES.splitlines()]
    data = saved(Ohje=[["Lue tämä ensin"]], Palvelut=services, Hankkeet=[HEADER, KAIKU], Tyhjä=[])
    assert cells(as_csv(data)) == cells(PROJECTS.encode())


def test_a_sheet_with_the_name_of_the_file_comes_before_all_others() -> None:
    old = [KAIKU[0], "Vanha", *KAIKU[2:]]
    data = saved(Vanhat=[HEADER, old], projects=[HEADER, KAIKU])
    assert cells(as_csv(data))[0]["name"] == "Kaiku"


def test_a_table_with_a_missing_column_is_told_as_any_other() -> None:
    data = as_csv(saved(Taul1=[HEADER[:-1], KAIKU[:-1]]))
    (problem,) = sheet.read("projects.csv", data, COLUMNS).problems
    assert (problem.fault, problem.column) == ("missing-column", "link")


def test_a_workbook_without_the_table_is_refused() -> None:
    assert fault(saved(Taul1=[["jotain", "muuta"]])) == "no-sheet"
    assert fault(saved(Taul1=[])) == "no-sheet"


@pytest.mark.parametrize("data", [b"", b"id;name", b"PK\x03\x04 half", saved(T=[HEADER])[:900]])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    assert fault(data) == "not-workbook"


def test_a_stray_cell_in_the_far_corner_is_refused_before_room_is_made_for_it() -> None:
    book = Workbook()
    leaf = book.worksheets[0]
    leaf.append(HEADER)
    leaf["XFD1048576"] = "x"
    packed = io.BytesIO()
    book.save(packed)
    assert fault(packed.getvalue()) == "too-wide"
