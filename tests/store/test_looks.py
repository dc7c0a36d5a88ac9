"""What a look at an upload found is kept with it as data, and goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from navigator import store
from navigator.store import Look
from navigator.store.database import Store
from navigator.tables import Problem
from tests.world import pikkula

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
FAULTS = (
    Problem.at("projects.csv", "bad-date", 2, "ends_on", value="Ääkkönen “%s”\n"),
    Problem.at("needs.yaml", "missing-file"),
)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Store]:
    with store.opened(tmp_path / "navigator.sqlite", make=True) as opened:
        opened.editions.publish(pikkula(), origin="data", at=NOON, by="Aino", note="")
        for _ in range(2):
            opened.uploads.add({"flags.csv": b"x"}, at=NOON, by="Aino", based_on=1)
        yield opened


def look(upload: int = 1) -> Look:
    return Look(upload, "abc", "waiting", "2026-01-15")


def test_faults_come_back_as_they_were_found(opened: Store) -> None:
    found = replace(look(), state="faulty", faults=FAULTS, more=True)
    opened.looks.keep(found)
    assert opened.looks.of(1) == found
    assert opened.looks.of(2) is None


def test_the_newest_look_takes_the_place_of_the_one_before(opened: Store) -> None:
    opened.looks.keep(look())
    opened.looks.keep(replace(look(), state="sound", against="def"))
    assert [(one.state, one.against) for one in opened.looks.all()] == [("sound", "def")]


def test_those_that_wait_come_in_the_order_of_their_uploads(opened: Store) -> None:
    opened.looks.keep(look(2))
    opened.looks.keep(look(1))
    assert [one.upload for one in opened.looks.waiting()] == [1, 2]
    opened.looks.keep(replace(look(1), state="failed"))
    assert [one.upload for one in opened.looks.waiting()] == [2]


def test_progress_is_of_the_look_that_is_taken_and_of_no_other(opened: Store) -> None:
    opened.looks.keep(look())
    opened.looks.progress(look(), "words", 3, 9)
    opened.looks.progress(replace(look(), against="old"), "meaning", 1, 2)
    assert opened.looks.of(1) == replace(look(), stage="words", done=3, whole=9)


@pytest.mark.parametrize("how", ["discarded", "published"])
def test_a_look_goes_with_its_upload_and_none_comes_after_it(opened: Store, how: str) -> None:
    opened.looks.keep(look())
    if how == "discarded":
        opened.uploads.discard(1, at=NOON, by="Aino")
    else:
        opened.uploads.published(1)
    assert opened.looks.of(1) is None
    opened.looks.keep(look())
    assert opened.looks.of(1) is None


def test_only_one_at_a_time_has_work_that_is_marked_by_a_file(tmp_path: Path) -> None:
    with store.alone(tmp_path / "lock") as mine, store.alone(tmp_path / "lock") as theirs:
        assert (mine, theirs) == (True, False)
    with store.alone(tmp_path / "lock") as again:
        assert again
