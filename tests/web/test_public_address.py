"""The public address: links come from the setting, other hosts are refused, a sub-path works."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from navigator.editions.edition import Place
from navigator.web.app import bounds, create_app
from navigator.web.request.lockout import EACH_PAIR
from navigator.web.request.public_address import PublicAddress
from navigator.web.request.rate_limit import place_of
from navigator.web.request.settings import Settings, SettingsError
from tests.conftest import Clock
from tests.lint import LintingClient, lint
from tests.people import NAMES, PASSWORD, Watch, employ, signed_in, token
from tests.routes import PUBLIC

ROOT = "/palveluportaat"
SITE = f"https://kunta.fi{ROOT}"
SPOOFED = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http", "Forwarded": "host=e"}
PATH = "/fi/path"


def of(**given: str) -> Settings:
    return Settings.of({f"NAVIGATOR_{name.upper()}": text for name, text in given.items()})


class Proxied(LintingClient):
    """A client that asks for the public address, through a proxy that cuts the path of that."""

    site = "http://localhost"

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        return super().open(*args, **({"base_url": self.site} | kwargs))


def client_of(place: Place, clock: Clock, watch: Watch, **given: str) -> Proxied:
    app = create_app(place, clock, of(**given), watch)
    app.testing = True
    app.test_client_class = Proxied
    client = app.test_client()
    assert isinstance(client, Proxied)
    client.site = given.get("address", client.site)
    return client


@pytest.fixture
def below(desk_place: Place, clock: Clock, watch: Watch) -> LintingClient:
    """A client of Pikkula below a path of a host that others serve as well."""
    return client_of(desk_place, clock, watch, address=SITE)


@pytest.fixture
def at_root(desk_place: Place, clock: Clock, watch: Watch) -> LintingClient:
    return client_of(desk_place, clock, watch, address="https://portaat.fi")


# The settings


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://kunta.fi", "https://kunta.fi"),
        ("https://KUNTA.fi/", "https://kunta.fi"),
        ("https://kunta.fi:443/a/b/", "https://kunta.fi/a/b"),
        ("http://127.0.0.1:8080/portaat", "http://127.0.0.1:8080/portaat"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        ("https://työ.fi", "https://xn--ty-gka.fi"),
    ],
)
def test_an_address_is_read_as_browsers_write_it(written: str, read: str) -> None:
    assert str(PublicAddress.parse(written)) == read


@pytest.mark.parametrize(
    "wrong",
    [
        "kunta.fi",
        "//kunta.fi",
        "ftp://kunta.fi",
        "https://",
        "https://kunta.fi:no",
        "https://kunta.fi:99999",
        "https://aino@kunta.fi",
        "https://kunta.fi/?a=1",
        "https://kunta.fi/#a",
        "https://kunta.fi/a b",
        "https://kunta.fi/../a",
        "https://kunta.fi/a//b",
        "https://kunta.fi/fi",
        "https://kunta.fi/static/x",
        "https://kun_ta.fi;",
    ],
)
def test_what_is_no_address_of_a_site_is_not_taken(wrong: str) -> None:
    with pytest.raises(SettingsError, match="NAVIGATOR_ADDRESS"):
        of(address=wrong)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("proxies", "yes"),
        ("proxies", "-1"),
        ("proxies", "10"),
        ("proxies", "٣"),
        ("contact", "call us"),
        ("front_door", "www.pikkula.fi"),
        ("embedders", "https://a.fi; script-src *"),
        ("embedders", "a.fi"),
    ],
)
def test_a_wrong_setting_is_told_by_its_name_and_value(name: str, wrong: str) -> None:
    with pytest.raises(SettingsError) as told:
        of(**{name: wrong})
    assert f"NAVIGATOR_{name.upper()} must " in str(told.value)
    assert wrong in str(told.value)


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as told:
        of(proxies="one", address="here")
    assert len(str(told.value).splitlines()) == 2


def test_what_is_empty_is_not_set() -> None:
    assert of(**{field.name: " " for field in fields(Settings)}) == Settings()


# The address comes from the setting, and from nothing that a client sends

WHOLE = re.compile(r"https?://[^\s\"'<>]+")


def own_addresses(text: str) -> list[str]:
    """The whole addresses in a text that lead to pages of ours."""
    return [a for a in WHOLE.findall(text) if "/fi/" in a or "/sv/" in a or "/static/" in a]


@pytest.mark.parametrize(
    "page", ["/sitemap.xml", "/fi/services/palkkatuki", "/fi/areas/tyonhaku.svg", PATH, "/fi/"]
)
@pytest.mark.parametrize("proxies", ["0", "1"])
def test_whole_addresses_come_from_the_setting(
    desk_place: Place, clock: Clock, watch: Watch, page: str, proxies: str
) -> None:
    client = client_of(desk_place, clock, watch, address="https://portaat.fi", proxies=proxies)
    honest = SPOOFED if proxies == "0" else SPOOFED | {"X-Forwarded-Host": "portaat.fi"}
    asked = client.page("/fi/services/palkkatuki")
    code = re.findall(r'data-code="(\w+)"', asked)[0] if page == PATH else ""
    text = client.page(f"{page}?path={code}", headers={"Host": "portaat.fi", **honest})
    found = own_addresses(text)
    assert found
    assert [a for a in found if not a.startswith("https://portaat.fi/")] == []
    assert "evil" not in text


def test_cards_canonical_addresses_and_other_voices_are_whole(at_root: LintingClient) -> None:
    root = lint(at_root.page("/sv/services/palkkatuki?on=2026-03-01"))
    here = "https://portaat.fi/sv/services/palkkatuki"
    links = {
        link.get("hreflang") or link.get("rel"): link.get("href") for link in root.iter("link")
    }
    cards = {meta.get("property"): meta.get("content", "") for meta in root.iter("meta")}
    assert links["canonical"] == cards["og:url"] == here
    assert links["fi-simple"] == here.replace("/sv/", "/fi-simple/") + "?on=2026-03-01"
    assert cards["og:image"].startswith("https://portaat.fi/sv/card.png")
    linked = next(s.text for s in root.iter("script") if s.get("type") == "application/ld+json")
    assert json.loads(linked or "")["url"].startswith(here)


def test_a_page_that_is_not_there_is_known_by_no_address(at_root: LintingClient) -> None:
    text = at_root.get("/fi/services/nowhere").get_data(as_text=True)
    assert "canonical" not in text
    assert "og:url" not in text


# Other hosts


@pytest.mark.parametrize("host", ["evil.example", "portaat.fi.evil.example", "127.0.0.1", "a b"])
def test_a_request_for_another_host_is_refused_with_a_word(
    at_root: LintingClient, host: str
) -> None:
    answer = at_root.get("/sv/", headers={"Host": host})
    assert answer.status_code == 400
    assert "Det här är inte webbplatsens adress" in answer.get_data(as_text=True)
    assert "https://portaat.fi/sv/" in answer.get_data(as_text=True)
    api = at_root.get("/api/v1/catalog", headers={"Host": host})
    assert (api.status_code, api.mimetype) == (400, "application/problem+json")


@pytest.mark.parametrize("host", ["portaat.fi", "PORTAAT.fi", "portaat.fi:443", "portaat.fi."])
def test_the_host_may_be_written_in_every_way_that_means_it(
    at_root: LintingClient, host: str
) -> None:
    assert at_root.get("/fi/", headers={"Host": host}).status_code == 200


def test_a_server_is_watched_by_its_number(at_root: LintingClient) -> None:
    assert at_root.get("/healthz", headers={"Host": "10.0.0.7:5000"}).status_code == 200


def test_a_proxy_that_tells_the_host_apart_is_believed(
    desk_place: Place, clock: Clock, watch: Watch
) -> None:
    """Apache sends its own name as Host, and the one that was asked for beside it."""
    client = client_of(desk_place, clock, watch, address="https://portaat.fi", proxies="1")
    apart = {"Host": "127.0.0.1:5000", "X-Forwarded-Host": "portaat.fi"}
    assert client.get("/fi/", headers=apart).status_code == 200
    del apart["X-Forwarded-Host"]
    assert client.get("/fi/", headers=apart).status_code == 400


def test_the_log_tells_once_which_host_was_refused(
    at_root: LintingClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            at_root.get("/fi/", headers={"Host": "127.0.0.1:5000"})
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 1
    assert "127.0.0.1:5000" in told[0]
    assert "https://portaat.fi" in told[0]


def test_without_an_address_every_host_is_served(client: LintingClient) -> None:
    assert client.get("/fi/", headers={"Host": "anything.example"}).status_code == 200


# Below a path

LEADS = ("href", "src", "action", "formaction", "hx-get", "hx-post", "data-address")


def leads(html: str) -> Iterator[str]:
    """Where the elements of a page lead, within this host."""
    for element in lint(html, whole=html.startswith("<!doctype")).iter():
        for name in LEADS:
            value = element.get(name) or ""
            if value.startswith(("/", "https://kunta.fi")):
                yield value.removeprefix("https://kunta.fi")


def addresses(app: Flask) -> Iterator[str]:
    """An address for each route that shows a page, with something in each of its places."""
    ids = {"areas": "tyonhaku", "steps": "velat", "services": "palkkatuki", "users": "1"}
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or set()) or rule.rule.startswith("/static"):
            continue
        path = rule.rule.replace("<voice:voice>", "fi").replace("<row:noun>", "services")
        kind = path.split("/")[2] if path.count("/") > 2 else ""
        path = path.replace("<id_>", ids.get(kind, "pikkula")).replace("<key>", "palkkatuki")
        yield re.sub(r"<[^>]+>", "1", path)


def test_every_page_below_a_path_leads_nowhere_else(below: LintingClient) -> None:
    signed_in(below, "admin")
    seen = 0
    for path in addresses(below.application):
        answer = below.get(path)
        if location := answer.headers.get("Location"):
            assert location.startswith(f"{ROOT}/"), path
        elif answer.mimetype == "text/html":
            found = list(leads(answer.get_data(as_text=True)))
            assert [lead for lead in found if not lead.startswith(f"{ROOT}/")] == [], path
            assert not any(lead.startswith(ROOT * 2) for lead in found), path
            seen += bool(found)
    assert seen > 30


@pytest.mark.parametrize("prefix", [ROOT, ""], ids=["passed on whole", "cut by the proxy"])
def test_a_proxy_may_pass_the_path_on_whole_or_cut_it(below: LintingClient, prefix: str) -> None:
    host = "https://kunta.fi"
    assert f'href="{ROOT}/fi/areas/tyonhaku"' in below.page(f"{prefix}/fi/", base_url=host)
    assert below.get(f"{prefix}/", base_url=host).location == f"{ROOT}/fi/"
    assert below.get(prefix or "/", base_url=host).location == f"{ROOT}/fi/"
    assert below.get(f"{prefix}/healthz", base_url=host).status_code == 200


def test_signing_in_below_a_path_leads_on_to_the_page_that_was_asked_for(
    below: LintingClient,
) -> None:
    employ(below.application)
    asked = below.get("/fi/admin/editions?on=2026-02-01")
    assert asked.location.startswith(f"{ROOT}/fi/admin/sign-in?next=")
    onward = f"{ROOT}/fi/admin/editions?on=2026-02-01"
    fields = {"csrf_token": token(below), "name": NAMES["admin"], "password": PASSWORD}
    done = below.post("/fi/admin/sign-in", data=fields | {"next": onward})
    assert done.location == onward


@pytest.mark.parametrize(
    "away",
    ["/", "/fi/admin/", f"{ROOT}/../intra", f"{ROOT}/%2e%2E/intra", f"//{ROOT}/", f"{ROOT}x/fi/"],
)
def test_signing_in_below_a_path_never_leads_to_what_others_serve(
    below: LintingClient, away: str
) -> None:
    employ(below.application)
    fields = {"csrf_token": token(below), "name": NAMES["admin"], "password": PASSWORD}
    done = below.post("/fi/admin/sign-in", data=fields | {"next": away})
    assert done.location == f"{ROOT}/fi/admin/"


def test_the_cookie_stays_below_the_path(below: LintingClient) -> None:
    header = below.get("/fi/admin/sign-in").headers["Set-Cookie"]
    assert header.startswith("__Secure-navigator=")
    parts = {part.strip() for part in header.split(";")[1:]}
    assert parts == {"Secure", "HttpOnly", f"Path={ROOT}", "SameSite=Lax"}


def test_at_the_root_of_a_host_no_other_host_can_set_the_cookie(at_root: LintingClient) -> None:
    answer = at_root.get("/fi/admin/sign-in")
    header = answer.headers["Set-Cookie"]
    assert header.startswith("__Host-navigator=")
    assert "Path=/;" in header
    assert "Strict-Transport-Security" in answer.headers


def test_below_a_path_only_its_own_scripts_run(below: LintingClient) -> None:
    policy = below.get("/fi/").headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["script-src"] == rules["connect-src"] == f"{SITE}/"


def test_what_robots_are_told_holds_below_the_path(below: LintingClient) -> None:
    text = below.get("/robots.txt").get_data(as_text=True)
    assert f"Sitemap: {SITE}/sitemap.xml" in text
    assert f"Disallow: {ROOT}/fi/admin" in text
    answers = below.get("/fi/search?q=velka")
    assert answers.headers["X-Robots-Tag"] == "noindex", "robots read no robots.txt below a path"


def test_the_foot_of_a_print_has_the_address_once(below: LintingClient) -> None:
    assert f"{SITE}/fi/areas/tyonhaku ·" in below.page("/fi/areas/tyonhaku")


def test_a_fault_of_the_api_tells_the_address_that_was_asked_for(below: LintingClient) -> None:
    answer = below.get("/api/v1/steps/nowhere").get_json()
    assert answer["instance"] == f"{ROOT}/api/v1/steps/nowhere"


def test_a_report_below_a_path_is_about_the_page_itself(below: LintingClient) -> None:
    sent = {"message": "Puhelinnumero on vanha.", "page": "/fi/services/palkkatuki"}
    done = below.post("/fi/report", data=sent)
    assert done.location.startswith(f"{ROOT}/fi/report/thanks")
    page = signed_in(below, "editor").page("/sv/admin/reports")
    assert f'href="{ROOT}/sv/services/palkkatuki"' in page


def test_a_form_that_has_grown_old_is_sent_again_to_its_own_address(below: LintingClient) -> None:
    signed_in(below, "editor")
    address = "/fi/admin/services/palkkatuki/edit"
    stale = below.post(address, data={"csrf_token": "old", "name_fi": "Uusi"})
    assert stale.status_code == 400
    assert f'action="{ROOT}{address}"' in stale.get_data(as_text=True)


# Who is counted


def test_wrong_passwords_are_counted_where_the_proxy_says_they_come_from(
    desk_place: Place, clock: Clock, watch: Watch
) -> None:
    client = client_of(desk_place, clock, watch, proxies="1")

    def wrong(place: str) -> int:
        fields = {"csrf_token": token(client), "name": "Aino", "password": "x" * 12}
        headers = {"X-Forwarded-For": f"198.51.100.1, {place}"}
        return client.post("/fi/admin/sign-in", data=fields, headers=headers).status_code

    assert [wrong("192.0.2.1") for _ in range(EACH_PAIR + 1)][-2:] == [422, 429]
    assert wrong("192.0.2.2") == 422


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("192.0.2.1:50123", "192.0.2.1"),
        ("[2001:db8::1]:50123", "2001:db8::/64"),
        ("[2001:db8::1]", "2001:db8::/64"),
        ("2001:db8::1", "2001:db8::/64"),
        ("unknown", "unknown"),
    ],
)
def test_a_port_that_a_proxy_tells_along_makes_no_other_place(told: str, place: str) -> None:
    assert place_of(told) == place


# What the server knows of the app


def test_the_server_takes_large_bodies_where_files_are_brought_and_nowhere_else(
    below: LintingClient,
) -> None:
    largest = bounds(below.application).largest
    brought = f"{ROOT}/fi/admin/data/uploads"
    assert largest("POST", brought) == largest("POST", "/fi/admin/data/uploads/7") == 20 * 2**20
    small = {largest("GET", brought), largest("POST", "/fi/report"), largest("POST", "/nowhere")}
    assert small == {64 * 1024}


def test_headers_of_proxies_reach_the_app_only_where_there_are_some(
    place: Place, clock: Clock
) -> None:
    assert not bounds(create_app(place, clock)).forwarded
    assert bounds(create_app(place, clock, Settings(proxies=1))).forwarded


def test_every_public_route_is_among_those_that_were_walked(below: LintingClient) -> None:
    assert len([route for route in PUBLIC if route.startswith("GET")]) < len(
        list(addresses(below.application))
    )
