"""The public pages, as their readers get them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.environment import day
from navigator.voices.text import VOICES
from navigator.web.app import create_app
from tests import world
from tests.conftest import Clock, write
from tests.lint import LintingClient
from tests.world import BEFORE_KAIKU, DAY_AFTER_KAIKU, LAST_DAY_OF_KAIKU, pikkula

PAGES = [
    "/",
    "/areas/tyonhaku",
    "/areas/yritys",
    "/steps/aloitan",
    "/steps/lopetan",
    "/services/valmennus",
    "/services/kaikukurssi",
    "/providers/saatio",
    "/projects/kaiku",
    "/search",
    "/search?q=palkkatukea",
    "/search?q=xyzzyx",
    "/about",
]
LANGUAGE_REQUESTS = [("sv-FI,sv;q=0.9", "/sv/"), ("en-GB", "/en/"), ("fr", "/fi/"), ("", "/fi/")]


@pytest.mark.parametrize("voice", VOICES, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_in_every_voice(
    client: LintingClient, page: str, voice: object
) -> None:
    html = client.page(f"/{voice}{page}")
    assert f'<html lang="{voice}"' in html


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("day", ["2024-05-01", "2026-07-01", "2100-12-31"])
def test_every_page_can_be_seen_on_another_day(client: LintingClient, page: str, day: str) -> None:
    mark = "&" if "?" in page else "?"
    html = client.page(f"/fi{page}{mark}on={day}")
    assert "Näytä tämän päivän palvelut" in html


def test_the_front_page_names_the_steps_and_how_much_stands_on_each(client: LintingClient) -> None:
    names = client.page("/sv/").split('<ul class="names">')[1].split("</ul>")[0]
    told = [re.sub(r"<[^>]*>", "", name).strip() for name in names.split("</li>")]
    assert told[:2] == ["Jag börjar söka jobb 2", "Jag behöver hjälp med pengar 2"]


def test_the_front_page_has_examples_of_questions_that_keep_the_day(client: LintingClient) -> None:
    html = client.page("/en/?on=2026-07-01")
    (link,) = re.findall(r'href="(/en/search\?[^"]*I\+lost\+my\+job[^"]*)"', html)
    assert "on=2026-07-01" in link


def test_the_page_on_privacy_tells_what_a_message_leaves_behind(client: LintingClient) -> None:
    _, form = client.page("/en/privacy").split("If you write to us")
    assert "We keep your message, when it came" in form
    assert "deleted a year after it was dealt with" in form
    assert "We keep nothing about you, unless you write to us." in client.page("/en/report")


@pytest.mark.parametrize(("wish", "target"), LANGUAGE_REQUESTS)
def test_the_front_door_sends_readers_to_their_language(
    client: LintingClient, wish: str, target: str
) -> None:
    response = client.get("/", headers={"Accept-Language": wish})
    assert response.location == target
    assert "Accept-Language" in response.headers["Vary"]


def test_changing_the_voice_keeps_the_page_and_its_query(client: LintingClient) -> None:
    html = client.page("/fi/search?q=velka&on=2026-02-01")
    assert "/sv/search?q=velka&amp;on=2026-02-01" in html
    assert "/fi-simple/search?q=velka&amp;on=2026-02-01" in html


def test_links_stay_on_the_day_that_is_looked_at(client: LintingClient) -> None:
    assert "/fi/steps/aloitan?on=2026-02-01" in client.page("/fi/areas/tyonhaku?on=2026-02-01")


def test_on_its_last_day_a_project_is_still_offered(client: LintingClient, clock: Clock) -> None:
    clock.today = LAST_DAY_OF_KAIKU
    html = client.page("/fi/services/kaikukurssi")
    assert "päättyy tänään 30.6.2026" in html
    assert "ei ole tarjolla" not in html


def test_a_step_tells_who_goes_on_with_what_ends_there(
    desk_place: Place, clock: Clock, tmp_path: Path
) -> None:
    clock.today = LAST_DAY_OF_KAIKU
    files = pikkula(
        projects_csv=world.PROJECTS + "tuiku;Tuiku;tyollisyys;2026-07-01;;;;;\n",
        offers_csv=world.OFFERS + "kaikukurssi;velat;tyollisyys;tuiku;pikkula;;;;\n",
    )
    edition.build(write(files, tmp_path / "data"), desk_place, day.now())
    page = create_app(desk_place, clock).test_client().get("/fi/steps/velat").text
    card = page.split("Kaikukurssi</a>", 1)[1].split("</ul>", 1)[0]
    assert [words in card for words in ("päättyy tänään", "Tuiku", "alkaa 1.7.2026")] == [True] * 3


def test_nothing_that_ended_yesterday_is_offered_today(client: LintingClient, clock: Clock) -> None:
    clock.today = DAY_AFTER_KAIKU
    step = client.page("/fi/steps/velat")
    offered, ended = step.split('<details class="ended">')
    assert "Kaikukurssi" not in offered
    assert "Kaikukurssi" in ended


def test_what_is_yet_to_start_says_when(client: LintingClient, clock: Clock) -> None:
    clock.today = BEFORE_KAIKU
    for page in ("/fi/steps/velat", "/fi/services/kaikukurssi"):
        later = client.page(page).split("Myöhemmin alkavat")[1].split('class="links feeds"')[0]
        assert "alkaa 1.1.2025" in later
        assert "päättyy" not in later
    assert "Kaikukurssi" not in client.page("/fi/steps/velat").split("Myöhemmin alkavat")[0]


def test_an_ended_service_keeps_its_page_and_says_what_stands_beside_it(
    client: LintingClient, clock: Clock
) -> None:
    clock.today = DAY_AFTER_KAIKU
    html = client.page("/fi/services/kaikukurssi")
    assert "Tätä palvelua ei ole tarjolla 1.7.2026." in html
    assert "Velkaneuvonta" in html


def test_the_days_that_are_left_are_counted(client: LintingClient) -> None:
    assert "päättyy 30.6.2026, 5 kuukautta jäljellä" in client.page("/fi/projects/kaiku")


def test_a_step_without_services_says_so(client: LintingClient, clock: Clock) -> None:
    clock.today = DAY_AFTER_KAIKU
    assert "Tällä portaalla ei ole nyt mitään" in client.page("/fi/steps/lopetan")
    assert "ei palveluja nyt" in client.page("/fi/areas/yritys")


def test_a_text_that_is_missing_in_plain_language_is_not_passed_off_as_plain(
    client: LintingClient,
) -> None:
    html = client.page("/fi-simple/services/velkaneuvonta")
    assert '<p class="lead" lang="fi">Neuvoja velkoihin.</p>' in html
    assert "Tätä tekstiä ei ole vielä selkokielellä." in html


@pytest.fixture
def renamed(tmp_path: Path, desk_place: Place, clock: Clock) -> FlaskClient:
    """The site of Pikkula, where coaching has a plain name."""
    named = [";plain_name_fi", ";Apua työn etsimiseen", "", "", "", ""]
    services = "".join(
        row + name + "\n" for row, name in zip(world.SERVICES.splitlines(), named, strict=True)
    )
    edition.build(write(pikkula(services_csv=services), tmp_path / "data"), desk_place, day.now())
    return create_app(desk_place, clock).test_client()


def test_a_service_with_a_plain_name_tells_its_official_name_too(renamed: FlaskClient) -> None:
    html = renamed.get("/fi-simple/services/valmennus").text
    assert "<h1>Apua työn etsimiseen</h1>" in html
    assert '<p class="hint">Virallinen nimi: Työnhakuvalmennus</p>' in html


@pytest.mark.parametrize("page", ["/fi/services/valmennus", "/fi-simple/services/palkkatuki"])
def test_an_official_name_that_is_the_heading_is_not_said_twice(
    renamed: FlaskClient, page: str
) -> None:
    assert "Virallinen nimi" not in renamed.get(page).text


def test_a_plain_reader_finds_a_service_by_either_name(renamed: FlaskClient) -> None:
    for name in ("työnhakuvalmennus", "apua työn etsimiseen"):
        html = renamed.get("/fi-simple/search", query_string={"q": name}).text
        assert 'href="/fi-simple/services/valmennus"' in html


def test_what_is_for_every_company_stands_on_each_of_their_steps(client: LintingClient) -> None:
    for step in ("palkkaan", "lopetan"):
        assert "Yritysneuvonta" in client.page(f"/fi/steps/{step}")
    assert "Yritysneuvonta" not in client.page("/fi/steps/aloitan")


BAD = [
    ("/fi/nowhere", 404, "Tätä sivua ei löydy"),
    ("/sv/steps/nowhere", 404, "Sidan finns inte"),
    ("/en/services/nowhere", 404, "This page is not here"),
    ("/xx/steps/aloitan", 404, "Tätä sivua ei löydy"),
    ("/fi/?on=yesterday", 400, "Osoitteessa oleva päivämäärä on virheellinen"),
    ("/fi/?on=2026-02-30", 400, "Osoitteessa oleva päivämäärä on virheellinen"),
    ("/fi/?on=0001-01-01", 400, "Osoitteessa oleva päivämäärä on virheellinen"),
    ("/static/0123456789ab/htmx.min.js", 404, "Tätä sivua ei löydy"),
]


@pytest.mark.parametrize(("address", "status", "saying"), BAD)
def test_a_bad_address_gets_a_proper_page(
    client: LintingClient, address: str, status: int, saying: str
) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert saying in response.get_data(as_text=True)


def test_an_unknown_page_speaks_the_language_of_the_browser(client: LintingClient) -> None:
    response = client.get("/nowhere", headers={"Accept-Language": "sv"})
    assert "Sidan finns inte" in response.get_data(as_text=True)


ODD_QUESTIONS = [
    "x" * 10_000,
    "velka " * 2_000,
    '"unclosed AND (name:velka OR *',
    "<script>alert(1)</script>",
    "\x00\x01\x1f\u202e\u200b",
    "?!.,;:—…",
    "🙂🙃🧑‍🏫",
    "أحتاج إلى عمل",
    "' or 1=1 --",
    "%s %d {0} {{ 7*7 }}",
    "\ud7ff\uffff\U0010ffff",
    "*", "velk*", "~", "-velka", "name:velka", "[a TO z]", "velka^100",
]  # fmt: skip


@pytest.mark.parametrize("question", ODD_QUESTIONS)
@pytest.mark.parametrize("voice", ["fi", "sv", "en-simple"])
def test_no_question_is_too_odd_for_a_page(
    client: LintingClient, question: str, voice: str
) -> None:
    response = client.get(f"/{voice}/search", query_string={"q": question})
    assert response.status_code == 200
    assert "<script>alert" not in response.get_data(as_text=True)
    assert client.get(
        "/api/v1/search", query_string={"q": question, "lang": voice}
    ).status_code == 200  # fmt: skip


def test_htmx_gets_only_the_answers_from_the_same_address(client: LintingClient) -> None:
    block = client.get("/fi/search?q=velka", headers={"HX-Request": "true"})
    assert "<html" not in block.get_data(as_text=True)
    assert "Velkaneuvonta" in block.get_data(as_text=True)
    assert "HX-Request" in block.headers["Vary"]


@pytest.mark.parametrize("header", ["HX-Boosted", "HX-History-Restore-Request"])
def test_htmx_gets_the_whole_page_when_it_moves_or_goes_back(
    client: LintingClient, header: str
) -> None:
    response = client.get("/fi/search?q=velka", headers={"HX-Request": "true", header: "true"})
    assert "<html" in response.get_data(as_text=True)


def test_htmx_comes_from_our_own_host(client: LintingClient) -> None:
    found = re.search(r'<script src="(/static/[0-9a-f]+/htmx.min.js)"', client.page("/fi/search"))
    assert found
    script = client.get(found[1])
    assert script.status_code == 200
    assert b"htmx" in script.data


def test_what_was_typed_is_shown_as_text_and_never_as_markup(client: LintingClient) -> None:
    html = client.page("/fi/search", query_string={"q": '"><b>velka'})
    assert "<b>velka" not in html


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_every_thing_of_the_shipped_map_has_its_page(
    kouvola_client: LintingClient, kouvola_ids: list[str], voice: object
) -> None:
    for address in kouvola_ids:
        kouvola_client.page(f"/{voice}{address}?on=2026-11-22")


@pytest.mark.parametrize(("voice", "last"), [("fi", "Yritysneuvonta"), ("sv", "Lönesubvention")])
def test_services_stand_in_the_order_of_the_readers_alphabet(
    client: LintingClient, voice: str, last: str
) -> None:
    names = re.findall(
        r"<h3><a[^>]*>([^<]*)</a></h3>", client.page(f"/{voice}/providers/tyollisyys")
    )
    assert names[-1] == last


def test_a_project_tells_where_the_day_stands_between_its_start_and_end(
    client: LintingClient, clock: Clock
) -> None:
    running = client.page("/en/projects/kaiku").split('class="timeline"')[1]
    assert running.index("1 January 2025") < running.index("Today") < running.index("30 June 2026")
    clock.today = DAY_AFTER_KAIKU
    ended = client.page("/en/projects/kaiku").split('class="timeline"')[1]
    assert ended.index("30 June 2026") < ended.index("Today")


@pytest.mark.parametrize(
    "name",
    ["endpoint", "self", "values", "voice", "id_", "_external", "_anchor", "_method", "_scheme"],
)
@pytest.mark.parametrize(
    ("address", "status"),
    [("/fi/", 200), ("/fi/search", 200), ("/fi/steps/velat", 200), ("/fi/nothing", 404)],
)
def test_a_name_of_the_query_that_means_something_to_the_program_does_no_harm(
    client: LintingClient, address: str, status: int, name: str
) -> None:
    assert client.get(f"{address}?{name}=pages.about&q=velat").status_code == status
