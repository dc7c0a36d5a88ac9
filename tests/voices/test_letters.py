"""Letters as people mean them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.voices import hyphenated, invisible, visible

UNSEEN = {
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "zero-width non-joiner": "\u200c",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "left-to-right mark": "\u200e",
    "right-to-left override": "\u202e",
    "isolate": "\u2068",
    "grapheme joiner": "\u034f",
    "Hangul filler": "\u3164",
    "null": "\x00",
    "half a character": "\ud800",
}
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"


@pytest.mark.parametrize("unseen", UNSEEN.values(), ids=UNSEEN)
def test_what_cannot_be_seen_is_taken_out_of_a_word_and_found_in_it(unseen: str) -> None:
    assert visible(f"vel{unseen}ka") == "velka"
    assert invisible(f"vel{unseen}ka") == unseen


@pytest.mark.parametrize("text", ["نمی‌دانم", "क्‍ष", "👨‍👩‍👧", "👩🏽‍🔧", "❤️‍🔥"])
def test_joiners_stay_in_the_scripts_that_need_them(text: str) -> None:
    assert visible(text) == text
    assert invisible(text) == ""


@pytest.mark.parametrize("text", ["\u200d", "\u200c \u200d", "velka\u200d", "\u200cvelka", "  "])
def test_joiners_alone_or_at_an_end_join_nothing(text: str) -> None:
    assert visible(text) == ("velka" if "velka" in text else "")


def test_letters_are_composed() -> None:
    assert visible(unicodedata.normalize("NFD", "työttömän äiti")) == "työttömän äiti"


def test_lines_stay_and_tabs_are_spaces() -> None:
    assert visible("velka\tneuvonta\r\napu\u2028heti") == "velka neuvonta\napu heti"


@pytest.mark.parametrize("dash", DASHES)
def test_a_dash_within_a_word_is_a_hyphen_and_one_between_words_is_not(dash: str) -> None:
    assert hyphenated(f"TE{dash}toimisto, 50{dash}vuotias") == "TE-toimisto, 50-vuotias"
    assert hyphenated(f"apua {dash} heti") == f"apua {dash} heti"


@given(st.text(max_size=100))
def test_what_is_visible_holds_nothing_invisible(text: str) -> None:
    assert invisible(visible(text)) == ""
    assert visible(visible(text)) == visible(text)
