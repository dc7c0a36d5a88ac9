"""Reports: what a visitor says is wrong is kept, and nothing else about her."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from navigator import day, edition, store
from navigator.cli import main
from navigator.web import create_app
from navigator.web.flood import WINDOW, Gate
from navigator.web.reporting import EACH, LONGEST_MESSAGE
from tests.conftest import Clock, a_place, write
from tests.lint import LintingClient
from tests.world import pikkula


@pytest.fixture
def desk(tmp_path: Path, dictionaries: Path, clock: Clock) -> Iterator[LintingClient]:
    """A client of an app with a store of its own."""
    place = a_place(tmp_path / "var", dictionaries)
    edition.build(write(pikkula(), tmp_path / "data"), place, day.now())
    app = create_app(place, clock)
    app.test_client_class = LintingClient
    with app.test_client() as client:
        assert isinstance(client, LintingClient)
        yield client


def kept(client: LintingClient) -> list[dict[str, str]]:
    with store.opened(client.application.extensions["place"].database) as opened:
        return opened.reports.all()


def send(client: LintingClient, **fields: str) -> int:
    return client.post("/fi/report", data=fields).status_code


def test_a_report_is_kept_with_its_page(desk: LintingClient) -> None:
    assert send(desk, message="Linkki ei toimi", page="/fi/steps/aloitan", contact="a@b.fi") == 303
    (report,) = kept(desk)
    assert report["message"] == "Linkki ei toimi"
    assert report["page"] == "/fi/steps/aloitan"
    assert report["contact"] == "a@b.fi"


def test_the_question_in_an_address_is_not_kept(desk: LintingClient) -> None:
    send(desk, message="x", page="/fi/search?q=velkoja+ja+huolia")
    assert kept(desk)[0]["page"] == "/fi/search"


@pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example", "javascript:1", ""])
def test_a_page_of_elsewhere_is_not_kept(desk: LintingClient, page: str) -> None:
    send(desk, message="x", page=page)
    assert kept(desk)[0]["page"] == "/"


def test_an_empty_report_is_given_back_with_all_that_was_written(desk: LintingClient) -> None:
    response = desk.post("/sv/report", data={"message": " ", "contact": "a@b.fi"})
    assert response.status_code == 422
    assert "Skriv först vad som är fel." in response.text
    assert 'value="a@b.fi"' in response.text
    assert kept(desk) == []


def test_a_report_that_is_too_long_is_given_back_whole(desk: LintingClient) -> None:
    long = "a" * (LONGEST_MESSAGE + 1)
    response = desk.post("/fi/report", data={"message": long})
    assert response.status_code == 422
    assert long in response.text


def test_a_form_larger_than_any_letter_is_refused(desk: LintingClient) -> None:
    response = desk.post("/fi/report", data={"message": "a" * 100_000})
    assert response.status_code == 413
    assert "Viesti on liian pitkä" in response.text


def test_a_program_that_fills_the_hidden_field_is_thanked_and_forgotten(
    desk: LintingClient,
) -> None:
    assert send(desk, message="Buy now", website="http://spam.example") == 303
    assert kept(desk) == []


def test_a_flood_from_one_place_is_stopped_and_loses_nothing(desk: LintingClient) -> None:
    for _ in range(EACH):
        assert send(desk, message="Linkki ei toimi") == 303
    response = desk.post("/fi/report", data={"message": "Vielä yksi"})
    assert response.status_code == 429
    assert "Vielä yksi" in response.text
    assert len(kept(desk)) == EACH


def test_no_address_of_a_visitor_reaches_the_disk(desk: LintingClient) -> None:
    send(desk, message="Linkki ei toimi")
    folder = desk.application.extensions["place"].folder
    for file in folder.glob("navigator.sqlite*"):
        assert b"127.0.0.1" not in file.read_bytes()


def test_the_gate_opens_again_after_an_hour() -> None:
    gate = Gate(each=1, all_=10)
    assert gate.lets("here", 0.0)
    assert not gate.lets("here", WINDOW - 1)
    assert gate.lets("there", WINDOW - 1)
    assert gate.lets("here", WINDOW + 1)


def test_the_gate_counts_all_places_together() -> None:
    gate = Gate(each=5, all_=2)
    assert [gate.lets(place, 0.0) for place in "abc"] == [True, True, False]


def test_settling_a_report_forgets_the_contact_and_is_told_as_an_event(
    desk: LintingClient,
) -> None:
    send(desk, message="Linkki ei toimi", contact="a@b.fi")
    with store.opened(desk.application.extensions["place"].database) as opened:
        assert opened.reports.settle(1, at=day.now(), by="Aino")
        assert not opened.reports.settle(1, at=day.now(), by="Aino")
        assert opened.reports.all() == []
        assert opened.reports.all("settled")[0]["contact"] == ""
        assert opened.events.all()[0]["verb"] == "settle"


def test_the_command_lists_reports_and_settles_them(desk: LintingClient) -> None:
    send(desk, message="Linkki ei toimi", page="/fi/steps/velat", contact="a@b.fi")
    folder = str(desk.application.extensions["place"].folder)
    listed = CliRunner().invoke(main, ["reports", "--var", folder])
    assert "/fi/steps/velat a@b.fi" in listed.output
    CliRunner().invoke(main, ["reports", "--settle", "1", "--var", folder])
    assert CliRunner().invoke(main, ["reports", "--var", folder]).output == ""
    again = CliRunner().invoke(main, ["reports", "--settle", "1", "--var", folder])
    assert again.exit_code == 1
    assert "no open report number 1" in again.output
