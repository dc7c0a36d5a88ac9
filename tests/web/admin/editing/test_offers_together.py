"""Several rows in one edition: a service on many steps, and the same change of many offers."""

from __future__ import annotations

import pytest

from navigator.voices.text import VOICES
from tests.lint import LintingClient
from tests.people import send, signed_in
from tests.web.admin.editing.test_data_pages import edit, edition_files, newest, words
from tests.world import OFFERS, pikkula

NEW = "/en/admin/offers/new"
COACHING, AID = "valmennus~aloitan~tyollisyys", "palkkatuki~palkkaan~tyollisyys"
TOGETHER = "/en/admin/services/palkkatuki/offers"
BOTH = ["palkkatuki~aloitan~tyollisyys", AID]


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    return signed_in(desk, "editor")


def test_an_offer_is_put_on_several_steps_in_one_edition(editor: LintingClient) -> None:
    cells = {"service": "neuvonta", "step": "lopetan", "provider": "saatio"}
    response = edit(editor, NEW, **cells, also=["velat", "lopetan"])
    assert response.location == "/en/services/neuvonta?edition=2"
    new = "neuvonta;lopetan;saatio;;pikkula;;;;\nneuvonta;velat;saatio;;pikkula;;;;\n"
    assert edition_files(editor) == pikkula(offers_csv=OFFERS + new)


def test_a_step_that_is_none_is_told_and_the_others_are_still_ticked(
    editor: LintingClient,
) -> None:
    cells = {"service": "neuvonta", "step": "", "provider": "saatio"}
    response = edit(editor, NEW, **cells, also=["velat"])
    assert response.status_code == 422
    assert 'value="velat" checked' in response.text
    assert newest(editor) == 1


def test_the_same_change_of_several_offers_is_one_edition(editor: LintingClient) -> None:
    response = send(
        editor, TOGETHER, based_on=1, offer=BOTH, note_fi="Hae ajoissa", note_sv="", note_en=""
    )
    assert response.location == "/en/services/palkkatuki?edition=2"
    rows = edition_files(editor)["offers.csv"].decode().splitlines()
    assert rows[3] == "palkkatuki;aloitan;tyollisyys;;pikkula;;Hae ajoissa;;"
    assert rows[4].endswith(";Hae ajoissa;finansiering;funding"), "what was left empty stays"
    assert newest(editor) == 2
    assert "/en/admin/editions/2/undo" in editor.page(response.location)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"note_fi": "x"}, "Choose the offers that are to be changed."),
        ({"offer": BOTH}, "Fill in what is to be changed."),
        ({"offer": BOTH, "provider": "kukaan"}, "kukaan"),
        ({"offer": [*BOTH, "poissa~on~jo"], "note_fi": "x"}, "taken away meanwhile"),
    ],
)
def test_what_can_not_be_published_is_told_and_stays_in_the_form(
    editor: LintingClient, sent: dict[str, str | list[str]], told: str
) -> None:
    response = send(editor, TOGETHER, based_on=1, **sent)
    assert response.status_code in (409, 422)
    assert told in words(response)
    assert ('value="x"' in response.text) == ("note_fi" in sent)
    assert (f'value="{AID}" checked' in response.text) == ("offer" in sent)
    assert newest(editor) == 1


def test_the_page_is_there_for_a_project_and_a_service_in_every_voice(
    editor: LintingClient,
) -> None:
    for voice in VOICES:
        for thing in ("services/palkkatuki", "projects/kaiku"):
            assert editor.get(f"/{voice.code}/admin/{thing}/offers").status_code == 200
    assert "/en/admin/services/palkkatuki/offers" in editor.page(
        "/en/admin/services/palkkatuki/edit"
    )
    assert editor.get("/en/admin/providers/saatio/offers").status_code == 404
    assert editor.get("/en/admin/services/poissa/offers").status_code == 404
