"""The real server and commands, killed at random moments, lose nothing that they acknowledged.

A few kills; `make kill-test` takes its time.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator.editions.edition import Place
from navigator.search import meaning
from tests import kills

KILLS = 20


@pytest.fixture
def town(tmp_path: Path, dictionaries: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(meaning.OFF, "off")
    kills.prepare(tmp_path, dictionaries)
    return tmp_path


def test_nothing_that_was_acknowledged_is_lost(town: Path) -> None:
    figures = kills.run(town, KILLS, "a few", lambda _: None)
    assert figures.lost == []
    assert figures.kills >= KILLS
    assert {"report", "flag", "upload", "publish"} <= {*figures.acknowledged}


def test_what_is_lost_would_be_found(town: Path) -> None:
    place = Place(town / "var")
    book = {("report", "Väärin 1"): "", ("upload", "1"): "", ("publish", "Muutos 2"): ""}
    assert kills.missing(place.database, book) == list(book)
