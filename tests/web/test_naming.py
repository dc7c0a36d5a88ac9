"""What the site is called, who is responsible and what was assessed: said by the map, not by us."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from navigator.editions.edition import Place
from navigator.web.app import create_app
from navigator.web.request import Settings
from tests.conftest import Clock, a_client, a_town, copied
from tests.lint import LintingClient, lint, text_of
from tests.neighbours import neighbours
from tests.world import NEEDS, pikkula

SITE = """\
site:
  name: {fi: Kahden kylän palvelut, sv: Två byars tjänster, en: Services of two villages}
  organisation: {fi: Kyläyhtymä, sv: Byarnas samkommun, en: Joint authority of villages}
  about: {fi: Kaksi kylää yhdessä., sv: Två byar tillsammans., en: Two villages together.}
  accessibility:
    assessed_on: 2026-01-10
    assessed_by: {fi: Näkövammaisten kerho, sv: De synskadades klubb, en: The club of the blind}
    method: {fi: Kokeilemalla., sv: Genom att pröva., en: By trying it.}
    shortcomings: {fi: Kartta puuttuu., sv: Kartan saknas., en: The map is missing.}
"""
LINK = "    link: {fi: 'https://www.pikkula.fi', sv: 'https://www.pikkula.fi/sv'}\n"
Files = dict[str, bytes]
Opened = Callable[..., LintingClient]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Place:
    """Two regions on a site with a name of its own; only one of them has a title."""
    return built(neighbours(), SITE, tmp_path_factory.mktemp("two"), dictionaries)


@pytest.fixture(scope="module")
def nameless(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Place:
    """Two regions on a site of which nothing is said."""
    return built(neighbours(), "", tmp_path_factory.mktemp("nameless"), dictionaries)


def built(files: Files, site: str, folder: Path, dictionaries: Path) -> Place:
    needs = files["needs.yaml"].decode().replace("audiences:", site + "audiences:", 1)
    return a_town(files | {"needs.yaml": needs.encode()}, folder, dictionaries)


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Opened:
    def client(place: Place, **settings: str) -> LintingClient:
        own = copied(place, tmp_path / "var")
        if not settings:
            return a_client(own, clock)
        app = create_app(own, clock, Settings(**settings))  # type: ignore[arg-type]
        app.test_client_class = LintingClient
        found = app.test_client()
        assert isinstance(found, LintingClient)
        return found

    return client


def title(client: LintingClient, address: str) -> str:
    return text_of(next(lint(client.page(address)).iter("title")))


def words(client: LintingClient, address: str) -> str:
    return text_of(next(lint(client.page(address)).iter("main")))


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/fi/about", "Kahden kylän palvelut"),
        ("/sv/about", "Två byars tjänster"),
        ("/fi/iitti/about", "Pikkulan palveluportaat"),
        ("/sv/pikkula/about", "Servicetrappan i Lillby"),
        ("/fi/kotka/about", "Kahden kylän palvelut"),  # Suurkylä has no title
    ],
)
def test_the_site_is_called_as_its_region_and_else_by_its_own_name(
    two: Place, opened: Opened, address: str, name: str
) -> None:
    page = opened(two).page(address)
    assert text_of(next(lint(page).iter("title"))).endswith(f"– {name}")
    assert f'property="og:site_name" content="{name}"' in page


@pytest.mark.parametrize(
    ("voice", "name"),
    [("fi", "Palveluportaat"), ("sv", "Servicetrappan"), ("en", "Service stairs")],
)
def test_without_a_name_the_site_is_called_what_it_is(
    nameless: Place, opened: Opened, voice: str, name: str
) -> None:
    assert title(opened(nameless), f"/{voice}/about").endswith(f"– {name}")


def test_a_map_of_one_region_is_that_regions_site(client: LintingClient) -> None:
    page = client.page("/fi/")
    assert "Pikkulan työllisyysalue." in page
    assert title(client, "/fi/about").endswith("– Palveluportaat")  # it has no title


def test_what_is_told_about_the_site_is_what_the_map_says(two: Place, opened: Opened) -> None:
    client = opened(two)
    assert "Kaksi kylää yhdessä." in words(client, "/fi/about")
    assert "Kaksi kylää yhdessä." not in words(client, "/fi/iitti/about")


def test_who_is_responsible_is_said_by_settings_else_the_site_else_the_region(
    two: Place, nameless: Place, opened: Opened, tmp_path: Path, clock: Clock
) -> None:
    assert "Rekisterinpitäjä on Kyläyhtymä." in words(opened(two), "/fi/kotka/privacy")
    own = a_client(copied(nameless, tmp_path / "other"), clock)
    assert "Rekisterinpitäjä on Kotkan kaupunki." in words(own, "/fi/kotka/privacy")
    assert "Täällä ei ole vielä kerrottu, kuka palvelusta vastaa." in words(own, "/fi/privacy")


def test_the_settings_of_an_installation_come_first(two: Place, opened: Opened) -> None:
    client = opened(two, organisation="Suuri yhtymä", front_door="https://portti.fi")
    assert "Rekisterinpitäjä on Suuri yhtymä." in words(client, "/fi/kotka/privacy")
    assert "portti.fi" in words(client, "/fi/search")


def test_one_asks_at_the_site_of_the_region_and_else_at_that_of_the_country(
    tmp_path: Path, dictionaries: Path, clock: Clock, client: LintingClient
) -> None:
    assert "tyomarkkinatori.fi" in words(client, "/fi/search")
    assert "pikkula.fi" not in words(client, "/fi/search")
    needs = NEEDS.replace("audiences:", f"{LINK}audiences:", 1)
    place = a_town(pikkula(needs_yaml=needs), tmp_path, dictionaries)
    linked = a_client(place, clock)
    assert "pikkula.fi, tyomarkkinatori.fi" in words(linked, "/fi/search")
    assert "pikkula.fi/sv" in words(linked, "/sv/search")


def test_the_statement_says_what_was_assessed_by_whom_and_when(two: Place, opened: Opened) -> None:
    said = words(opened(two), "/en/accessibility")
    for part in (
        "10 January 2026",
        "The club of the blind.",
        "By trying it.",
        "The map is missing.",
    ):
        assert part in said
    assert "No assessment" not in said


def test_without_an_assessment_the_statement_says_so_and_keeps_what_the_law_asks(
    nameless: Place, opened: Opened
) -> None:
    said = words(opened(nameless), "/en/accessibility")
    assert "No assessment of the accessibility of this service has been made." in said
    assert "How it was assessed" not in said
    for kept in ("306/2019", "We answer within two weeks.", "Traficom", "Send a message"):
        assert kept in said


def test_the_card_beside_a_link_is_of_the_map_that_it_leads_to(two: Place, opened: Opened) -> None:
    client = opened(two)
    addresses = [
        next(
            meta.get("content", "")
            for meta in lint(client.page(page)).iter("meta")
            if meta.get("property") == "og:image"
        )
        for page in ("/fi/", "/fi/iitti/", "/sv/iitti/")
    ]
    cards = [client.get(address.removeprefix("http://localhost")) for address in addresses]
    assert [one.mimetype for one in cards] == ["image/png"] * 3
    assert len({one.data for one in cards}) == 3
