"""A text as words."""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator.search.morphology import lexicon
from navigator.search.words import LONGEST_WORD, stopwords, tokens, word, words

TOKENS = [
    ("Työ, työ & TYÖ!", ["työ", "työ", "työ"]),
    ("KIITO-hanke", ["kiito-hanke"]),
    ("-velka- tai –velka–", ["velka", "tai", "velka"]),
    ("työn\u00adhaku", ["työnhaku"]),
    ("55+ ja 55", ["55+", "ja", "55"]),
    ("don’t don't", ["don't", "don't"]),
    ("snake_case", ["snake", "case"]),
    ("ＴＹÖ", ["työ"]),
    ("a\u0308iti", ["äiti"]),
    ("3,5 %", ["3", "5"]),
    ("?! … 🙂", []),
    ("TE\u2011toimisto", ["te-toimisto"]),
    ("50\u2013vuotias, 50\u2212vuotias", ["50-vuotias", "50-vuotias"]),
    ("apua \u2013 heti", ["apua", "heti"]),
    ("lomau\u200btettu, \ufefflomau\u2060tettu", ["lomautettu", "lomautettu"]),
    ("lomau\u200dtettu", ["lomautettu"]),
]


@pytest.mark.parametrize(("text", "found"), TOKENS)
def test_a_text_falls_into_words_in_small_letters(text: str, found: list[str]) -> None:
    assert list(tokens(text)) == found


def test_what_is_too_long_to_be_a_word_is_left_out() -> None:
    just, too_long = "x" * LONGEST_WORD, "y" * (LONGEST_WORD + 1)
    assert list(tokens(f"{just} {too_long}")) == [just]


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("fi", "Minulla on velkaa ja haluan töitä", ["velkaa", "töitä"]),
        ("sv", "jag har skulder och är arbetslös", ["skulder", "arbetslös"]),
        ("en", "I am in debt and jobless", ["debt", "jobless"]),
    ],
)
def test_words_that_say_nothing_are_left_out(
    dictionaries: Path, language: str, text: str, left: list[str]
) -> None:
    assert [one.surface for one in words(text, lexicon(language, dictionaries))] == left


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_stopword_is_written_as_a_token_is(language: str) -> None:
    assert all(list(tokens(stop)) == [stop] for stop in stopwords(language))


@pytest.mark.parametrize("says_much", ["työ", "raha", "velka", "kieli", "apu"])
def test_no_need_is_a_stopword(says_much: str) -> None:
    assert says_much not in stopwords("fi")


def test_a_hyphenated_word_stands_also_as_its_parts(dictionaries: Path) -> None:
    found = word("kiito-hankkeessa", lexicon("fi", dictionaries))
    assert {"kiito", "hanke"} <= set(found.parts)


def test_a_compound_has_its_base_form_and_its_parts(dictionaries: Path) -> None:
    found = word("palkkatuella", lexicon("fi", dictionaries))
    assert found.bases == ("palkkatuella", "palkkatuki")
    assert found.parts == ("palkka", "tuki")


def test_a_wrong_base_form_is_led_on_to_the_right_one(dictionaries: Path) -> None:
    assert word("eläkkeellä", lexicon("fi", dictionaries)).bases[-1] == "eläke"
