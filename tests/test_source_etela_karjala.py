"""The map of South Karelia against its sources, both ways.

`etela_karjala_source.csv` is a list made by hand: one line is one fact, in words of ours, with the
document and chapter that tell it and the offer that it became. The documents are the employment
programme of 2022 and, for what the law says every employment area gives, the service plan of the
neighbour for 2025; what they lack has the address of a stored public page. A fact that did not
become an offer says why it is left out.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from navigator.catalog.model import Offer
from navigator.catalog.whole import Catalog
from navigator.editions.edition import Edition

REGION = "etela-karjala"
PROGRAMME = "työllisyysohjelma 2022"
DOCUMENTS = {PROGRAMME, "palvelusuunnitelma 2025"}
CHAPTERS = {"1", "2", "3", "4.1", "4.2", "4.3.1", "4.3.2", "4.3.3", "4.3.4", "4.4", "liite 1"}
MUNICIPALITIES = {
    "Imatra",
    "Lappeenranta",
    "Lemi",
    "Luumäki",
    "Parikkala",
    "Rautjärvi",
    "Ruokolahti",
    "Savitaipale",
    "Taipalsaari",
}
ALL_FACTS = list(
    csv.DictReader(
        (Path(__file__).parent / "etela_karjala_source.csv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
)
FACTS = [fact for fact in ALL_FACTS if not fact["left_out"]]
LEFT_OUT = [fact for fact in ALL_FACTS if fact["left_out"]]


@pytest.fixture(scope="module")
def offers(kouvola: Edition) -> list[Offer]:
    return [o for o in kouvola.catalog.offers if REGION in {region.id for region in o.regions}]


@pytest.fixture(scope="module")
def map_(kouvola: Edition) -> Catalog:
    return kouvola.catalog


def _place(offer: Offer) -> str:
    return offer.step.area if offer.common else offer.step.id


def _standing(offers: Iterable[Offer]) -> set[tuple[str, str, str]]:
    return {(o.service.id, _place(o), o.provider.id) for o in offers}


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


def test_every_fact_names_a_document_and_its_chapter_or_a_page() -> None:
    odd = [
        fact
        for fact in ALL_FACTS
        if not (fact["document"] in DOCUMENTS or fact["document"].startswith("https://"))
    ]
    assert odd == []
    assert [
        f
        for f in ALL_FACTS
        if not (f["chapter"] and f["fact"] and f["region"] in (REGION, "nationwide"))
    ] == []


def test_a_fact_that_is_left_out_says_why_and_names_no_offer() -> None:
    assert LEFT_OUT
    assert [f for f in LEFT_OUT if f["service"] or f["step"] or f["provider"]] == []


def test_no_fact_is_told_twice() -> None:
    assert [
        fact for fact, n in Counter(tuple(f.values()) for f in ALL_FACTS).items() if n > 1
    ] == []


def test_the_programme_is_the_main_source_and_every_chapter_of_it_is_read() -> None:
    assert Counter(fact["document"] for fact in FACTS).most_common(1)[0][0] == PROGRAMME
    assert {f["chapter"] for f in ALL_FACTS if f["document"] == PROGRAMME} == CHAPTERS


def test_88_services_stand_on_28_steps_from_30_providers(offers: list[Offer]) -> None:
    assert len({o.service.id for o in offers}) == 88
    assert len({o.step.id for o in offers if not o.common}) == 28
    assert len({o.provider.id for o in offers}) == 30


def test_an_offer_of_some_towns_is_of_those_of_the_nine(map_: Catalog, offers: list[Offer]) -> None:
    (region,) = [region for region in map_.regions if region.id == REGION]
    assert set(region.municipalities) == MUNICIPALITIES
    named = [set(o.municipalities) for o in offers if o.municipalities]
    assert set().union(*named) == MUNICIPALITIES


def test_the_job_voucher_is_of_the_four_towns_that_the_programme_names(offers: list[Offer]) -> None:
    towns = [o.municipalities for o in offers if o.service.id == "duuniseteli"]
    assert {name for names in towns for name in names} == {
        "Imatra",
        "Lappeenranta",
        "Rautjärvi",
        "Ruokolahti",
    }
    assert {len(names) for names in towns} == {1}


def test_what_ran_on_a_project_has_ended_with_it(offers: list[Offer]) -> None:
    ends = {o.project.id: o.project.ends_on for o in offers if o.project}
    assert ends == {
        "tyota-ohjelma": dt.date(2022, 12, 31),
        "lappeenranta-yrityslisa": dt.date(2024, 12, 31),
    }


def test_what_only_this_region_has_names_its_source(map_: Catalog, offers: list[Offer]) -> None:
    here = {o.service.id: o.service for o in offers}
    elsewhere = {o.service.id for o in map_.offers if o not in offers}
    own = [service for id_, service in here.items() if id_ not in elsewhere]
    assert own
    told = ("Etelä-Karjalan työllisyysohjelma", "https://")
    assert [s.id for s in own if not any(part in s.source for part in told)] == []


@pytest.mark.parametrize("was", ["Eksote", "ELY-keskus", "TE-toimisto"])
def test_the_names_of_the_programme_that_are_no_more_are_known_to_the_search(
    map_: Catalog, was: str
) -> None:
    assert was in {word for term in map_.terms for word in term.old.get("fi", ())}
