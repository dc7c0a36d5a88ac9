"""Which word was meant by one that is no word."""

from __future__ import annotations

import pytest

from navigator.search.spelling import Spelling, unmarked

WRITTEN = {"velka": 3, "työnhaku": 2, "hakemus": 1, "työnhakuvalmennus": 1, "tiski": 1, "1234": 9}
SLIPS = [
    ("vleka", "velka"),  # two letters changed places
    ("velkka", "velka"),  # one too many
    ("vela", "velka"),  # one too few
    ("valka", "velka"),  # one wrong
    ("hakems", "hakemus"),
    ("tynhku", "työnhaku"),  # two slips in eight letters
    ("työnhkuvalmenus", "työnhakuvalmennus"),
    ("työhkuvalmenus", "työnhakuvalmennus"),  # three in seventeen
]
TOO_FAR = [
    "vlkaa",  # two slips in five letters
    "hkems",  # two in seven
    "tnhku",  # three in eight
    "töhkvalmenus",  # five, however long
    "ve",
    "vel",
    "1235",
    "velk4",
    "kissa",
]


@pytest.fixture
def spelling() -> Spelling:
    return Spelling(WRITTEN)


@pytest.mark.parametrize(
    ("typed", "meant"), [("tyonhaku", "työnhaku"), ("tyonhakuvalmennus", "työnhakuvalmennus")]
)
def test_forgotten_dots_are_added(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.without_marks(typed) == meant


@pytest.mark.parametrize("typed", ["tyonhäku", "tyonhak", "tyo"])
def test_dots_are_not_moved_and_nothing_else_is_added_with_them(
    spelling: Spelling, typed: str
) -> None:
    assert spelling.without_marks(typed) is None


@pytest.mark.parametrize(("typed", "meant"), SLIPS)
def test_one_slip_is_forgiven_for_each_four_letters(
    spelling: Spelling, typed: str, meant: str
) -> None:
    assert spelling.nearest(typed) == meant


@pytest.mark.parametrize("typed", TOO_FAR)
def test_short_words_numbers_and_what_is_too_far_are_left_alone(
    spelling: Spelling, typed: str
) -> None:
    assert spelling.nearest(typed) is None


def test_of_two_words_as_near_the_one_that_is_used_more_wins() -> None:
    assert Spelling({"kurssi": 1, "kurssa": 5}).nearest("kurss") == "kurssa"
    assert Spelling({"kurssi": 5, "kurssa": 1}).nearest("kurss") == "kurssi"
    assert Spelling({"taka": 1, "täkä": 5}).without_marks("taka") == "täkä"


def test_a_nearer_word_wins_over_one_that_is_used_more() -> None:
    assert Spelling({"työnhaut": 99}).nearest("työnhaky") == "työnhaut"
    assert Spelling({"työnhaku": 1, "työnhaut": 99}).nearest("työnhaky") == "työnhaku"


def test_marks_are_taken_off_letters_of_every_language() -> None:
    assert unmarked("työ å é ü") == "tyo a e u"
