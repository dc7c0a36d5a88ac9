"""What the graph of Pikkula answers to each question, on each side of the last day of Kaiku."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from navigator import reading
from navigator.catalog import graph
from navigator.catalog.graph import Graph, Standing
from navigator.catalog.model import Step
from navigator.editions.edition import Edition
from tests import world
from tests.world import BEFORE_KAIKU, DAY_AFTER_KAIKU, FIRST_DAY, LAST_DAY_OF_KAIKU, pikkula


@pytest.fixture(scope="module")
def stairs() -> Graph:
    return graph.build(reading.read(pikkula()))


def services(standings: Iterable[Standing]) -> list[str]:
    return [standing.service.id for standing in standings]


def steps(standings: Iterable[Standing]) -> list[str]:
    return [standing.step.id for standing in standings]


def places(standings: Iterable[Standing]) -> list[tuple[str, str]]:
    return [(standing.service.id, standing.step.id) for standing in standings]


def ids(found: Iterable[Step]) -> list[str]:
    return [step.id for step in found]


def test_on_a_step_stands_each_service_once_with_all_its_offers(stairs: Graph) -> None:
    standings = graph.on_step(stairs, "aloitan", FIRST_DAY)
    assert services(standings) == ["valmennus", "palkkatuki"]
    assert [offer.provider.id for offer in standings[0].offers] == ["tyollisyys", "saatio"]


@pytest.mark.parametrize("step", ["palkkaan", "lopetan"])
def test_a_common_service_stands_on_each_step_of_its_staircase_last(
    stairs: Graph, step: str
) -> None:
    standings = graph.on_step(stairs, step, FIRST_DAY)
    assert services(standings)[-1] == "neuvonta"
    assert [standing.common for standing in standings] == [False, True]


def test_a_common_service_stands_on_no_step_of_another_staircase(stairs: Graph) -> None:
    assert "neuvonta" not in services(graph.on_step(stairs, "aloitan", FIRST_DAY))


def test_a_service_that_is_also_offered_on_the_step_itself_is_not_common() -> None:
    # It stands first in the file at the foot of the stairs, and yet before the common ones.
    offers = world.OFFERS + "kaikukurssi;yritys;tyollisyys;;pikkula;;;;\n"
    standings = graph.on_step(
        graph.build(reading.read(pikkula(offers_csv=offers))), "lopetan", None
    )
    assert [(s.service.id, s.common) for s in standings] == [
        ("kaikukurssi", False),
        ("neuvonta", True),
    ]


def test_a_project_is_there_on_its_last_day_and_not_on_the_next(stairs: Graph) -> None:
    assert "kaikukurssi" in services(graph.on_step(stairs, "velat", LAST_DAY_OF_KAIKU))
    assert "kaikukurssi" not in services(graph.on_step(stairs, "velat", DAY_AFTER_KAIKU))


def test_a_service_lives_on_through_another_offer(stairs: Graph) -> None:
    standing = graph.on_step(stairs, "aloitan", DAY_AFTER_KAIKU)[0]
    assert standing.service.id == "valmennus"
    assert [offer.provider.id for offer in standing.offers] == ["tyollisyys"]


def test_on_no_day_in_particular_everything_stands(stairs: Graph) -> None:
    assert services(graph.on_step(stairs, "velat", None)) == ["velkaneuvonta", "kaikukurssi"]


def test_ended_on_a_step_is_what_has_no_offer_left(stairs: Graph) -> None:
    assert graph.ended_on_step(stairs, "velat", LAST_DAY_OF_KAIKU) == ()
    (ended,) = graph.ended_on_step(stairs, "velat", DAY_AFTER_KAIKU)
    assert (ended.service.id, ended.offers[0].ends_on) == ("kaikukurssi", LAST_DAY_OF_KAIKU)
    assert graph.ended_on_step(stairs, "aloitan", DAY_AFTER_KAIKU) == ()


def test_what_has_not_begun_has_not_ended(stairs: Graph) -> None:
    assert "kaikukurssi" not in services(graph.on_step(stairs, "velat", BEFORE_KAIKU))
    assert graph.ended_on_step(stairs, "velat", BEFORE_KAIKU) == ()


def test_what_is_yet_to_come_stands_on_a_step_with_its_coming_offers(stairs: Graph) -> None:
    assert services(graph.coming_on_step(stairs, "velat", BEFORE_KAIKU)) == ["kaikukurssi"]
    assert graph.coming_on_step(stairs, "velat", FIRST_DAY) == ()
    assert graph.coming_on_step(stairs, "aloitan", BEFORE_KAIKU) == (), "it stands there anyway"


def test_what_comes_back_has_not_ended_but_is_to_come() -> None:
    projects = world.PROJECTS + "jatko;Jatko;saatio;2026-09-01;;;;;\n"
    offers = world.OFFERS + "kaikukurssi;velat;saatio;jatko;pikkula;;;;\n"
    stairs = graph.build(reading.read(pikkula(projects_csv=projects, offers_csv=offers)))
    assert graph.ended_on_step(stairs, "velat", DAY_AFTER_KAIKU) == ()
    (coming,) = graph.coming_on_step(stairs, "velat", DAY_AFTER_KAIKU)
    assert [offer.project and offer.project.id for offer in coming.offers] == ["jatko"]


def test_the_ways_to_a_service_are_its_steps_in_the_order_of_the_stairs(stairs: Graph) -> None:
    assert steps(graph.ways_to(stairs, "palkkatuki", FIRST_DAY)) == ["aloitan", "palkkaan"]
    assert steps(graph.ways_to(stairs, "neuvonta", FIRST_DAY)) == ["palkkaan", "lopetan"]


def test_the_order_of_the_stairs_does_not_hang_on_the_order_of_the_offers() -> None:
    header, *rows = world.OFFERS.splitlines(keepends=True)
    turned = graph.build(reading.read(pikkula(offers_csv=header + "".join(reversed(rows)))))
    assert steps(graph.ways_to(turned, "palkkatuki", FIRST_DAY)) == ["aloitan", "palkkaan"]


def test_no_way_leads_to_a_service_that_has_ended(stairs: Graph) -> None:
    assert graph.ways_to(stairs, "kaikukurssi", DAY_AFTER_KAIKU) == ()


def test_a_provider_carries_what_it_gives_itself_and_through_projects(stairs: Graph) -> None:
    assert places(graph.carried_by(stairs, "provider", "saatio", FIRST_DAY)) == [
        ("valmennus", "aloitan"),
        ("velkaneuvonta", "velat"),
        ("kaikukurssi", "velat"),
        ("kaikukurssi", "lopetan"),
    ]
    assert places(graph.carried_by(stairs, "provider", "saatio", DAY_AFTER_KAIKU)) == [
        ("velkaneuvonta", "velat"),
    ]


def test_a_provider_carries_only_its_own_offers(stairs: Graph) -> None:
    standings = graph.carried_by(stairs, "provider", "tyollisyys", FIRST_DAY)
    providers = {offer.provider.id for standing in standings for offer in standing.offers}
    assert providers == {"tyollisyys"}


def test_a_project_carries_what_is_offered_through_it_until_its_last_day(stairs: Graph) -> None:
    assert places(graph.carried_by(stairs, "project", "kaiku", LAST_DAY_OF_KAIKU)) == [
        ("valmennus", "aloitan"),
        ("kaikukurssi", "velat"),
        ("kaikukurssi", "lopetan"),
    ]
    assert graph.carried_by(stairs, "project", "kaiku", DAY_AFTER_KAIKU) == ()


def test_the_next_steps_stand_in_the_order_of_the_data() -> None:
    needs = world.NEEDS.replace("next: [velat]", "next: [lopetan, velat]")
    stairs = graph.build(reading.read(pikkula(needs_yaml=needs)))
    assert ids(graph.next_steps(stairs, "aloitan")) == ["lopetan", "velat"]


def test_from_the_last_step_no_way_leads_on(stairs: Graph) -> None:
    assert graph.next_steps(stairs, "velat") == ()


def test_the_steps_before_are_those_that_lead_here(stairs: Graph) -> None:
    assert ids(graph.steps_before(stairs, "velat")) == ["aloitan"]
    assert graph.steps_before(stairs, "aloitan") == ()


def test_what_stands_on_a_step_itself_leaves_out_what_is_common(stairs: Graph) -> None:
    assert services(graph.own_on_step(stairs, "lopetan", FIRST_DAY)) == ["kaikukurssi"]
    assert graph.own_on_step(stairs, "lopetan", DAY_AFTER_KAIKU) == ()


def test_the_steps_of_the_shipped_map_that_lead_only_to_each_other(kouvola: Edition) -> None:
    assert ids(graph.unreached(kouvola.graph)) == [
        "joudun-vahentamaan-henkilostoa",
        "luopumassa-yritystoiminnasta",
    ]
