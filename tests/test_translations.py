"""Interface words: every message in every language, and none that nobody uses."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Catalog as Messages
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from navigator.tables.problem import FAULTS, REASONS
from navigator.voices.localisation import speeches
from navigator.voices.text import VOICES, Voice
from tests import ROOT

METHODS = [
    ("navigator/**.py", "python"),
    ("templates/**.html", "jinja2"),
    ("templates/**.svg", "jinja2"),
]
KEYWORDS = {"_": None, "N": None, "gettext": None, "ngettext": (1, 2)}

Message = str | tuple[str, ...]


@pytest.fixture(scope="module")
def used() -> set[Message]:
    """Every message of the code and the templates."""
    found = extract_from_dir(str(ROOT), METHODS, keywords=KEYWORDS)
    return {message for _, _, message, _, _ in found}


def catalogue(voice: Voice) -> Messages:
    file = ROOT / "translations" / voice.code / "LC_MESSAGES" / "messages.po"
    with file.open("rb") as source:
        return read_po(source)


@pytest.mark.parametrize("voice", [v for v in VOICES if not v.plain], ids=str)
def test_every_message_is_said_in_every_language(voice: Voice, used: set[Message]) -> None:
    said = {message.id for message in catalogue(voice) if message.id and message.string}
    assert used - said == set()


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_no_catalogue_says_what_nobody_asks_for(voice: Voice, used: set[Message]) -> None:
    assert {message.id for message in catalogue(voice) if message.id} - used == set()


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_a_translation_has_the_same_values_as_the_message(voice: Voice) -> None:
    for message in catalogue(voice):
        if message.id:
            assert _values(message.string) <= _values(message.id), message.id
            assert _values(message.id) - {"num"} <= _values(message.string), message.id


def test_every_fault_of_the_data_files_is_marked_for_the_catalogues(used: set[Message]) -> None:
    sentences = {sentence for fault in FAULTS.values() for sentence in fault}
    assert (sentences | REASONS) - used == set()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_fault_of_the_data_files_is_told_in_the_language(language: str) -> None:
    speech = speeches(ROOT / "translations")[Voice(language)]
    sentences = {sentence for fault in FAULTS.values() for sentence in fault}
    assert [one for one in sentences | REASONS if speech.gettext(one) == one] == []


def _values(message: Message) -> set[str]:
    text = message if isinstance(message, str) else " ".join(message)
    return set(re.findall(r"%\((\w+)\)s", text))
