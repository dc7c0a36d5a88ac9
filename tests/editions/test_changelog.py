"""Each edition says in words what it changed, by the names that things had then, and why."""

from __future__ import annotations

import csv
import io

import pytest

from navigator import store
from navigator.editions import item_names
from navigator.editions.changelog import lines
from navigator.voices.text import BY_CODE, Text
from tests.editions.test_row_removal import take_away, without
from tests.lint import LintingClient
from tests.people import MORNING, send, signed_in
from tests.web.admin.editing.test_data_pages import bring, edit, place_of, publish, words
from tests.world import NEEDS, OFFERS, PROJECTS, SERVICES, pikkula

GONE = (
    "Removed: service “Debt counselling”, "
    "offer “Debt counselling · I need help with money · Pikkula Foundation”"
)
WITHOUT = pikkula(
    services_csv=without(SERVICES, "velkaneuvonta;"), offers_csv=without(OFFERS, "velkaneuvonta;")
)


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    return signed_in(desk, "editor")


def said(text: Text) -> str:
    return str(text.in_voice(BY_CODE["en"]))


def test_a_removal_is_told_by_the_names_that_there_were_before_it() -> None:
    service, offer = lines(pikkula(), WITHOUT)
    assert (service.kind, [said(one) for one in service.called]) == (
        "removed",
        ["Debt counselling"],
    )
    assert [said(one) for one in offer.called] == [
        "Debt counselling", "I need help with money", "Pikkula Foundation",
    ]  # fmt: skip


def test_a_change_is_told_by_its_columns_and_the_new_name() -> None:
    after = pikkula(projects_csv=PROJECTS.replace("Kaiku;", "Kajo;"))
    (line,) = lines(pikkula(), after)
    assert ([said(one) for one in line.called], line.columns) == (["Kajo"], ("name",))


def test_what_the_needs_hold_is_told_by_its_title() -> None:
    (line,) = lines(pikkula(), pikkula(needs_yaml=NEEDS.replace("rahat loppu", "rahaton")))
    assert (line.key, [said(one) for one in line.called]) == (
        ("steps", "velat"),
        ["I need help with money"],
    )


def test_files_that_todays_checks_refuse_have_names_all_the_same() -> None:
    found = item_names.names(pikkula(projects_csv=PROJECTS.replace("2026-06-30", "joskus")))
    assert said(found.project["kaiku"].name) == "Kaiku"
    assert said(found.area["yritys"].name) == "Services for companies"
    assert item_names.names({}).step == {}


def test_a_removal_and_its_reason_both_stand_in_the_events_the_editions_and_the_table(
    editor: LintingClient,
) -> None:
    take_away(editor, "services/velkaneuvonta", "Sulautettiin toiseen.")
    for page in ("events", "editions"):
        told = words(editor.get(f"/en/admin/{page}"))
        assert GONE in told, page
        assert "Sulautettiin toiseen." in told, page
    table = editor.get("/en/admin/events.csv").data.decode("utf-8-sig")
    _, row, *_ = csv.reader(io.StringIO(table), delimiter=";")
    assert row[-2:] == [GONE, "Sulautettiin toiseen."]


def test_older_lines_keep_their_names_after_a_removal(editor: LintingClient) -> None:
    edit(editor, "/fi/admin/services/velkaneuvonta/edit", description_fi="Apua velkoihin.")
    take_away(editor, "services/velkaneuvonta")
    for page in ("events", "editions"):
        told = words(editor.get(f"/fi/admin/{page}"))
        assert "Muutettu: palvelu ”Velkaneuvonta” (Kuvaus, suomeksi)" in told, page
        assert "velkaneuvonta" not in told, page


def test_an_upload_and_the_way_back_are_told_alike(editor: LintingClient) -> None:
    bring(editor, projects_csv=PROJECTS.replace("2026-06-30", "2026-12-31").encode())
    publish(editor, 1, 1)
    send(editor, "/fi/admin/editions/1/roll-back", based_on=2, note="Ei sittenkään.")
    told = words(editor.get("/en/admin/editions"))
    assert told.count("Changed: project “Kaiku” (Last day)") == 2


def test_of_many_changes_the_first_are_told_and_how_many_more_there_are(
    editor: LintingClient,
) -> None:
    many = "".join(f"hanke-{n};Hanke {n};saatio;;;;;;\n" for n in range(11))
    bring(editor, projects_csv=(PROJECTS + many).encode())
    publish(editor, 1, 1)
    assert "project “Hanke 7”; and 3 more" in words(editor.get("/en/admin/events"))


def test_a_name_that_looks_like_markup_is_told_as_it_was_written(editor: LintingClient) -> None:
    edit(editor, "/fi/admin/services/velkaneuvonta/edit", name_sv="<i>sv</i>")
    take_away(editor, "services/velkaneuvonta")
    for page in ("events", "editions", "editions?old=2&new=3"):
        source = editor.page(f"/sv/admin/{page}")
        assert "&lt;i&gt;sv&lt;/i&gt;" in source, page
        assert "<i>" not in source, page
    told = editor.page("/sv/admin/events")
    assert "Borttaget: tjänsten ”&lt;i&gt;sv&lt;/i&gt;”" in told


def test_an_edition_that_todays_checks_refuse_is_told_by_its_note(editor: LintingClient) -> None:
    future = pikkula(projects_csv=PROJECTS.replace("2026-06-30", "joskus"))
    with store.opened(place_of(editor).database) as kept:
        kept.editions.publish(
            future, origin="edit", note="projects.csv kaiku: ends_on", at=MORNING, by="Tove"
        )
        kept.editions.publish(pikkula(), origin="edit", note="Oli väärin.", at=MORNING, by="Tove")
    page = words(editor.get("/en/admin/editions"))
    assert "Changed: project “Kaiku” (Last day)" in page
    assert "Oli väärin." in page


def test_the_way_back_to_what_has_gone_calls_it_by_its_name(editor: LintingClient) -> None:
    take_away(editor, "services/velkaneuvonta")
    told = words(editor.get("/en/admin/editions/1/roll-back"))
    assert "+ Debt counselling · I need help with money · Pikkula Foundation" in told
    assert "velkaneuvonta ·" not in told


def test_nobody_goes_back_to_the_edition_that_is_live(editor: LintingClient) -> None:
    where = "/en/admin/editions/1/roll-back"
    assert "Edition 1 is live" in words(editor.get(where))
    assert f'action="{where}"' not in editor.page(where)
    assert send(editor, where, based_on=1, note="Takaisin.").status_code == 409
    with store.opened(place_of(editor).database) as kept:
        assert kept.editions.newest == 1
