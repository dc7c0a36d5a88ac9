"""The languages that a region has chosen: what must stand in them, and what may be missing."""

from __future__ import annotations

import pytest

from navigator import reading
from navigator.reading.faults import FaultyError
from navigator.voices.text import LANGUAGES, Voice
from tests.two_languages import pikkula_in
from tests.world import FIRST_DAY, NEEDS, pikkula

REGIONS = NEEDS.partition("audiences:")[0]


def choosing(said: str, more: str = "") -> str:
    """needs.yaml with what the region says of languages, and with other regions."""
    first = REGIONS.replace("  - id: pikkula\n", f"  - id: pikkula\n{said}")
    return NEEDS.replace(REGIONS, first + more)


def faults(**changes: str) -> list[tuple[str, str, str]]:
    with pytest.raises(FaultyError) as found:
        reading.read(pikkula(**changes), FIRST_DAY)
    return [(one.file, one.fault, one.column) for one in found.value.problems]


def test_a_region_that_says_nothing_has_chosen_all_three() -> None:
    assert reading.read(pikkula()).languages == LANGUAGES


@pytest.mark.parametrize("chosen", [("fi", "sv"), ("sv", "en"), ("fi",), ("en",)])
def test_a_text_need_not_stand_in_a_language_that_nobody_has_chosen(
    chosen: tuple[str, ...],
) -> None:
    catalog = reading.read(pikkula_in(*chosen), FIRST_DAY)
    assert catalog.languages == chosen
    written = {voice.language for voice, _ in catalog.service["velkaneuvonta"].name}
    assert written == {*chosen}
    assert {voice.language for voice, _ in catalog.referral["passi"].page} == {*chosen}


def test_what_is_missing_in_a_chosen_language_is_a_fault() -> None:
    files = pikkula_in("fi", "sv")
    files["needs.yaml"] = files["needs.yaml"].replace(b"sv: Jag beh\xc3\xb6ver", b"se: Jag", 1)
    files["services.csv"] = files["services.csv"].replace(b"Skuldr\xc3\xa5dgivning", b"")
    with pytest.raises(FaultyError) as found:
        reading.read(files, FIRST_DAY)
    told = [(one.file, one.fault, one.column) for one in found.value.problems]
    assert ("services.csv", "missing-language", "name_sv") in told
    assert ("needs.yaml", "missing-language", "title.sv") in told
    assert not [one for one in told if one[2].endswith("en")]


def test_required_are_the_languages_of_all_regions_together() -> None:
    other = "  - id: isola\n    languages: [en]\n    name: {fi: Isola, sv: Stor, en: Isola}\n"
    both = choosing("    languages: [fi]\n", other)
    assert reading.read(pikkula(needs_yaml=both)).languages == ("fi", "en")
    services = pikkula()["services.csv"].decode().replace("Debt counselling", "")
    told = faults(needs_yaml=both, services_csv=services)
    assert told == [("services.csv", "missing-language", "name_en")]


def test_text_in_a_language_that_nobody_has_chosen_is_kept() -> None:
    catalog = reading.read(pikkula(needs_yaml=choosing("    languages: [fi]\n")))
    assert str(catalog.step["velat"].title.in_voice(Voice("en"))) == "I need help with money"


@pytest.mark.parametrize(
    ("said", "fault"),
    [("[]", "missing-value"), ("[fi, de]", "bad-choice"), ("{fi: yes}", "wrong-shape")],
)
def test_a_region_chooses_among_the_three_and_at_least_one(said: str, fault: str) -> None:
    told = faults(needs_yaml=choosing(f"    languages: {said}\n"))
    assert {one[:2] for one in told} == {("needs.yaml", fault)}


def test_needs_that_can_not_be_read_accuse_no_text_of_lacking_a_language() -> None:
    services = pikkula_in("fi", "sv")["services.csv"].decode()
    told = faults(needs_yaml="regions: [", services_csv=services)
    assert {file for file, _, _ in told} == {"needs.yaml"}
