"""The map of South Kymenlaakso against its sources, both ways.

`etela_kymenlaakso_source.csv` is a list made by hand: one line is one fact, in words of ours, with
the document and chapter that tell it and the offer that it became. The documents are the service
plan for 2025, the employment programme of 2021 and what Kouvola’s publication says of its
neighbour; what they lack has the address of a stored public page.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from navigator.catalog.model import Offer
from navigator.catalog.whole import Catalog
from navigator.editions.edition import Edition

REGION = "etela-kymenlaakso"
MUNICIPALITIES = {"Kotka", "Hamina", "Pyhtää", "Virolahti", "Miehikkälä"}
PLAN = "palvelusuunnitelma 2025"
DOCUMENTS = {PLAN, "työllisyysohjelma 2021", "Vaikuttavat työllisyyspolut 2025"}
FACTS = list(
    csv.DictReader(
        (Path(__file__).parent / "etela_kymenlaakso_source.csv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
)


@pytest.fixture(scope="module")
def map_(kouvola: Edition) -> Catalog:
    """The whole shipped map, of all areas."""
    return kouvola.catalog


@pytest.fixture(scope="module")
def offers(map_: Catalog) -> list[Offer]:
    """What the region says of itself; what is given in the whole country is kept apart."""
    return [o for o in map_.offers if REGION in {region.id for region in o.regions}]


def _standing(offers: tuple[Offer, ...] | list[Offer]) -> set[tuple[str, str, str]]:
    return {(o.service.id, o.step.area if o.common else o.step.id, o.provider.id) for o in offers}


def _told(region: str) -> set[tuple[str, str, str]]:
    return {(f["service"], f["step"], f["provider"]) for f in FACTS if f["region"] == region}


def test_every_fact_stands_on_the_map_where_the_list_says(offers: list[Offer]) -> None:
    assert _told(REGION) - _standing(offers) == set()


def test_nothing_stands_on_the_map_that_no_fact_tells(offers: list[Offer]) -> None:
    assert _standing(offers) - _told(REGION) == set()


def test_what_is_the_same_in_the_whole_country_is_not_written_again(
    map_: Catalog, offers: list[Offer]
) -> None:
    assert _told("nationwide") - _standing(map_.offers) == set()
    assert _told("nationwide") & _standing(offers) == set()


def test_every_fact_names_a_document_or_a_page_and_where_in_it() -> None:
    assert {f["region"] for f in FACTS} == {REGION, "nationwide"}
    assert [f for f in FACTS if not (f["chapter"] and f["fact"])] == []
    named = {f["document"] for f in FACTS}
    assert {name for name in named - DOCUMENTS if not name.startswith("https://")} == set()


def test_no_fact_is_told_twice() -> None:
    assert [fact for fact, n in Counter(tuple(f.values()) for f in FACTS).items() if n > 1] == []


def test_the_plan_for_2025_is_the_main_source() -> None:
    told = Counter(fact["document"] for fact in FACTS)
    assert told.most_common(1)[0][0] == PLAN
    assert set(told) >= DOCUMENTS


def test_71_services_stand_on_28_steps_and_for_all_companies_from_33_providers(
    offers: list[Offer],
) -> None:
    assert len({o.service.id for o in offers}) == 71
    assert len({o.step.id for o in offers if not o.common}) == 28
    assert len({o.provider.id for o in offers}) == 33


def test_an_offer_of_a_single_town_is_of_one_of_the_five(offers: list[Offer]) -> None:
    named = [set(o.municipalities) for o in offers if o.municipalities]
    assert set().union(*named) == MUNICIPALITIES
    assert {len(towns) for towns in named} == {1}


def test_what_this_region_alone_has_names_a_source_of_its_own(
    map_: Catalog, offers: list[Offer]
) -> None:
    here = {o.service.id: o.service for o in offers}
    elsewhere = {o.service.id for o in map_.offers if o not in offers}
    own = [service for id_, service in here.items() if id_ not in elsewhere]
    assert "psykologin-palvelut-tyokyky" in {service.id for service in own}
    told = (PLAN, "työllisyysohjelma 2021", "https://")
    assert [s.id for s in own if not any(part in s.source for part in told)] == []


@pytest.mark.parametrize("was", ["Kymsote", "ELY-keskus", "TE-toimisto", "alkukartoitus"])
def test_the_names_of_the_documents_that_are_no_more_are_known_to_the_search(
    map_: Catalog, was: str
) -> None:
    assert was in {word for term in map_.terms for word in term.old.get("fi", ())}
