"""Reports: what a visitor says is wrong is kept, and nothing else about her."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from navigator import store
from navigator.cli import main
from navigator.editions import edition
from navigator.environment import day
from navigator.store import database
from navigator.store.database import ReportRow, Store
from navigator.store.reports import KEPT, REPORT_STATES, WAYS, ReportState
from navigator.web.app import create_app
from navigator.web.public.report_form import EACH, LONGEST_MESSAGE
from navigator.web.request.rate_limit import WINDOW, Gate, place_of
from tests.conftest import Clock, a_place, write
from tests.lint import LintingClient
from tests.world import pikkula

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)


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


def kept(client: LintingClient) -> list[ReportRow]:
    with store.opened(client.application.extensions["place"].database) as opened:
        return opened.reports.all("new")


def send(client: LintingClient, **fields: str) -> int:
    return client.post("/fi/report", data=fields).status_code


def test_a_report_is_kept_with_its_page(desk: LintingClient) -> None:
    assert send(desk, message="Linkki ei toimi", page="/fi/steps/aloitan", contact="a@b.fi") == 303
    (report,) = kept(desk)
    assert report.message == "Linkki ei toimi"
    assert report.page == "/fi/steps/aloitan"
    assert report.contact == "a@b.fi"


def test_the_question_in_an_address_is_not_kept(desk: LintingClient) -> None:
    send(desk, message="x", page="/fi/search?q=velkoja+ja+huolia")
    assert kept(desk)[0].page == "/fi/search"


@pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example", "javascript:1", ""])
def test_a_page_of_elsewhere_is_not_kept(desk: LintingClient, page: str) -> None:
    send(desk, message="x", page=page)
    assert kept(desk)[0].page == "/"


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


def test_a_flood_from_many_addresses_of_one_home_is_stopped_too(desk: LintingClient) -> None:
    def answer(place: str) -> int:
        return desk.post(
            "/fi/report",
            data={"message": "Linkki ei toimi"},
            environ_overrides={"REMOTE_ADDR": place},
        ).status_code

    assert [answer(f"2001:db8:1:2:{n:x}::{n:x}") for n in range(EACH + 1)] == [303] * EACH + [429]
    assert answer("2001:db8:1:3::1") == 303, "the neighbours"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unknown", "unknown"),
        (None, ""),
    ],
)
def test_an_address_stands_for_a_place(address: str | None, place: str) -> None:
    assert place_of(address) == place


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
        assert opened.reports.all("new") == []
        assert opened.reports.all("settled")[0].contact == ""
        assert opened.events.all()[0]["verb"] == "settle"


def test_the_command_lists_reports_and_settles_them(desk: LintingClient) -> None:
    send(desk, message="Linkki ei toimi", page="/fi/steps/velat", contact="a@b.fi")
    folder = str(desk.application.extensions["place"].folder)
    listed = CliRunner().invoke(main, ["reports", "--var", folder])
    assert "/fi/steps/velat a@b.fi" in listed.output
    at_ours = datetime.now(day.HELSINKI)
    assert f"1. {at_ours:%Y-%m-%d %H}" in listed.output, "as the clocks in Finland show it"
    CliRunner().invoke(main, ["reports", "--settle", "1", "--var", folder])
    assert CliRunner().invoke(main, ["reports", "--var", folder]).output == ""
    again = CliRunner().invoke(main, ["reports", "--settle", "1", "--var", folder])
    assert again.exit_code == 3
    assert "no open report number 1" in again.output


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Store]:
    with store.opened(tmp_path / "navigator.sqlite", make=True) as opened:
        opened.reports.add(at=NOON, page="/fi/steps/velat", message="Väärin", contact="a@b.fi")
        yield opened


def report(opened: Store) -> ReportRow:
    (found,) = opened.reports.all()
    return found


def move(opened: Store, now: ReportState, at: datetime = NOON) -> bool:
    return opened.reports.move(report(opened), now, at=at, by="Aino", why="Katsotaan.")


@pytest.mark.parametrize("state", REPORT_STATES)
def test_a_report_that_is_closed_can_be_opened_again_and_no_state_is_an_end(
    state: ReportState,
) -> None:
    assert state not in WAYS[state]
    assert WAYS[state]


def test_a_report_in_work_keeps_its_contact_and_one_that_is_closed_does_not(
    opened: Store,
) -> None:
    assert move(opened, "working")
    assert report(opened).contact == "a@b.fi"
    assert move(opened, "aside")
    assert (report(opened).contact, report(opened).closed_at) == ("", NOON)
    assert move(opened, "working")
    assert (report(opened).contact, report(opened).closed_at) == ("", None)
    assert [event["verb"] for event in opened.events.all()] == [
        "take-report",
        "set-aside-report",
        "take-report",
    ]


def test_a_report_that_somebody_else_took_meanwhile_is_not_taken_twice(opened: Store) -> None:
    seen = report(opened)
    assert move(opened, "settled")
    assert not opened.reports.move(seen, "aside", at=NOON, by="Eino")
    assert report(opened).state == "settled"
    assert len(opened.events.all()) == 1


def test_a_report_is_forgotten_a_year_after_it_was_closed(opened: Store) -> None:
    move(opened, "settled")
    assert opened.reports.forget(at=NOON + KEPT, by="cron") == 0
    assert opened.reports.forget(at=NOON + KEPT + timedelta(seconds=1), by="cron") == 1
    assert opened.reports.all() == []
    assert opened.events.all()[0]["verb"] == "forget-reports"


def test_a_report_that_is_open_is_not_forgotten(opened: Store) -> None:
    assert opened.reports.forget(at=NOON + 3 * KEPT, by="cron") == 0
    move(opened, "settled")
    move(opened, "working")
    assert opened.reports.forget(at=NOON + 3 * KEPT, by="cron") == 0


def test_what_is_forgotten_is_gone_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "navigator.sqlite"
    with store.opened(path, make=True) as opened:
        opened.reports.add(at=NOON, page="/", message="Salaisuus", contact="aino@pikkula.fi")
    assert b"aino@pikkula.fi" in path.read_bytes()
    with store.opened(path, make=True) as opened:
        assert move(opened, "settled")
        opened.reports.forget(at=NOON + 2 * KEPT, by="cron")
    for file in tmp_path.iterdir():
        assert b"aino@pikkula.fi" not in file.read_bytes()
        assert b"Salaisuus" not in file.read_bytes()


def test_a_store_from_before_reports_had_more_states_is_brought_along(tmp_path: Path) -> None:
    path = tmp_path / "navigator.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(database.GROWTH[0])
    connection.execute("insert into reports values (1, ?, '/', 'x', '', 'settled')", (str(NOON),))
    connection.execute("pragma user_version = 1")
    connection.commit()
    connection.close()
    with store.opened(path, make=True) as opened:
        assert (report(opened).state, report(opened).closed_at) == ("settled", NOON)


def test_the_command_forgets_what_was_closed_long_ago(desk: LintingClient) -> None:
    long_ago = day.now() - 2 * KEPT
    place = desk.application.extensions["place"]
    with store.opened(place.database) as opened:
        opened.reports.add(at=long_ago, page="/", message="Vanha", contact="")
        move(opened, "settled", long_ago)
        opened.reports.add(at=long_ago, page="/", message="Avoin", contact="")
    arguments = ["reports", "--forget-settled", "--var", str(place.folder)]
    assert CliRunner().invoke(main, arguments).output == "Forgotten: 1\n"
    assert [one.message for one in kept(desk)] == ["Avoin"]
