"""Whoever cries for help sees where to get it; whoever asks calmly is not alarmed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from navigator.editions import edition
from navigator.editions.edition import Edition
from navigator.search.cries import Cries
from navigator.search.engine import Search
from navigator.search.morphology import lexicon
from tests.conftest import ROOT, a_place
from tests.search.test_meaning import needs_the_model
from tests.world import FIRST_AID, FIRST_DAY, NEEDS, URGENT, pikkula

HELD_OUT = json.loads((ROOT / "tests/search/cries.json").read_text(encoding="utf-8"))["languages"]
CRIES = [
    ("fi", "musta tuntuu et haluun vaan kuolla"),
    ("fi", "itsemurha"),
    ("sv", "jag vill dö, ingenting hjälper"),
    ("en", "I want to kill myself"),
    ("fi", "хочу умереть"),
    ("en", "أريد أن أموت"),
]
CALM = [
    ("fi", "lopetan kioskini kesällä, mitä ilmoituksia pitää tehdä"),
    ("fi", "tylsyys tappaa, kaipaan tekemistä päiviin"),
    ("fi", "kuolinpesä ja perunkirjoitus"),
    ("sv", "fick sparken igår"),
    ("en", "how do I end my contract"),
]


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Search:
    files = pikkula(urgent_yaml=URGENT, needs_yaml=NEEDS + FIRST_AID)
    place = a_place(tmp_path_factory.mktemp("urgent"), dictionaries)
    return edition.draft(files, place).search


@pytest.mark.parametrize(("language", "text"), CRIES)
def test_a_cry_for_help_is_answered_with_help(kouvola: Edition, language: str, text: str) -> None:
    assert kouvola.search.ask(text, language, FIRST_DAY).urgent


@pytest.mark.parametrize(("language", "text"), CALM)
def test_a_calm_question_is_answered_as_usual(kouvola: Edition, language: str, text: str) -> None:
    assert not kouvola.search.ask(text, language, FIRST_DAY).urgent


def alarmed(edition: Edition, kind: str) -> float:
    """The share of the held-out list at which the lines are shown."""
    asked = [one["q"] for language in HELD_OUT.values() for one in language[kind]]
    urgent = [edition.search.ask(q, "fi", FIRST_DAY, patient=True).urgent for q in asked]
    return sum(urgent) / len(asked)


@needs_the_model
def test_of_cries_that_nobody_wrote_a_rule_for_few_are_missed(kouvola: Edition) -> None:
    assert alarmed(kouvola, "cries") >= 0.955


@needs_the_model
def test_of_calm_questions_few_are_alarmed(kouvola: Edition) -> None:
    assert alarmed(kouvola, "calm") <= 0.02


def test_what_is_sure_by_its_words_is_answered_with_help_alone(search: Search) -> None:
    for text in ("haluan vain kuolla", "mies lyö mua"):
        answer = search.ask(text, "fi", FIRST_DAY)
        assert (answer.urgent, answer.doubtful) == (True, False)
        assert [help_.service.id for help_ in answer.helps] == ["velkaneuvonta"]


def test_a_word_in_one_form_alone_is_not_met_by_the_base_form_of_another(
    dictionaries: Path,
) -> None:
    cries = Cries({"fi": ("=lyödä",)}, {"fi": lexicon("fi", dictionaries)})
    assert cries.within("aikooko hän lyödä")
    assert not cries.within("hän löi vetoa")


def test_a_doubtful_question_that_the_map_does_not_answer_is_shown_who_helps(
    search: Search,
) -> None:
    answer = search.ask("väkivaltaa kotona", "fi", FIRST_DAY, literal=True)
    assert answer.doubtful
    assert [help_.service.id for help_ in answer.helps] == ["velkaneuvonta"]


def test_a_phrase_of_another_language_is_known_on_every_page(search: Search) -> None:
    assert search.ask("I want to die", "fi", FIRST_DAY).urgent
    assert not search.ask("minä lyön vetoa", "fi", FIRST_DAY).urgent
