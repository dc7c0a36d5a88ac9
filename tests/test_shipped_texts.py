"""The texts of the shipped data: complete in six voices, and the plain ones plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote_plus

import pytest

from navigator.editions.edition import Edition
from navigator.findings.inflected import pattern
from navigator.voices.text import LANGUAGES, VOICES, Text, Voice
from tests import ROOT
from tests.lint import LintingClient
from tests.world import FIRST_DAY

MOST_WORDS = 12  # in a plain sentence; the aim is eight
MOST_SENTENCES = 7
LONGEST_NAME = 60  # a plain name, in letters; the aim is forty
SPOKEN = set(LANGUAGES)


@pytest.fixture(scope="module")
def prose(kouvola: Edition) -> dict[str, Text]:
    """Everything that is read as prose, by what it belongs to."""
    catalog = kouvola.catalog
    found = {f"service {s.id}": s.description for s in catalog.services}
    for thing in (*catalog.areas, *catalog.steps):
        found[f"title {thing.id}"] = thing.title
        found[f"description {thing.id}"] = thing.description
    return found


def test_every_text_is_written_in_all_six_voices(prose: dict[str, Text]) -> None:
    missing = [
        (what, voice.code)
        for what, text in prose.items()
        for voice in VOICES
        if not text.in_voice(voice).exact
    ]
    assert missing == []


def test_plain_sentences_are_short(prose: dict[str, Text]) -> None:
    long = [
        (what, sentence)
        for what, sentence in _plain_sentences(prose)
        if len(sentence.split()) > MOST_WORDS
    ]
    assert long == []


def test_plain_texts_are_a_few_sentences(prose: dict[str, Text]) -> None:
    per_text: dict[str, int] = {}
    for what, _ in _plain_sentences(prose):
        per_text[what] = per_text.get(what, 0) + 1
    assert {what for what, n in per_text.items() if n > MOST_SENTENCES} == set()


def test_plain_texts_need_no_parentheses_and_no_semicolons(prose: dict[str, Text]) -> None:
    assert [s for s in _plain_sentences(prose) if re.search(r"[();]", s[1])] == []


def test_a_plain_name_is_written_in_all_languages_or_in_none(kouvola: Edition) -> None:
    written = {service.id: set(service.name.plain()) for service in kouvola.catalog.services}
    assert {id_ for id_, languages in written.items() if languages not in (set(), SPOKEN)} == set()


def test_a_plain_name_is_short_and_needs_no_marks(kouvola: Edition) -> None:
    names = [name for s in kouvola.catalog.services for name in s.name.plain().values()]
    assert [n for n in names if len(n) > LONGEST_NAME or re.search(r"[().;?]|: ", n)] == []


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_no_two_services_go_by_the_same_name(kouvola: Edition, voice: Voice) -> None:
    services = kouvola.catalog.services
    official = {str(s.name.in_voice(voice.standard)): s.id for s in services}
    names = [(str(s.name.in_voice(voice)), s.id) for s in services]
    assert len({name for name, _ in names}) == len(names)
    assert [n for n in names if official.get(*n) != n[1]] == []


def test_every_service_and_step_has_search_words_in_each_language(kouvola: Edition) -> None:
    things = (*kouvola.catalog.services, *kouvola.catalog.steps)
    assert [t.id for t in things if set(t.words) != {"fi", "sv", "en"}] == []


def test_every_step_but_the_natural_starts_is_reached_from_another(kouvola: Edition) -> None:
    reached = {target for step in kouvola.catalog.steps for target in step.next}
    starts = {step.id for step in kouvola.catalog.steps} - reached
    firsts = {area.steps[0].id for area in kouvola.catalog.areas}
    assert starts - firsts <= {"joudun-vahentamaan-henkilostoa"}


def _plain_sentences(prose: dict[str, Text]) -> Iterator[tuple[str, str]]:
    for what, text in prose.items():
        for voice, words in text:
            if voice.plain:
                for sentence in re.split(r"(?<=[.!?])\s+", words):
                    yield f"{what} {voice.code}", sentence


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_no_interface_word_is_one_that_has_changed(voice: Voice, kouvola: Edition) -> None:
    file = ROOT / "translations" / voice.code / "LC_MESSAGES" / "messages.po"
    said = file.read_text(encoding="utf-8")
    old = [word for term in kouvola.catalog.terms for word in term.old.get(voice.language, ())]
    assert [word for word in old if pattern(word, voice.language).search(said)] == []


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_the_examples_of_questions_find_a_good_answer(
    kouvola_client: LintingClient, kouvola: Edition, voice: Voice
) -> None:
    asked = re.findall(r'/search\?q=([^"]+)"', kouvola_client.page(f"/{voice}/"))
    questions = [unquote_plus(unescape(text)) for text in asked]
    fits = {q: kouvola.search.ask(q, voice.language, FIRST_DAY).fit for q in questions}
    assert len(fits) > 3
    assert set(fits.values()) == {"good"}, fits
