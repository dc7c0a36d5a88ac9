"""Words that change on a day, as they are read; and what a fault in them says."""

from __future__ import annotations

from datetime import date

import pytest

from navigator import reading
from navigator.reading import FaultyError
from tests.world import DAY_AFTER_KAIKU, FIRST_DAY, TERMS, pikkula

ROW = TERMS.splitlines()[1]


def where(terms: str, on: date = FIRST_DAY) -> list[tuple[str, str, int | None, str]]:
    with pytest.raises(FaultyError) as caught:
        reading.read(pikkula(terms_csv=terms), on)
    return [(p.file, p.fault, p.row, p.column) for p in caught.value.problems]


def another(**cells: str) -> str:
    """The terms of Pikkula and one more, which differs in some cells."""
    header = TERMS.splitlines()[0].split(";")
    row = dict(zip(header, ROW.split(";"), strict=True))
    row |= {"id": "muu", "old_fi": "muu", "old_sv": "annat", "old_en": "other", **cells}
    return TERMS + ";".join(row.values()) + "\n"


def test_a_map_may_have_none() -> None:
    assert reading.read(pikkula()).terms == ()


def test_a_term_has_words_in_each_language_and_a_day() -> None:
    (term,) = reading.read(pikkula(terms_csv=TERMS), FIRST_DAY).terms
    assert term.old["fi"] == ("palkkatuki",)
    assert term.new["fi"] == ("työllistämistuki", "tuki työllistämiseen")
    assert term.name("fi") == "työllistämistuki"
    assert term.changes_on == DAY_AFTER_KAIKU
    assert (term.changed(FIRST_DAY), term.changed(DAY_AFTER_KAIKU)) == (False, True)


def test_a_word_may_stay_the_same_in_a_language() -> None:
    found = reading.read(pikkula(terms_csv=TERMS.replace(";lönesubvention;", ";;")), FIRST_DAY)
    assert "sv" not in found.terms[0].old


@pytest.mark.parametrize(
    ("old", "new", "fault", "column"),
    [
        (";employment subsidy;", ";;", "missing-language", "new_en"),
        (";2026-07-01;", ";;", "missing-value", "changes_on"),
        (";2026-07-01;", ";heinä;", "bad-date", "changes_on"),
        (";2026-01-10;", ";2026-01-16;", "checked-later", "checked_on"),
        (";palkkatuki;lönesubvention;pay subsidy;", ";;;;", "no-old-word", "old_fi"),
        (";pay subsidy;", ";Employment Subsidy;", "same-word", "old_en"),
    ],
)
def test_a_fault_is_said_at_its_place(old: str, new: str, fault: str, column: str) -> None:
    assert TERMS.count(old) == 1
    assert where(TERMS.replace(old, new)) == [("terms.csv", fault, 2, column)]


def test_an_old_word_stands_in_one_place_only() -> None:
    assert where(another(old_sv="annat, LÖNESUBVENTION")) == [
        ("terms.csv", "doubled-word", 3, "old_sv")
    ]


def test_a_new_word_is_not_old_already_on_its_day() -> None:
    late = another(new_fi="palkkatuki", changes_on="2026-07-01")
    assert where(late) == [("terms.csv", "late-word", 3, "new_fi")]


def test_a_new_word_may_change_later() -> None:
    assert reading.read(pikkula(terms_csv=another(new_fi="palkkatuki", changes_on="2025-01-01")))


def test_all_faults_are_told_at_once() -> None:
    both = another(old_fi="palkkatuki", old_en="benefit", new_en="benefit")
    assert {fault for _, fault, _, _ in where(both)} == {"same-word", "doubled-word"}
