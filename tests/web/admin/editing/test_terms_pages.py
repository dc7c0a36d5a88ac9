"""Words that change on the desk: listed by their day, edited as rows are, and found in texts."""

from __future__ import annotations

import re

import pytest

from tests.lint import LintingClient
from tests.people import send, signed_in
from tests.web.admin.editing.test_data_pages import edit, words
from tests.web.admin.editing.test_edit_undo import undo
from tests.web.admin.editing.test_thesaurus_pages import table
from tests.world import DAY_AFTER_KAIKU, TERMS

PAGE = "/en/admin/terms"
LATER = f"?on={DAY_AFTER_KAIKU}"
CELLS = dict(zip(*(line.split(";") for line in TERMS.splitlines()), strict=True))


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    """Somebody who has written down that a word changes."""
    editor = signed_in(desk, "editor")
    assert send(editor, f"{PAGE}/new", **CELLS).location == f"{PAGE}?edition=2"
    return editor


def said(client: LintingClient, path: str) -> str:
    return words(client.get(path))


def test_a_change_is_listed_by_its_day_with_the_texts_that_say_the_old_word(
    editor: LintingClient,
) -> None:
    listed = said(editor, PAGE)
    assert "Changes to come 1" in listed
    assert "pay subsidy → employment subsidy" in listed
    assert "6 texts say the old word." in listed
    assert "Already changed 1" in said(editor, PAGE + LATER)


def test_a_page_without_words_says_what_they_are_for(desk: LintingClient) -> None:
    assert "A new word that changes" in said(signed_in(desk, "editor"), PAGE)


def test_a_change_is_edited_undone_and_taken_away(editor: LintingClient) -> None:
    done = edit(editor, f"{PAGE}/tyollistamistuki/edit", changes_on="1.8.2026")
    assert "Edition 3 is live." in said(editor, str(done.location))
    assert ";1.8.2026;" in table(editor, "terms.csv")
    undo(editor, 3)
    assert table(editor, "terms.csv").splitlines()[1] == TERMS.splitlines()[1]
    path = f"{PAGE}/tyollistamistuki/remove"
    gone = send(editor, path, based_on=4, note="It was put off.")
    assert (gone.status_code, "työllistämistuki" in table(editor, "terms.csv")) == (303, False)


def test_a_fault_is_told_at_its_field(editor: LintingClient) -> None:
    wrong = send(editor, f"{PAGE}/new", **CELLS | {"id": "muu", "new_en": "pay subsidy"})
    assert wrong.status_code == 422
    assert "“pay subsidy” is both an old word and the new one." in words(wrong)
    assert "“palkkatuki” is already an old word of “tyollistamistuki”." in words(wrong)


def test_an_edition_tells_the_word_that_came(editor: LintingClient) -> None:
    assert "Added: word that changes, “employment subsidy”" in said(editor, "/en/admin/editions")


def test_the_morning_tells_of_words_that_are_about_to_change(editor: LintingClient) -> None:
    assert "1 word is about to change" in said(editor, "/en/admin/")
    assert "1 thing says an old word" in said(editor, f"/en/admin/{LATER}")


def test_a_word_about_to_change_leads_to_the_texts_of_its_day(editor: LintingClient) -> None:
    page = editor.page("/en/admin/findings?kind=changing-term")
    assert "pay subsidy → employment subsidy" in page
    (link,) = re.findall(r'href="([^"]*kind=outdated-term[^"]*)"', page)
    assert f"on={DAY_AFTER_KAIKU}" in link
    assert "Here it still says" in editor.page(link.replace("&amp;", "&"))


def test_a_text_with_an_old_word_leads_to_its_form(editor: LintingClient) -> None:
    page = editor.page(f"/en/admin/findings{LATER}&kind=outdated-term")
    assert "Here it still says “pay subsidy”" in page
    assert "/en/admin/services/palkkatuki/edit" in page


def test_each_kind_of_text_leads_to_its_own_form(editor: LintingClient) -> None:
    edit(editor, "/en/admin/providers/saatio/edit", name_en="Pay subsidy foundation")
    edit(editor, "/en/admin/projects/kaiku/edit", note_fi="a", note_sv="b", note_en="pay subsidy")
    key = "palkkatuki~palkkaan~tyollisyys"
    edit(editor, f"/en/admin/offers/{key}/edit", note_en="pay subsidy")
    edit(editor, "/en/admin/tree/steps/velat/edit", **{"description.en": "A pay subsidy."})
    page = editor.page(f"/en/admin/findings{LATER}&kind=outdated-term")
    for form in ("providers/saatio", "projects/kaiku", f"offers/{key}", "tree/steps/velat"):
        assert f"/en/admin/{form}/edit" in page


def test_the_open_data_tells_when_a_word_changes(editor: LintingClient) -> None:
    (term,) = editor.get("/api/v1/catalog").get_json()["terms"]
    assert term["old"]["en"] == ["pay subsidy"]
    assert term["new"]["fi"] == ["työllistämistuki", "tuki työllistämiseen"]
    assert term["changes_on"] == str(DAY_AFTER_KAIKU)
