"""Many threads at once: each word keeps its own base form, whoever asks beside it."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from navigator.editions.edition import Edition
from navigator.search.morphology import Lexicon
from navigator.search.words import tokens
from navigator.voices import LANGUAGES
from tests.world import FIRST_DAY

THREADS = 8


@pytest.fixture(autouse=True)
def impatient_threads() -> Iterator[None]:
    """Threads that take turns as often as they can, so that what can go wrong does."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def written(edition: Edition, language: str) -> list[str]:
    """Every word of the map in a language, in its order."""
    texts = (
        text.standard()[language]
        for service in edition.catalog.services
        for text in (service.name, service.description)
    )
    return list(dict.fromkeys(token for text in texts for token in tokens(text)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_eight_threads_find_the_same_base_forms_as_one(
    kouvola: Edition, dictionaries: Path, language: str
) -> None:
    asked = written(kouvola, language)
    alone = Lexicon(language, dictionaries)
    expected = {word: alone.base(word) for word in asked}
    shared, together = Lexicon(language, dictionaries), Barrier(THREADS)

    def bases(seed: int) -> list[tuple[str, str]]:
        own = random.Random(seed).sample(asked, len(asked))  # noqa: S311 — an order, no secret
        together.wait()
        return [(word, shared.base(word)) for word in own]

    with ThreadPoolExecutor(THREADS) as threads:
        found = [pair for pairs in threads.map(bases, range(THREADS)) for pair in pairs]
    wrong = {(word, base) for word, base in found if base != expected[word]}
    assert wrong == set()
    assert {word: shared.base(word) for word in asked} == expected, "what is remembered"


def test_eight_threads_get_the_answers_that_one_gets(kouvola: Edition) -> None:
    asked = [service.name.standard()["en"] for service in kouvola.catalog.services[:24]]

    def answers(texts: list[str]) -> dict[str, list[str]]:
        ask = kouvola.search.ask
        found = ((text, ask(text, "en", FIRST_DAY, literal=True)) for text in texts)
        return {text: [help_.service.id for help_ in answer.helps] for text, answer in found}

    alone = answers(asked)
    orders = [asked[seed:] + asked[:seed] for seed in range(THREADS)]
    with ThreadPoolExecutor(THREADS) as threads:
        assert all(found == alone for found in threads.map(answers, orders))
