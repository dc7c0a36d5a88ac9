"""What every answer carries: headers, caching, compression; and what machines read."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import brotli
import pytest
from flask import Flask

from navigator.editions.edition import Place
from navigator.voices.text import VOICES
from navigator.web.app import create_app
from navigator.web.request.settings import Settings
from tests.conftest import Clock
from tests.lint import LintingClient

ADDRESSES = ["/fi/", "/sv/steps/aloitan", "/fi/nowhere", "/api/v1/catalog", "/robots.txt"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_may_be_loaded_but_our_own(client: LintingClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_hold_no_script_or_style_of_their_own(client: LintingClient) -> None:
    for address in ("/fi/", "/fi/search?q=velka", "/fi/areas/tyonhaku", "/fi/services/palkkatuki"):
        html = client.page(address)
        scripts = re.findall(r"<script(?![^>]*(?:src=|application/ld\+json))", html)
        assert scripts == []
        assert "<style" not in html


def test_strict_transport_is_asked_for_only_behind_tls(place: Place, clock: Clock) -> None:
    client = create_app(place, clock, Settings(proxies=1)).test_client()
    plain = client.get("/fi/")
    secure = client.get("/fi/", headers={"X-Forwarded-Proto": "https"})
    assert "Strict-Transport-Security" not in plain.headers
    assert secure.headers["Strict-Transport-Security"] == "max-age=63072000", "this site alone"


def test_the_stairs_may_be_framed_only_where_an_admin_says_so(place: Place, clock: Clock) -> None:
    app = create_app(place, clock, Settings(embedders="https://www.pikkula.fi"))
    client = app.test_client()
    stairs = client.get("/fi/areas/tyonhaku").headers["Content-Security-Policy"]
    form = client.get("/fi/report").headers["Content-Security-Policy"]
    assert stairs.endswith("frame-ancestors 'self' https://www.pikkula.fi")
    assert form.endswith("frame-ancestors 'self'")


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_pages_are_compressed_and_known_again(client: LintingClient, encoding: str) -> None:
    wish = {"Accept-Encoding": encoding}
    first = client.application.test_client().get("/fi/", headers=wish)
    again = client.get("/fi/", headers=wish | {"If-None-Match": first.headers["ETag"]})
    assert first.headers["Content-Encoding"] == encoding
    assert again.status_code == 304
    assert again.data == b""


def test_a_page_of_another_day_is_not_taken_for_the_same(
    client: LintingClient, clock: Clock
) -> None:
    first = client.get("/fi/projects/kaiku").headers["ETag"]
    clock.today = clock.today.replace(day=clock.today.day + 1)
    assert client.get("/fi/projects/kaiku", headers={"If-None-Match": first}).status_code == 200


def test_assets_are_kept_for_a_year_under_the_address_of_their_content(
    client: LintingClient,
) -> None:
    found = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.page("/fi/search"))
    assert {address.rsplit("/", 1)[1] for address in found} >= {"navigator.css", "htmx.min.js"}
    for address in found:
        assert "immutable" in client.get(address).headers["Cache-Control"]


def test_assets_are_packed_for_those_who_can_unpack_them(client: LintingClient) -> None:
    found = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:js|css))"', client.page("/fi/search"))
    for address in found:
        plain = client.get(address)
        packed = client.get(address, headers={"Accept-Encoding": "gzip, br"})
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "br"
        assert "Accept-Encoding" in packed.headers["Vary"]
        assert brotli.decompress(packed.data) == plain.data
        assert len(packed.data) * 2 < len(plain.data)


def test_the_site_map_names_every_page_in_every_voice(client: LintingClient) -> None:
    root = ET.fromstring(client.get("/sitemap.xml").data)  # noqa: S314 — our own
    named = {e.text for e in root.iter() if e.tag.endswith("loc")}
    for voice in VOICES:
        assert f"http://localhost/{voice}/steps/velat" in named
    assert "Sitemap: http://localhost/sitemap.xml" in client.get("/robots.txt").text


def test_a_service_tells_machines_what_it_is(client: LintingClient) -> None:
    html = client.page("/sv/services/palkkatuki")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert found
    data = json.loads(found[1])["mainEntity"]
    assert data["@type"] == "GovernmentService"
    assert data["name"] == "Lönesubvention"
    assert data["provider"][0]["name"] == "Lillby sysselsättningstjänster"


def test_linked_data_cannot_end_its_script(place: Place, app: Flask) -> None:
    from navigator.web.machines.schema_org import _script_safe  # noqa: PLC0415

    assert "</script" not in _script_safe({"name": "</script><b>&"})


@pytest.mark.parametrize(("wish", "voice"), [("sv-FI,en;q=0.8", "sv"), ("fi-FI,en", "fi")])
def test_the_country_in_a_language_wish_does_not_matter(
    client: LintingClient, wish: str, voice: str
) -> None:
    assert client.get("/", headers={"Accept-Language": wish}).location == f"/{voice}/"


def test_api_errors_speak_the_language_of_the_reader(client: LintingClient) -> None:
    answer = client.get("/api/v1/steps/nowhere", headers={"Accept-Language": "sv"})
    assert answer.get_json()["title"] == "Sidan finns inte"
    assert "Accept-Language" in answer.headers["Vary"]
