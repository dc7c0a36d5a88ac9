"""The desk in a real browser: nothing for axe in any voice, nothing beyond the edge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from navigator import store
from navigator.editions.edition import Place
from navigator.environment import day
from navigator.voices.text import VOICES, Voice
from tests.browser import (
    Watch,
    look_at,
    looks_right,
    needs_a_browser,
    press_on,
    scripted,
    served,
    tab_to,
)
from tests.people import NAMES, PASSWORD, hashed
from tests.world import FIRST_DAY

pytestmark = needs_a_browser


@pytest.fixture(scope="module")
def signed_in(browser: Browser, site: str, kouvola_place: Place) -> Any:
    """What a browser keeps of somebody who is signed in and may do everything."""
    with store.opened(kouvola_place.database) as kept:
        if kept.accounts.named(NAMES["admin"]) is None:
            kept.accounts.add(NAMES["admin"], "admin", hashed(), at=day.now(), by="navigator user")
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/fi/admin/sign-in")
    page.get_by_label("Käyttäjänimi").fill(NAMES["admin"])
    page.get_by_label("Salasana").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".desk")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def admin(browser: Browser, site: str, signed_in: Any) -> Iterator[Page]:
    """A page of the desk."""
    context = browser.new_context(storage_state=signed_in)
    page = context.new_page()
    watch = Watch(page, site)
    yield page
    assert watch.wrong == []
    context.close()


DESK = [
    "/",
    "/findings",
    "/findings?kind=stale-service",
    "/timeline",
    "/matrix?then=2027-01-01",
    "/compare?then=2027-01-01",
    "/flags",
    "/flags/new",
    "/flags/ips-valmennus",
    "/reports",
    "/unanswered",
    "/data",
    "/editions",
    "/events",
    "/services/palkkatuki/edit",
    "/projects/new",
    "/projects/kiito/edit",
    "/services/palkkatuki/remove",
    "/providers/xamk/remove",
    "/thesaurus?q=potkut",
    "/tree",
    "/tree/steps/aloittamassa-tyonhaun/edit",
    "/tree/rules/urgent/edit",
    "/tree/areas/new",
    "/tree/audiences/nurses/remove",
    "/users",
    "/users/1",
    "/account",
    "/account/password",
    "/account/second-factor",
]


@pytest.mark.parametrize("voice", VOICES, ids=str)
@pytest.mark.parametrize("path", DESK)
def test_axe_finds_nothing_on_the_desk_at_any_width_in_light_or_dark(
    admin: Page, site: str, path: str, voice: Voice
) -> None:
    admin.goto(f"{site}/{voice}/admin{path}")
    look_at(admin, voice)


def sign_in(page: Page, site: str, place: Place) -> None:
    with store.opened(place.database) as kept:
        kept.accounts.add(NAMES["editor"], "editor", hashed(), at=day.now(), by="navigator user")
    page.goto(f"{site}/fi/admin/sign-in")
    page.get_by_label("Käyttäjänimi").fill(NAMES["editor"])
    page.get_by_label("Salasana").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".desk")


def test_a_service_is_taken_away_by_keyboard(either: BrowserContext, desk_place: Place) -> None:
    with served(desk_place.folder, FIRST_DAY.isoformat()) as site:
        page, keys = either.new_page(), scripted(either)
        sign_in(page, site, desk_place)
        page.goto(f"{site}/fi/services/velkaneuvonta")
        press_on(page, ".mend a")
        press_on(page, "main a[href$='/remove']")
        assert looks_right(page, keys=keys)
        press_on(page, "main button")
        expect(page.get_by_role("alert")).to_contain_text("miksi")
        assert looks_right(page, keys=keys)
        tab_to(page, "#note")
        page.keyboard.type("Siirtyi hyvinvointialueelle.")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Julkaisu 2")
        expect(page.locator(".removed")).to_contain_text("Velkaneuvonta")
        assert looks_right(page, keys=keys)
        answer = page.goto(f"{site}/fi/services/velkaneuvonta")
        assert answer
        assert answer.status == 404


def test_one_box_for_all_ticks_all_and_no_longer_stands_for_them_when_one_goes(
    context: BrowserContext, desk_place: Place
) -> None:
    with served(desk_place.folder, "2027-01-01") as site:
        page = context.new_page()
        sign_in(page, site, desk_place)
        page.goto(f"{site}/fi/admin/findings?kind=stale-service")
        page.locator("#every").check()
        boxes = page.locator("[name=service]")
        assert boxes.count() > 2
        assert all(box.is_checked() for box in boxes.all())
        boxes.first.uncheck()
        expect(page.locator("#every")).not_to_be_checked()
        expect(boxes.last).to_be_checked()


def test_another_provider_is_chosen_by_keyboard(either: BrowserContext, desk_place: Place) -> None:
    with served(desk_place.folder, FIRST_DAY.isoformat()) as site:
        page, keys = either.new_page(), scripted(either)
        sign_in(page, site, desk_place)
        page.goto(f"{site}/fi/admin/projects/kaiku/edit")
        tab_to(page, ".several summary")
        page.keyboard.press("Enter")
        tab_to(page, "[value='tyollisyys']")
        page.keyboard.press("Space")
        assert looks_right(page, keys=keys)
        press_on(page, "form.row button")
        expect(page.get_by_role("status")).to_contain_text("Pikkulan työllisyyspalvelut")


def test_who_leaves_a_form_with_something_unsent_in_it_is_asked(
    browser: Browser, desk_place: Place
) -> None:
    with served(desk_place.folder, FIRST_DAY.isoformat()) as site:
        page = browser.new_context().new_page()
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        sign_in(page, site, desk_place)
        address = f"{site}/fi/admin/services/palkkatuki/edit"
        page.goto(address)
        page.get_by_role("link", name="Peruuta", exact=True).click()
        page.wait_for_url("**/fi/services/palkkatuki")
        assert asked == [], "nothing was written"
        page.goto(address)
        page.locator("#source").fill("")
        page.get_by_role("button", name="Julkaise", exact=True).click()
        expect(page.locator("#fault")).to_be_focused()
        assert asked == [], "it was sent"
        page.get_by_role("link", name="Peruuta", exact=True).click()
        page.wait_for_url("**/fi/services/palkkatuki")
        assert asked == ["beforeunload"], "what the fault kept back is still unsent"
        page.goto(address)
        page.locator("#source").fill("Uusi lähde")
        page.get_by_role("button", name="tänään tarkistetuksi").click()
        expect(page.get_by_role("status")).to_contain_text("Uusi lähde")
        assert asked == ["beforeunload"]
        page.context.close()


def test_services_are_marked_as_checked_from_their_list_by_keyboard(
    either: BrowserContext, desk_place: Place
) -> None:
    with served(desk_place.folder, "2026-07-01") as site:
        page, keys = either.new_page(), scripted(either)
        sign_in(page, site, desk_place)
        page.goto(f"{site}/fi/admin/findings?kind=stale-service")
        press_on(page, "form.checks button")
        expect(page.locator("#fault")).to_be_focused()
        assert looks_right(page, keys=keys)
        tab_to(page, "[value='palkkatuki']")
        page.keyboard.press("Space")
        press_on(page, "form.checks button")
        expect(page.get_by_role("status").first).to_contain_text("Palkkatuki: Tarkistettu viimeksi")
        assert looks_right(page, keys=keys)


def test_a_key_to_be_copied_is_shown_in_one_piece_and_can_be_thrown_away(
    admin: Page, site: str
) -> None:
    admin.goto(f"{site}/fi/admin/account/second-factor")
    admin.get_by_label("Nykyinen salasana").fill(PASSWORD)
    admin.keyboard.press("Enter")
    shown = admin.locator(".secret").bounding_box()
    assert shown
    assert shown["width"] > 10 * shown["height"], "on one line"
    look_at(admin, Voice("fi"))
    admin.get_by_role("button", name="Peru käyttöönotto").click()
    admin.get_by_text("Käyttöönotto peruttiin.").wait_for()
