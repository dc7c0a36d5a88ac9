"""A path on pages: carried in the address, told in any voice, and nothing of it kept."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path as FilePath

import pytest

from navigator.editions import edition
from navigator.editions.edition import Edition, Place
from navigator.environment import day
from navigator.guidance.path import MOST, Path
from navigator.voices.text import VOICES
from navigator.web.app import create_app
from tests import world
from tests.conftest import Clock, write
from tests.lint import LintingClient, lint, text_of
from tests.world import DAY_AFTER_KAIKU, pikkula


def code(edition: Edition, id_: str) -> str:
    catalog = edition.catalog
    return edition.codes.of(catalog.service.get(id_) or catalog.step[id_]).code


@pytest.fixture
def debts(pikkula_edition: Edition) -> str:
    """Debts, debt counselling, the course that ends."""
    return "-".join(code(pikkula_edition, id_) for id_ in ("velat", "velkaneuvonta", "kaikukurssi"))


def titles(html: str) -> list[str]:
    """The titles of the items, in their order."""
    found = re.findall(r'<h2><span class="number">\d+</span> <a [^>]*>(.*?)</a></h2>', html)
    return [unescape(re.sub("<.*?>", "", title)) for title in found]


def link(html: str, name: str) -> str:
    """Where the link or button with a name leads; the name may stand in a hidden part of it."""
    pattern = rf'(?:href|formaction)="([^"]*)"[^>]*>(?:(?!</a>|</button>).)*?{re.escape(name)}'
    found = re.search(pattern, html, re.DOTALL)
    assert found, f"there is no {name}"
    return unescape(found[1])


@pytest.mark.parametrize("page", ["steps/velat", "search?q=velka"])
def test_what_helps_is_added_from_where_it_stands(client: LintingClient, page: str) -> None:
    html = client.page(f"/en/{page}")
    added = client.page(link(html, "Add to the path</a>".replace("</a>", "")).split("#")[0])
    assert "Your path: 1 item" in added
    assert "On the path – remove" in added


def test_the_path_goes_along_on_every_link(client: LintingClient, debts: str) -> None:
    html = client.page(f"/en/steps/velat?path={debts}")
    links = [unescape(href) for href in re.findall(r'href="(/en/[^"]*)"', html)]
    others = re.compile(r"/report|/admin|\.(ics|atom)")  # what programs ask for tells of no path
    along = [href for href in links if not others.search(href)]
    assert len(along) > 10
    assert all("path=" in href for href in along)


def test_the_path_goes_along_with_a_question(client: LintingClient, debts: str) -> None:
    html = client.page(f"/en/search?path={debts}&with=fi")
    assert f'name="path" value="{debts}"' in html
    assert 'name="with" value="fi"' in html


@pytest.mark.parametrize("voice", VOICES, ids=str)
@pytest.mark.parametrize("page", ["path", "path/edit", "path/compare"])
def test_a_path_is_told_in_every_voice_and_beside_another(
    client: LintingClient, debts: str, voice: object, page: str
) -> None:
    client.page(f"/{voice}/{page}?path={debts}")
    client.page(f"/{voice}/{page}?path={debts}&with=en-simple")
    client.page(f"/{voice}/{page}?path={debts}&with=nonsense&on=2026-07-01")


def test_the_items_stand_in_their_order(client: LintingClient, debts: str) -> None:
    assert titles(client.page(f"/en/path?path={debts}")) == [
        "I need help with money",
        "Debt counselling",
        "Echo course",
    ]


def test_two_voices_stand_side_by_side_item_for_item(client: LintingClient, debts: str) -> None:
    html = client.page(f"/fi/path/edit?path={debts}&with=en")
    assert titles(html)[2:4] == ["Velkaneuvonta", "Debt counselling"]
    assert '<div lang="en">' in html
    assert "Provided by" in html


def test_items_are_moved_and_taken_off_by_buttons(client: LintingClient, debts: str) -> None:
    html = client.page(f"/en/path/edit?path={debts}")
    later = client.post(link(html, 'Move down<span class="hidden">: I need help').split("#")[0])
    assert titles(later.text) == ["Debt counselling", "I need help with money", "Echo course"]
    fewer = client.post(link(html, 'Remove<span class="hidden">: Debt'))
    assert titles(fewer.text) == ["I need help with money", "Echo course"]


def test_what_was_written_goes_along_in_the_form_and_never_in_an_address(
    client: LintingClient, pikkula_edition: Edition, debts: str
) -> None:
    note = f"note-{code(pikkula_edition, 'velkaneuvonta')}"
    written = {"heading": "Maijan polku", note: "Soita <huomenna>", "note-zzzz": "muuta"}
    for page in ("path", "path/edit"):
        html = client.post(f"/fi/{page}?path={debts}", data=written).text
        assert "Maijan polku" in html
        assert "Soita &lt;huomenna&gt;" in html
        assert "muuta" not in html
        assert "Maija" not in html.split("</title>")[0], "the history keeps titles"
        addresses = re.findall(r'(?:href|action|formaction)="([^"]*)"', html)
        assert not any("Maija" in address or "Soita" in address for address in addresses)
    compared = client.post(f"/fi/path/compare?path={debts}", data=written).text
    assert f'name="{note}" value="Soita &lt;huomenna&gt;"' in compared


def test_what_is_written_has_an_end(client: LintingClient, debts: str) -> None:
    html = client.post(f"/fi/path?path={debts}", data={"heading": "a" * 500}).text
    assert "a" * 80 in html
    assert "a" * 81 not in html


def test_the_way_back_from_a_sheet_in_two_languages_is_in_the_counsellors(
    client: LintingClient, debts: str
) -> None:
    sheet = client.page(f"/en-simple/path?path={debts}&with=fi")
    assert re.search(r'formaction="/fi/path/edit\?[^"]*with=en-simple', sheet)
    assert re.search(r'formaction="/sv/path/edit\?', client.page(f"/sv/path?path={debts}"))


def test_taking_the_last_item_off_is_asked_about_as_clearing_is(
    client: LintingClient, pikkula_edition: Edition, debts: str
) -> None:
    asked = r'id="off-\w+" data-sure="Tyhjennetäänkö'
    assert not re.search(asked, client.page(f"/fi/path/edit?path={debts}"))
    alone = code(pikkula_edition, "velkaneuvonta")
    assert re.search(asked, client.page(f"/fi/path/edit?path={alone}"))


def test_a_sheet_says_when_the_oldest_of_its_facts_was_checked(
    client: LintingClient, pikkula_edition: Edition
) -> None:
    step = code(pikkula_edition, "velat")
    assert "last checked on 22 August 2025" in client.page(f"/en/path?path={step}")


def test_after_its_end_an_item_says_what_stands_instead(
    client: LintingClient, clock: Clock, pikkula_edition: Edition
) -> None:
    clock.today = DAY_AFTER_KAIKU
    html = client.page(f"/en-simple/path?path={code(pikkula_edition, 'kaikukurssi')}")
    assert "This service ended on 30 June 2026." in html
    assert "Debt counselling" in html


@pytest.mark.parametrize("page", ["path", "path/edit", "path/compare"])
@pytest.mark.parametrize(
    "path", ["zzzz", "-", "----", "<script>", "%00", "ääää-1", "a" * 5000, "%F0%9F%98%80"]
)
def test_a_spoilt_address_shows_a_page(client: LintingClient, page: str, path: str) -> None:
    html = client.page(f"/sv/{page}?path={path}")
    assert "<script>-" not in html


def test_a_part_that_is_not_on_the_map_is_told_and_the_rest_is_shown(
    client: LintingClient, debts: str
) -> None:
    html = client.page(f"/en/path?path=zzzz-{debts}")
    assert "One item of this path was not found." in html
    assert len(titles(html)) == 3


def test_of_two_hundred_items_the_first_twelve_are_shown(
    kouvola_client: LintingClient, kouvola: Edition
) -> None:
    items = tuple(kouvola.codes.fingerprints.values())
    html = kouvola_client.page(f"/en/path?path={Path(items).text}")
    assert len(titles(html)) == MOST
    assert f"{len(items) - MOST} were left out." in html


def test_a_path_needs_no_other_request(client: LintingClient, debts: str) -> None:
    response = client.get(f"/en/path?path={debts}")
    html = response.text
    assert '<link rel="stylesheet"' not in html
    assert "src=" not in html
    hashes = re.findall(r"'sha256-[^']+'", response.headers["Content-Security-Policy"])
    assert len(hashes) == 3, "its style and its scripts are allowed by their content"


def test_no_other_request_and_no_search_engine_learns_of_a_path(
    client: LintingClient, debts: str
) -> None:
    for page in ("steps/velat", "path", "path/edit", "search"):
        response = client.get(f"/fi/{page}?path={debts}")
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response.headers["X-Robots-Tag"]


@pytest.mark.parametrize("page", ["path", "path/edit", "path/compare", "path.pdf"])
def test_a_page_with_notes_is_kept_by_nobody(client: LintingClient, debts: str, page: str) -> None:
    written = {f"note-{debts.partition('-')[0]}": "Call the bank", "heading": "For Liisa"}
    response = client.post(f"/en/{page}?path={debts}", data=written)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


def headers(html: str, role: str) -> list[str]:
    """The headers of the columns or the rows of a table, each in all its voices."""
    return [text_of(cell) for cell in lint(html).iter("th") if cell.get("role") == role]


def test_services_are_compared_fact_by_fact(client: LintingClient, debts: str) -> None:
    html = client.page(f"/en/path/compare?path={debts}")
    assert headers(html, "columnheader") == ["Debt counselling", "Echo course"]
    rows = headers(html, "rowheader")
    assert rows[:4] == ["What it is", "For whom", "Provided by", "How to get in touch"]


def test_what_is_known_of_none_is_not_compared(
    desk_place: Place, clock: Clock, tmp_path: FilePath
) -> None:
    projects = world.PROJECTS.replace("2026-06-30", "")
    offers = world.OFFERS.replace("valmennus;aloitan;tyollisyys;;pikkula;;;;\n", "")
    folder = write(pikkula(projects_csv=projects, offers_csv=offers), tmp_path / "data")
    edition.build(folder, desk_place, day.now())
    app = create_app(desk_place, clock)
    coded = edition.opened(2, desk_place)
    client = app.test_client()
    two = "-".join(code(coded, id_) for id_ in ("valmennus", "kaikukurssi"))
    one = "-".join(code(coded, id_) for id_ in ("valmennus", "velkaneuvonta"))
    unknown = client.get(f"/en/path/compare?path={two}").text
    known = client.get(f"/en/path/compare?path={one}").text
    assert "its end is not known" not in unknown
    assert "Until when" not in headers(unknown, "rowheader")
    assert "Until when" in headers(known, "rowheader")
    assert "its end is not known" in known


def test_services_are_compared_in_the_clients_voice_too(client: LintingClient, debts: str) -> None:
    html = client.page(f"/fi/path/compare?path={debts}&with=en-simple")
    assert headers(html, "columnheader") == [
        "Velkaneuvonta Debt counselling",
        "Kaikukurssi Echo course",
    ]
    assert "Järjestäjä Who helps" in headers(html, "rowheader")
    cells = [cell for cell in lint(html).iter("td") if "A course." in text_of(cell)]
    assert [
        (part.get("lang"), text_of(part)) for part in cells[0].iter("div") if part.get("lang")
    ] == [("en-simple", "A course.")]


def test_at_most_three_services_are_compared_and_one_may_choose(
    client: LintingClient, pikkula_edition: Edition
) -> None:
    all_ = [code(pikkula_edition, id_) for id_ in pikkula_edition.catalog.service]
    path = "-".join(all_)
    assert client.page(f"/en/path/compare?path={path}").count('role="columnheader"') == 3
    two = client.page(f"/en/path/compare?path={path}&c={all_[3]}&c={all_[4]}")
    assert headers(two, "columnheader") == ["Echo course", "Business advice"]
    assert re.findall(r'name="c" value="(\w+)" checked', two) == all_[3:5]


def test_what_comes_next_is_offered_with_a_reason(
    client: LintingClient, pikkula_edition: Edition
) -> None:
    html = client.page(f"/en/path/edit?path={code(pikkula_edition, 'aloitan')}")
    assert "Why: this is the next step on the same stairs." in html
    assert "When money runs out." in html
    taken = client.post(link(html, 'Add to the path<span class="hidden">: I need help'))
    assert titles(taken.text) == ["I am starting my job search", "I need help with money"]


def test_the_sheet_has_lines_to_write_on_and_asks_nobody(
    client: LintingClient, pikkula_edition: Edition
) -> None:
    html = client.page(f"/fi/path?path={code(pikkula_edition, 'aloitan')}&with=en")
    (blanks,) = [one for one in lint(html).iter("ul") if "blanks" in one.get("class", "")]
    assert [text_of(one) for one in blanks] == [
        "Yhteyshenkilösi · Your contact person",
        "Puhelin · Telephone",
        "Seuraava tapaaminen · Next meeting",
    ]
    assert "<input" not in html


def test_an_empty_path_says_how_one_begins(client: LintingClient) -> None:
    assert "Find a service or a step" in client.page("/en/path/edit")
    assert "There is nothing on this path." in client.page("/en/path")


def test_a_full_path_offers_no_more(kouvola_client: LintingClient, kouvola: Edition) -> None:
    full = Path(tuple(kouvola.codes.fingerprints.values())[:MOST]).text
    html = kouvola_client.page(f"/en/search?q=debt&path={full}")
    assert "Add to the path" not in html
