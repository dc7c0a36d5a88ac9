"""Around a table people leave titles, guides, hidden sheets and merged cells: none hides a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from navigator.tables import excel
from tests.books import (
    HEADER,
    SHAPES,
    As,
    Rows,
    book,
    map_of,
    packed,
    rows,
    said,
    saved,
    taken,
    told,
)
from tests.world import PROJECTS

KAIKU = rows("projects")[1]
OTHER = ["toinen", "Toinen", "saatio"]


def faults(data: bytes, stem: str = "projects") -> list[str]:
    """What is wrong with a workbook as a whole."""
    return [problem.fault for problem in excel.tables("x.xlsx", data, SHAPES, stem).problems]


def names(data: bytes) -> list[str]:
    return [project.name for project in map_of(data).projects]


def hidden(*which: str, **sheets: Rows) -> bytes:
    """A workbook in which some of the sheets are hidden."""
    made = book(**sheets)
    for name in which:
        made[name].sheet_state = "hidden"
    return packed(made)


def merged(*ranges: str, table: Sequence[Sequence[object]] = ()) -> bytes:
    made = book(projects=table or [HEADER, KAIKU, OTHER])
    for one in ranges:
        made["projects"].merge_cells(one)
    return packed(made)


# --- where a table begins


@pytest.mark.parametrize(
    "above",
    [
        [["Hankkeet 2026"]],
        [["Hankkeet"], [], ["Päivitetty", "1.5.2026"]],
        [[], [None, None, "Kouvola"], []],
        [[], []],
    ],
)
def test_a_title_may_stand_above_the_names_of_the_columns(above: list[list[object]]) -> None:
    assert names(saved(Taul1=[*above, HEADER, KAIKU])) == ["Kaiku"]


def test_rows_below_a_title_keep_their_numbers() -> None:
    data = saved(Taul1=[["Hankkeet"], [], HEADER, KAIKU, ["uusi", "#REF!", "saatio"]])
    assert told(data) == [("projects.csv:5:name", "excel-error")]


def test_a_row_above_the_names_of_the_columns_is_not_taken_for_a_title() -> None:
    assert taken(saved(Taul1=[OTHER, HEADER, KAIKU])) == {}
    assert told(saved(projects=[OTHER, HEADER, KAIKU])) == [("projects.csv:2", "header-below")]


def test_a_table_may_begin_in_any_column_and_have_empty_ones_between() -> None:
    shifted = [[None, None, *row[:3], None, *row[3:]] for row in (HEADER, KAIKU)]
    assert names(saved(Taul1=shifted)) == ["Kaiku"]


def test_what_stands_beside_the_table_is_told() -> None:
    data = saved(Taul1=[HEADER, [*KAIKU, "huomautus"]])
    assert told(data) == [("projects.csv:2", "too-many-cells")]


# --- which sheet it is


GUIDE = [["Ohje"], ["id", "hankkeen tunnus"], ["name", "hankkeen nimi"], ["link", "sivu"]]


def test_a_guide_before_the_table_is_passed_over() -> None:
    assert names(saved(Ohje=GUIDE, Taul1=[HEADER, KAIKU])) == ["Kaiku"]
    assert names(saved(Ohje=GUIDE, projects=[HEADER, KAIKU], Muuta=GUIDE)) == ["Kaiku"]


def test_a_sheet_that_one_can_see_comes_before_a_hidden_one() -> None:
    old = ["vanha", "Vanha", "saatio"]
    for name in ("Vanhat", "projects"):
        data = hidden(name, **{name: [HEADER, old, KAIKU], "Taul1": [HEADER, KAIKU]})
        assert names(data) == ["Kaiku"]


def test_a_hidden_sheet_is_taken_if_no_other_is_the_table() -> None:
    assert names(hidden("projects", Ohje=GUIDE, projects=[HEADER, KAIKU])) == ["Kaiku"]
    assert names(hidden("Taul1", Ohje=GUIDE, Taul1=[HEADER, KAIKU])) == ["Kaiku"]


def test_of_two_sheets_with_the_table_none_is_chosen_in_silence() -> None:
    both = {"Taul1": [HEADER, KAIKU], "Taul1 (2)": [HEADER, OTHER]}
    assert faults(saved(**both)) == ["two-sheets"]
    assert faults(hidden("Taul1", **both)) == []
    assert faults(saved(Taul1=[HEADER, OTHER], projects=[HEADER, KAIKU])) == ["two-sheets"]
    assert faults(saved(Pohja=[HEADER], projects=[HEADER, KAIKU])) == []
    assert faults(saved(Taul1=[HEADER, KAIKU], Pohja=[HEADER])) == []


def test_every_sheet_that_bears_the_name_of_a_table_is_that_table() -> None:
    data = saved(projects=[HEADER, KAIKU], Offers=rows("offers"), services=[])
    assert {*taken(data)} == {"projects.csv", "offers.csv"}
    assert {*taken(data, "kaikki")} == {"projects.csv", "offers.csv"}


# --- merged cells


@pytest.mark.parametrize(
    ("range_", "place"),
    [("C2:C3", "projects.csv:2:providers"), ("F2:H2", "projects.csv:2:note_fi")],
)
def test_merged_cells_of_the_table_are_told_by_their_range(range_: str, place: str) -> None:
    noted = [[*KAIKU[:5], "a", "a", "a"], [*OTHER, None, None, None]]
    data = merged(range_, table=[HEADER, *noted])
    found = told(data)
    assert (place, "merged-cells") in found
    assert [fault for _, fault in found if fault == "bad-id"] == []


def test_merged_names_of_columns_are_told() -> None:
    found = told(merged("A1:B1"))
    assert ("projects.csv:1:id", "merged-cells") in found
    assert ("projects.csv:1:name", "missing-column") in found


def test_the_range_is_named() -> None:
    table = [HEADER, [*KAIKU[:5], "Loppuu."]]
    data = merged("F2:H2", table=table)
    assert said(data) == (
        "projects.csv:2:note_fi: The cells F2:H2 are merged into one. "
        "Unmerge them, and write in each of them what belongs there."
    )


@pytest.mark.parametrize("range_", ["I2:K2", "F2:H2", "B3:B9", "A5:C9"])
def test_merged_cells_that_hide_nothing_do_not_matter(range_: str) -> None:
    assert told(merged(range_)) == []


def test_a_merged_title_does_not_matter() -> None:
    table = [["Hankkeet"], HEADER, KAIKU]
    assert told(merged("A1:I1", table=table)) == []


def test_all_is_as_in_the_csv_file_when_nothing_is_wrong() -> None:
    lines = taken(saved(Taul1=[["Hankkeet"], HEADER, [*KAIKU[:3], *map(as_day, KAIKU[3:5])]]))
    text = lines["projects.csv"].decode("utf-8-sig")
    assert text.split("\r\n")[1:3] == [*PROJECTS.splitlines()][:2]


def as_day(text: object) -> As:
    return As(date.fromisoformat(str(text)), "d.m.yyyy")
