"""Six voices, and texts that say which voice they are in."""

from __future__ import annotations

import pytest

from navigator.catalog.whole import Catalog
from navigator.voices.text import BY_CODE, VOICES, Text, Voice

FI, SV, EN = (Voice(language) for language in ("fi", "sv", "en"))
SELKO = Voice("fi", plain=True)
LATT = Voice("sv", plain=True)


def test_there_are_three_languages_and_a_plain_voice_of_each() -> None:
    assert [voice.code for voice in VOICES] == [
        "fi", "sv", "en", "fi-simple", "sv-simple", "en-simple",
    ]  # fmt: skip


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_a_voice_is_found_by_its_code(voice: Voice) -> None:
    assert BY_CODE[voice.code] is voice


def test_what_is_written_in_a_voice_is_said_in_it() -> None:
    said = Text.of({"fi": "Työnhaku"}, {"fi": "Etsin työtä"}).in_voice(SELKO)
    assert (str(said), said.voice, said.exact) == ("Etsin työtä", SELKO, True)


def test_what_is_not_written_plainly_is_said_in_the_same_language() -> None:
    said = Text.of({"fi": "Velkaneuvonta", "sv": "Skuldrådgivning"}).in_voice(LATT)
    assert (said.words, said.voice, said.asked) == ("Skuldrådgivning", SV, LATT)
    assert not said.exact


def test_a_standard_voice_does_not_borrow_from_its_plain_one_before_other_languages() -> None:
    # Plain language is chosen by the reader, never given unasked while anything else is there.
    said = Text.of({"sv": "Skuld"}, {"fi": "Velka"}).in_voice(FI)
    assert (said.words, said.voice) == ("Skuld", SV)


def test_what_is_missing_in_a_language_is_said_in_the_first_other_one_that_has_it() -> None:
    said = Text.of({"sv": "Skuld", "en": "Debt"}).in_voice(FI)
    assert (said.words, said.voice, said.exact) == ("Skuld", SV, False)


def test_an_empty_text_says_nothing_in_the_voice_that_was_asked_for() -> None:
    text = Text.of({"fi": "", "sv": "", "en": ""})
    said = text.in_voice(EN)
    assert not text
    assert (said.words, said.exact) == ("", True)


def test_the_standard_voices_are_always_three() -> None:
    assert Text.of({"fi": "Raha"}).standard() == {"fi": "Raha", "sv": "Raha", "en": "Raha"}


def test_the_plain_voices_are_only_those_that_are_written(catalog: Catalog) -> None:
    assert set(catalog.service["valmennus"].description.plain()) == {"fi", "sv", "en"}
    assert catalog.service["velkaneuvonta"].description.plain() == {}


def test_a_text_of_pikkula_knows_that_it_is_not_plain(catalog: Catalog) -> None:
    step = catalog.step["velat"]
    assert step.title.in_voice(SELKO).voice == FI
    assert catalog.step["aloitan"].title.in_voice(SELKO).exact
