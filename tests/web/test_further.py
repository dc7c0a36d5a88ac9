"""Pages whose texts are read in a further language: marked as such, and told where they are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from navigator.editions.edition import Place
from tests.conftest import Clock, a_client, a_town, copied
from tests.further_world import ARABIC, STEP_IN_UKRAINIAN, UKRAINIAN, in_further_languages
from tests.lint import LintingClient

PAGES = ("/en/", "/en/areas/tyonhaku", "/en/steps/velat", "/en/services/velkaneuvonta",
         "/en/search?q=debt", "/en/providers/saatio")  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Place:
    return a_town(in_further_languages(), tmp_path_factory.mktemp("further"), dictionaries)


@pytest.fixture
def client(built: Place, tmp_path: Path, clock: Clock) -> LintingClient:
    return a_client(copied(built, tmp_path / "var"), clock)


def reading(address: str, code: str = "uk") -> str:
    return f"{address}{'&' if '?' in address else '?'}in={code}"


@pytest.mark.parametrize("address", PAGES)
def test_every_page_leads_to_the_same_one_in_the_further_languages(
    client: LintingClient, address: str
) -> None:
    page = client.page(address)
    assert re.search(r'<a href="[^"]*in=uk[^"]*" lang="uk" hreflang="uk">Українська</a>', page)
    assert re.search(
        r'<a href="[^"]*in=ar[^"]*" lang="ar" hreflang="ar" dir="rtl">العربية</a>', page
    )


def test_texts_are_in_it_and_marked_and_the_rest_of_the_page_is_as_before(
    client: LintingClient,
) -> None:
    page = client.page(reading("/en/services/velkaneuvonta"))
    assert '<html lang="en"' in page
    assert f'<h1><span lang="uk">{UKRAINIAN}</span></h1>' in page
    assert f'<span lang="uk">{STEP_IN_UKRAINIAN}</span>' in page
    assert "not yet in this language" not in page
    arabic = client.page(reading("/en/services/velkaneuvonta", "ar"))
    assert f'<h1><span lang="ar" dir="rtl">{ARABIC}</span></h1>' in arabic
    assert "<span>I need help with money" not in arabic


def test_what_is_not_written_in_it_says_so_and_in_which_language_it_is(
    client: LintingClient,
) -> None:
    page = client.page(reading("/en/services/palkkatuki"))
    assert "This text is not yet in this language: Ukrainian. It is in English." in page
    finnish = client.page(reading("/fi/services/palkkatuki"))
    assert "Tätä tekstiä ei ole vielä tällä kielellä: ukraina. Teksti on suomeksi." in finnish


@pytest.mark.parametrize("address", PAGES)
def test_links_and_forms_lead_on_in_it_and_the_other_languages_out_of_it(
    client: LintingClient, address: str
) -> None:
    page = client.page(reading(address))
    of_ours = [link for link in re.findall(r'<a [^>]*href="(/en/[^"#]*)"', page)
               if "/admin" not in link and "in=ar" not in link]  # fmt: skip
    plain = [link for link in of_ours if "in=uk" not in link]
    assert {link.partition("?")[0] for link in plain} <= {address.partition("?")[0]}, plain
    assert re.search(r'href="/sv/[^"]*"', page)
    assert not re.search(r'href="/sv/[^"]*in=uk', page)
    assert re.search(r'href="/en-simple/[^"]*in=uk', page)
    if "<form" in page and 'action="/en/search"' in page:
        assert '<input type="hidden" name="in" value="uk">' in page


def test_a_hit_is_told_in_it(client: LintingClient) -> None:
    assert UKRAINIAN in client.page(reading("/en/search?q=debt"))


def test_a_path_its_sheet_and_its_pdf_are_told_in_it(client: LintingClient, tmp_path: Path) -> None:
    found = re.search(r'\?path=([^"#&]+)', client.page("/en/services/velkaneuvonta"))
    assert found
    for page in ("path", "path/edit", "path/compare"):
        told = client.page(reading(f"/en/{page}?path={found[1]}"))
        assert UKRAINIAN in told
        assert 'lang="uk"' in told
    for code, name in (("uk", UKRAINIAN), ("ar", "")):
        pdf = client.get(reading(f"/en/path.pdf?path={found[1]}", code))
        assert pdf.status_code == 200
        file = tmp_path / f"{code}.pdf"
        file.write_bytes(pdf.data)
        assert name in PdfReader(file).pages[0].extract_text()


def test_a_short_address_leads_to_it(client: LintingClient) -> None:
    for short, long in (
        ("/uk/", "/en/?in=uk"),
        ("/ar/services/velkaneuvonta", "/en/services/velkaneuvonta?in=ar"),
        ("/uk/search?q=a%26b", "/en/search?q=a%26b&in=uk"),
    ):
        assert client.get(short).location == long
    for unknown in ("/ru/", "/xx/services/velkaneuvonta", "/api/nothing"):
        assert client.get(unknown).status_code == 404


def test_a_browser_that_asks_for_it_first_is_sent_there(client: LintingClient) -> None:
    for asked, sent in (
        ("uk, en", "/en/?in=uk"),
        ("fi, uk", "/fi/"),
        ("ru, uk;q=0.5", "/en/?in=uk"),
        ("ru", "/fi/"),
    ):
        assert client.get("/", headers={"Accept-Language": asked}).location == sent


def test_a_language_that_the_map_has_not_changes_nothing(client: LintingClient) -> None:
    page = client.page(reading("/en/services/velkaneuvonta", "ru"))
    assert "<h1>Debt counselling</h1>" in page
    assert "not yet in this language" not in page


def test_the_open_api_has_the_texts_as_well(client: LintingClient) -> None:
    name = client.get("/api/v1/services/velkaneuvonta").json["name"]
    assert name["further"] == {"uk": UKRAINIAN, "ar": ARABIC}
    assert "further" not in client.get("/api/v1/services/palkkatuki").json["name"]
