"""HSDS over the wire: addresses, pages, languages, and what is said to those who ask wrongly."""

from __future__ import annotations

import io
import json
from typing import Any
from zipfile import ZipFile

import pytest

from navigator.exports.formats import FORMATS, Format
from navigator.exports.hsds import CLASSES
from tests.conftest import Clock
from tests.lint import LintingClient
from tests.world import DAY_AFTER_KAIKU

ROOT = "/hsds/3.1"


def answer(client: LintingClient, path: str, **query: object) -> Any:
    response = client.get(ROOT + path, query_string=query)
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    return response.get_json()


def test_the_entrance_tells_the_version(client: LintingClient) -> None:
    assert answer(client, "/")["version"] == "3.1"
    assert set(answer(client, "/")) == {"version", "profile", "openapi_url"}


@pytest.mark.parametrize("name", CLASSES)
def test_paging_walks_through_everything_once(kouvola_client: LintingClient, name: str) -> None:
    whole = answer(kouvola_client, f"/{name}", per_page=100)
    ids: list[str] = []
    for page in range(1, whole["total_pages"] + 1):
        found = answer(kouvola_client, f"/{name}", per_page=100, page=page)
        assert found["size"] == len(found["contents"]) <= 100
        assert found["page_number"] == page
        assert found["first_page"] == (page == 1)
        assert found["last_page"] == (page == whole["total_pages"])
        assert not found["empty"]
        ids += [one["id"] for one in found["contents"]]
    assert len(set(ids)) == len(ids) == whole["total_items"]


@pytest.mark.parametrize("name", CLASSES)
def test_each_record_has_an_address(kouvola_client: LintingClient, name: str) -> None:
    full = answer(kouvola_client, f"/{name}", full="true", per_page=3)["contents"]
    assert full
    for record in full:
        assert answer(kouvola_client, f"/{name}/{record['id']}") == record


def test_a_page_beyond_the_last_is_empty(client: LintingClient) -> None:
    found = answer(client, "/services", page=99)
    assert (found["size"], found["empty"], found["last_page"]) == (0, True, True)
    assert found["total_items"] > 0


def test_lists_leave_out_what_there_may_be_several_of(client: LintingClient) -> None:
    (one, *_) = answer(client, "/services")["contents"]
    assert not [key for key, value in one.items() if isinstance(value, list)]
    assert one["organization"]["name"]
    assert "attributes" in answer(client, f"/services/{one['id']}")


def test_a_feed_is_in_one_language_and_says_in_which(client: LintingClient) -> None:
    for language, name in (("sv", "Jobbsökarträning"), ("en", "Job-search coaching")):
        response = client.get(f"{ROOT}/services?language={language}")
        assert response.headers["Content-Language"] == language
        assert name in [one["name"] for one in response.get_json()["contents"]]
    assert client.get(f"{ROOT}/").headers["Content-Language"] == "fi"


def test_a_day_and_a_region_narrow_it_as_in_the_api(
    client: LintingClient, kouvola_client: LintingClient
) -> None:
    whole, later = answer(client, "/services"), answer(client, "/services", on=DAY_AFTER_KAIKU)
    assert later["total_items"] < whole["total_items"]
    everywhere = answer(kouvola_client, "/services")["total_items"]
    here = answer(kouvola_client, "/services", region="kouvola")["total_items"]
    assert 0 < here < everywhere


def test_filters_of_the_standard_narrow_together(client: LintingClient) -> None:
    terms = answer(client, "/taxonomy_terms")["contents"]
    term = {one["code"]: one for one in terms}
    below = answer(client, "/taxonomy_terms", parent_id=term["area/tyonhaku"]["id"])
    assert [one["code"] for one in below["contents"]] == ["step/aloitan", "step/velat"]
    needs = answer(client, "/taxonomy_terms", taxonomy_id=term["area/tyonhaku"]["taxonomy_id"])
    assert needs["total_items"] == 6
    debts = term["step/velat"]["id"]
    found = answer(client, "/services", taxonomy_term_id=debts)["contents"]
    assert [one["name"] for one in found] == ["Velkaneuvonta", "Kaikukurssi"]
    office = next(
        one["id"]
        for one in answer(client, "/organizations")["contents"]
        if one["name"] == "Pikkulan työllisyyspalvelut"
    )
    theirs = answer(client, "/services", organization_id=office)
    assert 0 < theirs["total_items"] < answer(client, "/services")["total_items"]
    both = answer(client, "/services", organization_id=office, taxonomy_term_id=debts)
    assert (both["total_items"], both["total_pages"], both["empty"]) == (0, 0, True)


@pytest.mark.parametrize(
    ("moment", "any_"),
    [
        ("2000-01-01", True),
        ("2000-01-01T00:00:00Z", True),
        ("2000-01-01T00:00:00+02:00", True),
        ("2100-01-01T00:00:00.000Z", False),
    ],
)
def test_all_of_an_edition_is_as_new_as_it(client: LintingClient, moment: str, any_: bool) -> None:  # noqa: FBT001
    found = client.get(f"{ROOT}/services?modified_after={moment}").get_json()
    assert (found["total_items"] > 0) == any_


def test_what_ends_is_told_anew_each_day(client: LintingClient, clock: Clock) -> None:
    before = answer(client, "/services")["contents"]
    clock.today = DAY_AFTER_KAIKU
    after = answer(client, "/services")["contents"]
    assert [one["id"] for one in before] == [one["id"] for one in after]
    assert {one["status"] for one in before} == {"active"}
    assert {one["status"] for one in after} == {"active", "defunct"}


BAD = [
    ("/services?language=de", 400),
    ("/services?language=fi-simple", 400),
    ("/?language=", 400),
    ("/services?page=0", 400),
    ("/services?page=two", 400),
    ("/services?page=-1", 400),
    ("/services?page=99999999999999999999", 400),
    ("/services?per_page=101", 400),
    ("/services?per_page=0", 400),
    ("/services?full=yes", 400),
    ("/services?search=palkka", 400),
    ("/services?format=ndjson", 400),
    ("/services?organization_id=saatio", 400),
    ("/services?modified_after=eilen", 400),
    ("/services?parent_id=00000000-0000-5000-8000-000000000000", 400),
    ("/organizations?modified_after=2026-01-01", 400),
    ("/services?on=someday", 400),
    ("/services?region=nowhere", 400),
    ("/services/valmennus", 404),
    ("/services/00000000-0000-5000-8000-000000000000", 404),
    ("/nothing", 404),
    ("/dump.zip?language=x", 400),
]


@pytest.mark.parametrize(("address", "status"), BAD)
def test_errors_are_told_as_rfc_9457_asks(client: LintingClient, address: str, status: int) -> None:
    response = client.get(ROOT + address)
    assert response.mimetype == "application/problem+json"
    problem = response.get_json()
    assert response.status_code == problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["/", "/services", "/dump.zip", "/datapackage.zip"])
def test_any_page_may_read_it_and_nothing_is_sent_twice(client: LintingClient, path: str) -> None:
    first = client.get(ROOT + path)
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get(ROOT + path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("name", ["dump", "datapackage"])
def test_a_packed_feed_is_the_same_bytes_each_time(client: LintingClient, name: str) -> None:
    path = f"{ROOT}/{name}.zip?language=en"
    first = client.get(path)
    assert first.mimetype == "application/zip"
    assert f"hsds-{name}-en.zip" in first.headers["Content-Disposition"]
    client.application.extensions.pop("hsds")  # what was made ready
    assert client.get(path).data == first.data


def test_the_dump_holds_what_the_addresses_give(client: LintingClient) -> None:
    with ZipFile(io.BytesIO(client.get(f"{ROOT}/dump.zip").data)) as archive:
        for name in CLASSES:
            given = answer(client, f"/{name}", full="true", per_page=100)["contents"]
            assert json.loads(archive.read(f"{name}.json")) == given


@pytest.mark.parametrize(
    "known", [one for one in FORMATS if one.name == "HSDS"], ids=lambda one: one.id
)
def test_each_format_of_the_list_is_where_it_says(client: LintingClient, known: Format) -> None:
    response = client.get(known.address)
    assert (response.status_code, response.mimetype) == (200, known.media_type)
