"""A list of questions is read whole; or every fault in it is said at once, at its question."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.catalog.whole import Catalog
from navigator.reading.data_files import FILES, FaultyError
from navigator.search.quality import questions
from navigator.search.quality.questions import FILE, Question
from navigator.tables.problem import Problem

DEBT: dict[str, Any] = {
    "id": "fi-1",
    "lang": "fi",
    "q": "rahat loppu",
    "kind": "colloquial",
    "needs": [{"fi": "Tarvitsen apua raha-asioihin", "grade": 2}],
    "services": [{"fi": "Velkaneuvonta", "grade": 2}, {"fi": "Kaikukurssi", "grade": 1}],
}
WEATHER: dict[str, Any] = {"id": "fi-2", "lang": "fi", "q": "sää", "kind": "none"}


def as_file(*listed: object) -> bytes:
    return json.dumps({"about": "Pikkula", "queries": listed}, ensure_ascii=False).encode()


def read(*listed: object) -> tuple[Question, ...]:
    return questions.read(FILE, as_file(*listed))


def faults_of(data: bytes) -> tuple[Problem, ...]:
    with pytest.raises(FaultyError) as caught:
        questions.read(FILE, data)
    return caught.value.problems


def faults(*listed: object) -> list[tuple[str, str]]:
    return [(problem.place, problem.fault) for problem in faults_of(as_file(*listed))]


def test_a_question_keeps_its_words_and_what_answers_it() -> None:
    debt, weather = read(DEBT, WEATHER)
    assert (debt.id, debt.lang, debt.q, debt.kind) == ("fi-1", "fi", "rahat loppu", "colloquial")
    assert [(one.fi, one.grade) for one in debt.services] == [
        ("Velkaneuvonta", 2),
        ("Kaikukurssi", 1),
    ]
    assert (weather.needs, weather.services) == ((), ())


def test_a_bare_list_of_questions_is_a_list_of_questions() -> None:
    bare = json.dumps([DEBT, WEATHER]).encode()
    assert questions.read(FILE, bare) == read(DEBT, WEATHER)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_list_is_read_however_an_editor_saved_it(encoding: str) -> None:
    assert questions.read(FILE, as_file(WEATHER).decode().encode(encoding))[0].q == "sää"


def test_a_question_may_have_a_note() -> None:
    assert read(WEATHER | {"note": "Kysytty neuvonnassa."})[0].note == "Kysytty neuvonnassa."


def test_every_fault_is_said_at_once_by_the_number_and_the_id_of_its_question() -> None:
    found = faults(
        DEBT | {"lang": "de"},
        WEATHER | {"id": "fi-1", "q": ""},
        DEBT | {"id": "fi-3", "services": [{"fi": "Palkkatuki", "grade": 3}, {"grade": 1}]},
        DEBT | {"id": "fi-4", "service": []},
        {"q": "työ"},
        "velka",
    )
    assert found == [
        ("questions.json:1:fi-1 lang", "bad-choice"),
        ("questions.json:2:fi-1 q", "missing-value"),
        ("questions.json:2:id", "doubled-id"),
        ("questions.json:3:fi-3 services 1 grade", "bad-choice"),
        ("questions.json:3:fi-3 services 2 fi", "missing-language"),
        ("questions.json:4:fi-4 service", "unknown-key"),
        ("questions.json:5:id", "missing-value"),
        ("questions.json:5:kind", "missing-value"),
        ("questions.json:5:lang", "missing-value"),
        ("questions.json:6", "wrong-shape"),
    ]


def test_a_fault_says_what_is_wrong_and_what_to_do() -> None:
    (grade,) = faults_of(as_file(DEBT | {"needs": [{"fi": "Lopetan yritykseni", "grade": 5}]}))
    assert str(grade) == (
        "questions.json:1:fi-1 needs 1 grade: “5” is not one of the choices. Choose one of: 1, 2."
    )
    (twice,) = faults_of(as_file(DEBT, WEATHER, DEBT))
    assert "“fi-1” is already used on row 1" in str(twice)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", f"{FILE}:line 1"),
        (b'[\n{"id": "fi-1"\n"q": "ty"}]', f"{FILE}:line 3"),
        (b"[" * 100_000, FILE),
        (b"[" + b"9" * 5000 + b"]", FILE),
    ],
    ids=["empty", "no comma", "too deep", "too long a number"],
)
def test_what_is_not_json_is_told_where_it_stops_being_it(data: bytes, place: str) -> None:
    (problem,) = faults_of(data)
    assert (problem.place, problem.fault) == (place, "not-json")


@pytest.mark.parametrize(
    "data",
    [b"5", b"null", b'"velka"', b"[]", b"{}", b'{"queries": []}', b'{"queries": 5}',
     b'{"queries": {"fi-1": {}}}', b"[[]]", b"[null]", b'{"questions": []}', b"\xff\xfe\x00"],
)  # fmt: skip
def test_what_is_json_but_no_list_of_questions_is_faulty(data: bytes) -> None:
    assert all(str(problem) for problem in faults_of(data))


def test_half_a_character_can_be_shown_nevertheless() -> None:
    (problem,) = faults_of(as_file(WEATHER | {"lang": "?"}).replace(b'"?"', rb'"\ud800"'))
    assert str(problem).encode()


def outcome(data: bytes) -> Iterator[str]:
    """What is told of a list: its questions, or its faults."""
    try:
        yield from (question.q for question in questions.read(FILE, data))
    except FaultyError as error:
        yield from map(str, error.problems)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "q", "lang", "needs", "fi", "grade", "queries"]), inner
        )
    ),
    max_leaves=8,
)


@given(json_values)
def test_no_json_whatever_makes_the_reader_fall(value: object) -> None:
    for data in (json.dumps(value), json.dumps([value]), json.dumps([DEBT | {"needs": value}])):
        told = list(outcome(data.encode()))
        assert all(line.encode() for line in told)


def test_a_name_that_nothing_on_the_map_bears_is_told(catalog: Catalog) -> None:
    services = [*DEBT["services"], {"fi": "Autokoulu", "grade": 1}]
    needs = [{"fi": "Tahdon kuuhun", "grade": 2}]
    listed = read(
        DEBT, DEBT | {"id": "fi-3", "services": services}, DEBT | {"id": "fi-4", "needs": needs}
    )
    told = [str(problem) for problem in questions.unknown(FILE, listed, catalog)]
    assert [line.split(" Look")[0] for line in told] == [
        "questions.json:2:fi-3 services 3: There is no “Autokoulu” in services.csv.",
        "questions.json:3:fi-4 needs 1: There is no “Tahdon kuuhun” in needs.yaml.",
    ]


def test_a_list_of_questions_is_no_part_of_the_map() -> None:
    assert FILE not in FILES
