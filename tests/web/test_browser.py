"""The pages in a real browser: nothing for axe, nothing from elsewhere, keys and no JavaScript."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from navigator.editions.edition import Place
from navigator.voices.text import VOICES, Voice
from tests.browser import (
    axe,
    focused,
    look_at,
    needs_a_browser,
    no_wider_than_the_screen,
    reach,
)

pytestmark = needs_a_browser

PAGES = {
    "home": "/",
    "area": "/areas/yrityspalvelut",
    "step": "/steps/tukea-tyonhakuun-kotoutujalle",
    "service": "/services/tyonhaun-tuki",
    "ended service": "/services/yhteisokummit",
    "provider": "/providers/xamk",
    "places": "/places",
    "project": "/projects/duunidynamo",
    "search": "/search?q=rahat+loppu+ja+velkoja",
    "nothing found": "/search?q=bussiaikataulut",
    "another day": "/steps/muu-etuus?on=2027-06-01",
    "about": "/about",
    "data": "/data",
    "accessibility": "/accessibility",
    "privacy": "/privacy",
    "report": "/report?page=/fi/steps/muu-etuus",
    "sign in": "/admin/sign-in",
    "unknown": "/steps/nowhere",
    "path": "/path?path=ns2w-bn8q-t1b7-8p41-zzzz&on=2027-04-10",
    "path in two voices": "/path?path=ns2w-bn8q-t1b7-8p41&with=en-simple",
    "path being made": "/path/edit?path=ns2w-bn8q-t1b7-8p41&with=en-simple",
    "path compared": "/path/compare?path=ns2w-bn8q-t1b7-8p41-87ev&with=sv-simple",
    "search with a path": "/search?q=suomi&path=ns2w-bn8q",
}


@pytest.mark.parametrize("voice", VOICES, ids=str)
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_at_any_width_in_light_or_dark(
    page: Page, site: str, kind: str, voice: Voice
) -> None:
    page.goto(f"{site}/{voice}{PAGES[kind]}")
    look_at(page, voice)


@pytest.mark.parametrize("kind", PAGES)
def test_at_400_percent_nothing_is_lost_sideways(page: Page, site: str, kind: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{site}/sv-simple{PAGES[kind]}")
    assert no_wider_than_the_screen(page)


def test_answers_come_as_one_types_and_the_address_keeps_step(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/about")
    page.goto(f"{site}/fi/search")
    page.keyboard.press("Tab")
    page.locator("#q").press_sequentially("velkoja")
    page.get_by_role("link", name="Velkaneuvonta", exact=True).wait_for()
    expect(page.locator("#count[role=status]")).to_contain_text("palvelu")
    expect(page).to_have_url(f"{site}/fi/search?q=velkoja")
    assert axe(page) == []
    page.go_back()
    expect(page).to_have_url(f"{site}/fi/about")


def test_a_question_is_counted_when_it_is_sent_and_not_while_one_types(
    page: Page, site: str, kouvola_place: Place
) -> None:
    def times() -> int:
        with closing(sqlite3.connect(kouvola_place.database)) as database:
            sql = "select coalesce(sum(times), 0) from unanswered where kind = 'fit'"
            return int(database.execute(sql).fetchone()[0])

    before = times()
    page.goto(f"{site}/fi/search")
    page.locator("#q").press_sequentially("koira karkasi", delay=50)
    page.get_by_text("Emme löytäneet vastausta").wait_for()
    assert times() == before
    with page.expect_response("**/fi/search?q=koira%20karkasi"):
        page.keyboard.press("Enter")
    assert times() == before + 1
    page.reload()
    assert times() == before + 1


def test_a_facet_narrows_the_answer_without_a_button(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/search?q=suomen+kieli")
    before = page.locator("#count").inner_text()
    page.get_by_label("Palvelualue").select_option("osaaminen")
    page.wait_for_url("**area=osaaminen**")
    expect(page.locator("#count")).not_to_have_text(before)
    page.go_back()


def test_filters_are_in_the_open_where_there_is_room_and_folded_on_a_phone(
    page: Page, site: str
) -> None:
    free = page.get_by_role("checkbox", name="Maksuton")
    page.goto(f"{site}/fi/search?q=suomen+kieli")
    expect(free).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 640})
    expect(free).to_be_hidden()
    page.get_by_text("Rajaa vastausta", exact=False).click()
    expect(free).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 720})


def test_a_filter_is_switched_by_keyboard_and_keeps_the_focus(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/search?q=suomen+kieli")
    before = page.locator("#count").inner_text()
    reach(page, "#facet-free")
    page.keyboard.press("Space")
    page.wait_for_url("**free=1**")
    expect(page.locator("#count")).not_to_have_text(before)
    expect(page.locator("#number-chosen")).to_have_text("(1 valittu)")
    assert focused(page, "#facet-free")
    page.keyboard.press("Space")
    expect(page.locator("#count")).to_have_text(before)


def test_a_question_becomes_a_service_by_keyboard_alone(page: Page, site: str) -> None:
    page.goto(f"{site}/en/")
    reach(page, "#q")
    page.keyboard.type("i need to hire someone")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search**")
    reach(page, ".card a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/services/**")
    expect(page.locator("h1")).not_to_be_empty()


def test_the_first_tab_offers_to_skip_to_the_content(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/steps/muu-etuus")
    page.keyboard.press("Tab")
    assert focused(page, ".skip")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/fi/steps/muu-etuus#main")
    page.keyboard.press("Tab")
    assert focused(page, "main a")


def test_the_stairs_are_climbed_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/sv/areas/tyokyky")
    reach(page, ".picture a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sv/steps/elamanhallinnan-tuki")


def test_every_flow_works_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/fi/")
    page.locator("#q").fill("duunii")
    page.get_by_role("button", name="Hae").click()
    page.locator(".card h4 a").first.click()
    page.wait_for_url("**/fi/services/**")
    page.get_by_role("link", name="Onko tässä virhe?").click()
    page.get_by_label("Mikä on väärin?").fill("Linkki ei toimi")
    page.get_by_role("button", name="Lähetä").click()
    expect(page.locator("h1")).to_have_text("Kiitos")
    context.close()


@pytest.mark.parametrize("voice", VOICES, ids=str)
@pytest.mark.parametrize(
    "area", ["tyonvalitys", "osaaminen", "tyokyky", "kotoutuminen", "yrityspalvelut"]
)
def test_words_stay_inside_their_steps(page: Page, site: str, area: str, voice: object) -> None:
    page.goto(f"{site}/{voice}/areas/{area}")
    over = page.evaluate(
        """() => [...document.querySelectorAll('.tread')].flatMap(step => {
            const box = step.querySelector('rect').getBBox();
            return [...step.querySelectorAll('text')].filter(t => {
                const b = t.getBBox();
                return b.x + b.width > box.x + box.width || b.y + b.height > box.y + box.height;
            }).map(t => t.textContent);
        })"""
    )
    assert over == []


def test_picture_and_list_tell_the_same(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/areas/kotoutuminen")
    picture = page.locator(".picture a.title").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    listed = page.locator(".stairs > li > a").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    assert picture == listed
    drawn = page.locator(".tread").evaluate_all(
        """all => all.map(step => step.querySelectorAll('a:not(.title, .rest)').length
            + parseInt(step.querySelector('.rest')?.textContent.match(/\\d+/) ?? 0))"""
    )
    told = page.locator(".stairs .count").all_text_contents()
    assert drawn == [int(words.split()[0]) for words in told]


@pytest.mark.parametrize(
    "kind",
    ["home", "area", "step", "service", "search", "path", "path being made", "path compared"],
)
def test_a_page_is_light(context: BrowserContext, site: str, kind: str) -> None:
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[tuple[str, float]] = []
    types: dict[str, str] = {}
    session.on("Network.responseReceived", lambda e: types.update({e["requestId"]: e["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda e: sizes.append((types.get(e["requestId"], ""), e["encodedDataLength"])),
    )
    page.goto(f"{site}/fi{PAGES[kind]}", wait_until="networkidle")
    assert sum(size for _, size in sizes) <= 60_000
    assert sum(size for kind_, size in sizes if kind_ == "Script") <= 20_000


def test_a_staircase_fits_on_one_sheet_of_paper(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/fi/areas/yrityspalvelut.svg")
    sheet = page.pdf(format="A4", landscape=True)
    assert sheet.count(b"/Type /Page\n") == 1 or sheet.count(b"/Type /Page ") == 1
