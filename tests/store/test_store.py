"""The store only ever grows, and gives back what it was given."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from navigator import store
from navigator.store.database import Store
from tests.world import pikkula

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
CHANGES = [
    "update editions set note = ''",
    "delete from editions",
    "update edition_files set bytes = x''",
    "delete from edition_files",
    "update events set sentence = ''",
    "delete from events",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "navigator.sqlite"


@pytest.fixture
def opened(path: Path) -> Iterator[Store]:
    with store.opened(path, make=True) as opened:
        yield opened


def publish(opened: Store, files: dict[str, bytes], note: str = "Luettu.") -> int:
    return opened.editions.publish(files, origin="data", at=NOON, by="Aino", note=note)


def test_a_new_store_holds_nothing(opened: Store) -> None:
    assert opened.editions.newest == 0
    assert opened.editions.all() == []
    assert opened.events.all() == []


def test_editions_are_numbered_from_one_and_each_has_its_parent(opened: Store) -> None:
    assert [publish(opened, pikkula()) for _ in range(3)] == [1, 2, 3]
    assert opened.editions.newest == 3
    assert [(row.number, row.parent) for row in opened.editions.all()] == [
        (3, 2),
        (2, 1),
        (1, None),
    ]


def test_an_edition_knows_who_published_it_when_and_why(opened: Store) -> None:
    publish(opened, pikkula(), note="Kaiku lisättiin.")
    row = opened.editions.row(1)
    assert (row.published_by, row.note, row.origin) == ("Aino", "Kaiku lisättiin.", "data")
    assert datetime.fromisoformat(row.published_at) == NOON


def test_each_edition_comes_with_the_event_that_tells_of_it(opened: Store) -> None:
    publish(opened, pikkula(), note="Ensimmäinen.")
    publish(opened, pikkula(), note="Toinen.")
    told = [(event["verb"], event["subject"], event["sentence"]) for event in opened.events.all()]
    assert told == [
        ("publish", "edition/2", "Toinen."),
        ("publish", "edition/1", "Ensimmäinen."),
    ]


def test_files_come_back_byte_for_byte(opened: Store) -> None:
    files = pikkula(services_csv=b"\xff\xfe\x00\r\n;\x81", flags_csv=b"")
    publish(opened, files)
    publish(opened, pikkula())
    assert opened.editions.files(1) == files
    assert opened.editions.files(2) == pikkula()


def test_what_was_published_is_there_when_the_store_is_opened_again(path: Path) -> None:
    with store.opened(path, make=True) as opened:
        publish(opened, pikkula())
    with store.opened(path, make=True) as opened:
        assert opened.editions.files(opened.editions.newest) == pikkula()


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_that_is_in_it_can_be_changed_or_taken_away(path: Path, change: str) -> None:
    with store.opened(path, make=True) as opened:
        publish(opened, pikkula())
    connection = sqlite3.connect(path)  # as anybody may, past our door
    with pytest.raises(sqlite3.IntegrityError, match="are only ever added"):
        connection.execute(change)
    connection.close()


@pytest.mark.parametrize("table", ["edition_files", "events"])
def test_publishing_is_all_or_nothing(path: Path, opened: Store, table: str) -> None:
    publish(opened, pikkula())
    fail = "when new.name = 'services.csv'" if table == "edition_files" else ""
    connection = sqlite3.connect(path)
    connection.execute(
        f"create trigger full before insert on {table} {fail} "
        "begin select raise(abort, 'the disk is full'); end"
    )
    with pytest.raises(sqlite3.IntegrityError, match="the disk is full"):
        publish(opened, pikkula())
    assert (opened.editions.newest, opened.editions.files(2), len(opened.events.all())) == (
        1,
        {},
        1,
    )
    connection.execute("drop trigger full")
    connection.close()
    assert publish(opened, pikkula()) == 2, "and the store still works"


def test_two_who_publish_at_once_get_two_numbers(path: Path) -> None:
    def publish_some() -> None:
        with store.opened(path, make=True) as opened:
            numbers.extend(publish(opened, pikkula()) for _ in range(5))

    numbers: list[int] = []
    writers = [Thread(target=publish_some) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=60)
    assert sorted(numbers) == list(range(1, 21))


def test_a_fingerprint_is_of_names_and_contents_and_of_no_order() -> None:
    files = pikkula()
    turned = dict(reversed(files.items()))
    assert store.digest(turned) == store.digest(files)
    assert store.digest(pikkula(flags_csv=b"")) != store.digest(files)
    swapped = files | {"offers.csv": files["flags.csv"], "flags.csv": files["offers.csv"]}
    assert store.digest(swapped) != store.digest(files)
