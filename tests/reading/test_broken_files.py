"""Whatever is in the data files, reading ends with a catalogue or with faults that can be said."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator import reading
from navigator.catalog import graph
from navigator.catalog.whole import Catalog
from navigator.exports import open_data
from navigator.reading.data_files import NEEDS, TABLES, FaultyError
from navigator.tables.problem import Problem
from tests.world import pikkula

WHOLE = pikkula()
YAML_SYNTAX = (
    "- ", "? ", ": ", "[", "]", "{", "}", "&a ", "*a", "<<: ", "!!python/name:os.system ", "!x ",
    "|\n", ">-\n", "---\n", "...\n", "%YAML 9.9\n", "%TAG ! x\n", "# ", "'", '"', r'"\ud800"',
    r'"\UFFFFFFFF"', r'"\x"', "\t", "~", "null", "\x00", "\x85", "\u2028", "\ufeff", "=", "@", "`",
)  # fmt: skip
CELLS = (
    "", " ", '"', '"a', ";", ",", "\t", "\r", "\n", "\x00", "aloitan", "kaiku", "saatio", "None",
    "2026-06-30", "0000-00-00", "31.4.2026", "https://", "x" * 5000, "%(value)s", "%", "𝔞", "Ä",
)  # fmt: skip

thorough = settings(max_examples=150, deadline=None)
a_file = st.sampled_from(tuple(WHOLE))
a_table = st.sampled_from(list(TABLES))


def read(files: Mapping[str, bytes]) -> Catalog | tuple[Problem, ...]:
    try:
        return reading.read(files)
    except FaultyError as error:
        return error.problems


def read_or_said(files: Mapping[str, bytes]) -> None:
    """What must hold for any bytes whatever."""
    found = read(files)
    if isinstance(found, Catalog):
        answers(found)
        return
    assert found
    for problem in found:
        # As it is shown and sent: text that cannot be encoded could be neither.
        said = f"{problem.place} {problem.wrong()} {problem.remedy()}".encode().decode()
        assert said.startswith(problem.file)
        assert problem.row is None or problem.row > 0


def answers(catalog: Catalog) -> None:
    """Whether a catalogue can be used: every reference in it leads somewhere."""
    stairs = graph.build(catalog)
    for step in catalog.steps:
        graph.on_step(stairs, step.id, None)
        graph.next_steps(stairs, step.id)
    assert json.dumps(open_data.catalog(catalog, None), ensure_ascii=False).encode()


@thorough
@given(a_file, st.binary(max_size=300))
def test_any_bytes_may_stand_in_a_file(name: str, data: bytes) -> None:
    read_or_said(WHOLE | {name: data})


@thorough
@given(a_table, st.text(alphabet='id;,"\n\r\t name_fi=', max_size=200))
def test_any_table_may_stand_in_a_file(name: str, text: str) -> None:
    read_or_said(WHOLE | {name: text.encode()})


@thorough
@given(st.text(alphabet="- :[]{}&*!|>'\"%@`#\n\tab\\Uu0", max_size=200))
def test_any_marks_of_yaml_may_stand_in_a_file(text: str) -> None:
    read_or_said(WHOLE | {NEEDS: text.encode()})


@thorough
@given(st.sets(a_file, min_size=1))
def test_any_files_may_be_missing(names: set[str]) -> None:
    read_or_said({name: data for name, data in WHOLE.items() if name not in names})


Place = Callable[[int], int]  # one of so many places


def a_place_in(draw: st.DrawFn) -> Place:
    return lambda count: draw(st.integers(0, max(0, count - 1)))


def flip_a_byte(data: bytes, place: Place) -> bytes:
    at = place(len(data))
    return data[:at] + bytes([data[at] ^ (1 << place(8))]) + data[at + 1 :] if data else data


def cut_off(data: bytes, place: Place) -> bytes:
    return data[: place(len(data))]


def drop_a_line(data: bytes, place: Place) -> bytes:
    lines = data.splitlines(keepends=True)
    del lines[(at := place(len(lines))) : at + 1]
    return b"".join(lines)


def double_a_line(data: bytes, place: Place) -> bytes:
    lines = data.splitlines(keepends=True)
    at = place(len(lines))
    return b"".join([*lines[: at + 1], *lines[at:]])


def swap_two_cells(data: bytes, place: Place) -> bytes:
    lines = data.split(b"\n")
    at = place(len(lines))
    cells = lines[at].split(b";")
    one, other = place(len(cells)), place(len(cells))
    cells[one], cells[other] = cells[other], cells[one]
    lines[at] = b";".join(cells)
    return b"\n".join(lines)


def change_a_cell(data: bytes, place: Place) -> bytes:
    lines = data.split(b"\n")
    at = place(len(lines))
    cells = lines[at].split(b";")
    cells[place(len(cells))] = CELLS[place(len(CELLS))].encode()
    lines[at] = b";".join(cells)
    return b"\n".join(lines)


def insert_syntax(data: bytes, place: Place) -> bytes:
    at = place(len(data))
    return data[:at] + YAML_SYNTAX[place(len(YAML_SYNTAX))].encode() + data[at:]


def change_a_value(data: bytes, place: Place) -> bytes:
    """What stands behind one of the colons becomes a mark of YAML."""
    parts = data.split(b": ")
    at = place(len(parts))
    parts[at] = YAML_SYNTAX[place(len(YAML_SYNTAX))].encode() + parts[at].lstrip()
    return b": ".join(parts)


MISHAPS = (
    flip_a_byte, cut_off, drop_a_line, double_a_line, swap_two_cells, change_a_cell,
    insert_syntax, change_a_value,
)  # fmt: skip


@st.composite
def mishaps(draw: st.DrawFn) -> dict[str, bytes]:
    """Pikkula after a few mishaps."""
    files = dict(WHOLE)
    place = a_place_in(draw)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(a_file)
        mishap = draw(st.sampled_from(MISHAPS))
        files[name] = mishap(files[name], place)
    return files


@settings(thorough, max_examples=300)
@given(mishaps())
def test_any_mishap_may_befall_the_files(files: dict[str, bytes]) -> None:
    read_or_said(files)


@pytest.mark.parametrize("syntax", YAML_SYNTAX)
@pytest.mark.parametrize("value", ["Etsin työtä", "pikkula", "[velat]", "person", "words"])
def test_any_mark_of_yaml_may_stand_before_a_value(syntax: str, value: str) -> None:
    text = WHOLE[NEEDS].decode()
    read_or_said(WHOLE | {NEEDS: text.replace(value, syntax + value, 1).encode()})


@pytest.mark.parametrize("syntax", [r'"\ud800"', r'"\UFFFFFFFF"'])
@pytest.mark.parametrize("value", ["Etsin työtä", "duuni", "employer", "velat", "next"])
def test_an_escape_may_name_no_character(syntax: str, value: str) -> None:
    # The parser itself falls over the one; the other could be read, but not written anywhere.
    text = WHOLE[NEEDS].decode().replace(value, syntax, 1)
    with pytest.raises(FaultyError, match="no such character"):
        reading.read(WHOLE | {NEEDS: text.encode()})


def test_brackets_without_end_do_not_take_time_without_end() -> None:
    # The parser's time grows with the square of the levels: so many would take it hours.
    read_or_said(WHOLE | {NEEDS: b"[" * 300_000})
    read_or_said(WHOLE | {NEEDS: b"- " * 300_000})
