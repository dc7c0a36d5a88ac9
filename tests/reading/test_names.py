"""A name is read by its letters: one of another alphabet in a word of ours is told."""

from __future__ import annotations

import pytest

from navigator import reading
from navigator.reading.faults import FaultyError
from navigator.voices.letters import intruder
from tests.world import FIRST_DAY, NEEDS, PROJECTS, SERVICES, pikkula

CYRILLIC_A, CYRILLIC_E = "\u0430", "\u0435"


def faults(**changes: str) -> list[tuple[str, str, int | None, str]]:
    try:
        reading.read(pikkula(**changes), FIRST_DAY)
    except FaultyError as faulty:
        return [(one.file, one.fault, one.row, one.column) for one in faulty.problems]
    return []


def test_a_letter_of_another_alphabet_in_a_name_is_told() -> None:
    services = SERVICES.replace("Debt counselling", f"D{CYRILLIC_E}bt counselling")
    assert faults(services_csv=services) == [("services.csv", "look-alike", 4, "name_en")]
    needs = NEEDS.replace("fi: Työnhaku,", f"fi: Työnh{CYRILLIC_A}ku,")
    assert faults(needs_yaml=needs) == [("needs.yaml", "look-alike", 10, "title.fi")]


@pytest.mark.parametrize("name", ["Долг", "Debt Долг", "µ-kurssi", "Café Ñandú"])
def test_a_word_of_one_alphabet_is_what_it_is(name: str) -> None:
    assert faults(services_csv=SERVICES.replace("Debt counselling", name)) == []


def test_the_letter_that_does_not_belong_is_found() -> None:
    assert intruder(f"velk{CYRILLIC_A}") == CYRILLIC_A
    assert intruder("velka") == intruder("долг") == ""


def test_a_column_is_told_by_the_heading_that_stands_in_the_file() -> None:
    projects = PROJECTS.replace("ends_on", "Päättyy").replace("2026-06-30", "30.13.2026")
    with pytest.raises(FaultyError) as found:
        reading.read(pikkula(projects_csv=projects))
    (fault,) = found.value.problems
    assert fault.column == "ends_on", "forms know it by its own name"
    assert fault.place == "projects.csv:2:Päättyy"
