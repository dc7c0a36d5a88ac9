"""Steps, words, thresholds and cries on the desk: one form each, with the checks of the files."""

from __future__ import annotations

import re

import pytest

from navigator.editions import desk as published
from tests.lint import LintingClient
from tests.people import other_client, send, signed_in
from tests.web.admin.editing.test_data_pages import edit, form, newest, place_of, words
from tests.web.admin.editing.test_edit_undo import colleague, undo
from tests.world import NEEDS

__all__ = ["colleague"]

DEBTS, TREE = "/en/admin/tree/steps/velat", "/en/admin/tree"
TEXTS = {f"{name}.{lang}": "X" for name in ("title", "description") for lang in ("fi", "sv", "en")}


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    return signed_in(desk, "editor")


def needs(client: LintingClient) -> str:
    return published.newest(place_of(client))[1]["needs.yaml"].decode()


def test_a_word_is_added_to_a_step_and_shows_on_its_page_with_the_way_back(
    editor: LintingClient,
) -> None:
    done = edit(editor, f"{DEBTS}/edit", **{"words.en": "debt\r\n  cash   loan\r\n"})
    assert (done.status_code, done.location) == (303, "/en/steps/velat?edition=2")
    assert needs(editor) == NEEDS.replace("en: [debt]", "en: [debt, cash loan]")
    page = words(editor.get(done.location))
    assert "Edition 2 is live." in page
    assert "Search words, in English: debt → debt, cash loan" in page
    assert undo(editor, 2).status_code == 303
    assert needs(editor) == NEEDS


def test_the_data_page_says_by_name_what_was_edited(editor: LintingClient) -> None:
    edit(editor, f"{DEBTS}/edit", **{"title.sv": "Skulder"})
    told = "Changed: step “I need help with money” (Title, in Swedish)"
    assert told in words(editor.get("/en/admin/data"))
    edit(editor, f"{TREE}/rules/way_in/edit", fi="puhelin")
    told = "Changed: Words of those who look for a way in (in Finnish)"
    assert told in words(editor.get("/en/admin/data"))


def test_a_form_that_is_sent_unchanged_publishes_nothing(editor: LintingClient) -> None:
    for address in (f"{DEBTS}/edit", f"{TREE}/areas/yritys/edit", f"{TREE}/rules/findings/edit"):
        assert edit(editor, address).location.endswith("edition=0")
    assert newest(editor) == 1


def test_each_fault_stands_at_its_field_and_what_was_written_stays(editor: LintingClient) -> None:
    answer = edit(editor, f"{DEBTS}/edit", **{"title.sv": "", "title.en": "Kept as typed"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'href="#title.sv"' in page
    assert re.search(r'id="title.sv"[^>]*aria-invalid="true"', page)
    assert "Kept as typed" in page
    assert newest(editor) == 1


def test_who_comes_second_sees_both_versions(
    editor: LintingClient, colleague: LintingClient
) -> None:
    theirs = form(editor, f"{DEBTS}/edit")
    edit(colleague, f"{DEBTS}/edit", **{"title.en": "I owe money"})
    mine = {**theirs, "title.sv": "Skulder"}
    answer = editor.post(f"{DEBTS}/edit", data=mine)
    page = words(answer)
    assert answer.status_code == 409
    assert "Nothing was overwritten." in page
    assert "Title, in English I need help with money I owe money I owe money" in page


def test_a_step_is_added_moved_and_taken_away(editor: LintingClient) -> None:
    new = {"area": "tyonhaku", "id": "uusi", "audience": "person", **TEXTS}
    assert send(editor, f"{TREE}/steps/new", **new).location == "/en/steps/uusi?edition=2"
    assert send(editor, f"{TREE}/steps/uusi/move", to="up", based_on=2).status_code == 303
    page = editor.page(TREE)
    assert page.index("steps-aloitan") < page.index("steps-uusi") < page.index("steps-velat")
    assert "Take away" in editor.page(f"{TREE}/steps/uusi/remove")
    gone = send(editor, f"{TREE}/steps/uusi/remove", based_on=3, note="Not needed.")
    assert (gone.status_code, needs(editor)) == (303, NEEDS)


def test_a_staircase_comes_with_its_first_step(editor: LintingClient) -> None:
    first = {f"step-{name}": text for name, text in TEXTS.items()}
    new = {"id": "uusi", "audience": "person", **TEXTS, "step-audience": "person", **first}
    refused = send(editor, f"{TREE}/areas/new", **new, **{"step-id": "velat"})
    assert refused.status_code == 422
    assert "The id “velat” is already in use." in words(refused)
    added = send(editor, f"{TREE}/areas/new", **new, **{"step-id": "eka"})
    assert added.location == "/en/areas/uusi?edition=2"


def test_what_holds_a_step_or_a_group_is_told_before_it_goes(editor: LintingClient) -> None:
    page = words(editor.get(f"{DEBTS}/remove"))
    assert "Services that would stand nowhere Offer each of them on another step first" in page
    assert "Debt counselling" in page
    assert "Offers that hang on it 2" in words(editor.get(f"{TREE}/audiences/under-30/remove"))
    answer = send(editor, f"{DEBTS}/remove", based_on=1, note="Gone.")
    assert (answer.status_code, newest(editor)) == (422, 1)


def test_thresholds_and_words_are_written_where_there_were_none(editor: LintingClient) -> None:
    edit(editor, f"{TREE}/rules/findings/edit", ending_days="30, 365")
    edit(editor, f"{TREE}/rules/way_in/edit", fi="puhelin\n=auki")
    assert "ending_days: [30, 365]" in needs(editor)
    assert "fi: [puhelin, =auki]" in needs(editor)
    wrong = edit(editor, f"{TREE}/rules/findings/edit", few_providers="monta")
    told = "Few providers: at most: “monta” is not a whole number from 1 to 9999."
    assert told in words(wrong)
    assert 'href="#few_providers"' in wrong.get_data(as_text=True)


def test_every_form_of_the_list_opens(editor: LintingClient) -> None:
    for address in {*re.findall(r'href="(/en/admin/tree/[^"]+)"', editor.page(TREE))}:
        editor.page(address)
    assert editor.get(f"{TREE}/steps/kuu/edit").status_code == 404


def test_the_step_leads_editors_to_its_form(editor: LintingClient) -> None:
    assert f'href="{DEBTS}/edit"' in editor.page("/en/steps/velat")
    assert "/admin/tree" not in other_client(editor).page("/en/steps/velat")


def test_the_site_gets_its_name_and_what_was_assessed_of_it_on_the_desk(
    editor: LintingClient,
) -> None:
    form_of_site = f"{TREE}/rules/site/edit"
    assert "The site itself" in words(editor.get(TREE))
    lacking = edit(editor, form_of_site, **{"accessibility.method.en": "By trying it."})
    assert lacking.status_code == 422
    assert 'href="#accessibility.assessed_on"' in lacking.get_data(as_text=True)
    texts = {f"name.{lang}": f"Name {lang}" for lang in ("fi", "sv", "en")}
    assert edit(editor, form_of_site, **texts).status_code == 303
    edit(editor, form_of_site, **{"accessibility.assessed_on": "2026-01-10"})
    assert "assessed_on: 2026-01-10" in needs(editor)
    assert "– Name sv</title>" in editor.page("/sv/about")
    assert "10 January 2026" in editor.page("/en/accessibility")
