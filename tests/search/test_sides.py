"""Who asks, a person or a company, as far as the question tells."""

from __future__ import annotations

import pytest

from navigator.editions.edition import Edition
from tests.world import FIRST_DAY

PERSONS = [
    ("fi", "sain potkut, mitä nyt"),
    ("fi", "etsin töitä Kouvolasta"),
    ("fi", "etsin uutta työtä"),
    ("fi", "irtisanottu tehtaalta"),
    ("fi", "palkka ei tullut"),
    ("sv", "jag söker jobb"),
    ("en", "I lost my job"),
]
COMPANIES = [
    ("fi", "yritykseni haluaa palkata kesätyöntekijän"),
    ("fi", "haemme kahta kokkia"),
    ("fi", "etsin siivoojaa"),
    ("sv", "vi behöver personal till vårt företag"),
    ("en", "we need staff for our restaurant"),
]


def sides(edition: Edition, language: str, text: str) -> list[str]:
    answer = edition.search.ask(text, language, FIRST_DAY)
    return [need.step.audience for need in answer.needs[:3]]


@pytest.mark.parametrize(("language", "text"), PERSONS)
def test_a_person_is_led_to_the_stairs_of_persons(
    kouvola: Edition, language: str, text: str
) -> None:
    assert sides(kouvola, language, text)[:1] == ["person"]


@pytest.mark.parametrize(("language", "text"), COMPANIES)
def test_a_company_is_led_to_the_stairs_of_companies(
    kouvola: Edition, language: str, text: str
) -> None:
    assert sides(kouvola, language, text)[:1] == ["employer"]


def test_what_is_for_the_other_side_is_still_found(kouvola: Edition) -> None:
    answer = kouvola.search.ask("palkkatuki", "fi", FIRST_DAY)
    standing = {step.audience for help_ in answer.helps for step in help_.steps}
    assert standing == {"person", "employer"}
