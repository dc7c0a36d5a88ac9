"""A CSV file is read as an official saved it, or what is wrong with it is said."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest

from navigator.reading.data_files import TABLES
from navigator.reading.records import columns
from navigator.tables import headings, sheet
from navigator.tables.problem import Problem
from navigator.tables.sheet import Sheet

COLUMNS = ("id", "name")


def read(text: str | bytes) -> Sheet:
    return sheet.read("t.csv", text if isinstance(text, bytes) else text.encode(), COLUMNS)


def rows(text: str | bytes) -> list[tuple[int, dict[str, str]]]:
    """The rows of a text in which nothing is wrong."""
    found = read(text)
    assert not found.problems
    return [(row.number, row.cells) for row in found.rows]


def only_problem(text: str | bytes) -> Problem:
    (problem,) = read(text).problems
    return problem


@pytest.mark.parametrize("separator", [";", ",", "\t"], ids=["semicolon", "comma", "tab"])
def test_cells_may_be_separated_as_any_spreadsheet_does(separator: str) -> None:
    text = "id;name\na;b\n".replace(";", separator)
    assert rows(text) == [(2, {"id": "a", "name": "b"})]


def test_the_header_decides_the_separator_and_not_the_text_below_it() -> None:
    assert rows("id;name\na;b, c, d\n") == [(2, {"id": "a", "name": "b, c, d"})]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le-bom", "utf-16-be-bom"]
)
def test_the_letters_of_finnish_and_swedish_survive_every_usual_encoding(encoding: str) -> None:
    text = "id;name\na;Åbo – työllistyminen, “ähtäri”\n"
    if encoding.endswith("-bom"):
        data = f"\ufeff{text}".encode(encoding.removesuffix("-bom"))
    else:
        data = text.encode(encoding)
    assert rows(data) == [(2, {"id": "a", "name": "Åbo – työllistyminen, “ähtäri”"})]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_lines_may_end_as_on_any_computer(end: str) -> None:
    # The commas: where the header ends is found with any line end, too.
    text = end.join(["id;name", "a;b, c, d, e", "f;g", ""])
    assert rows(text) == [
        (2, {"id": "a", "name": "b, c, d, e"}),
        (3, {"id": "f", "name": "g"}),
    ]


def test_the_last_line_need_not_end() -> None:
    assert rows("id;name\na;b") == [(2, {"id": "a", "name": "b"})]


def test_empty_rows_are_skipped_but_counted() -> None:
    assert [number for number, _ in rows("id;name\n\na;b\n;\n  ; \nc;d\n")] == [3, 6]


def test_a_cell_of_several_lines_is_one_row_as_in_a_spreadsheet() -> None:
    assert rows('id;name\na;"one\r\ntwo\r\nthree"\nb;c\n') == [
        (2, {"id": "a", "name": "one\r\ntwo\r\nthree"}),
        (3, {"id": "b", "name": "c"}),
    ]


def test_a_quoted_cell_may_hold_the_separator_and_quotation_marks() -> None:
    assert rows('id;name\na;"b; ""c"""\n') == [(2, {"id": "a", "name": 'b; "c"'})]


def test_a_quotation_mark_within_a_cell_is_just_a_character() -> None:
    assert rows('id;name\na;5" putki\n') == [(2, {"id": "a", "name": '5" putki'})]


def test_spaces_around_cells_do_not_matter() -> None:
    assert rows(" id ; name\n a ;\u00a0b\u00a0\n") == [(2, {"id": "a", "name": "b"})]


def test_columns_may_stand_in_any_order_and_in_capitals() -> None:
    assert rows("NAME;Id\nb;a\n") == [(2, {"name": "b", "id": "a"})]


def test_empty_columns_at_the_right_edge_do_not_matter() -> None:
    assert rows("id;name;;\na;b;;\n") == [(2, {"id": "a", "name": "b"})]


def test_a_short_row_is_filled_with_empty_cells() -> None:
    assert rows("id;name\na\n") == [(2, {"id": "a", "name": ""})]


def test_a_header_alone_is_a_table_without_rows() -> None:
    assert rows("id;name\n") == []


@pytest.mark.parametrize("nothing", ["", "\ufeff", "\n\n", ";;\n;;\n"])
def test_a_file_without_any_text_is_empty(nothing: str) -> None:
    assert only_problem(nothing) == Problem.at("t.csv", "no-rows")


def test_a_cell_too_many_is_a_fault_of_its_row() -> None:
    found = read("id;name\na;b;c\nd;e\n")
    assert found.problems == (Problem.at("t.csv", "too-many-cells", 2, cells=3, columns=2),)
    assert [row.number for row in found.rows] == [2, 3], "and the rows can still be read"


def test_a_missing_column_is_named() -> None:
    assert only_problem("id\na\n") == Problem.at("t.csv", "missing-column", 1, "name", name="name")


def test_an_unknown_column_is_named() -> None:
    assert only_problem("id;name;nmae\na;b;c\n") == Problem.at(
        "t.csv", "unknown-column", 1, "nmae", name="nmae"
    )


def test_a_column_that_is_there_twice_is_named_once() -> None:
    assert only_problem("id;name;name\na;b;c\n") == Problem.at(
        "t.csv", "doubled-column", 1, "name", name="name"
    )


def test_a_quotation_mark_that_is_never_closed_is_found_on_the_row_where_it_opens() -> None:
    found = read('id;name\na;b\nc;"d\ne;f\n')
    assert [(p.fault, p.row) for p in found.problems] == [("not-csv", 3)]
    assert [row.number for row in found.rows] == [2], "what came before it is read"


def test_text_behind_a_closed_quotation_mark_is_a_fault() -> None:
    assert only_problem('id;name\na;"b" c\n').fault == "not-csv"


def test_bytes_that_are_no_text_are_a_fault() -> None:
    assert only_problem(b"id;name\na;\x81\xff\n") == Problem.at("t.csv", "not-text")


def test_half_a_character_of_utf_16_is_a_fault() -> None:
    assert only_problem("id;name\n".encode("utf-16")[:-1]) == Problem.at("t.csv", "not-text")


@pytest.mark.parametrize("told", ["sep=;", "SEP=;", '"sep=;"', "sep=;;;"])
def test_a_line_that_tells_the_separator_is_no_row(told: str) -> None:
    assert rows(f"{told}\r\nid;name\r\na;b, c\r\n") == [(2, {"id": "a", "name": "b, c"})]


def test_the_separator_is_as_it_is_told() -> None:
    assert rows("\ufeffsep=|\nid|name\na|b;c\n") == [(2, {"id": "a", "name": "b;c"})]


def test_a_title_may_stand_above_the_names_of_the_columns() -> None:
    text = "Hankkeet 2026, Kouvola;\n\nid;name\na;b\n"
    assert rows(text) == [(4, {"id": "a", "name": "b"})]


@pytest.mark.parametrize(
    "header",
    [
        *("Tunnus;Nimi", "ID;Namn", " tunnus ; NIMI ", "\ufeffTunnus;Nimi", "Tun\u00adnus;Nimi"),
        *("Beteckning;Namn",),
    ],
)
def test_columns_may_be_called_as_in_finnish_or_swedish(header: str) -> None:
    assert rows(f"{header}\na;b\n") == [(2, {"id": "a", "name": "b"})]


@pytest.mark.parametrize(
    "heading",
    ["name_sv", "Name (sv)", "nimi ruotsi", "Nimi (ruotsi)", "Nimi ruotsiksi", "namn (svenska)"],
)
def test_a_column_in_a_language_says_so_behind_its_name(heading: str) -> None:
    assert headings.column(unicodedata.normalize("NFD", heading)) == "name_sv"


@pytest.mark.parametrize("language", headings.IN)
def test_every_column_of_every_table_has_a_heading_that_is_understood(language: str) -> None:
    for record in TABLES.values():
        for name in columns(record):
            assert headings.heading(name, language) != name
            assert headings.column(headings.heading(name, language)) == name


def test_a_heading_whose_letters_were_broken_is_one_fault_and_its_column_is_read() -> None:
    found = sheet.read("t.csv", "id;pÃ¤Ã¤ttyy\na;b\n".encode(), ("id", "ends_on"))
    values = {"value": "pÃ¤Ã¤ttyy", "meant": "päättyy"}
    assert found.problems == (Problem.at("t.csv", "twice-encoded", 1, "ends_on", **values),)
    assert found.rows[0].cells == {"id": "a", "ends_on": "b"}


def test_a_column_that_is_there_in_two_languages_is_there_twice() -> None:
    assert only_problem("id;tunnus;name\na;a;b\n").fault == "doubled-column"


def test_names_of_columns_below_the_rows_are_one_fault() -> None:
    found = read("a;b\nc;d\nid;name\ne;f\n")
    assert found == Sheet((), (Problem.at("t.csv", "header-below", 3, found=3),))


def test_a_table_without_names_of_columns_is_one_fault() -> None:
    assert only_problem("a;b;c\nd;e;f\n") == Problem.at("t.csv", "no-header", 1, value="a, b, c")


def test_letters_that_were_written_in_pieces_are_composed() -> None:
    text = unicodedata.normalize("NFD", "id;name\na;yö\n")
    assert rows(text) == [(2, {"id": "a", "name": "yö"})]


def test_where_letters_are_doubtful_the_cell_is_told() -> None:
    doubt = sheet.doubt("t.csv", 'id;name\na;b\nc;"x\nTšekki"\n'.encode("cp1252"))
    assert doubt == Problem.at("t.csv", "unsure-letters", 3, value="x\nTšekki", character="š")
    assert sheet.doubt("t.csv", b"id;name\n") is None


def test_a_file_may_be_large_but_not_without_end() -> None:
    most = b" " * (sheet.MEGABYTES * 2**20)
    assert isinstance(sheet.decoded("t.csv", most), str)
    assert only_problem(most + b" ") == Problem.at("t.csv", "too-large", limit=sheet.MEGABYTES)


def test_a_table_that_was_written_can_be_read_again() -> None:
    rows = [("id", "name"), ("a", "Yksi; kaksi"), ("b", 'Sanoi "joo"')]
    data = sheet.written(rows)
    assert data.startswith("\ufeffid;name\r\n".encode())
    assert [tuple(row.cells.values()) for row in sheet.read("x.csv", data, rows[0]).rows] == rows[
        1:
    ]


def test_no_text_in_a_written_table_becomes_a_formula() -> None:
    data = sheet.written([("=1+1", "+358", -5, None)]).decode("utf-8-sig")
    assert data == "'=1+1;'+358;-5;\r\n"


@pytest.mark.parametrize("before", ["", " ", "\n", "\t", "\r", "\r\n", "\n \t", "\u3000", "\xa0"])
@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_a_formula_is_none_whatever_stands_before_its_sign(before: str, sign: str) -> None:
    data = sheet.written([(f"{before}{sign}cmd|' /C calc'!A0",)]).decode("utf-8-sig")
    assert data.lstrip('"').startswith(f"'{before}{sign}")


@pytest.mark.parametrize("text", ["1+1=2", "", " ", "a\n=1", "Päivi-Liisa", "’=’"])
def test_other_texts_are_written_as_they_are(text: str) -> None:
    (row,) = csv.reader(
        io.StringIO(sheet.written([(text, "x")]).decode("utf-8-sig")), delimiter=";"
    )
    assert row == [text, "x"]
