"""A build publishes what changed, whole or not at all; an edition answers whatever befell it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from navigator import store
from navigator.editions import edition
from navigator.editions.edition import DivergedError, Edition, MeanwhileError, Place
from navigator.environment import day
from navigator.reading.data_files import FaultyError
from navigator.search import meaning
from navigator.search.fingerprint import fingerprint
from tests.conftest import a_place, write
from tests.world import FIRST_DAY, TEXTS, pikkula

BUILD = "from navigator.cli import main; main()"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write(pikkula(), tmp_path / "data")


def build(data: Path, place: Place) -> int:
    return edition.build(data, place, day.now())


def change(data: Path, name: str = "Uraneuvonta") -> None:
    """Another name for a service, in Finnish."""
    text = TEXTS["services.csv"].replace("Velkaneuvonta", name)
    (data / "services.csv").write_text(text, encoding="utf-8")


def answers(opened: Edition, question: str = "velkaneuvonta") -> bool:
    """Whether the edition finds a service of Pikkula."""
    found = opened.search.ask(question, "fi", FIRST_DAY)
    return "velkaneuvonta" in {help_.service.id for help_ in found.helps}


def indexes(place: Place) -> list[str]:
    return sorted(path.name for path in place.indexes.iterdir())


def test_the_first_build_publishes_edition_one(data: Path, empty_place: Place) -> None:
    assert edition.newest(empty_place) == 0
    assert build(data, empty_place) == 1
    assert edition.newest(empty_place) == 1
    assert answers(edition.opened(1, empty_place))


def test_building_the_same_data_again_publishes_nothing(data: Path, empty_place: Place) -> None:
    assert [build(data, empty_place), build(data, empty_place)] == [1, 1]
    with store.opened(empty_place.database) as opened:
        assert len(opened.events.all()) == 1
    assert len(indexes(empty_place)) == 1


def test_changed_data_becomes_another_edition_and_the_old_one_stays(
    data: Path, empty_place: Place
) -> None:
    build(data, empty_place)
    change(data)
    assert build(data, empty_place) == 2
    old, new = edition.opened(1, empty_place), edition.opened(2, empty_place)
    names = [str(e.catalog.service["velkaneuvonta"].name.standard()["fi"]) for e in (old, new)]
    assert names == ["Velkaneuvonta", "Uraneuvonta"]
    assert answers(new, "uraneuvonta")


def test_data_that_is_changed_back_becomes_a_new_edition_too(
    data: Path, empty_place: Place
) -> None:
    build(data, empty_place)
    change(data)
    build(data, empty_place)
    write(pikkula(), data)
    assert build(data, empty_place) == 3
    assert edition.opened(3, empty_place).digest == edition.opened(1, empty_place).digest


def publish_by_other_ways(place: Place, name: str = "Rahaneuvonta") -> int:
    """An edition that was not read from the data folder."""
    text = TEXTS["services.csv"].replace("Velkaneuvonta", name)
    act = edition.Act(day.now(), "Aino", based_on=edition.newest(place))
    return edition.publish(pikkula(services_csv=text), place, act, origin="edit")


def test_a_folder_that_has_not_changed_does_not_undo_what_others_published(
    data: Path, empty_place: Place
) -> None:
    build(data, empty_place)
    assert publish_by_other_ways(empty_place) == 2
    assert build(data, empty_place) == 2
    assert edition.newest(empty_place) == 2


def test_a_folder_that_changed_while_others_published_is_refused(
    data: Path, empty_place: Place
) -> None:
    build(data, empty_place)
    publish_by_other_ways(empty_place)
    change(data)
    with pytest.raises(DivergedError) as diverged:
        build(data, empty_place)
    assert diverged.value.newest == 2
    assert edition.newest(empty_place) == 2
    assert edition.build(data, empty_place, day.now(), over=True) == 3
    assert build(data, empty_place) == 3, "and from then on all is as before"


def test_a_folder_that_holds_the_newest_edition_is_in_step_again(
    data: Path, empty_place: Place
) -> None:
    build(data, empty_place)
    publish_by_other_ways(empty_place)
    with store.opened(empty_place.database) as kept:
        write(kept.editions.files(2), data)
    assert build(data, empty_place) == 2
    publish_by_other_ways(empty_place, "Rahapalvelu")
    assert build(data, empty_place) == 3, "the folder is as it was when it agreed with edition 2"


def test_a_folder_may_go_on_when_others_have_rolled_back_to_it(
    data: Path, empty_place: Place
) -> None:
    build(data, empty_place)
    publish_by_other_ways(empty_place)
    publish_by_other_ways(empty_place, "Velkaneuvonta")
    change(data)
    assert build(data, empty_place) == 4


def test_two_builds_of_the_same_change_publish_it_once(data: Path, empty_place: Place) -> None:
    build(data, empty_place)
    change(data)
    numbers: list[int] = []
    builds = [Thread(target=lambda: numbers.append(build(data, empty_place))) for _ in range(3)]
    for one in builds:
        one.start()
    for one in builds:
        one.join(timeout=60)
    assert numbers == [2, 2, 2]
    assert edition.newest(empty_place) == 2


def test_what_is_based_on_an_older_edition_is_refused(data: Path, empty_place: Place) -> None:
    build(data, empty_place)
    publish_by_other_ways(empty_place)
    with pytest.raises(MeanwhileError) as meanwhile:
        edition.publish(
            pikkula(), empty_place, edition.Act(day.now(), "Eero", based_on=1), origin="edit"
        )
    assert meanwhile.value.newest == 2
    assert edition.newest(empty_place) == 2


def test_publishing_what_is_already_published_adds_nothing(data: Path, empty_place: Place) -> None:
    build(data, empty_place)
    act = edition.Act(day.now(), "Eero", based_on=1)
    assert edition.publish(pikkula(), empty_place, act, origin="edit") == 1


def test_what_killed_builds_left_and_nobody_published_is_swept_after_a_day(
    data: Path, empty_place: Place
) -> None:
    build(data, empty_place)
    (kept,) = indexes(empty_place)
    for name in ("draft-old", "draft-new", "0123456789abcdef-x-words"):
        (empty_place.indexes / name).mkdir()
    long_ago = time.time() - 2 * 24 * 3600
    for name in (kept, "draft-old", "0123456789abcdef-x-words"):
        os.utime(empty_place.indexes / name, (long_ago, long_ago))
    build(data, empty_place)
    assert indexes(empty_place) == sorted([kept, "draft-new"])


def test_files_beside_the_data_files_do_not_belong_to_an_edition(
    data: Path, empty_place: Place
) -> None:
    build(data, empty_place)
    (data / "notes.txt").write_text("muista kahvi", encoding="utf-8")
    assert build(data, empty_place) == 1


def test_faulty_data_is_not_published_and_the_old_edition_stays(
    data: Path, empty_place: Place
) -> None:
    build(data, empty_place)
    (data / "offers.csv").write_bytes(b"")
    with pytest.raises(FaultyError):
        build(data, empty_place)
    assert edition.newest(empty_place) == 1
    assert answers(edition.opened(1, empty_place))


def test_what_is_checked_on_a_day_to_come_is_not_published(data: Path, empty_place: Place) -> None:
    build(data, empty_place)
    text = TEXTS["services.csv"].replace("22.8.2025", "1.1.2099")
    (data / "services.csv").write_text(text, encoding="utf-8")
    with pytest.raises(FaultyError, match=r"2099-01-01"):
        build(data, empty_place)
    assert edition.newest(empty_place) == 1


def test_what_was_published_before_a_check_came_goes_on(data: Path, empty_place: Place) -> None:
    text = TEXTS["services.csv"].replace("22.8.2025", "1.1.2099")
    (data / "services.csv").write_text(text, encoding="utf-8")
    later = datetime(2100, 1, 1, tzinfo=UTC)
    assert edition.build(data, empty_place, later) == 1
    assert build(data, empty_place) == 1
    assert answers(edition.opened(1, empty_place))


def test_a_missing_index_is_made_anew(data: Path, empty_place: Place) -> None:
    build(data, empty_place)
    made = indexes(empty_place)
    shutil.rmtree(empty_place.indexes)
    assert answers(edition.opened(1, empty_place))
    assert indexes(empty_place) == made


def test_an_index_that_other_code_made_is_not_used(data: Path, empty_place: Place) -> None:
    build(data, empty_place)
    (made,) = indexes(empty_place)
    stale = made.replace(fingerprint(), "00000000")
    (empty_place.indexes / made).rename(empty_place.indexes / stale)
    assert answers(edition.opened(1, empty_place))
    assert indexes(empty_place) == sorted([stale, made])


def test_a_half_made_index_is_not_taken_for_one(data: Path, empty_place: Place) -> None:
    build(data, empty_place)
    (made,) = indexes(empty_place)
    shutil.rmtree(empty_place.indexes / made / "fi")
    (empty_place.indexes / made).rename(empty_place.indexes / "draft-x")
    assert answers(edition.opened(1, empty_place))


def test_vectors_that_another_build_is_writing_are_not_read(data: Path, empty_place: Place) -> None:
    half_made = empty_place.indexes / "draft-x"
    half_made.mkdir(parents=True)
    (half_made / meaning.FILE).touch()
    assert build(data, empty_place) == 1
    assert answers(edition.opened(1, empty_place))


def test_a_build_that_fails_leaves_nothing_behind(data: Path, empty_place: Place) -> None:
    dictionaries = empty_place.folder / "dictionaries"
    shutil.rmtree(dictionaries)
    dictionaries.write_text("in the way", encoding="utf-8")
    with pytest.raises(FileExistsError):
        build(data, empty_place)
    assert indexes(empty_place) == []
    assert edition.newest(empty_place) == 0


def build_and_kill(data: Path, place: Place, moment: float) -> int:
    """Start a build of its own, and kill it so long after it has begun to write an index.

    The status with which it ended.
    """
    before = set(place.indexes.iterdir())
    folders = ["--data", str(data), "--var", str(place.folder)]
    command = [sys.executable, "-c", BUILD, "build", *folders]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        patience = time.monotonic() + 60
        while process.poll() is None and set(place.indexes.iterdir()) == before:
            assert time.monotonic() < patience, "the build never began"
            time.sleep(0.001)
        time.sleep(moment)
        process.kill()
        return process.wait(timeout=60)


def test_a_build_that_is_killed_leaves_the_old_edition_answering(
    tmp_path: Path, data: Path, dictionaries: Path
) -> None:
    place = a_place(tmp_path / "var", dictionaries)
    build(data, place)
    endings = []
    for round_, moment in enumerate([0, 0.01, 0.03, 0.06, 0.1, 0.15]):
        change(data, f"Uraneuvonta {round_}")
        endings.append(build_and_kill(data, place, moment))
        assert answers(edition.opened(1, place))
        assert answers(edition.opened(edition.newest(place), place))
    assert endings[0] == -signal.SIGKILL, "at least the first was killed half-way"
    before = edition.newest(place)
    change(data)
    assert build(data, place) == before + 1, "and the next build is as any other"
    assert answers(edition.opened(before + 1, place), "uraneuvonta")
