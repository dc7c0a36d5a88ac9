"""A test client that reads every page as a strict browser would, and complains."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from collections import Counter
from functools import lru_cache
from typing import Any

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from navigator.voices import FURTHER, direction
from navigator.voices.text import BY_CODE

TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]+')
TEXT_INPUTS = {"text", "search", "email", "password", "date", "number", "url"}


class LintingClient(FlaskClient):
    """Each HTML page that comes back is checked; a test need not ask for it."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        readable = response.mimetype == "text/html" and not response.content_encoding
        if readable and response.status_code not in range(300, 400):
            html = response.get_data(as_text=True)
            keeps_the_rules(TOKEN.sub("", html))
        return response

    def page(self, address: str, **kwargs: Any) -> str:
        """The text of a page that must be there."""
        response = self.get(address, **kwargs)
        assert response.status_code == 200, f"{address}: {response.status}"
        return response.get_data(as_text=True)


@lru_cache(maxsize=10_000)
def keeps_the_rules(html: str) -> None:
    """Lint a page or a block of one; the same one, but for its token, is looked at once."""
    lint(html, whole=html.startswith("<!doctype"))


def lint(html: str, *, whole: bool = True) -> ET.Element:
    """The tree of a page (or a block of one) that keeps the rules; AssertionError where not."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    if not whole:
        html = f"<!doctype html><html lang=fi><title>-</title><main><h1>-</h1>{html}</main></html>"
    root: ET.Element = parser.parse(html)
    elements = list(root.iter())
    _rules_of_the_page(root, elements)
    _rules_of_ids(elements)
    _rules_of_names(root, elements)
    return root


def _rules_of_the_page(root: ET.Element, elements: list[Any]) -> None:
    assert root.get("lang") in BY_CODE, "a page has the language of its voice"
    titles = [e for e in elements if e.tag == "title"]
    assert titles, "a page has a title"
    assert text_of(titles[0]), "a title says something"
    assert sum(e.tag == "h1" for e in elements) == 1, "a page has one h1"
    assert sum(e.tag == "main" for e in elements) == 1, "a page has one main"
    levels = [int(e.tag[1]) for e in elements if e.tag in ("h1", "h2", "h3", "h4")]
    jumps = [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1]
    assert not jumps, f"headings skip a level: {levels}"
    for element in elements:
        assert not any(name.startswith("on") for name in element.keys()), "no inline script"  # noqa: SIM118
        assert "style" not in element.attrib, "no inline style"


def _rules_of_ids(elements: list[Any]) -> None:
    ids = Counter(e.get("id") for e in elements if e.get("id"))
    doubled = [name for name, times in ids.items() if times > 1]
    assert not doubled, f"ids used twice: {doubled}"
    for element in elements:
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            for name in (element.get(attribute) or "").split():
                assert name in ids, f"{attribute}={name} leads nowhere"


def _rules_of_language(element: ET.Element) -> None:
    """It is one of ours, or one beside them, which may be read from right to left."""
    code = str(element.get("lang"))
    assert code in {*BY_CODE, *FURTHER}, f"an unknown lang: {code}"
    expected = "rtl" if direction(code.partition("-")[0]) == "rtl" else None
    assert element.get("dir") == expected, f"the direction of {code}"


def _rules_of_names(root: ET.Element, elements: list[Any]) -> None:
    labelled = {e.get("for") for e in elements if e.tag == "label"}
    for element in elements:
        if element.tag in ("a", "button", "h1", "h2", "h3", "summary", "label"):
            assert text_of(element) or element.get("aria-label"), f"an empty {element.tag}"
        if element.tag == "input" and element.get("type", "text") in TEXT_INPUTS:
            named = element.get("id") in labelled or element.get("aria-label")
            assert named, f"an input without a label: {element.attrib}"
        if element.tag in ("html", "span", "p", "a") and element.get("lang"):
            _rules_of_language(element)
    assert "%(" not in text_of(root), "a value was not filled in"


def text_of(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())
