"""A workbook holds the same table as the CSV file that Excel saves of it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest

from navigator import reading
from navigator.reading import records
from navigator.tables import excel, excel_to_csv, sheet
from navigator.tables.leaf import TooWideError
from tests.books import HEADER, SHAPES, repacked, saved
from tests.world import OPTIONAL_TABLES, PROJECTS, SERVICES, pikkula

COLUMNS = records.columns(records.ProjectRecord)
KAIKU = ["kaiku", "Kaiku", "saatio", date(2025, 1, 1), date(2026, 6, 30), None, None, None, None]


def as_csv(data: bytes) -> bytes:
    found = excel.tables("projects.xlsx", data, SHAPES, "projects")
    assert found.problems == ()
    return found.files["projects.csv"]


def fault(data: bytes) -> str:
    """What is wrong with a workbook as a whole; that none of its sheets is a table is no word."""
    found = excel.tables("projects.xlsx", data, SHAPES, "projects")
    assert found.files == {}
    return "".join(problem.fault for problem in found.problems)


def cells(data: bytes) -> list[dict[str, str]]:
    return [row.cells for row in sheet.read("projects.csv", data, COLUMNS).rows]


def test_a_workbook_has_the_same_cells_as_the_csv_file() -> None:
    assert cells(as_csv(saved(Taul1=[HEADER, KAIKU]))) == cells(PROJECTS.encode())


def test_all_of_pikkula_can_come_as_workbooks() -> None:
    files = pikkula(**OPTIONAL_TABLES)
    for name in reading.TABLES:
        text = files[name].decode()
        rows = [line.split(";") for line in text.splitlines()]
        stem = name.removesuffix(".csv")
        files |= excel.tables(f"{stem}.xlsx", saved(Taul1=rows), SHAPES, stem).files
    assert reading.read(files) == reading.read(pikkula(**OPTIONAL_TABLES))


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


def test_a_second_sheet_with_the_same_columns_is_told_though_one_bears_the_name_of_the_file() -> (
    None
):
    old = [KAIKU[0], "Vanha", *KAIKU[2:]]
    data = saved(Vanhat=[HEADER, old], projects=[HEADER, KAIKU])
    (told,) = excel.tables("projects.xlsx", data, SHAPES, "projects").problems
    assert (told.fault, dict(told.values)["other"]) == ("two-sheets", "Vanhat")


def test_a_table_with_a_missing_column_is_told_as_any_other() -> None:
    data = as_csv(saved(Taul1=[HEADER[:-1], KAIKU[:-1]]))
    (problem,) = sheet.read("projects.csv", data, COLUMNS).problems
    assert (problem.fault, problem.column) == ("missing-column", "link")


def test_a_workbook_without_the_table_is_refused() -> None:
    assert fault(saved(Taul1=[["jotain", "muuta"]])) == ""
    assert fault(saved(Taul1=[])) == ""


@pytest.mark.parametrize("data", [b"", b"id;name", b"PK\x03\x04 half", saved(T=[HEADER])[:900]])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    assert fault(data) == "not-workbook"


LEAF = "xl/worksheets/sheet1.xml"
GOOD = saved(Taul1=[HEADER, KAIKU])


def with_leaf(changed: Callable[[str], str], encoding: str = "utf-8") -> bytes:
    """The workbook with the XML of its one sheet changed."""
    return repacked(
        lambda name, part: (
            name,
            changed(part.decode()).encode(encoding) if name == LEAF else part,
        ),
        GOOD,
    )


def far(leaf: str) -> str:
    return leaf.replace('r="A2"', 'r="XFD1048576"')


def prefixed(leaf: str) -> str:
    return re.sub(r"<(/?)(\w)", r"<\1x:\2", far(leaf)).replace("xmlns=", "xmlns:x=")


def moved(name: str, part: bytes) -> tuple[str, bytes]:
    """The sheet, with a stray cell, where nobody would look for it."""
    if name == LEAF:
        return "xl/tables/sheet1.xml", far(part.decode()).encode()
    return name, part.replace(b"worksheets/", b"tables/")


@pytest.mark.parametrize(
    ("stray", "told"),
    [
        (with_leaf(far), "too-wide"),
        (with_leaf(lambda leaf: far(leaf).replace('"', "'")), "too-wide"),
        (with_leaf(prefixed), "too-wide"),
        (repacked(moved, GOOD), "too-wide"),
        (with_leaf(far, "utf-16"), "too-wide"),
    ],
    ids=["as Excel writes it", "in other quotes", "in a namespace", "elsewhere", "in UTF-16"],
)
def test_a_stray_cell_in_the_far_corner_is_a_fault_and_the_site_goes_on(
    stray: bytes, told: str
) -> None:
    assert fault(stray) == told


def test_a_sheet_that_still_fits_the_memory_but_none_of_our_tables_is_refused() -> None:
    assert fault(with_leaf(lambda leaf: leaf.replace('r="A2"', 'r="U100000"'))) == "too-wide"


def test_a_small_file_that_unfolds_without_end_is_a_fault_and_the_site_goes_on() -> None:
    long = f'<row><c t="inlineStr"><is><t>{"x" * 4_000_000}</t></is></c></row>'
    bomb = with_leaf(lambda leaf: leaf.replace("</sheetData>", f"{long * 6}</sheetData>"))
    assert len(bomb) < 100_000
    assert fault(bomb) == "too-wide"


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, lost or added."""
    found = bytearray(data)
    for _ in range(chance.choice([1, 2, 5, 30])):
        at = chance.randrange(len(found))
        lost = chance.choice([0, 1, 20])
        found[at : at + lost] = chance.choice([b"", chance.randbytes(2), b"<", b'"', b"9"])
    return bytes(found)


def hurt(chance: random.Random) -> bytes:
    """A good workbook with damage to the file, or to the sheet within."""
    if chance.random() < 0.5:
        return spoilt(GOOD, chance)
    return repacked(lambda name, part: (name, spoilt(part, chance) if name == LEAF else part), GOOD)


def test_no_damage_to_a_workbook_is_more_than_a_fault() -> None:
    chance = random.Random(7)  # noqa: S311
    read = 0
    for _ in range(400):
        with suppress(TooWideError, *excel_to_csv.DAMAGES):
            read += bool(excel_to_csv.tables_of(hurt(chance), "projects", SHAPES)["tables"])
    assert 0 < read < 200


def test_a_part_that_does_not_unfold_is_a_fault() -> None:
    start = GOOD.index(LEAF.encode()) + len(LEAF)
    broken = GOOD[: start + 4] + b"\xff" * 20 + GOOD[start + 24 :]
    assert fault(broken) == "not-workbook"


def test_a_reader_that_never_ends_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "PATIENCE", 0.001)
    assert fault(GOOD) == "too-wide"
