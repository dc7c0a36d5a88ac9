"""Takes the pictures that README shows, from the shipped data.

make pictures
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.environment import day
from tests import ROOT
from tests.browser import CHROMIUM, served

SHOTS = [
    ("/fi/", 1280, 720, "docs/pictures/home.png"),
    ("/fi/areas/tyokyky", 1280, 760, "docs/pictures/staircase.png"),
    ("/en/search?q=I+need+to+hire+someone", 1280, 900, "docs/pictures/search.png"),
    ("/fi-simple/areas/kotoutuminen", 390, 844, "docs/pictures/phone.png"),
]


def main() -> None:
    place = Place(ROOT / "var")
    edition.build(ROOT / "data", place, day.now())
    with served(place.folder) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        for address, width, height, file in SHOTS:
            _shoot(page, f"{site}{address}", (width, height), ROOT / file)
        browser.close()


def _shoot(page: Page, address: str, size: tuple[int, int], file: Path) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address, wait_until="networkidle")
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file)
    sys.stdout.write(f"{file.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
