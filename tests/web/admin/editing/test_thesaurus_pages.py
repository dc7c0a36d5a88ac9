"""Everyday words and referrals on the desk: edited, added and taken away as services are."""

from __future__ import annotations

import pytest

from navigator.editions import desk as published
from tests.lint import LintingClient
from tests.people import send, signed_in
from tests.web.admin.editing.test_data_pages import edit, newest, place_of, words
from tests.web.admin.editing.test_edit_undo import undo
from tests.world import REFERRALS, THESAURUS

WORDS = "/en/admin/thesaurus"


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    return signed_in(desk, "editor")


def table(client: LintingClient, file: str = "thesaurus.csv") -> str:
    return published.newest(place_of(client))[1][file].decode().replace("\r\n", "\n")


def test_an_everyday_word_is_found_by_its_meaning_and_changed(editor: LintingClient) -> None:
    page = editor.page(f"{WORDS}?q=pengar")
    assert f"{WORDS}/sv~st%C3%A5lar/edit" in page
    assert "fyrkka" not in page
    done = edit(editor, f"{WORDS}/sv~st%C3%A5lar/edit", means="pengar, skuld")
    assert (done.status_code, newest(editor)) == (303, 2)
    assert table(editor) == THESAURUS.replace("stålar;pengar", "stålar;pengar, skuld")
    assert "Edition 2 is live." in words(editor.get(done.location))
    undo(editor, 2)
    assert table(editor) == THESAURUS


def test_an_everyday_word_comes_and_goes(editor: LintingClient) -> None:
    empty = send(editor, f"{WORDS}/new", language="fi", word="massi", means="")
    assert empty.status_code == 422
    assert send(editor, f"{WORDS}/new", language="fi", word="massi", means="raha").location
    assert table(editor) == THESAURUS + "fi;massi;raha\n"
    gone = send(editor, f"{WORDS}/fi~massi/remove", based_on=2, note="Nobody says so.")
    assert (gone.status_code, table(editor)) == (303, THESAURUS)


def test_a_referral_comes_is_changed_and_goes(editor: LintingClient) -> None:
    header, passport, _ = REFERRALS.splitlines()
    cells = dict(zip(header.split(";"), passport.split(";"), strict=True))
    assert send(editor, "/en/admin/referrals/new", **cells).status_code == 303
    edit(editor, "/en/admin/referrals/passi/edit", served_by_en="The police")
    assert passport.replace(";Police;", ";The police;") in table(editor, "referrals.csv")
    gone = send(editor, "/en/admin/referrals/passi/remove", based_on=3, note="Elsewhere.")
    assert (gone.status_code, "passi;" in table(editor, "referrals.csv")) == (303, False)
