"""While nothing can be saved, the public pages go on, and those who save are told so."""

from __future__ import annotations

import io
import resource
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from werkzeug.test import TestResponse

from navigator import store
from navigator.editions import edition
from navigator.editions.edition import Act, Place
from navigator.store import backups, database
from tests.lint import LintingClient
from tests.people import MORNING, send, signed_in, token
from tests.world import PROJECTS, pikkula

LONGER = PROJECTS.replace("2026-06-30", "2026-12-31").encode()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.opened.__wrapped__, "__defaults__", (0.2,))  # type: ignore[attr-defined]


@contextmanager
def locked(place: Place, *, against: str) -> Iterator[None]:
    """Somebody else writes and does not come to an end."""
    with closing(sqlite3.connect(place.database, isolation_level=None)) as connection:
        if against == "readers":  # which only the older manner of writing locks out
            connection.execute("pragma journal_mode = delete")
        connection.execute("begin exclusive")
        connection.execute("pragma user_version")
        yield
        connection.rollback()


def bring(client: LintingClient, form_token: str, data: bytes) -> TestResponse:
    files = [(io.BytesIO(data), "projects.csv")]
    fields = {"csrf_token": form_token, "files": files}
    return client.post("/fi/admin/data/uploads", data=fields)


def test_the_public_pages_go_on_while_the_database_is_locked(
    desk: LintingClient, desk_place: Place
) -> None:
    before = desk.page("/fi/services/palkkatuki")
    with locked(desk_place, against="readers"):
        start = time.monotonic()
        assert desk.page("/fi/services/palkkatuki") == before
        assert time.monotonic() - start < 3
        assert desk.get("/api/v1/search?q=palkkatuki").status_code == 200
        assert desk.get("/healthz").status_code == 200


def test_who_sends_something_meanwhile_is_told_to_try_again(
    desk: LintingClient, desk_place: Place
) -> None:
    desk.page("/fi/")
    with locked(desk_place, against="writers"):
        response = desk.post("/en/report", data={"message": "Wrong."})
        assert response.status_code == 503
        assert "Nothing can be saved right now" in response.get_data(as_text=True)
    assert desk.post("/en/report", data={"message": "Wrong."}).status_code == 303


def test_the_desk_says_so_too_and_nothing_is_half_done(
    desk: LintingClient, desk_place: Place
) -> None:
    editor = signed_in(desk, "editor")
    form_token = token(editor)
    with locked(desk_place, against="writers"):
        assert bring(editor, form_token, LONGER).status_code == 503
        checked = "/fi/admin/services/palkkatuki/checked"
        answer = editor.post(checked, data={"csrf_token": form_token, "based_on": 1})
        assert answer.status_code == 503
    with locked(desk_place, against="readers"):
        assert editor.get("/fi/admin/data").status_code == 503, "nobody knows who is signed in"
    assert bring(editor, form_token, LONGER).location.endswith("/uploads/1")
    assert edition.newest(desk_place) == 1


def test_a_full_disk_is_told_and_the_rest_goes_on(
    desk: LintingClient, desk_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = signed_in(desk, "editor")
    form_token = token(editor)

    def no_more_pages(connection: sqlite3.Connection, *_: object, **__: object) -> None:
        pages = connection.execute("pragma page_count").fetchone()[0]
        connection.execute(f"pragma max_page_count = {pages}")

    with monkeypatch.context() as full:
        full.setattr(database, "_grow", no_more_pages)
        response = bring(editor, form_token, LONGER * 100)
        assert response.status_code == 503
        assert "levy" in response.get_data(as_text=True) or "disk" in response.get_data(
            as_text=True
        )
        assert editor.get("/fi/services/palkkatuki").status_code == 200
    with store.opened(desk_place.database) as kept:
        assert kept.uploads.pending() == []
        assert "upload" not in {event["verb"] for event in kept.events.all()}


def test_a_disk_that_refuses_to_write_is_no_worse(desk: LintingClient, desk_place: Place) -> None:
    editor = signed_in(desk, "editor")
    form_token = token(editor)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (256 * 1024, hard))  # no file can grow beyond
    try:
        assert bring(editor, form_token, b"x" * 400_000).status_code == 503
        assert editor.get("/fi/services/palkkatuki").status_code == 200
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert bring(editor, form_token, LONGER).status_code == 303


def test_what_is_published_after_a_restored_backup_is_seen_though_its_number_is_known(
    desk: LintingClient, desk_place: Place
) -> None:
    def publish(name: str) -> None:
        files = pikkula(projects_csv=PROJECTS.replace("Kaiku;", f"{name};"))
        edition.publish(files, desk_place, Act(MORNING, "Aino", "", 1), origin="edit")

    copy = desk_place.folder / "copy.sqlite"
    backups.back_up(desk_place.database, copy)
    publish("Ensimmäinen")
    assert "Ensimmäinen" in desk.page("/fi/projects/kaiku")
    backups.restore(
        copy, desk_place.database, desk_place.folder / "aside.sqlite", at=MORNING, by="Aino"
    )
    publish("Toinen")
    assert "Toinen" in desk.page("/fi/projects/kaiku")


def test_a_form_of_the_desk_that_could_not_be_saved_can_be_sent_again(
    desk: LintingClient, desk_place: Place
) -> None:
    editor = signed_in(desk, "editor")
    fields = {"csrf_token": token(editor), "based_on": 1, "name": "Kaiku jatkuu"}
    with locked(desk_place, against="writers"):
        assert editor.post("/fi/admin/projects/kaiku/edit", data=fields).status_code == 503
    assert send(editor, "/fi/admin/projects/kaiku/edit", **fields).status_code == 303
    assert "Kaiku jatkuu" in editor.page("/fi/projects/kaiku")
