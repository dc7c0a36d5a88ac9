"""Of more faults than anybody mends at once the first are told, and that there are more."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator import reading
from navigator.catalog.whole import Catalog
from navigator.reading.data_files import FaultyError
from navigator.search.quality import questions
from navigator.tables.limits import LONGEST_CELL, MOST_FAULTS, MOST_ROWS, MOST_VALUES
from tests.reading.test_broken_files import CELLS, YAML_SYNTAX, read, read_or_said
from tests.world import OFFERS, SERVICES, pikkula

# A process of its own, since what a process has taken at most is known of its whole life alone.
READER = """
import pickle, sys
from pathlib import Path
from navigator import reading

def most():
    try:
        told = Path("/proc/self/status").read_text()
        return int(told.partition("VmHWM:")[2].split()[0]) * 1024
    except FileNotFoundError:  # on macOS
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

files = pickle.load(sys.stdin.buffer)
before = most()
try:
    reading.read(files)
except reading.FaultyError as error:
    print(len(error.problems), most() - before)
"""
WHOLE = pikkula()
HEADER = SERVICES.splitlines()[0]


def faulty(files: Mapping[str, bytes], *first: str) -> FaultyError:
    with pytest.raises(FaultyError) as caught:
        reading.read(files, first=first)
    return caught.value


def of_rows(number: int, row: str = "x") -> dict[str, bytes]:
    """Pikkula with so many faulty rows in place of its services."""
    return pikkula(services_csv="\n".join([HEADER, *[row] * number]))


def test_of_many_faults_the_first_are_told_and_that_there_are_more() -> None:
    error = faulty(of_rows(MOST_ROWS))
    assert (len(error.problems), error.more) == (MOST_FAULTS, True)
    assert [problem.row for problem in error.problems[:2]] == [2, 2], "from the top down"
    assert "500 faults and more" in str(error)


def test_as_many_faults_as_are_told_are_all_of_them() -> None:
    offers = OFFERS + "valmennus;velat;saatio;hups;pikkula;;;;\n" * 1
    names = [f"valmennus;velat;saatio;h{i};pikkula;;;;\n" for i in range(MOST_FAULTS)]
    exactly = pikkula(offers_csv=OFFERS + "".join(names))
    assert (len(faulty(exactly).problems), faulty(exactly).more) == (MOST_FAULTS, False)
    one_more = pikkula(offers_csv=offers + "".join(names))
    assert (len(faulty(one_more).problems), faulty(one_more).more) == (MOST_FAULTS, True)


def test_faults_of_the_files_at_hand_are_told_before_those_of_others() -> None:
    names = [f"valmennus;velat;saatio;h{i};pikkula;;;;\n" for i in range(MOST_FAULTS)]
    files = pikkula(offers_csv=OFFERS + "".join(names), thesaurus_csv="language;word;means\nfi;;\n")
    assert {problem.file for problem in faulty(files).problems} == {"offers.csv"}
    assert faulty(files, "thesaurus.csv").problems[0].file == "thesaurus.csv"


def test_a_row_that_is_never_looked_at_accuses_nobody() -> None:
    """Its id counts as known, as that of any faulty row."""
    found = faulty(of_rows(MOST_ROWS - 10) | {"offers.csv": WHOLE["offers.csv"]}).problems
    assert {problem.file for problem in found} == {"services.csv"}


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(of_rows(200_000), id="rows"),
        pytest.param(of_rows(MOST_ROWS, ";".join("x" * 40)), id="cells"),
        pytest.param(pikkula(services_csv=b"\n" * 2**22), id="empty lines"),
        pytest.param(pikkula(services_csv=b"a;" * 2**20), id="columns"),
        pytest.param(pikkula(services_csv=f"{HEADER}\n" + '"' * 2**21), id="quotation marks"),
        pytest.param(
            pikkula(projects_csv="id;name;providers\n" + f"k;K;{'A,' * 9000}\n" * 100),
            id="values in cells",
        ),
        pytest.param(pikkula(needs_yaml="areas:\n" + "- {}\n" * (MOST_VALUES - 10)), id="groups"),
        pytest.param(pikkula(needs_yaml="areas:\n" + "- steps: []\n" * 9000), id="empty lists"),
        pytest.param(pikkula(needs_yaml="- &a\n" * 20_000), id="anchors"),
        pytest.param(pikkula(needs_yaml="a: 1\n" * 14_000), id="doubled keys"),
    ],
)
def test_no_small_file_takes_much_memory(files: Mapping[str, bytes]) -> None:
    """A wrong letter on each of 200,000 rows once took a gigabyte."""
    command = [sys.executable, "-c", READER]
    done = subprocess.run(command, input=pickle.dumps(files), stdout=subprocess.PIPE, check=True)
    faults, most = map(int, done.stdout.split())
    assert 0 < faults <= MOST_FAULTS
    assert most < 256 * 2**20  # of the machine, with what lies between the pieces


def test_a_list_of_questions_is_held_to_the_same() -> None:
    for data, fault in (
        (b"[" + b"{}," * 20_000 + b"{}]", "missing-value"),
        (b"[" + b"{}," * 40_000 + b"{}]", "too-many-values"),
        (json.dumps([{"q": "x" * (LONGEST_CELL + 1)}]).encode(), "long-cell"),
        (b" " * (2**20 + 1), "too-large"),
    ):
        with pytest.raises(FaultyError) as caught:
            questions.read("questions.json", data)
        assert {problem.fault for problem in caught.value.problems} == {fault}
        assert len(caught.value.problems) <= MOST_FAULTS
        assert caught.value.more is (fault == "missing-value")


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(tuple(WHOLE)),
    st.integers(0, 40),
    st.integers(1, 12_000),
    st.sampled_from((*CELLS, *YAML_SYNTAX)),
)
def test_any_line_may_stand_in_a_file_any_number_of_times(
    name: str, place: int, times: int, spoilt: str
) -> None:
    lines = WHOLE[name].splitlines(keepends=True)
    at = place % len(lines)
    line = lines[at].replace(b"a", spoilt[:50].encode(), 1)
    files = WHOLE | {name: b"".join([*lines[:at], line * times, *lines[at:]])}
    read_or_said(files)
    found = read(files)
    assert isinstance(found, Catalog) or len(found) <= MOST_FAULTS
