"""A typed question as concepts, read against the words of Pikkula."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.editions.edition import Edition
from navigator.search.index import Index
from navigator.search.morphology import lexicon
from navigator.search.question import (
    LONGEST_QUESTION,
    MOST_WORDS,
    SYNONYM,
    Reader,
    Repair,
    cleaned,
    read,
)
from navigator.search.spelling import Spelling
from navigator.search.thesaurus import Thesaurus


@pytest.fixture(scope="module")
def reader(pikkula_edition: Edition, pikkula_index: Index, dictionaries: Path) -> Reader:
    finnish, catalog = lexicon("fi", dictionaries), pikkula_edition.catalog
    spelling = Spelling(pikkula_index.written)
    thesaurus = Thesaurus(catalog.synonyms, finnish)
    return Reader(finnish, pikkula_index.vocabulary, spelling, thesaurus)


def asked(text: str, reader: Reader) -> list[str]:
    return [concept.asked for concept in read(text, reader).concepts]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tyonhakuvalmennus", "työnhakuvalmennus"),
        ("velkaneuvota", "velkaneuvonta"),
        ("kaikukrussi", "kaikukurssi"),
    ],
)
def test_what_nobody_writes_is_read_as_the_nearest_word_and_told(
    reader: Reader, typed: str, meant: str
) -> None:
    question = read(typed, reader)
    assert question.repairs == (Repair(typed, meant),)
    assert question.concepts[0].terms[meant] == 1.0


@pytest.mark.parametrize("word", ["rajat", "rajaa", "suorille"])
def test_a_word_that_the_dictionary_knows_is_never_repaired(reader: Reader, word: str) -> None:
    assert reader.lexicon.known(word)
    assert reader.spelling.nearest(word), "a word of the map is but a slip away"
    assert read(word, reader).repairs == ()


def test_a_compound_whose_parts_are_on_the_map_is_not_repaired(reader: Reader) -> None:
    question = read("velkahakemus", reader)
    assert question.repairs == ()
    assert set(question.concepts[0].parts) == {"velka", "hakemus"}


def test_taken_literally_nothing_is_repaired(reader: Reader) -> None:
    question = read("velkaneuvota", reader, literal=True)
    assert question.repairs == ()
    assert asked("velkaneuvota", reader) == ["velkaneuvonta"]
    assert [concept.asked for concept in question.concepts] == ["velkaneuvota"]


@pytest.mark.parametrize("text", ["velka neuvonta", "velka neuvontaa"])
def test_a_compound_that_was_split_is_joined(reader: Reader, text: str) -> None:
    (concept,) = read(text, reader).concepts
    assert concept.asked == text
    assert concept.terms["velkaneuvonta"] == 1.0


def test_words_that_the_map_does_not_write_together_stay_apart(reader: Reader) -> None:
    assert asked("velka hakemus", reader) == ["velka", "hakemus"]


@pytest.mark.parametrize(
    "text",
    [
        "velka velka",
        "velka velkaa velat",
        "raha rahaa rahat",
        "työ työtä",
        "velkaneuvonta velkaneuvontaa",
        "velka neuvonta velkaneuvonta",
    ],
)
def test_each_concept_counts_once_in_whatever_forms_it_is_said(reader: Reader, text: str) -> None:
    assert len(read(text, reader).concepts) == 1


def test_an_everyday_word_stands_for_the_word_of_the_map_at_less_than_itself(
    reader: Reader,
) -> None:
    (concept,) = read("fyrkkaa", reader).concepts
    assert concept.asked == "fyrkkaa"
    assert concept.terms == {"raha": SYNONYM}


def test_an_everyday_phrase_is_one_concept(reader: Reader) -> None:
    assert asked("mulla selkää kipeää ja velkaa", reader) == ["selkää kipeää", "velkaa"]


def test_a_word_unknown_to_the_map_is_a_concept_without_words(reader: Reader) -> None:
    known, unknown = read("velka lentokone", reader).concepts
    assert known.met == 1.0
    assert (unknown.asked, unknown.terms, unknown.met) == ("lentokone", {}, 0.0)


def test_half_known_compounds_are_met_in_part(reader: Reader) -> None:
    whole, half = read("velkahakemus, velkakissa", reader).concepts
    assert 0 < half.met < whole.met < 1


def test_of_ten_thousand_characters_the_first_are_read(reader: Reader) -> None:
    assert len(cleaned("velka " * 2_000)) <= LONGEST_QUESTION
    many = " ".join(f"sana{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(2_000))
    assert 0 < len(read(many[:10_000], reader).concepts) <= MOST_WORDS
    assert asked("velka " + "x" * 10_000, reader) == ["velka"]


def test_control_characters_are_dropped_and_joiners_are_kept() -> None:
    assert cleaned("\x00ve\x1flka\u202e\ud800 ") == "velka"
    assert cleaned("نمی\u200cدانم") == "نمی\u200cدانم"
    assert cleaned("\x00\t\n ") == ""


@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_be_read(reader: Reader, text: str) -> None:
    question = read(text, reader)
    assert len({concept.asked for concept in question.concepts}) == len(question.concepts)
    for concept in question.concepts:
        assert 0.0 <= concept.met <= 1.0
        assert {*concept.terms, *concept.parts} <= reader.vocabulary
