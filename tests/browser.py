"""A real browser on a real server with the shipped data: what the browser tests stand on."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import IO, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from navigator.editions.edition import Place
from navigator.voices.text import Voice

TODAY = "2026-12-01"
# The shell is the same engine without windows of its own, and takes a third less time.
NAMES = ("chromium-headless-shell", "chromium", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
PATIENCE = 60.0  # seconds for the server to come up, and for what a busy machine is to show
REQUIRED = os.environ.get("BROWSER_REQUIRED") == "1"
needs_a_browser = pytest.mark.skipif(
    not CHROMIUM and not REQUIRED, reason="there is no Chromium on this machine"
)

expect.set_options(timeout=PATIENCE * 1000)

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """async more => (await axe.run(document, {
    ...more, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'],
})).violations.map(v => [v.id, v.help, v.nodes.map(n => n.html.slice(0, 200))])"""
OF_COLOURS = ["color-contrast", "link-in-text-block"]

SERVER = """
import sys
from datetime import date
from pathlib import Path
from navigator.editions import Place
from navigator.server import serve
from navigator.web import bounds, create_app
from navigator.web.request import Settings
settings = Settings.of(dict(pair.split("=", 1) for pair in sys.argv[4:]))
app = create_app(Place(Path(sys.argv[1])), lambda: date.fromisoformat(sys.argv[3]), settings)
serve(app, "127.0.0.1", int(sys.argv[2]), bounds(app))
"""


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(
    folder: Path,
    today: str = TODAY,
    port: int = 0,
    log: IO[str] | None = None,
    **settings: str,
) -> Iterator[str]:
    """The address of a server process that serves what is built in a folder, on a day.

    Its settings are those of the environment: `NAVIGATOR_PROXIES="1"`.
    """
    port = port or free_port()
    command = [sys.executable, "-c", SERVER, str(folder), str(port), today]
    command += [f"{name}={value}" for name, value in settings.items()]
    process = subprocess.Popen(command, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/healthz")
        yield address
    finally:
        process.terminate()
        process.wait(10)


def wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 — our own server
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


@pytest.fixture(scope="module")
def site(kouvola_place: Place) -> Iterator[str]:
    with served(kouvola_place.folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


# Axe reads one voice in both colours and at each width; where the width was read in the light, it
# asks in the dark about colours alone. The others share its styles: they are seen narrow and wide,
# and axe reads each of them once, the plain ones light and the rest dark.
WHOLLY = [("light", 320), ("dark", 320), ("light", 768), ("light", 1280), ("dark", 1280)]
ACROSS = [("dark", 320), ("light", 1280)]


# What a browser says though all is well: a page that is not there, a question that a newer one
# has overtaken.
EXPECTED = ("404 (NOT FOUND)", "htmx:sendAbort", "htmx:afterRequest")


class Watch:
    """What a page did that it should not have done."""

    def __init__(self, page: Page, site: str) -> None:
        self.wrong: list[str] = []
        page.on("console", lambda message: self._heard(message.type, message.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: self._asked(request.url, site))

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not any(sound in text for sound in EXPECTED):
            self.wrong.append(text)

    def _asked(self, address: str, site: str) -> None:
        if not address.startswith((site, "data:")):
            self.wrong.append(f"asked {address}")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context(viewport={"width": 1280, "height": 900})
    found.set_default_timeout(PATIENCE * 1000)
    yield found
    found.close()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def either(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser in which JavaScript runs, and one in which it doesn't."""
    found = browser.new_context(java_script_enabled=request.param)
    found.set_default_timeout(PATIENCE * 1000)
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext, site: str) -> Iterator[Page]:
    found = context.new_page()
    watch = Watch(found, site)
    yield found
    assert watch.wrong == []


def axe(page: Page, *, colours_alone: bool = False) -> Any:
    """What axe finds: by all of its rules, or by those that ask about colours."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    more = {"runOnly": {"type": "rule", "values": OF_COLOURS}} if colours_alone else {}
    return page.evaluate(RUN_AXE, more)


def no_wider_than_the_screen(page: Page) -> bool:
    return bool(
        page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth + 1")
    )


def look_at(page: Page, voice: Voice) -> None:
    """Try the page in its colours and at its widths: nothing for axe, nothing beyond the edge."""
    first = voice.code == "fi"
    once = ACROSS[voice.plain]
    for scheme, width in WHOLLY if first else ACROSS:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        assert no_wider_than_the_screen(page), f"{width} px"
        if first or (scheme, width) == once:
            known = first and scheme == "dark"
            assert axe(page, colours_alone=known) == [], f"{width} px, {scheme}"


def focused(page: Page, selector: str) -> bool:
    return bool(page.evaluate("s => document.activeElement.matches(s)", selector))


def reach(page: Page, selector: str) -> None:
    """Press Tab until something that matches has the focus, which must be seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page, selector):
            outline = page.evaluate(
                """() => {
                    const rect = document.activeElement.querySelector('rect');
                    const ring = getComputedStyle(document.activeElement).outlineStyle != 'none';
                    return ring || (rect && getComputedStyle(rect).strokeWidth == '5px');
                }"""
            )
            assert outline, "the focus is seen"
            return
    pytest.fail(f"Tab never reached {selector}")


def scripted(context: BrowserContext) -> bool:
    page = context.new_page()
    page.set_content("<noscript><p>off</p></noscript>")
    off = page.locator("p").count() > 0
    page.close()
    return not off


def press_on(page: Page, selector: str, key: str = "Enter") -> None:
    """Reach something with Tab and press it; the page that comes is whole."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press(key)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something has the focus; Playwright can tell even without JavaScript."""
    for _ in range(150):
        if page.locator(f"{selector} >> visible=true").and_(page.locator(":focus")).count():
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reached {selector}")


def looks_right(page: Page, *, keys: bool) -> bool:
    """Nothing for axe, which needs JavaScript, and nothing beyond the edge."""
    return not keys or (axe(page) == [] and no_wider_than_the_screen(page))
