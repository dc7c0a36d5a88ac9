"""The open API: what the contract promises."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Clock
from tests.lint import LintingClient
from tests.world import DAY_AFTER_KAIKU


def answer(client: LintingClient, address: str, **query: object) -> Any:
    response = client.get(address, query_string=query)
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    return response.get_json()


def test_search_answers_with_steps_and_services_best_first(client: LintingClient) -> None:
    found = answer(client, "/api/v1/search", q="palkkatukea", lang="fi", on="2026-02-01")
    assert (found["query"], found["lang"], found["on"]) == ("palkkatukea", "fi", "2026-02-01")
    assert found["fit"] == "good"
    best = found["services"][0]
    assert best["name"] == {"fi": "Palkkatuki", "sv": "Lönesubvention", "en": "Pay subsidy"}
    assert best["steps"] == ["aloitan", "palkkaan"]
    assert best["why"]
    assert best["offers"][0] == {
        "step": "aloitan",
        "provider": {
            "id": "tyollisyys",
            "name": {
                "fi": "Pikkulan työllisyyspalvelut",
                "sv": "Lillby sysselsättningstjänster",
                "en": "Pikkula Employment Services",
            },
        },
        "project": None,
        "audience": None,
    }
    assert set(found["needs"][0]) >= {"id", "title", "area", "score"}
    for things in (found["services"], found["needs"]):
        scores = [thing["score"] for thing in things]
        assert scores == sorted(scores, reverse=True)


def test_search_is_about_today_unless_a_day_is_asked_for(
    client: LintingClient, clock: Clock
) -> None:
    clock.today = DAY_AFTER_KAIKU
    today = answer(client, "/api/v1/search", q="kaikukurssi")
    before = answer(client, "/api/v1/search", q="kaikukurssi", on="2026-06-30")
    assert today["on"] == "2026-07-01"
    assert "kaikukurssi" not in [service["id"] for service in today["services"]]
    assert before["services"][0]["id"] == "kaikukurssi"
    assert before["services"][0]["offers"][0]["project"] == {
        "id": "kaiku",
        "name": "Kaiku",
        "ends_on": "2026-06-30",
    }


def test_a_question_about_something_else_fits_nothing(client: LintingClient) -> None:
    assert answer(client, "/api/v1/search", q="qwertyuiop")["fit"] == "none"
    assert answer(client, "/api/v1/search", q="")["fit"] == "none"


def test_limit_keeps_the_answer_short(client: LintingClient) -> None:
    found = answer(client, "/api/v1/search", q="palkkatuki velka työnhaku", limit=1)
    assert len(found["services"]) == len(found["needs"]) == 1


def test_the_catalogue_is_whole_without_a_day_and_of_the_day_with_one(
    client: LintingClient,
) -> None:
    whole = answer(client, "/api/v1/catalog")
    later = answer(client, "/api/v1/catalog", on=DAY_AFTER_KAIKU)
    assert (whole["edition"], whole["on"], whole["region"]) == (1, None, "pikkula")
    assert later["on"] == "2026-07-01"
    assert {o["service"] for o in whole["offers"]} - {o["service"] for o in later["offers"]} == {
        "kaikukurssi"
    }
    assert whole["areas"][0]["steps"] == ["aloitan", "velat"]
    assert whole["steps"][0]["next"] == ["velat"]
    assert whole["projects"][0]["ends_on"] == "2026-06-30"


@pytest.mark.parametrize("list_", ["steps", "services", "providers", "projects"])
def test_every_reference_of_the_catalogue_leads_somewhere(
    kouvola_client: LintingClient, list_: str
) -> None:
    whole = answer(kouvola_client, "/api/v1/catalog")
    ids = {thing["id"] for thing in whole[list_]}
    used = {offer[list_.removesuffix("s")] for offer in whole["offers"]} - {None}
    assert used <= ids


def test_a_step_and_a_service_tell_what_stands_there_on_the_day(client: LintingClient) -> None:
    step = answer(client, "/api/v1/steps/velat", on="2026-07-01")
    assert [service["id"] for service in step["services"]] == ["velkaneuvonta"]
    service = answer(client, "/api/v1/services/kaikukurssi", on="2026-07-01")
    assert service["offers"] == []


def ids(found: Any) -> set[str]:
    return {service["id"] for service in found["services"]}


def test_the_search_can_be_narrowed(client: LintingClient) -> None:
    asked = {"q": "palkkatuki velka kurssi työnhaku"}
    whole = answer(client, "/api/v1/search", **asked)
    assert whole["unsure"] == []
    left = answer(client, "/api/v1/search", **asked, provider="saatio", area="tyonhaku")
    assert ids(left) == {"valmennus", "velkaneuvonta", "kaikukurssi"}
    young = answer(client, "/api/v1/search", **asked, age=27)
    assert "kaikukurssi" in ids(young)
    old = answer(client, "/api/v1/search", **asked, age=30, area="tyonhaku")
    assert "kaikukurssi" not in ids(old) | set(old["unsure"])


def test_what_is_not_known_to_fit_is_told_apart(client: LintingClient) -> None:
    asked = {"q": "palkkatuki velka kurssi työnhaku"}
    whole = answer(client, "/api/v1/search", **asked)
    free = answer(client, "/api/v1/search", **asked, free=1)
    assert free["services"] == []
    assert ids(whole) <= set(free["unsure"])
    nowhere = answer(client, "/api/v1/search", **asked, area="nowhere")
    assert (nowhere["services"], nowhere["unsure"]) == ([], [])


BAD = [
    ("/api/v1/search?q=a&lang=xx", 400),
    ("/api/v1/search?q=a&limit=0", 400),
    ("/api/v1/search?q=a&limit=many", 400),
    ("/api/v1/search?q=a&limit=²", 400),
    ("/api/v1/search?q=a&limit=0000000001000", 400),
    ("/api/v1/search?q=a&limit=010", 400),
    ("/api/v1/search?q=a&limit=%2B5", 400),
    ("/api/v1/search?q=a&limit=+5", 400),
    ("/api/v1/search?q=a&limit=-5", 400),
    ("/api/v1/search?q=a&limit=1_0", 400),
    ("/api/v1/search?q=a&limit=٣", 400),
    ("/api/v1/search?q=a&limit=101", 400),
    ("/api/v1/search?q=a&limit=99999999999999999999", 400),
    ("/api/v1/search?q=a&limit=", 400),
    ("/api/v1/search?q=a&on=someday", 400),
    ("/api/v1/search?q=a&age=old", 400),
    ("/api/v1/search?q=a&age=121", 400),
    ("/api/v1/search?q=a&age=07", 400),
    ("/api/v1/search?q=a&free=yes", 400),
    ("/api/v1/search?q=a&open_today=0", 400),
    ("/api/v1/steps/nowhere", 404),
    ("/api/v1/nothing", 404),
]


@pytest.mark.parametrize(("address", "status"), BAD)
def test_errors_are_told_as_rfc_9457_asks(client: LintingClient, address: str, status: int) -> None:
    response = client.get(address)
    assert response.mimetype == "application/problem+json"
    problem = response.get_json()
    assert response.status_code == problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert problem["instance"] == address.split("?", maxsplit=1)[0]


def test_a_change_is_refused_politely(client: LintingClient) -> None:
    answer = client.post("/api/v1/search")
    assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")
    assert set(answer.allow) == {"GET", "HEAD", "OPTIONS"}


def test_any_page_of_the_world_may_read_the_open_data(client: LintingClient) -> None:
    for address in ("/api/v1/catalog", "/api/v1/search?q=a", "/api/v1/steps/nowhere"):
        assert client.get(address).headers["Access-Control-Allow-Origin"] == "*"


def test_health_tells_the_edition_and_that_the_index_answers(client: LintingClient) -> None:
    health = answer(client, "/healthz")
    assert (health["status"], health["edition"], health["index"]) == ("ok", 1, "answers")
