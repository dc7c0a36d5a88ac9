"""Narrowing an answer: a choice never leads to nothing."""

from __future__ import annotations

import pytest

from navigator.editions.edition import Edition
from navigator.search.answer import Answer
from navigator.search.conditions import FACETS, Conditions
from navigator.search.faceting import Facet, facets, narrowed, on_the_map
from tests.world import FIRST_DAY

QUESTIONS = [
    ("fi", "palkkatuki"),
    ("fi", "en osaa suomea"),
    ("fi", "työkokeilu"),
    ("fi", "haluan opiskella uuden ammatin"),
    ("fi", "lasku meni perintään"),
    ("fi", "yritykseni tarvitsee työntekijöitä"),
    ("fi", "selkäni ei kestä enää raskasta hommaa"),
    ("fi", "nuori ilman koulutusta"),
    ("sv", "jag är arbetslös"),
    ("sv", "starta eget företag"),
    ("en", "I want to learn Finnish"),
    ("en", "help with my CV"),
]


@pytest.fixture
def conditions(pikkula_edition: Edition) -> Conditions:
    return pikkula_edition.search.conditions(FIRST_DAY)


@pytest.fixture
def whole(pikkula_edition: Edition) -> Answer:
    return pikkula_edition.search.ask("palkkatuki velka kurssi työnhaku", "fi", FIRST_DAY)


def named(found: tuple[Facet, ...]) -> dict[str, Facet]:
    return {facet.name: facet for facet in found}


def counts(facet: Facet) -> dict[str, int]:
    return {choice.value: choice.services for choice in facet.choices}


def services(answer: Answer) -> set[str]:
    return {help_.service.id for help_ in answer.helps}


@pytest.mark.parametrize(("language", "text"), QUESTIONS)
def test_every_choice_that_is_offered_leaves_as_many_services_as_it_promises(
    kouvola: Edition, language: str, text: str
) -> None:
    answer = kouvola.search.ask(text, language, FIRST_DAY)
    conditions = kouvola.search.conditions(FIRST_DAY)
    offered = facets(answer, {}, conditions)
    assert offered
    for facet in offered:
        for choice in facet.choices:
            chosen = {facet.name: choice.value}
            left = narrowed(answer, chosen, conditions)
            assert len(left.helps) == choice.services > 0
            standing = {
                step for help_ in (*left.helps, *left.further, *left.unsure) for step in help_.steps
            }
            assert {need.step for need in left.needs} <= standing
            assert_promises_are_kept(answer, chosen, conditions)


def assert_promises_are_kept(
    answer: Answer, chosen: dict[str, str], conditions: Conditions
) -> None:
    """Also of every second choice, after a first one."""
    for facet in facets(answer, chosen, conditions):
        for choice in facet.choices:
            left = narrowed(answer, chosen | {facet.name: choice.value}, conditions)
            assert len(left.helps) == choice.services > 0


def test_choices_combine(whole: Answer, conditions: Conditions) -> None:
    by_area = services(narrowed(whole, {"area": "tyonhaku"}, conditions))
    by_both = services(narrowed(whole, {"area": "tyonhaku", "provider": "saatio"}, conditions))
    assert by_area == {"valmennus", "palkkatuki", "velkaneuvonta", "kaikukurssi"}
    assert by_both == {"valmennus", "velkaneuvonta", "kaikukurssi"}
    found = named(facets(whole, {"area": "tyonhaku"}, conditions))
    assert counts(found["provider"]) == {"saatio": 3, "tyollisyys": 2}


def test_another_choice_can_be_made_in_place_of_the_first(
    whole: Answer, conditions: Conditions
) -> None:
    before = named(facets(whole, {}, conditions))["area"]
    after = named(facets(whole, {"area": "tyonhaku"}, conditions))["area"]
    assert set(counts(before)) == {"tyonhaku", "yritys"}
    assert (after.chosen, counts(after)) == ("tyonhaku", counts(before))


def test_every_choice_must_be_met_by_one_and_the_same_offer(
    whole: Answer, conditions: Conditions
) -> None:
    both = {"area": "yritys", "audience": "under-30"}
    assert "kaikukurssi" in services(narrowed(whole, {"area": "yritys"}, conditions))
    assert "kaikukurssi" in services(narrowed(whole, {"audience": "under-30"}, conditions))
    assert "kaikukurssi" not in services(narrowed(whole, both, conditions)), (
        "the young are served elsewhere"
    )


def test_of_a_service_only_the_offers_of_the_choice_are_left(
    whole: Answer, conditions: Conditions
) -> None:
    (subsidy,) = [
        help_
        for help_ in narrowed(whole, {"who": "employer"}, conditions).helps
        if help_.service.id == "palkkatuki"
    ]
    assert [step.id for step in subsidy.steps] == ["palkkaan"]


def test_no_choice_leaves_the_answer_as_it_is(whole: Answer, conditions: Conditions) -> None:
    assert narrowed(whole, {}, conditions) is whole
    assert narrowed(whole, dict.fromkeys(FACETS, ""), conditions) is whole


def test_narrowing_keeps_the_order(whole: Answer, conditions: Conditions) -> None:
    left = narrowed(whole, {"provider": "saatio"}, conditions)
    kept = [help_.service for help_ in left.helps]
    assert len(kept) > 1
    assert kept == [help_.service for help_ in whole.helps if help_.service in kept]


def test_one_choice_is_no_choice_and_is_not_offered(
    pikkula_edition: Edition, conditions: Conditions
) -> None:
    answer = pikkula_edition.search.ask("maksuhäiriö", "fi", FIRST_DAY)
    alone = narrowed(answer, {"area": "tyonhaku", "provider": "saatio"}, conditions)
    assert "who" not in named(facets(alone, {}, conditions))
    assert facets(Answer("none"), {}, conditions) == ()


def test_what_is_chosen_stays_to_be_seen_even_where_it_leads_to_nothing(
    pikkula_edition: Edition, conditions: Conditions
) -> None:
    answer = pikkula_edition.search.ask("palkkatukea", "fi", FIRST_DAY)
    chosen = {"provider": "saatio", "who": "employer"}
    assert narrowed(answer, chosen, conditions).helps == ()
    found = named(facets(answer, chosen, conditions))["provider"]
    assert (found.chosen, counts(found)["saatio"]) == ("saatio", 0)


def test_a_choice_that_is_not_on_the_map_is_none(conditions: Conditions) -> None:
    asked = {"area": "tyonhaku", "who": "nobody", "provider": "<b>", "audience": "under-30"}
    assert on_the_map(asked, conditions) == {"area": "tyonhaku", "audience": "under-30"}
