"""Everyday words are led to the words of the map, whatever forms they are in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from navigator import reading
from navigator.catalog.asking import Synonym
from navigator.search.morphology import lexicon
from navigator.search.thesaurus import Key, Thesaurus, synonyms
from navigator.search.words import words
from tests.world import TERMS, THESAURUS, pikkula

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


def test_words_that_change_lead_to_each_other(dictionaries: Path) -> None:
    """From a short form alone nothing leads back: it may mean other things, too."""
    catalog = reading.read(pikkula(terms_csv=TERMS))
    changing = Thesaurus(synonyms(catalog), lexicon("fi", dictionaries))
    new = [("työllistämistuki",), ("tuki", "työllistäminen")]
    assert at(changing, dictionaries, "palkkatuella") == (1, new)
    assert at(changing, dictionaries, "työllistämistuesta") == (1, [("palkkatuki",)])
    assert at(changing, dictionaries, "tuki työllistämiseen") == (1, ())
    assert at(changing, dictionaries, "fyrkka") == (1, [("raha",)])


def test_what_is_said_of_a_word_twice_counts_once(dictionaries: Path) -> None:
    words_too = THESAURUS + "fi;palkkatuki;työllistämistuki, tukityö\n"
    catalog = reading.read(pikkula(terms_csv=TERMS, thesaurus_csv=words_too))
    both = Thesaurus(synonyms(catalog), lexicon("fi", dictionaries))
    means = at(both, dictionaries, "palkkatuki")[1]
    assert len(means) == len({*means}) == 3
