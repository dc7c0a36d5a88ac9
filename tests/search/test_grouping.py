"""The services of an answer by the step on which they stand."""

from __future__ import annotations

import pytest

from navigator.editions.edition import Edition
from navigator.search.answer import Answer
from navigator.search.faceting import narrowed
from navigator.search.grouping import FIRST, Group, groups, parted
from tests.world import DAY_AFTER_KAIKU, FIRST_DAY

QUESTIONS = ["palkkatuki", "en osaa suomea", "työkokeilu", "yritysneuvonta", "koulutus"]


def answered(edition: Edition, text: str) -> Answer:
    return edition.search.ask(text, "fi", FIRST_DAY)


def members(found: tuple[Group, ...]) -> list[str]:
    return [member.help.service.id for group in found for member in group.members]


def test_a_service_stands_on_the_step_that_answers_best(pikkula_edition: Edition) -> None:
    as_employer = groups(answered(pikkula_edition, "yritykseni palkkaa, palkkatukea"))[0]
    assert (as_employer.step.id, as_employer.members[0].help.service.id) == (
        "palkkaan",
        "palkkatuki",
    )
    as_person = groups(answered(pikkula_edition, "olen työtön, palkkatukea"))[0]
    assert (as_person.step.id, members((as_person,))[0]) == ("aloitan", "palkkatuki")


def test_the_offers_on_the_step_are_told_and_the_other_steps_named(
    pikkula_edition: Edition,
) -> None:
    group = groups(answered(pikkula_edition, "yritykseni palkkaa, palkkatukea"))[0]
    subsidy = group.members[0]
    assert [offer.step.id for offer in subsidy.offers] == ["palkkaan"]
    assert [step.id for step in subsidy.elsewhere] == ["aloitan"]


@pytest.mark.parametrize("text", QUESTIONS)
def test_every_service_stands_in_one_group_with_all_its_steps(kouvola: Edition, text: str) -> None:
    answer = answered(kouvola, text)
    found = groups(answer)
    assert sorted(members(found)) == sorted(help_.service.id for help_ in answer.helps)
    assert len({group.step for group in found}) == len(found)
    for group in found:
        for member in group.members:
            assert {group.step, *member.elsewhere} == set(member.help.steps)
            assert {offer.step for offer in member.offers} == {group.step}


@pytest.mark.parametrize("text", QUESTIONS)
def test_groups_and_their_services_stand_in_the_order_of_the_answer(
    kouvola: Edition, text: str
) -> None:
    answer = answered(kouvola, text)
    rank = {help_.service.id: place for place, help_ in enumerate(answer.helps)}
    ranks = [[rank[m.help.service.id] for m in group.members] for group in groups(answer)]
    assert len(ranks) > 1
    assert all(inside == sorted(inside) for inside in ranks)
    assert ranks == sorted(ranks)


def test_a_narrowed_answer_is_grouped_by_what_is_left(pikkula_edition: Edition) -> None:
    answer = answered(pikkula_edition, "olen työtön, palkkatukea")
    left = groups(
        narrowed(answer, {"who": "employer"}, pikkula_edition.search.conditions(FIRST_DAY))
    )
    assert [group.step.id for group in left if "palkkatuki" in members((group,))] == ["palkkaan"]


def test_what_is_not_offered_on_the_day_stands_in_no_group(pikkula_edition: Edition) -> None:
    answer = pikkula_edition.search.ask("kaikukurssi velat", "fi", DAY_AFTER_KAIKU)
    assert "kaikukurssi" not in members(groups(answer))
    assert "velkaneuvonta" in members(groups(answer))
    assert groups(Answer("none")) == ()


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_first_few_are_parted_from_the_rest_and_none_is_lost(
    kouvola: Edition, question: str
) -> None:
    found = groups(answered(kouvola, question))
    first, rest = parted(found)
    assert members((*first, *rest)) == members(found)
    assert 0 < len(members(first)) <= FIRST or not found


def test_a_group_is_cut_only_where_it_is_the_first_and_long(kouvola: Edition) -> None:
    help_ = groups(answered(kouvola, "koulutus"))[0]
    one, many = Group(help_.step, help_.members[:1]), Group(help_.step, help_.members[:1] * 5)
    assert parted((one, many)) == ((one,), (many,))
    assert [len(group.members) for group in parted((many, one))[1]] == [2, 1]
    assert parted(()) == ((), ())
