"""The page of places: a map, the list that says the same, and nothing that is asked of anybody."""

from __future__ import annotations

import re
from pathlib import Path

import brotli
import pytest

from navigator.editions.edition import Place
from navigator.voices.text import VOICES
from tests.access.places_of_pikkula import (
    CALL,
    COURSE,
    DOOR,
    HOUSE,
    OFFICE,
    contacts,
)
from tests.conftest import Clock, a_client, a_town, copied
from tests.lint import LintingClient, lint, text_of
from tests.world import DAY_AFTER_KAIKU, pikkula

BUDGET = 15_000  # bytes of the page, packed


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Place:
    files = pikkula(contacts_csv=contacts(COURSE, DOOR, OFFICE, HOUSE, CALL))
    return a_town(files, tmp_path_factory.mktemp("places"), dictionaries)


@pytest.fixture
def town(built: Place, tmp_path: Path, clock: Clock) -> LintingClient:
    return a_client(copied(built, tmp_path / "var"), clock)


def headings(html: str) -> list[str]:
    return [text_of(e) for e in lint(html).iter() if e.tag in ("h2", "h3")]


def test_places_stand_by_municipality_that_of_the_front_door_first(town: LintingClient) -> None:
    assert headings(town.page("/fi/places")) == [
        "Lähin ensin",
        "Kouvola 1 paikka",
        "1 Kouvolankatu 1, Kouvola",
        "Hamina 1 paikka",
        "2 Rantatie 2, Hamina",
        "Pyhtää 1 paikka",
        "3 Kauppakatu 1, 49220 Pyhtää",
    ]


def test_municipalities_have_their_names_in_the_language_of_the_page(town: LintingClient) -> None:
    assert "Fredrikshamn 1 plats" in headings(town.page("/sv/places"))
    assert "Pyttis 1 plats" in headings(town.page("/sv-simple/places"))


def test_an_entry_says_who_is_there_when_and_by_which_number(town: LintingClient) -> None:
    html = town.page("/en/places?on=2026-01-16")
    told = text_of(lint(html))
    assert "Pikkula Employment Services Toimisto en" in told
    assert "9:00–15:00" in told
    assert 'href="tel:+358501234567"' in html
    assert "The place is accessible." in told


def test_a_place_without_coordinates_is_told_apart(town: LintingClient) -> None:
    html = town.page("/fi/places")
    items = {e.get("id"): e for e in lint(html).iter() if e.tag == "li" and e.get("data-centre")}
    assert {key for key, item in items.items() if item.get("data-at")} == {"place-talo"}
    assert "Numero, jolla on katkoviivainen reuna" in html
    assert "Piste on siinä, missä paikka on" in html


def test_the_map_has_a_name_and_the_list_is_its_alternative(town: LintingClient) -> None:
    (svg,) = (e for e in lint(town.page("/en/places")).iter() if e.get("class") == "map")
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == (
        "Map of the places. The list has the same places with the same numbers."
    )
    assert not [e for e in svg.iter() if e.tag == "a"]


def test_the_source_of_the_outlines_is_named(town: LintingClient) -> None:
    assert "Maanmittauslaitos 2023" in town.page("/fi/places")
    assert "CC BY 4.0" in town.page("/fi/places")


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_the_page_is_light_in_every_voice(town: LintingClient, voice: object) -> None:
    packed = town.get(f"/{voice}/places", headers={"Accept-Encoding": "br"}).data
    assert len(packed) <= BUDGET
    assert b"<svg" in brotli.decompress(packed)


def test_without_javascript_nobody_is_asked_for_a_municipality(town: LintingClient) -> None:
    html = town.page("/fi/places")
    assert re.search(r'<div class="from" id="from-where" hidden', html)
    assert "<form" not in html
    assert html.count("<option") == 1 + 308


def test_a_place_goes_with_what_was_offered_there(town: LintingClient) -> None:
    assert "Rantatie" not in town.page(f"/fi/places?on={DAY_AFTER_KAIKU}")


def test_a_provider_with_coordinates_has_a_map_of_its_own(town: LintingClient) -> None:
    html = town.page("/fi/providers/saatio")
    assert 'class="map"' in html
    assert "1 Kauppakatu 1, 49220 Pyhtää" in text_of(lint(html))
    assert '/fi/places#place-talo"' in html


def test_a_provider_without_them_has_the_way_to_the_map_of_all(town: LintingClient) -> None:
    html = town.page("/fi/providers/tyollisyys")
    assert 'class="map"' not in html
    assert '/fi/places#place-toimisto"' in html


def test_a_map_without_places_says_so(client: LintingClient) -> None:
    html = client.page("/fi/places")
    assert "<svg xmlns" not in html
    assert "Täällä ei ole vielä mitään." in html


def test_the_foot_of_every_page_leads_there_and_machines_find_it(town: LintingClient) -> None:
    assert 'href="/fi/places"' in town.page("/fi/")
    assert "/fi/places</loc>" in town.page("/sitemap.xml")
