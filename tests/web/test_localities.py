"""Two regions on one map: the reader says where she lives, and sees what there is for her."""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.findings import findings
from tests.conftest import Clock, a_client, a_town, copied
from tests.lint import LintingClient
from tests.neighbours import neighbours
from tests.world import FIRST_DAY


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Place:
    """Pikkula and Suurkylä on one map."""
    return a_town(neighbours(), tmp_path_factory.mktemp("neighbours"), dictionaries)


@pytest.fixture
def client(built: Place, tmp_path: Path, clock: Clock) -> LintingClient:
    return a_client(copied(built, tmp_path / "var"), clock)


def text(client: LintingClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.get_data(as_text=True)


def test_the_front_page_asks_where_one_lives_until_one_has_said(client: LintingClient) -> None:
    assert 'id="where-title"' in text(client, "/en/")
    here = text(client, "/en/kotka/")
    assert 'id="where-title"' not in here
    assert "Services for: Kotka" in here


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("Kotka", "/en/kotka/"),
        ("hamina", "/en/hamina/"),
        ("Fredrikshamn", "/en/hamina/"),
        ("Suurkylän työllisyysalue", "/en/suurkyla/"),
    ],
)
def test_a_municipality_is_typed_in_any_language(
    client: LintingClient, typed: str, leads_to: str
) -> None:
    response = client.get("/en/regions", query_string={"municipality": typed})
    assert (response.status_code, response.location) == (303, leads_to)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Vaasa", "Vaasa is not on this map yet."),
        ("Kotkka", "Did you mean:"),
        ("xyzzy", "We do not know the place “xyzzy”."),
    ],
)
def test_what_is_not_on_the_map_is_told(client: LintingClient, typed: str, told: str) -> None:
    assert told in text(client, f"/en/regions?municipality={typed}")


def test_a_place_that_there_is_not_is_an_unknown_page(client: LintingClient) -> None:
    for address in ("/en/vaasa/", "/en/vaasa/steps/aloitan", "/en/steps/"):
        assert client.get(address).status_code == 404


def test_links_lead_on_where_one_lives(client: LintingClient) -> None:
    page = text(client, "/en/kotka/steps/aloitan")
    assert 'href="/en/kotka/services/palkkatuki"' in page
    assert 'href="/sv/kotka/steps/aloitan"' in page
    assert 'action="/en/kotka/search"' in text(client, "/en/kotka/")


def test_a_step_has_what_is_given_where_one_lives(client: LintingClient) -> None:
    def has(where: str) -> set[str]:
        page = text(client, f"/en/{where}/steps/aloitan".replace("//", "/"))
        here = page.split("next-door")[0]
        known = ("valmennus", "palkkatuki", "verkkokurssi", "kyyti")
        return {service for service in known if f"/services/{service}" in here}

    found = {where: has(where) for where in ("", "iitti", "suurkyla", "kotka", "hamina")}
    assert found == {
        "": {"valmennus", "palkkatuki", "verkkokurssi", "kyyti"},
        "iitti": {"valmennus", "palkkatuki", "verkkokurssi"},
        "suurkyla": {"palkkatuki", "verkkokurssi", "kyyti"},
        "kotka": {"palkkatuki", "verkkokurssi"},
        "hamina": {"palkkatuki", "verkkokurssi", "kyyti"},
    }


def test_a_staircase_of_a_region_is_on_its_map_alone(client: LintingClient) -> None:
    assert "/areas/meri" in text(client, "/en/suurkyla/")
    assert "/areas/meri" not in text(client, "/en/pikkula/")


def test_what_is_not_given_here_is_shown_as_it_is_elsewhere(client: LintingClient) -> None:
    page = text(client, "/en/kotka/services/velkaneuvonta")
    assert "This is not available here: Kotka." in page
    assert "Pikkula Foundation" in page
    assert "This is not available here" not in text(client, "/en/pikkula/services/velkaneuvonta")


def test_where_an_offer_is_given_is_said_only_where_it_does_not_go_without_saying(
    client: LintingClient,
) -> None:
    said = '<span class="whereabouts">Suurkylä employment area</span>'
    assert said in text(client, "/en/services/palkkatuki")
    assert said not in text(client, "/en/kotka/services/palkkatuki")
    assert ">Hamina<" in text(client, "/en/suurkyla/services/kyyti")


def test_the_search_finds_what_is_here_and_tells_what_is_elsewhere(client: LintingClient) -> None:
    page = text(client, "/en/kotka/search?q=debt+counselling")
    assert "In other areas" in page
    assert 'href="/en/kotka/services/velkaneuvonta"' in page
    assert "In other areas" not in text(client, "/en/pikkula/search?q=debt+counselling")


def test_the_search_of_a_place_answers_with_what_is_given_there(client: LintingClient) -> None:
    def found(region: str) -> list[str]:
        answer = client.get(f"/api/v1/search?q=course&lang=en&region={region}").get_json()
        return [one["id"] for one in answer["services"]]

    assert "kaikukurssi" in found("pikkula")
    assert "kaikukurssi" not in found("kotka")
    assert {"verkkokurssi", "laivakurssi"} <= set(found("kotka"))


def test_the_api_has_the_map_of_a_region(client: LintingClient) -> None:
    whole = client.get("/api/v1/catalog").get_json()
    assert (whole["region"], len(whole["regions"])) == (None, 2)
    part = client.get("/api/v1/catalog?region=suurkyla").get_json()
    assert part["region"] == "suurkyla"
    assert [one["code"] for one in part["regions"][0]["municipalities"]] == ["285", "075"]
    assert {one["id"] for one in part["services"]} == {
        *("palkkatuki", "verkkokurssi", "kyyti", "laivakurssi")
    }
    assert part["flags"] == []
    assert client.get("/api/v1/catalog?region=nowhere").status_code == 400


def test_a_cry_for_help_is_answered_by_the_region_too(client: LintingClient) -> None:
    assert "Crisis service" not in text(client, "/en/pikkula/search?q=debt")


def test_a_path_keeps_what_is_not_given_where_one_lives(client: LintingClient) -> None:
    page = text(client, "/en/pikkula/services/velkaneuvonta")
    code = page.split('data-code="')[1].split('"')[0]
    path = text(client, f"/en/kotka/path?path={code}")
    assert "Debt counselling" in path
    assert "This is not available in this area." in path
    assert "Pikkula Foundation" in text(client, f"/en/pikkula/path?path={code}")
    assert client.get(f"/en/kotka/path.pdf?path={code}").status_code == 200


def test_machines_know_a_page_by_its_region(client: LintingClient) -> None:
    page = text(client, "/en/kotka/steps/aloitan")
    assert 'rel="canonical" href="http://localhost/en/suurkyla/steps/aloitan"' in page
    site_map = text(client, "/sitemap.xml")
    for place in ("", "pikkula/", "suurkyla/"):
        assert f"<loc>http://localhost/en/{place}steps/aloitan</loc>" in site_map
    assert "/en/pikkula/areas/meri" not in site_map


def test_the_areas_stand_side_by_side(client: LintingClient) -> None:
    page = text(client, "/en/beside")
    assert "not a step there" in page  # the stairs of the sea are Suurkylä's own
    assert 'class="lacks"' in page
    assert "Pikkula Employment Services" in page.split("Who works in several areas")[1]
    steps = text(client, "/en/beside/aloitan")
    assert "Course portal" in steps
    assert "the whole country" in steps
    assert client.get("/en/beside/nowhere").status_code == 404


def test_a_step_tells_what_the_neighbours_have_on_it(client: LintingClient) -> None:
    page = text(client, "/en/kotka/steps/velat")
    assert "2 services in other areas" in page
    assert "services in other areas" not in text(client, "/en/pikkula/steps/velat")


def test_what_is_missing_here_and_given_next_door_is_a_finding(built: Place) -> None:
    whole = edition.opened(1, built)
    found = [
        (one.step and one.step.id, one.region and one.region.id)
        for one in findings(whole.catalog, whole.graph, FIRST_DAY)
        if one.kind == "given-next-door"
    ]
    assert found == [("velat", "suurkyla"), ("palkkaan", "suurkyla"), ("lopetan", "suurkyla")]
