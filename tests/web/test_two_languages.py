"""A map whose region has chosen two languages: its pages, and what machines and the desk get."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.catalog import Catalog
from navigator.editions import desk as published
from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.voices.text import BY_CODE
from tests.conftest import Clock, a_client, a_town, copied
from tests.lint import LintingClient, lint
from tests.people import send, signed_in
from tests.two_languages import pikkula_in
from tests.web.admin.editing.test_data_pages import edit, form, words

REGION = "/sv/admin/tree/regions/pikkula/edit"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Place:
    """Pikkula in Finnish and Swedish."""
    return a_town(pikkula_in("fi", "sv"), tmp_path_factory.mktemp("two"), dictionaries)


@pytest.fixture
def client(built: Place, tmp_path: Path, clock: Clock) -> LintingClient:
    return a_client(copied(built, tmp_path / "var"), clock)


@pytest.fixture
def editor(client: LintingClient) -> LintingClient:
    return signed_in(client, "editor")


def addresses(catalog: Catalog, voice: str) -> list[str]:
    """Every page about something on the map, and the ways to them."""
    kinds = ("area", "step", "service", "provider", "project", "referral")
    pages = [f"/{voice}/{kind}s/{id_}" for kind in kinds for id_ in getattr(catalog, kind)]
    asked = ("velka", "passi", "haluan+kuolla", "debt")
    return [f"/{voice}/", f"/{voice}/referrals", *pages, *(f"/{voice}/search?q={q}" for q in asked)]


def spoken(root: ET.Element, language: str) -> Iterator[tuple[str, str]]:
    """Each text of a page with the language in which it is said to be."""
    if not isinstance(root.tag, str) or root.tag == "script":
        return
    language = root.get("lang", language)[:2]
    yield language, root.text or ""
    for child in root:
        yield from spoken(child, language)
        yield language, child.tail or ""


def names(catalog: Catalog) -> set[str]:
    """What things on the map are called in Finnish."""
    things = (*catalog.services, *catalog.providers, *catalog.referrals)
    titled = (*catalog.areas, *catalog.steps)
    found = [one.name for one in things] + [one.title for one in titled]
    return {text.in_voice(BY_CODE["fi"]).words for text in found}


@pytest.mark.parametrize("voice", ["en", "en-simple"])
def test_what_is_not_in_the_language_of_the_page_tells_its_own(
    client: LintingClient, built: Place, voice: str
) -> None:
    catalog = edition.opened(1, built).catalog
    finnish, met = names(catalog), set()
    for address in addresses(catalog, voice):
        for language, text in spoken(lint(client.page(address)), voice):
            here = {name for name in finnish if re.search(rf"\b{re.escape(name)}\b", text)}
            assert not here or language == "fi", f"{address}: {text}"
            met |= here
    assert met == finnish


def test_a_reader_whose_language_nobody_has_chosen_is_told_so(client: LintingClient) -> None:
    for address in ("/en/", "/en/search?q=debt"):
        assert "have not been described in English here" in client.page(address)
        assert "inte beskrivits" not in client.page(address.replace("/en/", "/sv/"))
    assert "This text is not yet in your language." in client.page("/en/services/velkaneuvonta")
    assert "This name is not yet in English." in client.page("/en/providers/saatio")
    page = client.page("/sv/services/velkaneuvonta")
    assert "Skuldrådgivning" in page
    assert "finns inte än på svenska" not in page


@pytest.mark.parametrize("voice", [*BY_CODE])
def test_all_that_is_made_of_the_map_is_made_in_every_voice(
    client: LintingClient, voice: str
) -> None:
    path = re.search(r'\?path=([^"#&]+)', client.page(f"/{voice}/services/velkaneuvonta"))
    assert path
    for page in ("path", "path.pdf", "path/edit", "path/compare"):
        assert client.get(f"/{voice}/{page}?path={path[1]}").status_code == 200
    assert client.get(f"/{voice}/areas/tyonhaku.svg").status_code == 200


def test_the_open_api_names_the_languages_that_a_text_lacks(client: LintingClient) -> None:
    name = client.get("/api/v1/services/velkaneuvonta").json["name"]
    assert name == {
        "fi": "Velkaneuvonta", "sv": "Skuldrådgivning", "en": "Velkaneuvonta", "missing": ["en"],
    }  # fmt: skip
    assert client.get("/api/v1/catalog").json["steps"]
    assert client.get("/sitemap.xml").status_code == 200


@pytest.mark.parametrize(("language", "asked"), [("fi", "velka"), ("sv", "skuld"), ("en", "velka")])
def test_the_search_answers_in_each_language(
    client: LintingClient, language: str, asked: str
) -> None:
    answer = client.get(f"/api/v1/search?q={asked}&lang={language}").json
    assert "velkaneuvonta" in [one["id"] for one in answer["services"]]


def test_a_form_marks_what_may_be_empty_and_publishes_without_it(editor: LintingClient) -> None:
    page = editor.page("/sv/admin/services/velkaneuvonta/edit")
    label = re.search(r'<label for="name_en">(.*?)</label>', page, re.DOTALL)
    assert label
    assert "(får vara tomt)" in label[1]
    done = edit(editor, "/sv/admin/services/velkaneuvonta/edit", name_fi="Velka-apu")
    assert done.location == "/sv/services/velkaneuvonta?edition=2"
    refused = edit(editor, "/sv/admin/services/velkaneuvonta/edit", name_sv="")
    assert refused.status_code == 422


def test_a_region_chooses_its_languages_on_the_desk(editor: LintingClient) -> None:
    boxes = re.findall(r'name="languages" value="(\w+)"( checked)?', editor.page(REGION))
    assert boxes == [("fi", " checked"), ("sv", " checked"), ("en", "")]
    fewer = send(editor, REGION, **{**form(editor, REGION), "languages": ["", "sv"]})
    assert fewer.status_code == 303
    place = editor.application.extensions["place"]
    written = published.newest(place)[1]["needs.yaml"].decode()
    assert "languages: [sv]" in written
    emptied = edit(editor, "/sv/admin/services/velkaneuvonta/edit", name_fi="")
    assert emptied.status_code == 303


def test_a_region_has_at_least_one_language(editor: LintingClient) -> None:
    refused = send(editor, REGION, **{**form(editor, REGION), "languages": [""]})
    assert refused.status_code == 422
    assert 'href="#languages"' in refused.get_data(as_text=True)


def test_a_language_is_chosen_when_all_is_written_in_it(editor: LintingClient) -> None:
    refused = send(editor, REGION, **{**form(editor, REGION), "languages": ["", "fi", "sv", "en"]})
    assert refused.status_code == 422
    assert "Texten saknas på det här språket." in words(refused)
