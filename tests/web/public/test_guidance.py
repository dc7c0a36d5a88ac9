"""A guidance session: Amina, new in town, an engineer with little Finnish, and Leena, who advises.

Leena works in Finnish; Amina leaves with a sheet in easy English and opens it at home in spring.
By keyboard alone, once with JavaScript and once without.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from navigator.editions.edition import Edition, Place
from tests.browser import (
    TODAY,
    Watch,
    axe,
    free_port,
    looks_right,
    needs_a_browser,
    press_on,
    reach,
    scripted,
    served,
    tab_to,
)

pytestmark = needs_a_browser

SPRING = "2027-04-10"
QUESTIONS = {
    "tutkintoni tunnustaminen täällä": "opintojen-tunnustaminen",
    "haluaisin oppia hyvää suomea": "kotoutumiskoulutus",
    "millaista on suomalainen työelämä": "tyoelamavalmiuksien-kasvattaminen",
}
HEADING = "Aminan oma tie"
NOTE = "Ota tutkintotodistus mukaan"


def ask_and_add(page: Page, question: str, service: str, *, keys: bool) -> None:
    """Search for something and put a service of the answer on the path."""
    if keys:
        page.keyboard.press("/")
    else:
        tab_to(page, "#q")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(question)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    hit = f".cards .hit:has(h4 a[href*='/services/{service}'])"
    if keys:
        looks(page, question)
        page.keyboard.press("/")
        for _ in range(page.locator(".hit").count()):
            if page.locator(hit).and_(page.locator(".hit:focus-within")).count():
                break
            page.keyboard.press("ArrowDown")
        with page.expect_navigation(url="**path=**"):
            page.keyboard.press("a")
        page.wait_for_function("() => document.activeElement?.matches('.to-path.on')")
    else:
        press_on(page, f"{hit} .to-path")


def looks(page: Page, question: str) -> None:
    """Answers come while one types, too: she goes on when the one to her question stands there."""
    page.wait_for_timeout(600)
    page.wait_for_function(
        """question => !document.querySelector('.htmx-request')
            && new URLSearchParams(location.search).get('q') == question""",
        arg=question,
    )


def codes(address: str) -> list[str]:
    return parse_qs(urlsplit(address).query)["path"][0].split("-")


def test_amina_leaves_with_a_sheet_in_easy_english_and_opens_it_in_spring(
    either: BrowserContext, kouvola_place: Place, tmp_path: Path
) -> None:
    log, port = tmp_path / "server.log", free_port()
    keys = scripted(either)
    with log.open("w") as out:
        with served(kouvola_place.folder, TODAY, port, out) as site:
            short = the_session(either, site, tmp_path, keys=keys)
        with served(kouvola_place.folder, SPRING, port, out):
            at_home_in_spring(either, short, keys=keys)
    nothing_is_kept(kouvola_place, log, codes(short))


def the_session(either: BrowserContext, site: str, folder: Path, *, keys: bool) -> str:
    """Leena searches, orders, writes, and prints; the address on the sheet."""
    page = either.new_page()
    watch = Watch(page, site)
    page.goto(f"{site}/fi/")
    for question, service in QUESTIONS.items():
        ask_and_add(page, question, service, keys=keys)
    press_on(page, "#carried a")
    expect(page.locator(".items > li")).to_have_count(len(QUESTIONS))
    assert looks_right(page, keys=keys)

    press_on(page, "button[lang='en-simple']")
    expect(page.locator(".items div[lang='en-simple']")).to_have_count(len(QUESTIONS))
    tab_to(page, "#heading")
    page.keyboard.type(HEADING)
    tab_to(page, ".items li:first-child .note textarea")
    page.keyboard.type(NOTE)
    press_on(page, ".items li:first-child .moves button")
    moved = page.locator(".items li:nth-child(2)")
    expect(moved.locator(".note textarea"), "a note goes where its item goes").to_have_value(NOTE)
    assert looks_right(page, keys=keys)

    press_on(page, ".choices button")
    expect(page.locator("html")).to_have_attribute("lang", "en-simple")
    expect(page.locator("h1")).to_have_text(HEADING)
    expect(page.get_by_text(NOTE)).to_be_visible()
    expect(page.locator(".entries > li")).to_have_count(len(QUESTIONS))
    assert looks_right(page, keys=keys)
    short = str(page.locator(".address").get_attribute("href"))
    assert one_or_two_sheets(page.pdf(prefer_css_page_size=True))

    assert watch.wrong == []
    tab_to(page, ".buttons button[type=submit]")
    titles = [title.strip() for title in page.locator("h2 a").all_inner_texts()]
    with page.expect_request("**/path.pdf**") as asked:
        page.keyboard.press("Enter")
    file = folder / "path.pdf"
    file.write_bytes(either.request.fetch(asked.value).body())  # the browser shows it, we read it
    the_paper_is_right(file, short, titles)
    text = "".join(sheet.extract_text() for sheet in PdfReader(file).pages)
    assert (NOTE in text) != keys, "notes reach the server only where there is no JavaScript"
    page.close()
    return short


def one_or_two_sheets(pdf: bytes) -> bool:
    document = pypdfium2.PdfDocument(pdf)
    return 1 <= len(document) <= 2


def the_paper_is_right(file: Path, short: str, titles: list[str]) -> None:
    reader = PdfReader(file)
    assert 1 <= len(reader.pages) <= 2
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("en")  # type: ignore[index]
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    places = [text.index(title) for title in titles]
    assert places == sorted(places)
    pictures = (
        page.render(scale=3, grayscale=True).to_numpy() for page in pypdfium2.PdfDocument(file)
    )
    found = [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)]
    assert found == [short]


def at_home_in_spring(either: BrowserContext, short: str, *, keys: bool) -> None:
    page = either.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(short)
    over = page.locator(".entries > li.over")
    expect(over).to_have_count(1)
    expect(over).to_contain_text("This service ended on 31 December 2026.")
    expect(over).to_contain_text("On the same step there is also")
    assert looks_right(page, keys=keys)
    press_on(page, ".tongues a[lang='fi']")
    expect(over).to_contain_text("päättyi 31.12.2026")
    page.close()


def nothing_is_kept(place: Place, log: Path, path: list[str]) -> None:
    """Neither the database nor what the server printed holds anything of the session."""
    kept = b"".join(file.read_bytes() for file in place.folder.glob("navigator.sqlite*"))
    kept += log.read_bytes()
    joined = "-".join(path)
    for words in (joined, *QUESTIONS, HEADING, NOTE):
        assert words.encode() not in kept, words


def test_the_copied_address_carries_the_notes_behind_the_hash(browser: Browser, site: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}/fi/steps/muu-etuus")
    page.locator(".hit .to-path").first.click()
    page.wait_for_url("**path=**")
    page.wait_for_function("() => document.activeElement?.matches('.to-path.on')")
    page.locator("#carried a").press("Enter")
    page.wait_for_url("**/path/edit**")
    page.locator(".note textarea").fill(NOTE)
    page.get_by_role("button", name="Kopioi osoite muistiinpanoineen").click()
    page.get_by_text("Kopioitu").wait_for()
    address = str(page.evaluate("() => navigator.clipboard.readText()"))
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    page.goto(address)
    expect(page.get_by_text(NOTE)).to_be_visible()
    assert sent
    assert not any("tutkintotodistus" in asked for asked in sent)
    context.close()


def test_a_path_is_remembered_on_the_device_until_it_is_forgotten(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/steps/muu-etuus")
    page.locator(".hit .to-path").first.click()
    page.wait_for_url("**path=**")
    page.goto(f"{site}/fi/")
    page.get_by_role("link", name="Jatka polkua, jonka teit tällä laitteella").wait_for()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Tyhjennä polku").click()
    page.wait_for_function("() => localStorage.length == 0")
    page.reload()
    expect(page.locator("#carried")).to_be_hidden()
    assert page.evaluate("() => localStorage.length") == 0


def test_the_keys_can_be_switched_off_and_stay_off(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/search?q=velka")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    assert axe(page) == []
    page.get_by_label("Käytä pikanäppäimiä tällä laitteella").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("a")
    page.keyboard.press("/")
    assert "path=" not in page.url
    expect(page.locator("#q")).not_to_be_focused()


def test_the_arrow_keys_go_through_the_hits_and_back_to_the_question(page: Page, site: str) -> None:
    page.goto(f"{site}/en/search?q=debt")
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit").nth(1).locator("a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#q")).to_be_focused()


def test_adding_keeps_the_place_on_the_page(page: Page, site: str) -> None:
    page.goto(f"{site}/en/search?q=debt")
    reach(page, ".cards .hit .to-path")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement?.matches('.to-path.on')")


def test_one_clients_notes_never_come_into_another_clients_path(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/path/edit?path=bn8q-t1b7")
    page.locator("#heading").fill(HEADING)
    page.locator(".note textarea").first.fill(NOTE)
    page.goto(f"{site}/fi/path/edit?path=bn8q-8p41")
    expect(page.locator("#heading")).to_have_value("")
    expect(page.locator(".note textarea").first).to_have_value("")
    page.goto(f"{site}/fi/path/edit?path=bn8q-t1b7")
    page.goto(f"{site}/fi/path/edit?path=bn8q-t1b7-8p41#h=Toinen")
    expect(page.locator("#heading")).to_have_value("Toinen")
    expect(page.locator(".note textarea").first).to_have_value("")


def write(page: Page, address: str) -> None:
    """A heading and a note of two lines on the path that an address opens."""
    page.goto(address)
    page.locator("#heading").fill(HEADING)
    page.locator(".note textarea").first.fill(f"{NOTE}\nTule ajoissa")


def test_no_address_of_a_visited_page_holds_what_was_written(page: Page, site: str) -> None:
    visited: list[str] = []
    page.on("framenavigated", lambda frame: visited.append(frame.url))
    write(page, f"{site}/fi/path/edit?path=bn8q-t1b7")
    page.locator("#down-bn8q").click()
    page.wait_for_url("**path=t1b7-bn8q**")
    expect(page.locator("#note-bn8q")).to_have_value(f"{NOTE}\nTule ajoissa")
    page.get_by_role("button", name="Tuloste: suomi").click()
    expect(page.locator("h1")).to_have_text(HEADING)
    expect(page.get_by_text(f"{NOTE} · Tule ajoissa")).to_be_visible()
    assert HEADING not in page.title(), "the history keeps titles, too"
    page.locator(".tongues a[lang='sv']").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.locator("h1")).to_have_text(HEADING)
    assert len(visited) > 3
    assert not any("Amina" in address or "todistus" in address for address in visited)


def test_an_address_that_is_opened_by_itself_waits_with_the_notes_of_before(
    page: Page, site: str
) -> None:
    address = f"{site}/fi/path/edit?path=bn8q-t1b7"
    write(page, address)
    page.goto(f"{site}/fi/")
    page.goto(address)
    expect(page.locator("#heading")).to_have_value("")
    expect(page.locator("#waiting")).to_be_visible()
    assert axe(page) == []
    page.goto(address.replace("/edit", ""))
    expect(page.locator("h1")).to_have_text("Sinun polkusi")
    page.get_by_role("button", name="Muokkaa polkua").click()
    expect(page.locator("#heading")).to_have_value("")
    page.locator("#take").press("Enter")
    expect(page.locator("#heading")).to_have_value(HEADING)
    expect(page.locator("#heading")).to_be_focused()
    page.reload()
    expect(page.locator("#heading")).to_have_value(HEADING)
    page.goto(address)
    page.locator("#heading").fill("Toinen")
    expect(page.locator("#waiting"), "until there is an answer").to_be_visible()
    page.reload()
    expect(page.locator("#heading")).to_have_value("Toinen")
    page.locator("#heading").fill("")
    page.get_by_role("button", name="Poista ne").press("Enter")
    page.reload()
    expect(page.locator("#waiting")).to_be_hidden()
    expect(page.locator("#heading")).to_have_value("")


AGE = """() => {
    for (const storage of [localStorage, sessionStorage]) {
        const kept = JSON.parse(storage.getItem("navigator-path"));
        storage.setItem("navigator-path", JSON.stringify({ ...kept, at: kept.at - 13 * 3600000 }));
    }
}"""


def test_notes_wait_where_a_service_that_is_opened_by_itself_is_added(
    page: Page, site: str
) -> None:
    write(page, f"{site}/fi/path/edit?path=bn8q")
    page.goto(f"{site}/fi/services/velkaneuvonta")
    page.locator("#to-path").click()
    page.wait_for_url("**path=bn8q-**")
    page.locator("#carried a").press("Enter")
    expect(page.locator("#waiting")).to_be_visible()
    expect(page.locator("#heading")).to_have_value("")


def test_notes_are_gone_when_the_path_is_forgotten_or_loses_its_last_item(
    page: Page, site: str
) -> None:
    kept = "() => JSON.stringify({ ...sessionStorage })"
    write(page, f"{site}/fi/path/edit?path=4hsb")
    page.evaluate(AGE)
    page.goto(f"{site}/fi/services/palkkatuki")
    assert HEADING not in str(page.evaluate(kept))
    write(page, f"{site}/fi/path/edit?path=4hsb")
    page.get_by_role("link", name="Velkaneuvonta", exact=True).first.click()
    page.wait_for_url("**/services/velkaneuvonta**")
    page.locator("#to-path").click()
    page.wait_for_url("**/services/velkaneuvonta#to-path")
    assert HEADING not in str(page.evaluate(kept))


def test_the_notes_of_one_path_outlast_a_look_at_another(page: Page, site: str) -> None:
    write(page, f"{site}/fi/path/edit?path=bn8q")
    page.goto(f"{site}/fi/path/edit?path=8p41")
    expect(page.locator("#heading")).to_have_value("")
    page.go_back()
    page.locator("#take").click()
    expect(page.locator("#heading")).to_have_value(HEADING)


def test_a_link_that_leads_elsewhere_is_no_way_to_the_next_page(page: Page, site: str) -> None:
    address = f"{site}/fi/path/edit?path=bn8q"
    write(page, address)
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("#waiting")).to_be_visible()


def test_back_does_not_bring_a_cleared_path_again(page: Page, site: str) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{site}/fi/search?q=velka&path=bn8q")
    write(page, f"{site}/fi/path/edit?path=bn8q-t1b7")
    page.locator("#down-bn8q").click()
    page.wait_for_url("**path=t1b7-bn8q**")
    page.locator("#empty").click()
    page.wait_for_url(f"{site}/fi/path/edit")
    for there in ("path/edit", "search?q=velka"):
        page.go_back(wait_until="commit")
        page.wait_for_url(f"{site}/fi/{there}")
        assert page.evaluate("() => localStorage.length") == 0
        assert HEADING not in str(page.evaluate("() => JSON.stringify({...sessionStorage})"))


def test_each_tab_goes_on_with_its_own_path(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/path/edit?path=bn8q-t1b7")
    other = page.context.new_page()
    other.goto(f"{site}/fi/path/edit?path=8p41")
    page.goto(f"{site}/fi/services/velkaneuvonta")
    page.locator("#to-path").click()
    page.wait_for_url("**path=bn8q-t1b7-**")
    other.close()


def test_a_thirteenth_item_is_told_to_have_no_room(page: Page, site: str, kouvola: Edition) -> None:
    full = "-".join(kouvola.codes.of(step).code for step in kouvola.catalog.steps[:12])
    page.goto(f"{site}/fi/path/edit?path={full}")
    page.goto(f"{site}/fi/services/velkaneuvonta")
    page.locator("#to-path").click()
    expect(page.get_by_text("Polulle mahtuu 12 kohtaa. 1 jäi pois.")).to_be_visible()
    expect(page.locator(".items > li")).to_have_count(12)


def test_what_has_no_room_when_pasted_is_told(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/path/edit?path=bn8q")
    paste = """([field, words]) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text", words);
        field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    }"""
    field = page.locator(".note textarea").element_handle()
    for words, told in (("x" * 201, True), ("x" * 200, False)):
        page.evaluate(paste, [field, words])
        expect(page.locator("#cut")).to_be_visible(visible=told)


def test_notes_stay_while_the_path_grows(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/path/edit?path=bn8q")
    page.locator("#heading").fill(HEADING)
    page.get_by_role("link", name="Lisää palveluja").click()
    page.wait_for_url("**/fi/search?path=bn8q**")
    page.locator("#q").fill("velka")
    page.locator(".cards .to-path").first.click()
    page.wait_for_url("**path=bn8q-**")
    # The page still moves to what was added and gives it the focus: a click might miss.
    page.wait_for_function("() => document.activeElement?.matches('.to-path.on')")
    page.locator("#carried a").press("Enter")
    page.wait_for_url("**/path/edit?path=bn8q-**")
    expect(page.locator(".items > li")).to_have_count(2)
    expect(page.locator("#heading")).to_have_value(HEADING)


def test_what_is_added_joins_the_path_that_the_device_remembers(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/path/edit?path=bn8q-t1b7")
    page.goto(f"{site}/fi/services/velkaneuvonta")
    page.locator("#to-path").click()
    page.wait_for_url("**path=bn8q-t1b7-**")


PRINTS = [
    (6, "fi/path?with=en-simple"),
    (8, "sv/path?with=fi"),
    (10, "en/path?"),
    (12, "sv/path?"),
    (12, "fi/path?with=sv-simple"),
]


@pytest.mark.parametrize("sheet", PRINTS)
@pytest.mark.parametrize("kind", ["steps", "services"])
def test_the_browser_prints_no_more_than_two_sheets(
    page: Page, site: str, kouvola: Edition, kind: str, sheet: tuple[int, str]
) -> None:
    most, voices = sheet
    things = getattr(kouvola.catalog, kind)[:most]
    codes = "-".join(kouvola.codes.of(thing).code for thing in things)
    page.goto(f"{site}/{voices}&path={codes}")
    expect(page.locator(".entries > li")).to_have_count(most)
    assert one_or_two_sheets(page.pdf(prefer_css_page_size=True))


def test_notes_may_leave_no_room_on_paper_for_the_texts(
    page: Page, site: str, kouvola: Edition
) -> None:
    codes = [kouvola.codes.of(service).code for service in kouvola.catalog.services[:9]]
    notes = "&".join(f"{code}={'Ota todistus mukaan. ' * 9}" for code in codes)
    page.emulate_media(media="print")
    for behind, shown in (("", True), (f"#{notes}", False)):
        page.goto(f"{site}/sv/path?path={'-'.join(codes)}{behind}")
        page.reload()
        expect(page.locator(".what .rest").first).to_be_visible(visible=shown)
        expect(page.locator(".shortened")).to_be_visible(visible=not shown)
        assert one_or_two_sheets(page.pdf(prefer_css_page_size=True))


def test_a_heading_from_an_address_has_its_length(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/path?path=bn8q#h={'A' * 5000}")
    expect(page.locator("h1")).to_have_text("A" * 80)


def test_the_focus_stays_with_what_was_moved_and_goes_on_from_what_was_removed(
    page: Page, site: str
) -> None:
    page.goto(f"{site}/fi/path/edit?path=bn8q-t1b7-8p41")
    for _ in range(2):
        page.locator("#down-bn8q").press("Enter")
        page.wait_for_function("() => document.activeElement?.id.endsWith('-bn8q')")
    expect(page.locator(".items > li").last).to_have_id("i-bn8q")
    page.locator("#off-t1b7").press("Enter")
    page.wait_for_function("() => document.activeElement?.id == 'off-8p41'")


def test_spoilt_memory_breaks_nothing(page: Page, site: str) -> None:
    page.goto(f"{site}/fi/")
    for spoilt in ("null", "{", "[]", '{"path": 7}'):
        page.evaluate("spoilt => localStorage.setItem('navigator-path', spoilt)", spoilt)
        page.goto(f"{site}/fi/search?q=velka")
        page.keyboard.press("/")
        expect(page.locator("#q")).to_be_focused()


SHUT_OFF = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { get() { throw new DOMException("", "SecurityError"); } });
"""


def test_without_any_memory_a_path_is_written_and_cleared_all_the_same(
    page: Page, site: str
) -> None:
    faults: list[str] = []
    page.add_init_script(SHUT_OFF)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{site}/fi/path/edit?path=bn8q-t1b7")
    page.locator("#heading").fill(HEADING)
    page.locator("#down-bn8q").click()
    page.wait_for_url("**path=t1b7-bn8q**")
    expect(page.locator("#heading")).to_have_value(HEADING)
    page.goto(f"{site}/fi/steps/muu-etuus?path=bn8q")
    page.get_by_role("button", name="Tyhjennä polku").click()
    page.wait_for_url(f"{site}/fi/steps/muu-etuus")
    page.goto(f"{site}/fi/path/edit?path=bn8q")
    page.get_by_role("button", name="Tyhjennä polku").first.click()
    page.wait_for_function("() => !location.search.includes('bn8q')")
    assert faults == []
