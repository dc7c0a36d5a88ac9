"""Two names may mean the same thing, though they are not worded alike."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.search.quality.name_matching import ALIKE, same


@pytest.mark.parametrize(
    ("known", "met"),
    [
        ("Työkokeilu", "TYÖKOKEILU"),
        ("Velkaneuvonta", "Velka\xadneuvonta"),
        ("”Pelaajakortti” osaamisesta", "Pelaajakortti osaamisesta"),
        ("Starttiraha", "Starttiraha ja neuvonta"),
        ("Palkkatuki, työkokeilu", "Palkkatuki"),
        ("Työkyvyn tuki ja ohjaus", "Työkyvyn tuki ja neuvonta"),
        ("Tuetun työlistämisen malli", "Tuetun työllistämisen malli"),
    ],
    ids=["case", "soft hyphen", "punctuation", "within", "around", "most words", "a letter"],
)
def test_small_differences_do_not_part_two_names(known: str, met: str) -> None:
    assert same(known, met)


@pytest.mark.parametrize(
    ("known", "met"),
    [
        ("Työkokeilu", "Työkokeilupaikat"),
        ("Palkkatuki", "Velkaneuvonta"),
        ("Tarvitsen tukea työnhakuun", "Tarvitsen tukea arkeen ja rahaan"),
        ("Yritys", "Yritysneuvonta"),
    ],
)
def test_names_of_other_things_are_not_the_same(known: str, met: str) -> None:
    assert not same(known, met)


@pytest.mark.parametrize("nothing", ["", " ", "–", "…!"])
def test_a_name_without_words_is_the_name_of_nothing(nothing: str) -> None:
    assert not same(nothing, nothing)
    assert not same(nothing, "Palkkatuki")


@given(st.text("aeikläö ", min_size=1), st.text("aeikläö ", min_size=1))
def test_the_quick_look_never_parts_what_the_slow_one_joins(known: str, met: str) -> None:
    one, other = (" ".join(name.split()) for name in (known, met))
    if one and other and SequenceMatcher(None, one, other).ratio() >= ALIKE:
        assert same(one, other)
