"""Questions in languages that are not ours, on the shipped map."""

from __future__ import annotations

from datetime import date

import pytest

from navigator.editions.edition import Edition

DAY = date(2025, 8, 22)
FOREIGN = [
    "waxaan rabaa shaqo",  # Somali
    "caawimaad ayaan u baahanahay",
    "tahan õppida soome keelt",  # Estonian
    "ez dixwazim fînlandî hîn bibim",  # Kurdish
    "iş arıyorum",  # Turkish
    "szukam pracy",  # Polish
    "busco trabajo",  # Spanish
    "tôi đang tìm việc",  # Vietnamese
    "iş",
    "أريد عملا",
    "я шукаю роботу",
]
OURS = [
    ("fi", "haluun hommiin"),
    ("fi", "en ossaa suomee"),
    ("fi", "tarviin apuu työhakemuksee"),
    ("fi", "velkaneuvota"),
    ("fi", "oppisopimus parturikampaajaks"),
    ("fi", "osa-aika eläke"),
    ("fi", "linkkari-profiili kuntoon"),
    ("fi", "Kouvola"),
    ("sv", "lönebidarg"),
    ("sv", "ja har inga pengar"),
    ("en", "unemployd what now"),
    ("en", "aprentiship contract"),
    ("en", "i dont speak finnish"),
]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("text", FOREIGN)
def test_what_is_in_none_of_our_languages_is_not_mended_into_one(
    kouvola: Edition, text: str, language: str
) -> None:
    answer = kouvola.search.ask(text, language, DAY)
    assert answer.foreign
    assert answer.repairs == ()
    assert answer.fit != "none"


@pytest.mark.parametrize(("language", "text"), OURS)
def test_slips_and_spoken_words_are_still_ours(kouvola: Edition, language: str, text: str) -> None:
    assert not kouvola.search.ask(text, language, DAY).foreign


@pytest.mark.parametrize("text", ["", "?!", "112", "🙂"])
def test_what_has_no_words_is_in_no_language(kouvola: Edition, text: str) -> None:
    assert not kouvola.search.ask(text, "fi", DAY).foreign
