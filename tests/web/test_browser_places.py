"""Distances are reckoned in the browser: no request, no address, nothing kept."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser import needs_a_browser, scripted

pytestmark = needs_a_browser

STORED = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"


def kilometres(page: Page) -> list[int]:
    """The distances as they stand in the list; 0 for what is in the same municipality."""
    told = page.locator("li .distance:visible").all_inner_texts()
    return [int("".join(re.findall(r"\d", text)) or "0") for text in told]


def test_the_nearest_place_comes_first_and_nobody_hears_of_it(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/places", wait_until="networkidle")
    asked: list[str] = []

    def hear(request: Request) -> None:
        asked.append(request.url)

    page.on("request", hear)
    before = page.evaluate(STORED)
    page.get_by_label("Kuinka pitkä matka on sinun kunnastasi?").select_option(label="Hamina")
    expect(page.locator("#by-distance")).to_be_visible()
    told = kilometres(page)
    assert len(told) == page.locator("li[data-centre]").count()
    assert told == sorted(told)
    assert "linnuntietä" in page.locator("li .distance").last.inner_text()
    assert page.locator("#by-distance h3").first.inner_text().endswith("Hamina")
    assert asked == []
    assert page.url == f"{site}/fi/places"
    assert page.evaluate(STORED) == before
    assert page.evaluate("() => history.state?.from ?? null") is None


def test_from_far_away_it_is_far_to_all(page: Page, site: str) -> None:
    page.goto(f"{site}/en/places")
    page.get_by_label("How far is it from your municipality?").select_option(label="Utsjoki")
    assert min(kilometres(page)) > 950


def test_the_list_goes_back_to_what_it_was(page: Page, site: str) -> None:
    page.goto(f"{site}/sv/places")
    before = page.locator("main").inner_text()
    chooser = page.get_by_label("Hur långt är det från din kommun?")
    chooser.select_option(label="Lahtis")
    assert page.locator(".town:visible").count() == 0
    chooser.select_option("")
    assert page.locator("main").inner_text().replace(
        "Listan är ordnad efter kommun.", ""
    ).split() == (before.split())


def test_it_is_told_to_those_who_do_not_see_it(page: Page, site: str) -> None:
    page.goto(f"{site}/en/places")
    page.locator("#from").select_option(label="Kotka")
    expect(page.get_by_role("status")).to_have_text("The nearest place is now first in the list.")


def test_a_reload_forgets_the_municipality(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/places")
    page.locator("#from").select_option(label="Kotka")
    page.reload()
    expect(page.locator("#from")).to_have_value("")
    assert page.locator("#by-distance").is_hidden()


def test_the_chooser_is_there_only_with_javascript(either: BrowserContext, site: str) -> None:
    page = either.new_page()
    page.goto(f"{site}/fi/places")
    assert page.locator("#from").is_visible() == scripted(either)
    assert page.locator(".town").count() == page.locator(".town:visible").count() > 1
