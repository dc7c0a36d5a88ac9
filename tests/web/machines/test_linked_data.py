"""Linked data over the wire: the whole map, each thing at its address, and who gets which."""

from __future__ import annotations

import json

import pytest
import rdflib

from tests.conftest import Clock
from tests.lint import LintingClient
from tests.world import DAY_AFTER_KAIKU

HERE = "http://localhost"
WHOLE = {"ttl": "text/turtle", "jsonld": "application/ld+json"}


def turtle(client: LintingClient, address: str, **query: object) -> rdflib.Graph:
    response = client.get(address, query_string=query)
    assert response.status_code == 200
    assert response.mimetype == "text/turtle"
    return rdflib.Graph().parse(data=response.get_data(), format="turtle")


def offers(graph: rdflib.Graph) -> set[str]:
    names = {str(subject) for subject in graph.subjects()}
    return {name.partition("#offer.")[2] for name in names if "#offer." in name}


@pytest.mark.parametrize("suffix", WHOLE)
def test_the_whole_map_is_there_for_any_page(client: LintingClient, suffix: str) -> None:
    response = client.get(f"/data/cpsv-ap.{suffix}")
    assert (response.status_code, response.mimetype) == (200, WHOLE[suffix])
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert f"{HERE}/id/services/palkkatuki" in response.get_data(as_text=True)


def test_who_has_it_already_is_told_so(client: LintingClient) -> None:
    first = client.get("/data/cpsv-ap.ttl")
    again = client.get("/data/cpsv-ap.ttl", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("suffix", WHOLE)
def test_a_thing_is_described_at_its_address(client: LintingClient, suffix: str) -> None:
    response = client.get(f"/id/services/palkkatuki.{suffix}")
    assert (response.status_code, response.mimetype) == (200, WHOLE[suffix])
    assert "Lönesubvention" in response.get_data(as_text=True)
    assert "Skuldrådgivning" not in response.get_data(as_text=True)


@pytest.mark.parametrize(
    "path",
    ["areas/yritys", "steps/velat", "providers/saatio", "projects/kaiku", "regions/pikkula",
     "authorities/pikkula", "concepts/role-gives", "dataset", "publisher"],
)  # fmt: skip
def test_whatever_has_a_name_of_ours_is_described(client: LintingClient, path: str) -> None:
    graph = turtle(client, f"/id/{path}.ttl")
    assert rdflib.URIRef(f"{HERE}/id/{path}") in set(graph.subjects())


def sent(client: LintingClient, path: str, **headers: str) -> str:
    response = client.get(path, headers={name.replace("_", "-"): v for name, v in headers.items()})
    assert response.status_code == 303
    assert {"Accept", "Accept-Language"} <= {*map(str.strip, response.headers["Vary"].split(","))}
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    return response.location


@pytest.mark.parametrize(
    ("accept", "location"),
    [
        ("text/turtle", "/id/services/palkkatuki.ttl"),
        ("application/ld+json", "/id/services/palkkatuki.jsonld"),
        ("application/json", "/id/services/palkkatuki.jsonld"),
        ("text/turtle;q=0.5, application/ld+json;q=0.9", "/id/services/palkkatuki.jsonld"),
        ("text/html", "/fi/services/palkkatuki"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/fi/services/palkkatuki"),
        ("*/*", "/fi/services/palkkatuki"),
        ("image/png", "/fi/services/palkkatuki"),
    ],
)
def test_the_name_of_a_thing_leads_to_what_the_reader_can_read(
    client: LintingClient, accept: str, location: str
) -> None:
    assert sent(client, "/id/services/palkkatuki", Accept=accept) == location


def test_a_page_is_given_in_the_language_of_the_reader(client: LintingClient) -> None:
    wishes = {"Accept": "text/html", "Accept_Language": "sv-FI, en;q=0.5"}
    assert sent(client, "/id/steps/velat", **wishes) == "/sv/steps/velat"
    assert sent(client, "/id/regions/pikkula", **wishes) == "/sv/pikkula/"
    assert sent(client, "/id/dataset", **wishes) == "/sv/about"


def test_what_has_no_page_is_described_instead(client: LintingClient) -> None:
    location = sent(client, "/id/authorities/pikkula", Accept="text/html")
    assert location == "/id/authorities/pikkula.ttl"


def test_the_day_is_kept_on_the_way(client: LintingClient) -> None:
    path, day = "/id/services/valmennus", "?on=2026-07-01"
    assert sent(client, path + day, Accept="text/html") == f"/fi/services/valmennus{day}"
    assert sent(client, path + day, Accept="text/turtle") == f"{path}.ttl{day}"
    graph = turtle(client, f"{path}.ttl", on=DAY_AFTER_KAIKU)
    assert offers(graph) == {"tyollisyys.in.pikkula"}


def test_the_whole_map_may_be_asked_for_on_a_day(client: LintingClient, clock: Clock) -> None:
    ever = offers(turtle(client, "/data/cpsv-ap.ttl"))
    later = offers(turtle(client, "/data/cpsv-ap.ttl", on=DAY_AFTER_KAIKU))
    assert {name for name in ever if "kaiku" in name}
    assert later == {name for name in ever if "kaiku" not in name}
    before = client.get("/data/cpsv-ap.ttl").get_data()
    clock.today = DAY_AFTER_KAIKU
    assert client.get("/data/cpsv-ap.ttl").get_data() != before  # services have ended since


def test_the_map_of_a_region_may_be_asked_for(client: LintingClient) -> None:
    graph = turtle(client, "/data/cpsv-ap.ttl", region="pikkula")
    assert rdflib.URIRef(f"{HERE}/id/services/palkkatuki") in set(graph.subjects())


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/data/cpsv-ap.ttl?on=yesterday", 400),
        ("/data/cpsv-ap.jsonld?region=nowhere", 400),
        ("/id/services/nothing", 404),
        ("/id/services/nothing.ttl", 404),
        ("/id/nothing/palkkatuki.jsonld", 404),
        ("/id/nothing.ttl", 404),
    ],
)
def test_what_there_is_not_is_told_to_programs(
    client: LintingClient, path: str, status: int
) -> None:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert json.loads(response.get_data())["status"] == status
