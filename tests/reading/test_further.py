"""Texts in further languages, by data alone."""

from __future__ import annotations

from datetime import date

import pytest

from navigator import reading
from navigator.editions import between, newer_columns
from navigator.voices import Text, Voice, direction
from navigator.voices.text import BY_CODE
from tests.further_world import (
    ARABIC,
    STEP_IN_UKRAINIAN,
    TOLD_IN_UKRAINIAN,
    UKRAINIAN,
    in_further_languages,
)
from tests.world import pikkula

ENGLISH = BY_CODE["en"]


def said(text: Text, further: str = "", voice: Voice = ENGLISH) -> tuple[str, str]:
    found = text.in_voice(voice.reading(further))
    return found.words, found.voice.code


def test_who_asks_for_a_further_language_gets_it_and_nobody_else() -> None:
    service = reading.read(in_further_languages()).service["velkaneuvonta"]
    assert said(service.name, "uk") == (UKRAINIAN, "uk")
    assert said(service.name, "ar") == (ARABIC, "ar")
    assert said(service.name) == ("Debt counselling", "en")
    assert service.name.missing == ()


def test_what_is_not_written_in_it_is_told_in_the_voice_and_as_such() -> None:
    catalog = reading.read(in_further_languages())
    name = catalog.service["palkkatuki"].name.in_voice(ENGLISH.reading("uk"))
    assert (str(name), name.exact, name.foreign) == ("Pay subsidy", False, True)
    own = catalog.service["velkaneuvonta"].name.in_voice(ENGLISH.reading("uk"))
    assert (own.exact, own.foreign) == (True, False)
    step = catalog.step["velat"]
    assert said(step.title, "uk") == (STEP_IN_UKRAINIAN, "uk")
    assert said(step.title, "ar", BY_CODE["fi"]) == ("Tarvitsen apua raha-asioihin", "fi")


def test_a_map_that_declares_none_is_as_it_was() -> None:
    assert reading.read(pikkula()).further_languages == ()
    assert reading.read(in_further_languages()).languages == ("fi", "sv", "en")


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ("[uk, ar, xq]", "needs.yaml:1:further_languages"),  # a language that there is not
        ("[uk, fi]", "needs.yaml:1:further_languages"),  # one of ours
        ("[uk]", "services.csv:1:name_ar"),
        ("[ar]", "services.csv:1:name_uk"),
    ],
)
def test_a_language_that_is_unknown_or_not_declared_is_told(declared: str, told: str) -> None:
    files = in_further_languages()
    needs = files["needs.yaml"].replace(b"[uk, ar]", declared.encode())
    with pytest.raises(reading.FaultyError) as caught:
        reading.read({**files, "needs.yaml": needs})
    assert told in {f"{p.file}:{p.row}:{p.column}" for p in caught.value.problems}


def test_a_key_of_a_language_that_is_not_declared_is_told_at_its_line() -> None:
    files = in_further_languages()
    needs = files["needs.yaml"].replace(b"[uk, ar]", b"[ar]")
    with pytest.raises(reading.FaultyError) as caught:
        reading.read({**files, "needs.yaml": needs, "services.csv": pikkula()["services.csv"]})
    (problem,) = caught.value.problems
    line = needs.decode().splitlines().index(next(
        one for one in needs.decode().splitlines() if "uk:" in one
    ))  # fmt: skip
    assert (problem.fault, problem.row, problem.column) == ("unknown-key", line + 1, "uk")


def test_a_text_that_is_too_long_is_told_in_a_further_language_too() -> None:
    files = in_further_languages()
    long = files["services.csv"].replace(UKRAINIAN.encode(), UKRAINIAN.encode() * 20)
    with pytest.raises(reading.FaultyError) as caught:
        reading.read({**files, "services.csv": long}, date(2026, 1, 15))
    assert {problem.fault for problem in caught.value.problems} == {"too-long"}


def test_a_table_brought_back_without_the_columns_keeps_what_stood_in_them() -> None:
    before = in_further_languages()
    kept = newer_columns.kept({"services.csv": pikkula()["services.csv"]}, before)
    service = reading.read({**before, **kept}).service["velkaneuvonta"]
    assert said(service.description, "uk") == (TOLD_IN_UKRAINIAN, "uk")


def test_what_changed_in_a_further_language_is_told() -> None:
    before = in_further_languages()
    after = {
        name: data.replace(UKRAINIAN.encode(), b"X").replace(STEP_IN_UKRAINIAN.encode(), b"Y")
        for name, data in before.items()
    }
    cells = {
        (change.file, cell.column) for change in between(before, after).changes
        for cell in change.cells
    }  # fmt: skip
    assert cells == {("services.csv", "name_uk"), ("needs.yaml", "title_uk")}


def test_some_languages_are_read_from_right_to_left() -> None:
    assert [direction(code) for code in ("uk", "et", "ar", "fa", "ckb", "ur")] == [
        "ltr", "ltr", "rtl", "rtl", "rtl", "rtl",
    ]  # fmt: skip
