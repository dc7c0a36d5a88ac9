"""“Undo” on the desk: one edit is taken back, a colleague's stays, or both versions are shown."""

from __future__ import annotations

import re

import pytest
from werkzeug.test import TestResponse

from navigator import store
from navigator.editions import edition
from navigator.editions.edition import Act
from navigator.voices.text import VOICES
from tests.lint import LintingClient, lint, text_of
from tests.people import MORNING, NAMES, employ, other_client, send, sign_in, signed_in
from tests.web.admin.editing.test_data_pages import edit, edition_files, newest, place_of, words
from tests.world import OFFERS, PROJECTS, SERVICES, pikkula

KAIKU, AID = "/en/admin/projects/kaiku/edit", "/en/admin/services/palkkatuki/edit"
EETU = "Eetu Editoija"


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    return signed_in(desk, "editor")


@pytest.fixture
def colleague(desk: LintingClient) -> LintingClient:
    other = other_client(desk)
    employ(desk.application, "editor", EETU)
    sign_in(other, EETU)
    return other


def undo_link(client: LintingClient, address: str) -> str:
    """Where the link “Undo” on a page leads."""
    links = [one for one in lint(client.page(address)).iter("a") if text_of(one) == "Undo"]
    assert len(links) == 1
    return links[0].get("href") or ""


def undo(client: LintingClient, number: int, **fields: object) -> TestResponse:
    return send(client, f"/en/admin/editions/{number}/undo", **fields)


def test_undo_takes_back_ones_own_edit_and_leaves_a_colleagues_later_one(
    editor: LintingClient, colleague: LintingClient
) -> None:
    done = edit(editor, KAIKU, ends_on="31.12.2026")
    link = undo_link(editor, done.location)
    edit(colleague, AID, source="Eetun lähde")
    page = words(editor.get(link))
    assert "now: 31 December 2026 after undoing: 30 June 2026" in page
    assert "Eetun lähde" not in page, "which is not touched"
    back = send(editor, link)
    assert (back.status_code, back.location) == (303, "/en/projects/kaiku?edition=4")
    assert edition_files(editor) == pikkula(
        services_csv=SERVICES.replace(
            "https://www.pikkula.fi;2025-08-22;Lähde",
            "https://www.pikkula.fi;2025-08-22;Eetun lähde",
        )
    )
    page = words(editor.get(back.location))
    assert "Edition 4 is live." in page
    assert "Last day: 31 December 2026 → 30 June 2026" in page


def test_what_was_undone_is_told_with_a_note_of_its_own_and_can_be_undone(
    editor: LintingClient,
) -> None:
    edit(editor, KAIKU, ends_on="31.12.2026")
    back = undo(editor, 2, note="Väärä päivä.")
    assert "/en/admin/editions/3/undo" in editor.page(back.location)
    events, editions = (words(editor.get(f"/en/admin/{page}")) for page in ("events", "editions"))
    assert "undid the change of edition 2" in events
    assert "Undoes the change of edition 2. Changed: project “Kaiku” (Last day)" in editions
    assert "Väärä päivä." in editions
    undo(editor, 3)
    assert edition_files(editor) == pikkula(
        projects_csv=PROJECTS.replace("2026-06-30", "31.12.2026")
    )
    assert "undid the change of edition 3" in words(editor.get("/en/admin/events"))


def test_a_row_that_a_colleague_changed_since_stays_and_both_versions_are_shown(
    editor: LintingClient, colleague: LintingClient
) -> None:
    edit(editor, AID, source="Toven lähde", name_en="Aid")
    edit(colleague, AID, source="Eetun lähde")
    for answer in (editor.get("/en/admin/editions/2/undo"), undo(editor, 2)):
        page = words(answer)
        assert "This can’t be undone, because it has been changed since." in page
        assert f"Changed since, in edition 3: {EETU}, " in page
        assert re.search(r"Source of the facts Toven lähde Eetun lähde", page)
        assert "Name, in English" not in page, "which is still as the edit left it"
        assert "/en/admin/services/palkkatuki/edit" in answer.text
    assert undo(editor, 2).status_code == 409
    assert newest(editor) == 3


def test_a_service_that_was_taken_away_comes_back_with_its_offers(
    editor: LintingClient, colleague: LintingClient
) -> None:
    gone = send(editor, "/en/admin/services/velkaneuvonta/remove", based_on=1, note="Loppui.")
    link = undo_link(editor, gone.location)
    edit(colleague, KAIKU, ends_on="31.12.2026")
    back = send(editor, link)
    assert (back.status_code, back.location) == (303, "/en/services/velkaneuvonta?edition=4")
    files = edition_files(editor)
    assert (files["services.csv"], files["offers.csv"]) == (SERVICES.encode(), OFFERS.encode())
    assert b"31.12.2026" in files["projects.csv"]


def test_many_that_were_checked_at_once_are_undone_at_once(editor: LintingClient) -> None:
    send(editor, "/en/admin/findings", every="1", listed="valmennus neuvonta", based_on=1)
    link = undo_link(editor, "/en/admin/findings?kind=stale-service&edition=2")
    back = send(editor, link)
    assert back.location == "/en/admin/editions?old=2&new=3#changes"
    assert edition_files(editor) == pikkula()


def test_pressing_twice_undoes_once(editor: LintingClient) -> None:
    edit(editor, KAIKU, ends_on="31.12.2026")
    undo(editor, 2)
    again = undo(editor, 2)
    assert (again.status_code, newest(editor)) == (303, 3)
    assert "There is nothing to undo" in words(editor.get(again.location))


def test_what_others_have_built_on_it_is_said_by_name(
    editor: LintingClient, colleague: LintingClient
) -> None:
    provider = {"id": "uusi", "kind": "state", "name_fi": "Uusi", "name_sv": "Ny", "name_en": "New"}
    edit(editor, "/en/admin/providers/new", **provider)
    offer = {"service": "neuvonta", "step": "lopetan", "provider": "uusi"}
    edit(colleague, "/en/admin/offers/new", **offer)
    answer = undo(editor, 2)
    assert answer.status_code == 422
    assert "what was published later needs it" in words(answer)
    assert "Offers: Business advice" in words(answer)
    assert newest(editor) == 3


def test_undoing_that_would_leave_a_step_empty_is_asked_about(editor: LintingClient) -> None:
    with store.opened(place_of(editor).database) as kept:
        old = pikkula(projects_csv=PROJECTS.replace("2026-06-30", "2026-01-10"))
        for files, origin in ((old, "data"), (pikkula(), "edit")):
            kept.editions.publish(files, origin=origin, at=MORNING, by="Aino", note="")
    number = newest(editor)
    assert undo(editor, number).status_code == 422
    assert newest(editor) == number
    page = editor.get(f"/en/admin/editions/{number}/undo").text
    assert "This would come of it:" in page
    agreed = re.search(r'name="agreed" value="([^"]+)"', page)
    assert agreed
    assert undo(editor, number, agreed=agreed[1]).status_code == 303


def test_only_edits_offer_undo_and_going_back_says_what_it_takes_along(
    editor: LintingClient, colleague: LintingClient
) -> None:
    files = pikkula(projects_csv=PROJECTS.replace("Kaiku;", "Kajo;"))
    edition.publish(files, place_of(editor), Act(MORNING, "Eero", "", 1), origin="upload/1")
    page = words(editor.get("/en/projects/kaiku?edition=2"))
    assert "Go back to edition 1" in page
    assert "Undo" not in page
    edit(colleague, AID, source="Eetun lähde")
    page = words(editor.get("/en/admin/editions/1/roll-back"))
    assert "This takes back all that was published after it: 2 editions." in page
    assert f"Edition 3: {EETU}, " in page
    assert "service “Pay subsidy” (Source of the facts)" in page
    for number in (1, 2, 9):
        assert editor.get(f"/en/admin/editions/{number}/undo").status_code == 404
        assert undo(editor, number).status_code == 404


def test_an_edition_that_todays_checks_cannot_read_is_said_to_be_past_undoing(
    editor: LintingClient,
) -> None:
    with store.opened(place_of(editor).database) as kept:
        for files in (pikkula(projects_csv="id;nimi\nkaiku;Kaiku\n"), pikkula()):
            kept.editions.publish(files, origin="edit", at=MORNING, by="Aino", note="")
    assert "today’s checks can’t read" in words(editor.get("/en/admin/editions/2/undo"))
    assert undo(editor, 2).status_code == 422


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_the_pages_of_undoing_keep_the_rules_in_every_voice(
    editor: LintingClient, voice: object
) -> None:
    edit(editor, KAIKU, ends_on="31.12.2026")
    edit(editor, AID, source="Toven lähde")
    edit(editor, KAIKU, ends_on="1.12.2026")
    for page in ("editions/2/undo", "editions/3/undo", "editions", "editions/1/roll-back"):
        assert editor.get(f"/{voice}/admin/{page}").status_code == 200
    assert NAMES["editor"] in words(editor.get(f"/{voice}/admin/editions/2/undo"))
