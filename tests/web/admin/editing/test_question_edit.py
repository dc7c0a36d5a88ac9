"""The questions that measure the search are kept on the desk, by the checks of their file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from navigator import store
from navigator.editions import asked_questions
from navigator.search.quality import questions
from navigator.voices.text import VOICES
from tests.lint import LintingClient
from tests.people import other_client, send, signed_in
from tests.web.admin.editing.test_data_pages import place_of, words

FIRST = "/en/admin/questions/1"
DEBT = {
    "id": "fi-1", "lang": "fi", "kind": "exact", "q": "velat", "note": "",
    "services": "2 Velkaneuvonta\n1 Palkkatuki", "needs": "Tarvitsen apua velkoihin",
}  # fmt: skip


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    return signed_in(desk, "editor")


def mark(client: LintingClient) -> str:
    """What the form of the first question remembers."""
    (one, *_) = questions.read(questions.FILE, kept(client))
    return json.dumps(questions.plain(one), sort_keys=True)


def kept(client: LintingClient) -> bytes:
    return asked_questions.data(place_of(client), None)


def test_a_question_is_added_edited_and_taken_away(editor: LintingClient) -> None:
    added = send(editor, FIRST, **(DEBT | {"needs": ""}), seen="")
    assert added.location == "/en/admin/questions", words(added)
    (one,) = questions.read(questions.FILE, kept(editor))
    assert [(two.fi, two.grade) for two in one.services] == [
        ("Velkaneuvonta", 2),
        ("Palkkatuki", 1),
    ]
    assert "velat" in editor.page("/en/admin/questions")
    edited = send(editor, FIRST, **(DEBT | {"needs": "", "q": "paljon velkaa"}), seen=mark(editor))
    assert edited.status_code == 303
    assert questions.read(questions.FILE, kept(editor))[0].q == "paljon velkaa"
    send(editor, "/en/admin/questions/2", **(DEBT | {"needs": "", "id": "fi-2"}), seen="")
    gone = send(editor, FIRST, **DEBT, seen=mark(editor), remove="1")
    assert gone.status_code == 303
    assert [left.id for left in questions.read(questions.FILE, kept(editor))] == ["fi-2"]
    assert "edited the questions" in editor.page("/en/admin/events")
    with store.opened(place_of(editor).database) as opened:
        assert opened.editions.newest == 1, "the map is the same"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"services": "2 Velkaneuvnota uusi"}, "Velkaneuvnota uusi"),
        ({"services": "9 Velkaneuvonta"}, "Services that answer: “9”"),
        ({"q": "   "}, "Question, as somebody would type it: A value is missing."),
        ({"id": ""}, "Id: A value is missing."),
        ({"lang": "xx"}, "Language: “xx”"),
    ],
)
def test_what_is_wrong_is_told_and_stays_in_the_form(
    editor: LintingClient, typed: dict[str, str], told: str
) -> None:
    answer = send(editor, FIRST, **(DEBT | {"needs": ""} | typed), seen="")
    assert answer.status_code == 422
    assert told in words(answer)
    assert 'value="exact"' in answer.text
    assert kept(editor) == b""


def test_a_question_that_somebody_changed_meanwhile_is_looked_at_again(
    editor: LintingClient,
) -> None:
    send(editor, FIRST, **(DEBT | {"needs": ""}), seen="")
    late = send(editor, FIRST, **(DEBT | {"needs": "", "q": "toinen"}), seen="")
    assert late.status_code == 409
    assert 'value="toinen"' in late.text
    assert questions.read(questions.FILE, kept(editor))[0].q == "velat"
    assert "You have changed this question yourself meanwhile" in words(late)
    assert "Question, as somebody would type it – velat toinen" in words(late)
    seen = mark(editor)
    other = signed_in(other_client(editor), "admin")
    send(other, FIRST, **(DEBT | {"needs": "", "note": "uusi"}), seen=seen)
    late = send(editor, FIRST, **(DEBT | {"needs": "", "q": "toinen"}), seen=seen)
    assert "Somebody has changed this question meanwhile." in words(late)
    assert "Note – uusi" in words(late)
    assert send(editor, FIRST, **DEBT, seen="[").status_code == 400


def test_a_fault_of_a_question_leads_to_its_field(editor: LintingClient) -> None:
    answer = send(editor, FIRST, **(DEBT | {"needs": ""} | {"lang": "xx"}), seen="")
    assert 'href="#lang"' in answer.text
    assert "Language: “xx”" in words(answer)


def test_the_list_of_the_desk_comes_before_the_file(editor: LintingClient, tmp_path: Path) -> None:
    file = tmp_path / "questions.json"
    asked = {"id": "x", "lang": "fi", "q": "a", "kind": "b"}
    file.write_bytes(questions.written([asked], "File"))
    assert asked_questions.data(place_of(editor), file) == file.read_bytes()
    send(editor, FIRST, **(DEBT | {"needs": ""}), seen="")
    assert asked_questions.data(place_of(editor), file) == kept(editor)
    assert json.loads(editor.get("/en/admin/questions.json").data)["queries"][0]["id"] == "fi-1"


def test_the_pages_keep_the_rules_in_every_voice(editor: LintingClient) -> None:
    send(editor, FIRST, **(DEBT | {"needs": ""}), seen="")
    for voice in VOICES:
        for page in ("questions", "questions/1", "questions/2"):
            assert editor.get(f"/{voice.code}/admin/{page}").status_code == 200
    assert editor.get("/en/admin/questions/3").status_code == 404
