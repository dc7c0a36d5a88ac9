"""Health is told as it is: whether the process lives, and whether it can do its work."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from navigator import __version__, store
from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.environment import day
from navigator.search.index import Index
from navigator.web.app import create_app
from tests.conftest import write
from tests.lint import LintingClient
from tests.world import NEEDS, pikkula

ADDRESSES = ("/healthz", "/healthz/ready", "/healthz/live")
URGENT = """\
urgent:
  words: {fi: [itsemurha, raha-asioihin], sv: [självmord], en: [suicide]}
  message: {fi: Soita 112., sv: Ring 112., en: Call 112.}
  services: [velkaneuvonta]
"""


def health(client: LintingClient, status: int = 200) -> Any:
    response = client.get("/healthz")
    assert response.status_code == status
    return response.get_json()


def test_a_site_that_can_do_its_work_says_what_it_is(client: LintingClient) -> None:
    told = health(client)
    search = told.pop("search")
    assert search in ("words and meaning", "words alone")
    assert told == {
        "status": "ok",
        "version": __version__,
        "edition": 1,
        "database": "answers",
        "index": "answers",
    }
    assert client.get("/healthz/ready").get_json() == told | {"search": search}


def test_a_process_that_lives_says_no_more_than_that(client: LintingClient) -> None:
    assert client.get("/healthz/live").get_json() == {"status": "ok", "version": __version__}


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_told_of_health_is_kept_by_nobody(client: LintingClient, address: str) -> None:
    response = client.get(address)
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
    assert "Set-Cookie" not in response.headers


def test_a_step_that_is_named_like_a_call_for_help_is_no_illness(
    tmp_path: Path, empty_place: Place
) -> None:
    """Such a question is answered with what helps at once, and with no steps."""
    data = write(pikkula(needs_yaml=NEEDS + URGENT), tmp_path / "data")
    edition.build(data, empty_place, day.now())
    found = edition.opened(1, empty_place)
    assert found.search.ask("Tarvitsen apua raha-asioihin", "fi", None).needs == ()
    client = create_app(empty_place).test_client()
    assert client.get("/healthz").status_code == 200


def test_an_index_that_is_silent_is_told(
    desk: LintingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert health(desk)["index"] == "answers"
    monkeypatch.setattr(Index, "answers", lambda _: False)
    told = health(desk, 503)
    assert (told["status"], told["index"], told["database"]) == ("failing", "silent", "answers")


def test_a_database_that_is_overwritten_somewhere_in_the_middle_is_told(
    desk: LintingClient, desk_place: Place
) -> None:
    health(desk)
    size = desk_place.database.stat().st_size
    with desk_place.database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    assert health(desk, 503)["database"] == "damaged"


def test_a_site_that_never_could_read_an_edition_says_so(empty_place: Place) -> None:
    client = create_app(empty_place).test_client()
    assert client.get("/healthz/live").status_code == 200
    response = client.get("/healthz")
    assert response.status_code == 503
    told = response.get_json()
    assert (told["edition"], told["database"], told["index"]) == (None, "missing", "silent")


def test_health_is_no_question_and_costs_little(desk: LintingClient, desk_place: Place) -> None:
    for _ in range(5):
        health(desk)
    with store.opened(desk_place.database) as kept:
        assert kept.unanswered.all() == []
    started = time.process_time()
    for _ in range(20):
        health(desk)
    assert (time.process_time() - started) / 20 < 0.05, "seconds of a processor"


def test_asking_for_health_changes_nothing(desk: LintingClient, desk_place: Place) -> None:
    health(desk)
    before = (desk_place.database.read_bytes(), sorted(os.listdir(desk_place.folder)))
    health(desk)
    assert (desk_place.database.read_bytes(), sorted(os.listdir(desk_place.folder))) == before
