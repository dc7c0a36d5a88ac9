"""What was asked for and not found is counted, and never kept."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from navigator import day, edition, store
from navigator.edition import Edition, Place
from navigator.store import Store
from navigator.store.unanswered import LEAST, Count
from navigator.web import create_app
from tests.conftest import Clock, a_place, write
from tests.lint import LintingClient, lint
from tests.world import FIRST_DAY, pikkula

NOVEMBER, DECEMBER = date(2026, 11, 30), date(2026, 12, 1)
NONE, WEAK = "koira karkasi", "fyrkka lentokone avaruus"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Store]:
    with store.opened(tmp_path / "navigator.sqlite") as opened:
        yield opened


def test_fewer_than_five_are_never_told(opened: Store) -> None:
    for _ in range(LEAST - 1):
        opened.unanswered.count(NOVEMBER, [("fit", "none")])
    assert opened.unanswered.all() == []
    opened.unanswered.count(NOVEMBER, [("fit", "none")])
    assert opened.unanswered.all() == [Count("2026-11", "fit", "none", LEAST)]


def test_months_are_counted_apart_and_the_newest_comes_first(opened: Store) -> None:
    for on, times in ((NOVEMBER, 6), (DECEMBER, 5)):
        for _ in range(times):
            opened.unanswered.count(on, [("fit", "none"), ("word", "fi/fyrkka")])
    assert [(c.month, c.kind, c.times) for c in opened.unanswered.all()] == [
        ("2026-12", "word", 5),
        ("2026-12", "fit", 5),
        ("2026-11", "word", 6),
        ("2026-11", "fit", 6),
    ]


def test_the_words_of_the_thesaurus_are_told_as_it_writes_them(pikkula_edition: Edition) -> None:
    found = pikkula_edition.search.everyday_words
    assert found("Mulla ei oo fyrkkaa ja selkäni on kipeä kun velka", "fi") == (
        "fyrkka",
        "selkä kipeä",
    )
    assert found("fyrkka fyrkkaa", "fi") == ("fyrkka",)
    assert found("koira karkasi", "fi") == ()
    assert found("fyrkka", "sv") == ()
