"""The board of reports: by page, each on its way, and nothing personal longer than needed."""

from __future__ import annotations

from contextlib import AbstractContextManager

import pytest
from flask import Flask

from navigator import store
from navigator.store.database import ReportRow, Store
from navigator.voices.text import VOICES
from navigator.web.admin.frame.reported_page import page_of
from tests.editions.test_row_removal import take_away
from tests.lint import LintingClient, lint, text_of
from tests.people import MORNING, other_client, send, signed_in

BOARD = "/fi/admin/reports"
REPORTS = [
    ("/fi/steps/velat", "Linkki ei toimi", "a@b.fi"),
    ("/sv/search", "Hittar inget", ""),
    ("/sv/steps/velat", "Fel pris", ""),
    ("/fi/projects/kaiku", "Päättyi jo", ""),
    ("/fi/steps/poistettu", "Mihin tämä katosi?", ""),
    ("/wp-login.php", "?", ""),
    ("/", "Sivu on tyhjä", ""),
    ("/sv/", "Tom sida", ""),
]


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    with opened(desk) as kept:
        for page, message, contact in REPORTS:
            kept.reports.add(at=MORNING, page=page, message=message, contact=contact)
    return signed_in(desk, "editor")


def opened(client: LintingClient) -> AbstractContextManager[Store]:
    return store.opened(client.application.extensions["place"].database)


def kept(client: LintingClient, number: int = 1) -> ReportRow:
    with opened(client) as kept:
        found = kept.reports.get(number)
    assert found
    return found


def move(client: LintingClient, now: str, was: str = "new", why: str = "", number: int = 1) -> int:
    fields = {"now": now, "was": was, "why": why}
    return send(client, f"{BOARD}/{number}/moves", **fields).status_code


def messages(page: str) -> list[str]:
    return [text_of(e) for e in lint(page).iter("p") if e.get("class") == "message"]


def moves(page: str) -> list[str]:
    """The moves of reports that a page tells, in its order."""
    lists = (e for e in lint(page).iter("ol") if "moves" in (e.get("class") or ""))
    return [text_of(one) for found in lists for one in found.iter("li")]


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_the_board_is_there_in_every_voice(editor: LintingClient, voice: object) -> None:
    page = editor.page(f"/{voice}/admin/reports")
    assert messages(page) == [
        "Linkki ei toimi", "Fel pris", "Hittar inget", "Päättyi jo", "Mihin tämä katosi?", "?",
        "Sivu on tyhjä", "Tom sida",
    ]  # fmt: skip


def test_reports_are_grouped_by_page_whichever_voice_it_was_read_in(editor: LintingClient) -> None:
    headings = {
        text_of(heading): [link.get("href") for link in heading.iter("a")]
        for heading in lint(editor.page(BOARD)).iter("h2")
    }
    assert headings == {
        "Tarvitsen apua raha-asioihin 2": ["/fi/steps/velat"],
        "Hakusivu 1": ["/fi/search"],
        "Kaiku 1": ["/fi/projects/kaiku"],
        "/steps/poistettu 1": [],
        "/wp-login.php 1": [],
        "Etusivu 2": ["/fi/"],
    }


@pytest.mark.parametrize("path", ["/fi/path.pdf", "/healthz", "/fi/admin/reports"])
def test_a_page_without_a_name_goes_by_its_address(app: Flask, path: str) -> None:
    with app.test_request_context("/fi/"):
        assert (page_of(path).title, page_of("/sv/path/compare").title != "") == ("", True)


def test_there_may_be_no_reports(desk: LintingClient) -> None:
    assert "Täällä ei ole ilmoituksia." in signed_in(desk, "editor").page(BOARD)


def test_a_counsellor_reads_what_visitors_say_but_not_where_they_are_answered(
    editor: LintingClient,
) -> None:
    counsellor = signed_in(other_client(editor), "counsellor")
    page = counsellor.page(BOARD)
    assert messages(page) == messages(editor.page(BOARD))
    assert "a@b.fi" in editor.page(BOARD)
    assert "a@b.fi" not in page
    assert "a@b.fi" not in counsellor.page(f"{BOARD}?state=all")
    assert "/fi/admin/flags/new?finding=report/1&amp;step=velat" in page


def test_a_counsellor_does_not_move_a_report(editor: LintingClient) -> None:
    counsellor = signed_in(other_client(editor), "counsellor")
    assert "/moves" in editor.page(BOARD)
    assert "/moves" not in counsellor.page(BOARD)
    refused = send(counsellor, f"{BOARD}/1/moves", now="settled", was="new")
    assert refused.status_code == 403
    assert 'href="/fi/admin/">Takaisin työpöydälle' in refused.text
    assert kept(editor).state == "new"


def test_a_report_goes_its_way_with_a_note_and_its_event(editor: LintingClient) -> None:
    assert move(editor, "working", why="Kysytään.") == 303
    assert "Työn alla" in editor.page(BOARD)
    assert move(editor, "settled", was="working") == 303
    with opened(editor) as found:
        told = [(e["verb"], e["sentence"]) for e in found.events.all() if "report" in e["subject"]]
    assert told == [("settle", ""), ("take-report", "Kysytään.")]


def test_a_report_that_is_settled_leaves_the_board_and_its_contact_is_forgotten(
    editor: LintingClient,
) -> None:
    assert "a@b.fi" in editor.page(BOARD)
    move(editor, "settled")
    assert "Linkki ei toimi" not in messages(editor.page(BOARD))
    assert messages(editor.page(f"{BOARD}?state=settled")) == ["Linkki ei toimi"]
    assert len(messages(editor.page(f"{BOARD}?state=all"))) == len(REPORTS)
    assert "a@b.fi" not in editor.page(f"{BOARD}?state=all")


def test_who_comes_second_is_told_and_keeps_what_was_written(editor: LintingClient) -> None:
    assert move(editor, "settled") == 303
    fields = {"now": "aside", "was": "new", "why": "Ei ole meidän."}
    response = send(editor, f"{BOARD}/1/moves", **fields)
    assert response.status_code == 409
    assert "Olet jo itse muuttanut tämän" in response.text
    fields_of = {e.get("id"): e.get("value") for e in lint(response.text).iter("input")}
    assert fields_of["why-1"] == "Ei ole meidän."
    assert '<a href="#why-1">Kirjoittamasi teksti on yhä lomakkeella.' in response.text
    assert kept(editor).state == "settled"


@pytest.mark.parametrize("now", ["new", "nonsense", ""])
def test_a_report_goes_no_way_that_does_not_exist(editor: LintingClient, now: str) -> None:
    assert move(editor, now) == 409
    assert kept(editor).state == "new"


def test_a_report_that_is_not_there_is_an_unknown_page(editor: LintingClient) -> None:
    assert move(editor, "settled", number=99) == 404


def test_a_report_becomes_a_flag_that_knows_where_it_came_from(editor: LintingClient) -> None:
    link = next(
        link.get("href") or ""
        for link in lint(editor.page(BOARD)).iter("a")
        if text_of(link).startswith("Tee tästä merkintä")
    )
    assert link == "/fi/admin/flags/new?finding=report/1&step=velat"
    form = editor.page(link)
    assert "Kävijän ilmoitus numero 1" in form
    assert "Linkki ei toimi" not in form, "a visitor’s words don’t wander into a flag by themselves"
    flag = {"kind": "missing", "step": "velat", "title": "Neuvonta", "reason": "Ei löydy."}
    assert send(editor, "/fi/admin/flags/new", finding="report/1", **flag).status_code == 303
    assert "Neuvonta" in editor.page(BOARD)
    assert f"{BOARD}?state=all#report-1" in editor.page("/fi/admin/flags/raised-1")
    counsellor = signed_in(other_client(editor), "counsellor")
    assert f"{BOARD}?state=all#report-1" in counsellor.page("/fi/admin/flags/raised-1")


def test_a_settled_report_tells_who_settled_it_when_and_with_what_note(
    editor: LintingClient,
) -> None:
    fields = {"now": "settled", "was": "new", "why": "Linkki korjattu."}
    told = send(editor, f"{BOARD}/1/moves", **fields)
    assert "Ilmoitus on merkitty hoidetuksi." in editor.page(told.location)
    assert moves(editor.page(f"{BOARD}?state=settled")) == [
        "Hoidettu 15.1.2026, Tove Toimittaja: Linkki korjattu."
    ]


def test_a_report_tells_each_of_its_moves_with_its_note(editor: LintingClient) -> None:
    move(editor, "working", why="Soitan huomenna.")
    move(editor, "settled", was="working")
    assert moves(editor.page(f"{BOARD}?state=all")) == [
        "Työn alla 15.1.2026, Tove Toimittaja: Soitan huomenna.",
        "Hoidettu 15.1.2026, Tove Toimittaja",
    ]


def test_reports_of_a_page_that_has_gone_stand_under_the_name_that_it_had(
    editor: LintingClient,
) -> None:
    with opened(editor) as kept:
        kept.reports.add(
            at=MORNING, page="/sv/services/velkaneuvonta", message="Fel nummer", contact=""
        )
    looked = editor.page("/fi/admin/services/velkaneuvonta/remove")
    assert f'<a href="{BOARD}#report-{len(REPORTS) + 1}">' in looked
    assert "Fel nummer" in looked
    take_away(editor, "services/velkaneuvonta")
    page = editor.page(BOARD)
    headings = [text_of(heading) for heading in lint(page).iter("h2")]
    assert "Velkaneuvonta 1" in headings
    assert "Sivua ei enää ole kartalla: /services/velkaneuvonta" in page
    assert "service=velkaneuvonta" not in page, "no flag is raised about what is not there"


def test_the_morning_tells_how_many_reports_are_open(editor: LintingClient) -> None:
    move(editor, "settled")
    assert "7 avointa kävijöiden ilmoitusta" in editor.page("/fi/admin/")
