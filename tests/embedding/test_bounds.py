"""What the engine is given: in its compatibility form first, and then no more than so much."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from navigator.embedding.bounds import LONGEST, bounded


def test_a_text_is_brought_into_its_compatibility_form_and_composed() -> None:
    assert bounded("Oﬃce ½", "query") == "Office 1⁄2"
    assert bounded("tyo\u0308", "query") == "työ"


def test_it_is_cut_by_what_it_has_become_and_not_by_what_it_was() -> None:
    assert bounded("ﬃ" * 400, "query") == ("ffi" * 134)[:400]
    assert bounded("½" * 4000, "passage") == ("1⁄2" * 1334)[:4000]


def test_what_needs_neither_is_left_as_it_is() -> None:
    assert bounded("Palkkatuki – mitä se on?", "query") == "Palkkatuki – mitä se on?"


def test_what_is_no_character_by_itself_does_no_harm() -> None:
    assert bounded("rahat\ud800loppu\0", "query") == "rahat?loppu "


@given(st.text(st.characters()))
def test_what_is_given_once_is_not_changed_by_doing_it_again(text: str) -> None:
    once = bounded(text, "query")
    assert bounded(once, "query") == once
    assert len(once) <= LONGEST["query"]
    assert unicodedata.is_normalized("NFKC", once)
    assert once.encode().decode() == once
