"""An edit of one row leaves every other byte of the file as it was."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.tables import patch, sheet
from navigator.tables.sheet import MARK
from tests.world import PROJECTS

COLUMNS = ("id", "name", "note")
WRITTEN = {
    "utf-8": lambda text: text.encode(),
    "with a mark": lambda text: (MARK + text).encode(),
    "utf-16": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16, the other way": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "windows-1252": lambda text: text.encode("cp1252"),
}
TABLE = 'id;name;note\nyksi;"Yksi";ä\nkaksi;Kaksi;"moni\nrivi; ""näin"""\nkolme;Kolme;\n'


def cells(data: bytes) -> list[dict[str, str]]:
    found = sheet.read("x.csv", data, COLUMNS)
    assert found.problems == ()
    return [row.cells for row in found.rows]


@pytest.mark.parametrize("write", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_only_the_row_changes_however_the_file_is_written(
    write: object, line_end: str, separator: str
) -> None:
    assert callable(write)
    table = TABLE.replace(";", separator).replace("\n", line_end)
    data = write(table)
    before, after = table.split(f"kolme{separator}")
    expected = write(f"{before}kolme{separator}Neljä{separator}{line_end}")
    assert patch.replaced(data, 4, {"name": "Neljä"}) == expected
    assert after.startswith("Kolme")


def test_quotation_marks_of_other_rows_stay() -> None:
    changed = patch.replaced(TABLE.encode(), 3, {"note": "yksi rivi"}).decode()
    assert changed == 'id;name;note\nyksi;"Yksi";ä\nkaksi;Kaksi;yksi rivi\nkolme;Kolme;\n'


def test_what_needs_quotation_marks_gets_them() -> None:
    data = patch.replaced(TABLE.encode(), 2, {"note": 'a; "b"\r\nc'})
    assert cells(data)[0]["note"] == 'a; "b"\r\nc'


def test_a_row_that_was_shorter_than_the_header_is_filled_up() -> None:
    assert patch.replaced(b"id;name;note\nyksi\n", 2, {"note": "x"}) == b"id;name;note\nyksi;;x\n"


def test_a_letter_that_windows_1252_does_not_have_makes_the_file_utf_8() -> None:
    data = patch.replaced(TABLE.encode("cp1252"), 2, {"name": "Łódź"})
    assert data.startswith(codecs.BOM_UTF8)
    assert [row["name"] for row in cells(data)] == ["Łódź", "Kaksi", "Kolme"]


def test_a_row_is_added_at_the_end_with_the_line_end_of_the_file() -> None:
    data = PROJECTS.replace("\n", "\r\n").encode()
    row = b"uusi;Uusi;saatio;;;;;;\r\n"
    assert patch.added(data, {"id": "uusi", "name": "Uusi", "providers": "saatio"}) == data + row
    unended = data.removesuffix(b"\r\n")
    added = patch.added(unended, {"id": "uusi", "name": "Uusi", "providers": "saatio"})
    assert added == data + row


def test_a_row_is_taken_away_over_as_many_lines_as_it_takes() -> None:
    data = patch.removed(TABLE.encode(), 3)
    assert data.decode() == 'id;name;note\nyksi;"Yksi";ä\nkolme;Kolme;\n'


# Composed, as they are read.
CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=8).map(
    lambda text: unicodedata.normalize("NFC", text)
)


@given(
    rows=st.lists(st.tuples(CELL, CELL), min_size=1, max_size=4), new=CELL, place=st.integers(0, 3)
)
def test_whatever_the_cells_hold_only_the_one_changes(
    rows: list[tuple[str, str]], new: str, place: int
) -> None:
    data = b"id;name;note\r\n"
    for number, (name, note) in enumerate(rows):
        data = patch.added(data, {"id": str(number), "name": name, "note": note})
    row = place % len(rows)
    before = cells(data)
    after = cells(patch.replaced(data, row + 2, {"note": new}))
    assert [cell["note"] for cell in after[:row]] == [cell["note"] for cell in before[:row]]
    assert after[row] == before[row] | {"note": new.strip()}
    assert after[row + 1 :] == before[row + 1 :]


def test_a_row_is_found_below_a_title_and_the_line_that_tells_the_separator() -> None:
    data = "\ufeffsep=;\r\nHankkeet;\r\nTunnus;Nimi\r\na;b\r\n".encode()
    changed = patch.replaced(data, 3, {"name": "c"})
    assert changed == data.replace(b"a;b", b"a;c")
    assert patch.added(data, {"id": "d"}) == data + b"d;\r\n"


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_an_old_encoding_is_kept(encoding: str) -> None:
    data = "id;name\na;jyväskylä\nb;pyhäjärvi\n".encode(encoding)
    assert patch.replaced(data, 2, {"name": "ähtäri"}).decode(encoding).split("\n")[1] == "a;ähtäri"


@pytest.mark.parametrize(
    ("language", "header"), [("fi", "Tunnus;Nimi (ruotsi)"), ("sv", "Id;Namn (svenska)")]
)
def test_columns_are_named_in_a_language_and_all_else_stays(language: str, header: str) -> None:
    data = '\ufeffsep=;\r\nid;name_sv\r\n"a";b\r\n'.encode()
    assert patch.headed(data, language) == f'\ufeffsep=;\r\n{header}\r\n"a";b\r\n'.encode()
