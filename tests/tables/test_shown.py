"""A cell of a workbook says what it shows, or it is told that nobody can know."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.books import (
    HEADER,
    As,
    book,
    map_of,
    packed,
    rows,
    said,
    saved,
    told,
    with_project,
    with_xml,
)

NOTE = "projects.csv:2:note_fi"
LEAF = "xl/worksheets/sheet1.xml"


def note(value: object) -> str:
    """The note of Kaiku, written so."""
    table = rows("projects")
    for language in ("fi", "sv", "en"):
        table[1][HEADER.index(f"note_{language}")] = value
    return map_of(saved(projects=table)).project["kaiku"].note.standard()["fi"]


# --- numbers


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (2026, "2026"),
        (-5, "-5"),
        (12345678901, "12345678901"),
        (As(7, "000"), "007"),
        (As(-7, "000"), "-007"),
        (As(925250111, "0000000000"), "0925250111"),
        (As(123456789012345, "0"), "123456789012345"),
        (As("0,5", "0.00"), "0,5"),
        (As("007", "@"), "007"),
        (As(7, "@"), "7"),
        ("50 %", "50 %"),
    ],
)
def test_a_number_comes_as_every_program_shows_it(value: object, shown: str) -> None:
    assert note(value) == shown


@pytest.mark.parametrize(
    "value",
    [
        As(0.5, "0%"), As(0.5, "0 %"), 12.5, As(12.5, "0.00"), As(12, "0.00"), As(1234, "#,##0"),
        As(5, '0 "kk"'), As(7, '"007"'), As(7, ";;;"), As(12, "# ??/??"), As(1e20, "0"),
        123456789012, As(12, "0.00E+00"), As(5, "[Red]0"), time(9, 0), timedelta(hours=36), True,
        As(0.375, "h:mm"), As(1.5, "[h]:mm"), As(1.5, "[HH]:MM:SS"), As(0.01, "mm:ss.0"),
    ],
    ids=str,
)  # fmt: skip
def test_what_a_number_shows_in_the_manner_of_its_reader_is_never_guessed(value: object) -> None:
    assert told(with_project("note_fi", value)) == [(NOTE, "as-shown")]


def test_the_fault_names_the_cell_and_says_what_to_do() -> None:
    assert said(with_project("note_fi", As(0.5, "0%"))) == (
        f"{NOTE}: The cell F2 holds 0.5, and what it shows of that cannot be known. "
        "Format the cell as text, and write in it what it should say."
    )


@pytest.mark.parametrize(
    "form", ["d.m.", "d.m.yyyy", "yyyy-mm-dd", "dd/mmm", 'd"."m"."', "[$-40B]d. mmmm"]
)
@pytest.mark.parametrize("column", ["note_fi", "name", "id"])
def test_a_text_of_which_the_spreadsheet_made_a_day_is_told(column: str, form: str) -> None:
    found = told(with_project(column, As(date(2026, 4, 3), form)))
    assert (f"projects.csv:2:{column}", "made-a-day") in found


# --- days


def ends_on(value: object) -> date | None:
    return map_of(with_project("ends_on", value)).project["kaiku"].ends_on


@pytest.mark.parametrize(
    "value",
    [
        date(2027, 5, 1),
        As(date(2027, 5, 1), "d.m.yyyy"),
        As(date(2027, 5, 1), "m/d/yy"),
        As(datetime(2027, 5, 1), "d.m.yyyy h:mm"),
        As(datetime(2027, 5, 1, 12, 30), "d.m.yyyy"),
        As(46508, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy"),
        "1.5.2027",
        As("2027-05-01", "@"),
        As(" 1. 5. 2027 ", "@"),
    ],
    ids=str,
)
def test_a_day_is_read_however_it_is_shown(value: object) -> None:
    assert ends_on(value) == date(2027, 5, 1)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (As(datetime(2027, 5, 1, 12, 30), "d.m.yyyy h:mm"), "timed-day"),
        (As(date(2027, 5, 1), "d.m."), "part-of-day"),
        (As(date(2027, 5, 1), "mmmm yyyy"), "part-of-day"),
        (As(date(2105, 5, 1), "d.m.yyyy"), "far-day"),
        (As(1, "d.m.yyyy"), "far-day"),
        (46508, "serial-day"),
        (As(46508, "@"), "serial-day"),
        (As(46508.5, "0.00"), "serial-day"),
        (2027, "bad-date"),
        (time(9, 0), "bad-date"),
        (As(-1, "d.m.yyyy"), "far-day"),
        (As(-1e300, "d.m.yyyy"), "as-shown"),
        (As(1e9, "d.m.yyyy"), "as-shown"),
    ],
    ids=str,
)
def test_what_is_not_quite_a_day_is_told_by_what_is_wrong(value: object, fault: str) -> None:
    assert told(with_project("ends_on", value)) == [("projects.csv:2:ends_on", fault)]


def test_days_of_a_workbook_that_counts_from_1904_are_the_same_days() -> None:
    table = rows("projects")
    table[1][HEADER.index("ends_on")] = date(2027, 5, 1)
    made = book(projects=[])
    made.epoch = CALENDAR_MAC_1904
    for row in table:
        made["projects"].append(row)
    assert map_of(packed(made)).project["kaiku"].ends_on == date(2027, 5, 1)


def test_a_day_as_the_strict_kind_of_the_format_writes_it_is_a_day() -> None:
    data = with_xml(with_project("ends_on", 46508), LEAF, 't="n"><v>46508', 't="d"><v>2027-05-01')
    assert map_of(data).project["kaiku"].ends_on == date(2027, 5, 1)
    data = with_xml(data, LEAF, "2027-05-01", "2027-05-01T08:00:00")
    assert told(data) == [("projects.csv:2:ends_on", "timed-day")]


# --- errors and formulas

ENGLISH = "#N/A #REF! #DIV/0! #VALUE! #NAME? #NUM! #NULL! #SPILL! #CALC! #GETTING_DATA"
FINNISH = "#PUUTTUU! #PUUTTUU #VIITTAUS! #JAKO/0! #ARVO! #NIMI? #LUKU! #TYHJÄ! #LEVITTYMINEN!"
SWEDISH = "#SAKNAS! #SAKNAS #REFERENS! #DIVISION/0! #VÄRDEFEL! #NAMN? #OGILTIGT! #SKÄRNING!"
OF_OFFICE = "Err:502 Virhe:508 Fel:522 #N/A!"


@pytest.mark.parametrize("error", f"{ENGLISH} {FINNISH} {SWEDISH} {OF_OFFICE}".split())
@pytest.mark.parametrize("column", ["name", "ends_on", "link"])
def test_the_error_of_a_spreadsheet_is_a_fault_in_any_column(column: str, error: str) -> None:
    place = (f"projects.csv:2:{column}", "excel-error")
    assert told(with_project(column, As(error, "@"))) == [place]


@pytest.mark.parametrize("text", ["#työ", "#hashtag!", "# 1", "#", "##", "Err: 5", "C#", "#1!"])
def test_a_text_that_only_looks_like_an_error_is_a_text(text: str) -> None:
    assert note(As(text, "@")) == text


def test_a_column_that_was_too_narrow_when_it_was_saved_is_told() -> None:
    assert told(with_project("ends_on", "########")) == [
        ("projects.csv:2:ends_on", "narrow-column")
    ]


UNCOMPUTED = 'fullCalcOnLoad="1"'  # so openpyxl marks every workbook, since it computes nothing


def with_formula(cell: str, *, computed: bool = True) -> bytes:
    """The workbook in which the last day of Kaiku is written so, attributes and all."""
    data = with_project("ends_on", "=A1")
    data = with_xml(data, LEAF, '<c r="E2"><f>A1</f><v /></c>', f'<c r="E2"{cell}</c>')
    return with_xml(data, "xl/workbook.xml", UNCOMPUTED, "") if computed else data


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("><f>DATE(2027,5,1)</f><v></v>", "never-computed"),
        ('><f>DATE(2027,5,1)</f>', "never-computed"),
        ('><f t="shared" si="0"/><v/>', "never-computed"),
        (' t="e"><f>1/0</f><v>#DIV/0!</v>', "excel-error"),
        (' t="e"><v>#REF!</v>', "excel-error"),
        (' t="str"><f>IF(A1="","",A1)</f><v>#VIITTAUS!</v>', "excel-error"),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_could_not_work_out_is_told(cell: str, found: str) -> None:
    assert told(with_formula(cell)) == [("projects.csv:2:ends_on", found)]


def test_the_formula_that_was_never_worked_out_is_named() -> None:
    assert said(with_formula("><f>DATE(2027,5,1)</f><v></v>")).startswith(
        "projects.csv:2:ends_on: The formula “=DATE(2027,5,1)” in the cell E2 has never been "
        "worked out. Open the file"
    )


@pytest.mark.parametrize("empty", ["<v></v>", "<v/>", ""])
def test_a_formula_that_results_in_nothing_leaves_the_cell_empty(empty: str) -> None:
    data = with_formula(f' t="str"><f>IF(1,"","x")</f>{empty}')
    assert map_of(data).project["kaiku"].ends_on is None


def test_what_a_formula_results_in_is_taken() -> None:
    data = with_formula(' t="str"><f>"1.5."&amp;2027</f><v>1.5.2027</v>')
    assert map_of(data).project["kaiku"].ends_on == date(2027, 5, 1)


def test_the_results_of_a_program_that_never_computed_are_not_believed() -> None:
    data = with_formula(' t="str"><f>"1.5."&amp;2027</f><v>0</v>', computed=False)
    assert told(data) == [("projects.csv:2:ends_on", "never-computed")]


# --- all at once


def test_every_cell_is_told_at_once_along_with_all_other_faults() -> None:
    table = rows("projects")
    table[1] = ["kaiku", "#REF!", "saatio", As(0.5, "0%"), As(date(2027, 5, 1), "d.m."), 0.5,
                True, None, "x"]  # fmt: skip
    assert told(saved(projects=table)) == [
        ("projects.csv:2:ends_on", "part-of-day"),
        ("projects.csv:2:link", "bad-link"),
        ("projects.csv:2:name", "excel-error"),
        ("projects.csv:2:note_fi", "as-shown"),
        ("projects.csv:2:note_sv", "as-shown"),
        ("projects.csv:2:starts_on", "bad-date"),
    ]
