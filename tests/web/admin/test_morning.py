"""A morning at the desk: what has ended, a flag, a table mended in Excel, published and taken back.

By keyboard alone, once with JavaScript and once without.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from navigator import store
from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.environment import day
from tests.browser import Watch, looks_right, needs_a_browser, press_on, scripted, served, tab_to
from tests.people import NAMES, PASSWORD, hashed

pytestmark = needs_a_browser

AINO = NAMES["admin"]
REASON = "Palvelu loppui, eikä tilalle tullut mitään."
STEP_OF_IT = "Kuusi tuottajaa kysyttiin."
WHY = "Duunidynamo sai jatkoajan."
BACK = "Jatkoaikaa ei tullutkaan."


@pytest.fixture
def town(kouvola_place: Place, tmp_path: Path) -> Place:
    """The shipped data in a place of its own, with an account for Aino."""
    own = Place(shutil.copytree(kouvola_place.folder, tmp_path / "var"))
    with store.opened(own.database) as kept:
        if kept.accounts.named(AINO) is None:
            kept.accounts.add(AINO, "admin", hashed(), at=day.now(), by="navigator user")
    return own


def excel(data: bytes) -> bytes:
    """A table as Finnish Excel saves it as plain CSV: Windows-1252, CRLF, days with dots."""
    rows = [line.split(";") for line in data.decode("utf-8-sig").splitlines()]
    for row in rows[1:]:
        row[3:5] = [".".join(reversed(cell.split("-"))) if cell else "" for cell in row[3:5]]
    return "\r\n".join(";".join(row) for row in rows).encode("cp1252")


def test_a_morning_at_the_desk(either: BrowserContext, town: Place, tmp_path: Path) -> None:
    keys = scripted(either)
    with served(town.folder) as site:
        page = either.new_page()
        page.on("filechooser", lambda _: None)  # so that it is waited for from the start
        watch = Watch(page, site)
        signs_in(page, site)
        sees_what_has_ended(page, keys=keys)
        flags_a_finding(page, site, keys=keys)
        brings_a_table_with_two_faults(page, site, town, tmp_path, keys=keys)
        publishes_it(page, site, keys=keys)
        goes_back(page, site, keys=keys)
        reads_the_events(page, site, keys=keys)
        assert [w for w in watch.wrong if "422" not in w] == []
    assert edition.newest(town) == 3


def signs_in(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/admin/")
    tab_to(page, "input[name=name]")
    page.keyboard.type(AINO)
    tab_to(page, "input[name=password]")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/fi/admin/")


def sees_what_has_ended(page: Page, *, keys: bool) -> None:
    main = page.locator("main")
    expect(main).to_contain_text("22 hankkeesta 13 on päättynyt")
    expect(main).to_contain_text("Yritykseni tähtäimessä ovat innovaatiot ja investoinnit")
    assert looks_right(page, keys=keys)


def flags_a_finding(page: Page, site: str, *, keys: bool) -> None:
    page.goto(f"{site}/fi/admin/findings")
    assert looks_right(page, keys=keys)
    press_on(page, "a.flag-this")
    tab_to(page, "#reason")
    page.keyboard.type(REASON)
    if not page.locator("#title").input_value():
        tab_to_back(page, "#title")
        page.keyboard.type("Palvelu puuttuu")
    assert looks_right(page, keys=keys)
    press_on(page, "main form button[type=submit]")
    expect(page.locator("main")).to_contain_text(REASON)
    tab_to(page, "input[name=now]")
    page.keyboard.press("Space")
    tab_to(page, "#why")
    page.keyboard.type(STEP_OF_IT)
    assert looks_right(page, keys=keys)
    press_on(page, "main form button[type=submit]")
    expect(page.locator(".timeline")).to_contain_text(STEP_OF_IT)


def tab_to_back(page: Page, selector: str) -> None:
    for _ in range(10):
        page.keyboard.press("Shift+Tab")
        if page.locator(selector).and_(page.locator(":focus")).count():
            return
    pytest.fail(f"Shift+Tab never reached {selector}")


def brings_a_table_with_two_faults(
    page: Page, site: str, town: Place, folder: Path, *, keys: bool
) -> None:
    with store.opened(town.database) as kept:
        good = excel(kept.editions.files(1)["projects.csv"])
    longer = good.replace(b";parik;;31.12.2026", b";parik;;30.6.2028")
    assert longer != good
    spoilt = longer.replace(b"30.6.2028", b"31.6.2028").replace(
        b"kiito;KIITO;xamk", b"kiito;KIITO;"
    )
    page.goto(f"{site}/fi/admin/data")
    assert looks_right(page, keys=keys)
    brings(page, folder, spoilt)
    main = page.locator("main")
    expect(main).to_contain_text("2 virhettä")
    expect(main).to_contain_text("ends_on")
    assert looks_right(page, keys=keys)
    brings(page, folder, longer)
    expect(page.locator(".changed")).to_contain_text("30.6.2028")
    assert looks_right(page, keys=keys)


def brings(page: Page, folder: Path, data: bytes) -> None:
    file = folder / "projects.csv"
    file.write_bytes(data)
    tab_to(page, "input[type=file]")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(file)
    press_on(page, "form[enctype] button")


def publishes_it(page: Page, site: str, *, keys: bool) -> None:
    tab_to(page, "#note")
    page.keyboard.type(WHY)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert looks_right(page, keys=keys)
    page.goto(f"{site}/en/projects/duunidynamo")
    expect(page.locator("main")).to_contain_text("30 June 2028")


def goes_back(page: Page, site: str, *, keys: bool) -> None:
    page.goto(f"{site}/fi/admin/editions")
    expect(page.locator("main")).to_contain_text(WHY)
    assert looks_right(page, keys=keys)
    press_on(page, "a[href*='/editions/1/roll-back']")
    assert looks_right(page, keys=keys)
    tab_to(page, "#note")
    page.keyboard.type(BACK)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"{site}/en/projects/duunidynamo")
    expect(page.locator("main")).to_contain_text("31 December 2026")


def reads_the_events(page: Page, site: str, *, keys: bool) -> None:
    page.goto(f"{site}/fi/admin/events")
    told = page.locator("main").inner_text()
    for words in (WHY, BACK, STEP_OF_IT, "projects.csv"):
        assert words in told
    assert told.index(BACK) < told.index(WHY) < told.index(STEP_OF_IT), "the newest first"
    assert looks_right(page, keys=keys)
