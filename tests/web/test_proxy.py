"""Behind a real nginx, with TLS: at a host of its own and below a path, for programs and people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from navigator import store
from navigator.editions.edition import Place
from navigator.web.public.report_form import EACH
from tests.browser import Watch, free_port, needs_a_browser, served
from tests.conftest import copied
from tests.people import MORNING, NAMES, PASSWORD, hashed
from tests.proxy import HOST, Answer, ask, needs_nginx, proxied
from tests.world import FIRST_DAY

pytestmark = needs_nginx

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Front:
    """A site as its readers see it."""

    port: int
    path: str
    backend: str

    @property
    def address(self) -> str:
        return f"https://{HOST}:{self.port}{self.path}"


@pytest.fixture(scope="module", params=["", "/palveluportaat"], ids=["own host", "below a path"])
def front(
    untouched: Place, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Front]:
    folder, port, path = tmp_path_factory.mktemp("proxied"), free_port(), str(request.param)
    place = copied(untouched, folder / "var")
    with store.opened(place.database) as kept:
        kept.accounts.add(NAMES["editor"], "editor", hashed(), at=MORNING, by="navigator user")
    settings = {
        "NAVIGATOR_ADDRESS": f"https://{HOST}:{port}{path}",
        "NAVIGATOR_PROXIES": "1",
    }
    with (
        served(place.folder, FIRST_DAY.isoformat(), **settings) as backend,
        proxied(backend, folder / "nginx", port, path),
    ):
        yield Front(port, path, backend)


# For programs


def test_whole_addresses_are_the_public_one_whatever_a_client_claims(front: Front) -> None:
    claims = {"X_Forwarded_Host": "evil.example", "X_Forwarded_Proto": "http"}
    answer = ask(front.address, "GET", "/sitemap.xml", **claims)
    found = re.findall(r"<loc>([^<]+)</loc>", answer.words)
    assert found
    assert [one for one in found if not one.startswith(f"{front.address}/")] == []


def test_the_front_page_leads_to_a_language_at_the_public_address(front: Front) -> None:
    answer = ask(front.address, "GET", "/", Accept_Language="sv")
    assert answer.headers["Location"] == f"{front.path}/sv/"


def test_pages_ask_for_tls_and_the_cookie_holds_only_there(front: Front) -> None:
    answer = ask(front.address, "GET", "/fi/admin/sign-in")
    assert answer.headers["Strict-Transport-Security"] == "max-age=63072000"
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Secure-navigator=" if front.path else "__Host-navigator=")
    assert f"Path={front.path or '/'};" in cookie
    assert "Secure" in cookie


def test_another_host_is_refused_through_the_proxy_and_past_it(front: Front) -> None:
    assert ask(front.address, "GET", "/fi/", Host="evil.example").status == 400
    assert ask(front.backend, "GET", "/fi/").status == 400
    assert ask(front.backend, "GET", "/healthz").status == 200, "it is watched by its number"


def report(site: str, source: str, **claims: str) -> Answer:
    sent = urlencode({"message": "Puhelinnumero on vanha.", "page": "/fi/"})
    return ask(site, "POST", "/fi/report", body=sent, source=source, Content_Type=FORM, **claims)


def test_each_visitor_has_limits_of_her_own_and_none_is_shaken_off(front: Front) -> None:
    statuses = [report(front.address, "127.0.0.2").status for _ in range(EACH + 1)]
    assert statuses == [303] * EACH + [429]
    for claim in ("X_Forwarded_For", "X_Real_IP", "Forwarded"):
        assert report(front.address, "127.0.0.2", **{claim: "192.0.2.9"}).status == 429
    assert report(front.address, "127.0.0.3").status == 303, "somebody else"


def test_without_a_proxy_nobody_can_claim_to_be_somebody_else(
    untouched: Place, tmp_path: Path
) -> None:
    place = copied(untouched, tmp_path / "var")
    with served(place.folder, FIRST_DAY.isoformat()) as site:
        answers = [
            report(site, "127.0.0.2", X_Forwarded_For=f"192.0.2.{n}", X_Forwarded_Proto="https")
            for n in range(EACH + 1)
        ]
    assert [answer.status for answer in answers] == [303] * EACH + [429]
    assert not any("Strict-Transport-Security" in answer.headers for answer in answers)


def test_what_is_too_large_is_refused_with_a_word_through_the_proxy(front: Front) -> None:
    sent = urlencode({"message": "x" * 100_000})
    answer = ask(front.address, "POST", "/fi/report", body=sent, Content_Type=FORM)
    assert answer.status == 413
    assert "Viesti on liian pitkä" in answer.words


# For people


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def reader(
    browser: Browser, front: Front, request: pytest.FixtureRequest
) -> Iterator[tuple[Page, bool]]:
    context = browser.new_context(
        ignore_https_errors=True, java_script_enabled=request.param, locale="fi"
    )
    page = context.new_page()
    watch = Watch(page, f"{front.address}/")
    yield page, request.param
    context.close()
    assert watch.wrong == []


@needs_a_browser
def test_a_reader_finds_her_way_and_takes_a_path_along(
    reader: tuple[Page, bool], front: Front
) -> None:
    page, scripted = reader
    page.goto(f"{front.address}/")
    expect(page).to_have_url(f"{front.address}/fi/")
    page.locator("main a[href*='/areas/']").first.click()
    page.locator("main a[href*='/steps/']").first.click()
    assert page.url.startswith(f"{front.address}/fi/steps/")
    page.locator("a.to-path").first.click()
    page.goto(re.sub(r"/fi/\w+/[\w-]+", "/fi/path/edit", page.url).split("#")[0])
    page.locator("a[href*='/fi/path?']").first.click()
    expect(page.locator("a.address").first).to_have_attribute(
        "href", re.compile(f"^{re.escape(front.address)}/fi/path\\?path=")
    )
    if scripted:
        page.goto(f"{front.address}/fi/")
        expect(page.locator("#carried")).to_be_visible()


@needs_a_browser
def test_a_question_is_answered_while_one_types_and_when_it_is_sent(
    reader: tuple[Page, bool], front: Front
) -> None:
    page, scripted = reader
    page.goto(f"{front.address}/fi/search")
    page.locator("#q").press_sequentially("velkaa")
    if not scripted:
        page.locator("#q").press("Enter")
    page.locator(".hit a").first.wait_for()
    expect(page).to_have_url(re.compile(f"^{re.escape(front.address)}/fi/search\\?q=velkaa"))
    page.locator(".hit a").first.click()
    assert page.url.startswith(f"{front.address}/fi/")


@needs_a_browser
def test_an_editor_signs_in_changes_a_service_and_signs_out(
    reader: tuple[Page, bool], front: Front
) -> None:
    page, _ = reader
    page.goto(f"{front.address}/fi/admin/services/palkkatuki/edit")
    page.get_by_label("Nimi").fill(NAMES["editor"])
    page.get_by_label("Salasana").fill(PASSWORD)
    page.locator("main button[type=submit]").click()
    expect(page).to_have_url(f"{front.address}/fi/admin/services/palkkatuki/edit")
    (cookie,) = page.context.cookies()
    assert cookie["secure"]
    assert cookie["path"] == (front.path or "/")
    page.goto(f"{front.address}/fi/admin/editions")
    page.locator("form[action$='/sign-out'] button").first.click()
    expect(page).to_have_url(f"{front.address}/fi/")
    assert page.context.cookies() == []
