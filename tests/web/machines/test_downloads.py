"""The data to take along: what the list of formats says is what its addresses answer."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from frictionless import validate

from navigator.editions import Act, Place, desk, edition
from navigator.environment import day
from navigator.exports import FORMATS
from tests import ROOT
from tests.conftest import Clock, a_client, a_town
from tests.lint import LintingClient
from tests.world import CONTACTS, INTAKE, PROJECTS, REFERRALS, TERMS, TEXTS, URGENT, pikkula


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Place:
    """Pikkula with all files that a map can have."""
    files = pikkula(
        contacts_csv=CONTACTS,
        intake_csv=INTAKE,
        referrals_csv=REFERRALS,
        terms_csv=TERMS,
        urgent_yaml=URGENT,
    )
    return a_town(files, tmp_path_factory.mktemp("downloads"), dictionaries)


@pytest.fixture
def whole(town: Place, clock: Clock) -> LintingClient:
    return a_client(town, clock)


def path_of(address: str) -> str:
    return urlsplit(address).path


def read(client: LintingClient, address: str) -> Any:
    return client.get(address).get_json()


def unpacked(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_address_of_the_list_answers_with_the_media_type_that_it_tells(
    whole: LintingClient,
) -> None:
    for one in read(whole, "/data/index.json")["formats"]:
        for entry in one["addresses"]:
            answer = whole.get(path_of(entry["address"]))
            told = (answer.status_code, answer.mimetype)
            assert told == (200, one["media_type"]), entry["address"]


def test_every_format_of_the_list_has_an_address_and_says_what_it_holds_in_three_languages(
    whole: LintingClient,
) -> None:
    for one in read(whole, "/data/index.json")["formats"]:
        assert one["addresses"], one["id"]
        assert len(set(one["holds"].values())) == len(one["holds"]) == 3, one["holds"]
        assert (one["edition"], one["licence"]) == (1, "CC-BY-4.0")
        assert date.fromisoformat(one["day"])
        assert "{" not in " ".join(entry["address"] for entry in one["addresses"])


def test_list_page_documentation_and_routes_tell_of_the_same_formats(whole: LintingClient) -> None:
    listed = [one["id"] for one in read(whole, "/data/index.json")["formats"]]
    assert listed == [one.id for one in FORMATS]
    page = whole.page("/fi/data")
    manual = (ROOT / "docs" / "standards.md").read_text(encoding="utf-8")
    rules = {
        re.sub(r"<(?:\w+:)?(\w+)>", "{}", r.rule) for r in whole.application.url_map.iter_rules()
    }
    for one in FORMATS:
        row = f"| {one.name} | {one.version} | `{one.media_type}` | `{one.address}` |"
        assert row in manual, row
        assert f">{one.address}</" in page, one.address
        assert re.sub(r"\{\w+\}", "{}", one.address) in rules, one.address


def test_the_package_is_valid_by_frictionless(whole: LintingClient, tmp_path: Path) -> None:
    for name, data in unpacked(whole.get("/data/datapackage.zip").data).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    report = validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["title", "message"]) == []
    assert len(report.tasks) == 14


def test_frictionless_sees_an_id_that_leads_nowhere(whole: LintingClient, tmp_path: Path) -> None:
    files = unpacked(whole.get("/data/datapackage.zip").data)
    files["tables/offers.csv"] = files["tables/offers.csv"].replace(b"saatio", b"nowhere")
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    report = validate(str(tmp_path / "datapackage.json"))
    assert {name for (name,) in report.flatten(["title"])} == {"ForeignKey Error"}


def test_description_and_tables_are_those_of_the_package(whole: LintingClient) -> None:
    files = unpacked(whole.get("/data/datapackage.zip").data)
    assert whole.get("/data/datapackage.json").data == files["datapackage.json"]
    for resource in json.loads(files["datapackage.json"])["resources"]:
        assert whole.get(f"/data/{resource['path']}").data == files[resource["path"]]


def test_the_same_edition_gives_the_same_bytes(town: Place, clock: Clock) -> None:
    one, another = a_client(town, clock), a_client(town, clock)
    clock.today = date(2027, 1, 1)
    for address in ("/data/datapackage.zip", "/data/editions/1.zip", "/data/index.json"):
        assert one.get(address).data == another.get(address).data


def test_a_table_that_there_is_not_is_not_found(whole: LintingClient) -> None:
    for name in ("users", "questions", "urgent", "..%2Fservices"):
        assert whole.get(f"/data/tables/{name}.csv").status_code == 404


def test_an_edition_is_given_back_as_it_was_published(client: LintingClient) -> None:
    files = unpacked(client.get("/data/editions/1.zip").data)
    assert files == {name: text.encode() for name, text in TEXTS.items()}
    for number in ("0", "2", "99999999999999999999"):
        assert client.get(f"/data/editions/{number}.zip").status_code == 404


def test_editions_tell_how_much_changed_and_not_who_did_it_or_why(
    desk_place: Place, desk: LintingClient
) -> None:
    _publish(desk_place, PROJECTS.replace("2026-06-30", "2026-09-30"))
    newest, first = read(desk, "/data/editions.json")["editions"]
    assert newest["changes"] == {"added": 0, "changed": 1, "removed": 0}
    assert (newest["number"], first["number"], first["changes"]) == (2, 1, None)
    told = desk.get("/data/editions.json").get_data(as_text=True) + desk.page("/sv/data")
    assert "Aino" not in told
    assert "salaisuus" not in told
    assert "Rader som lagts till: 0, ändrats: 1, tagits bort: 0." in told


def test_older_editions_are_told_of_where_the_newer_ones_end(
    desk_place: Place, desk: LintingClient
) -> None:
    _publish(desk_place, PROJECTS.replace("2026-06-30", "2026-09-30"))
    older = read(desk, "/data/editions.json?before=2")
    assert [one["number"] for one in older["editions"]] == [1]
    assert older["older"] is None
    assert desk.get("/data/editions.json?before=x").status_code == 404


def test_what_was_published_meanwhile_is_had_at_once(
    desk_place: Place, desk: LintingClient
) -> None:
    before = desk.get("/data/tables/projects.csv")
    _publish(desk_place, PROJECTS.replace("2026-06-30", "30.9.2026"))
    after = desk.get("/data/tables/projects.csv", headers={"If-None-Match": before.headers["ETag"]})
    assert "2026-09-30" in after.get_data(as_text=True)
    assert read(desk, "/data/datapackage.json")["version"] == "2"


@pytest.mark.parametrize(
    "address", ["/data/index.json", "/data/datapackage.zip", "/data/tables/offers.csv"]
)
def test_who_has_it_already_gets_no_body_and_any_page_may_ask(
    client: LintingClient, address: str
) -> None:
    answer = client.get(address)
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_data_leads_to_the_page_in_the_language_of_the_reader(client: LintingClient) -> None:
    answer = client.get("/data/", headers={"Accept-Language": "sv"})
    assert (answer.status_code, answer.location) == (302, "/sv/data")
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize("voice", ["fi", "sv", "en", "fi-simple", "sv-simple", "en-simple"])
def test_the_page_of_the_data_is_there_in_every_voice(client: LintingClient, voice: str) -> None:
    assert 'href="/data/index.json"' in client.page(f"/{voice}/data")
    assert f'href="/{voice}/data"' in client.page(f"/{voice}/about")


def _publish(place: Place, projects: str) -> None:
    files = edition.load(place.folder) or {**desk.files_of(place, 1)}
    files["projects.csv"] = projects.encode()
    act = Act(day.now(), "Aino Virtanen", "salaisuus", 1)
    edition.publish(files, place, act, origin="edit")
