"""Everyday words are led to the words of the map, whatever forms they are in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from navigator.catalog.model import Synonym
from navigator.search.morphology import lexicon
from navigator.search.thesaurus import Key, Thesaurus
from navigator.search.words import words

SYNONYMS = [
    Synonym("fi", "selkä kipeä", ("kuntoutus",)),
    Synonym("fi", "selkä", ("terveydenhuolto",)),
    Synonym("fi", "rahat loppu", ("velkaneuvonta", "taloudellinen tuki")),
    Synonym("fi", "fyrkka", ("raha",)),
    Synonym("fi", "fyrkka", ("palkka",)),
    Synonym("sv", "stålar", ("pengar",)),
]


@pytest.fixture
def thesaurus(dictionaries: Path) -> Thesaurus:
    return Thesaurus(SYNONYMS, lexicon("fi", dictionaries))


def at(
    thesaurus: Thesaurus, dictionaries: Path, text: str, start: int = 0
) -> tuple[int, Sequence[Key]]:
    return thesaurus.at(list(words(text, lexicon("fi", dictionaries))), start)


@pytest.mark.parametrize("text", ["selkä kipeä", "selkäni kipeänä", "selkää kipeää"])
def test_a_phrase_is_found_in_every_form(
    thesaurus: Thesaurus, dictionaries: Path, text: str
) -> None:
    assert at(thesaurus, dictionaries, text) == (2, [("kuntoutus",)])


def test_the_longest_phrase_wins(thesaurus: Thesaurus, dictionaries: Path) -> None:
    assert at(thesaurus, dictionaries, "selkä kipeä")[0] == 2
    assert at(thesaurus, dictionaries, "selkä terve") == (1, [("terveydenhuolto",)])


def test_a_phrase_is_found_where_it_begins(thesaurus: Thesaurus, dictionaries: Path) -> None:
    asked = "hirveä selkä kipeä"
    assert at(thesaurus, dictionaries, asked, 0) == (1, ())
    assert at(thesaurus, dictionaries, asked, 1) == (2, [("kuntoutus",)])
    assert at(thesaurus, dictionaries, asked, 2) == (1, ())


def test_a_phrase_may_mean_several_things_and_a_thing_several_words(
    thesaurus: Thesaurus, dictionaries: Path
) -> None:
    means = at(thesaurus, dictionaries, "rahat loppu")[1]
    assert means == [("velkaneuvonta",), ("taloudellinen", "tuki")]


def test_what_two_rows_say_of_a_word_counts_together(
    thesaurus: Thesaurus, dictionaries: Path
) -> None:
    assert at(thesaurus, dictionaries, "fyrkkaa") == (1, [("raha",), ("palkka",)])


def test_the_words_of_another_language_mean_nothing(
    thesaurus: Thesaurus, dictionaries: Path
) -> None:
    assert at(thesaurus, dictionaries, "stålar") == (1, ())
