"""The desk in a real browser: nothing for axe in any voice, nothing beyond the edge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from navigator import day, store
from navigator.edition import Place
from navigator.text import VOICES, Voice
from tests.browser import Watch, look_at, needs_a_browser
from tests.staff import NAMES, PASSWORD, hashed

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
