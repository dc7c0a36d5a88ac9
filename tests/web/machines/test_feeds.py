"""Calendars and feeds as they are asked for: headers, places, days, and the links to them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from werkzeug.test import TestResponse

from navigator.editions.edition import Place
from navigator.exports.atom import NAMESPACE
from navigator.exports.formats import FORMATS
from navigator.voices import VOICES, Voice
from tests.conftest import Clock, a_client, a_town, copied
from tests.lint import LintingClient
from tests.neighbours import neighbours
from tests.people import signed_in
from tests.web.admin.editing.test_data_pages import edit
from tests.world import DAY_AFTER_KAIKU, LAST_DAY_OF_KAIKU

NS = {"a": NAMESPACE}
NOUNS = {
    "areas": "tyonhaku",
    "steps": "velat",
    "services": "kaikukurssi",
    "providers": "saatio",
    "projects": "kaiku",
}
ADDRESSES = (
    "calendar.ics",
    "changes.atom",
    "ending.atom",
    *(f"{noun}/{id_}.{ending}" for noun, id_ in NOUNS.items() for ending in ("ics", "atom")),
)


def got(client: LintingClient, address: str, **headers: str) -> TestResponse:
    response = client.get(address, headers=headers)
    assert response.status_code == 200, address
    return response


def titles(client: LintingClient, address: str) -> list[str]:
    root = ET.fromstring(got(client, address).data)  # noqa: S314 — our own
    return [found.text or "" for found in root.findall("a:entry/a:title", NS)]


def summaries(client: LintingClient, address: str) -> list[str]:
    events = Calendar.from_ical(got(client, address).data).walk("VEVENT")
    return [str(event["SUMMARY"]) for event in events]


@pytest.mark.parametrize("voice", VOICES, ids=str)
@pytest.mark.parametrize("address", ADDRESSES)
def test_each_is_there_in_every_voice_for_any_page_and_program(
    client: LintingClient, voice: Voice, address: str
) -> None:
    answer = got(client, f"/{voice}/{address}")
    kind = "text/calendar" if address.endswith("ics") else "application/atom+xml"
    assert answer.content_type == f"{kind}; charset=utf-8"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.last_modified
    assert answer.data == got(client, f"/{voice}/{address}").data
    told = answer.get_data(as_text=True)
    assert "(suomeksi)" not in told
    assert f'xml:lang="{voice}"' in told or f"LANGUAGE={voice}" in told


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_has_not_changed_is_not_sent_again_and_else_packed(
    client: LintingClient, address: str
) -> None:
    answer = got(client, f"/fi/{address}", **{"Accept-Encoding": "gzip"})
    assert answer.content_encoding == "gzip"
    known = {"If-None-Match": answer.headers["ETag"], "Accept-Encoding": "gzip"}
    assert client.get(f"/fi/{address}", headers=known).status_code == 304


@pytest.mark.parametrize("noun", NOUNS)
def test_of_what_there_is_not_there_is_no_calendar(client: LintingClient, noun: str) -> None:
    for ending in ("ics", "atom"):
        assert client.get(f"/fi/{noun}/olematon.{ending}").status_code == 404


def test_a_calendar_is_the_same_on_every_day_of_its_edition(
    client: LintingClient, clock: Clock
) -> None:
    before = got(client, "/fi/calendar.ics").data
    clock.today = DAY_AFTER_KAIKU
    assert got(client, "/fi/calendar.ics").data == before


def test_what_has_ended_is_not_told_as_ending(client: LintingClient, clock: Clock) -> None:
    clock.today = LAST_DAY_OF_KAIKU
    assert titles(client, "/en/ending.atom") == ["Last day: Kaiku, 30 June 2026"]
    clock.today = DAY_AFTER_KAIKU
    assert titles(client, "/en/ending.atom") == []


def test_endings_are_told_as_of_the_day_that_is_asked_for(client: LintingClient) -> None:
    assert titles(client, "/en/ending.atom") == []
    assert titles(client, "/en/ending.atom?on=2026-06-01") == ["Last day: Kaiku, 30 June 2026"]
    assert client.get("/en/ending.atom?on=tomorrow").status_code == 400


@pytest.fixture(scope="module")
def two_regions(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Place:
    return a_town(neighbours(), tmp_path_factory.mktemp("neighbours"), dictionaries)


def test_each_locality_has_its_own(two_regions: Place, tmp_path: Path, clock: Clock) -> None:
    client = a_client(copied(two_regions, tmp_path / "var"), clock)
    assert "Viimeinen päivä: Kaiku" in summaries(client, "/fi/iitti/calendar.ics")
    assert summaries(client, "/fi/kotka/calendar.ics") == []
    here = Calendar.from_ical(got(client, "/fi/pikkula/steps/velat.ics").data)
    pages = {str(event["URL"]) for event in here.walk("VEVENT")}
    assert pages == {"http://localhost/fi/pikkula/projects/kaiku"}
    assert titles(client, "/en/kotka/ending.atom?on=2026-06-01") == []
    assert client.get("/fi/nowhere/calendar.ics").status_code == 404


def test_an_edit_is_told_without_its_editor_and_reason(desk: LintingClient) -> None:
    editor = signed_in(desk, "editor")
    edit(editor, "/fi/admin/projects/kaiku/edit", ends_on="31.12.2026", note="Salainen syy")
    told = got(desk, "/en/changes.atom").get_data(as_text=True)
    assert titles(desk, "/en/changes.atom")[0] == (
        "Edition 2: Changed: project “Kaiku” (Last day: 30 June 2026 → 31 December 2026)"
    )
    for page, number in (("steps/velat", 1), ("projects/kaiku", 1), ("steps/palkkaan", 0)):
        assert len(titles(desk, f"/en/{page}.atom")) == number
    assert "Salainen" not in told
    assert not re.search(r"editor|Toimittaja", told)


@pytest.mark.parametrize(("noun", "id_"), NOUNS.items())
def test_pages_lead_to_their_calendar_and_their_feed(
    client: LintingClient, noun: str, id_: str
) -> None:
    page = client.page(f"/fi/{noun}/{id_}")
    for kind, ending in (("text/calendar", "ics"), ("application/atom+xml", "atom")):
        head = re.search(rf'<link rel="alternate" type="{re.escape(kind)}"[^>]*>', page)
        assert head
        assert f'href="/fi/{noun}/{id_}.{ending}"' in head[0]
    assert f'href="webcal://localhost/fi/{noun}/{id_}.ics"' in page
    assert "Kalenteriin: mitä päättyy" in page
    assert "Seuraa muutoksia" in page


def test_the_front_page_and_the_page_about_the_site_lead_to_those_of_the_map(
    client: LintingClient,
) -> None:
    for address in ("/sv/", "/sv/about"):
        page = client.page(address)
        for own in ("calendar.ics", "changes.atom", "ending.atom"):
            assert f'href="/sv/{own}"' in page.partition("</head>")[0]
    assert "Till kalendern: vad som upphör" in client.page("/sv/about")


def addresses() -> Iterator[tuple[str, str]]:
    yield from (
        (one.address.format(voice="fi"), one.media_type)
        for one in FORMATS
        if one.id in ("ics", "atom-changes", "atom-ending")
    )


@pytest.mark.parametrize(("address", "media_type"), list(addresses()))
def test_the_list_of_formats_tells_the_truth(
    client: LintingClient, address: str, media_type: str
) -> None:
    assert got(client, address).mimetype == media_type


def test_the_calendar_of_the_shipped_map_tells_what_ends_as_the_data_does(
    kouvola_client: LintingClient, clock: Clock
) -> None:
    """In the calendar, in the feed of what ends and in the open API."""
    clock.today = date(2026, 12, 1)
    catalog = kouvola_client.get("/api/v1/catalog").get_json()
    ends = {one["name"]: one["ends_on"] for one in catalog["projects"] if one["ends_on"]}
    found = Calendar.from_ical(got(kouvola_client, "/fi/calendar.ics").data).walk("VEVENT")
    told = {
        str(one["SUMMARY"]).removeprefix("Viimeinen päivä: "): one.decoded("DTSTART").isoformat()
        for one in found
        if "Viimeinen päivä" in str(one["SUMMARY"])
    }
    year_ago = min(told.values())
    assert told == {name: day for name, day in ends.items() if day >= year_ago}
    until = (clock.today + timedelta(days=90)).isoformat()
    soon = [name for name, day in ends.items() if clock.today.isoformat() <= day <= until]
    said = titles(kouvola_client, "/fi/ending.atom")
    assert len(said) == len(soon)
    assert all(any(f": {name}," in title for title in said) for name in soon)
