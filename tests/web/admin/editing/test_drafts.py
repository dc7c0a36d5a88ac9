"""Drafts: a text is kept before all languages are there, and published when they are."""

from __future__ import annotations

import pytest

from navigator import store
from navigator.voices.text import VOICES
from tests.lint import LintingClient
from tests.people import other_client, send, signed_in
from tests.web.admin.editing.test_data_pages import edit, newest, place_of, words

NEW, AID = "/en/admin/services/new", "/en/admin/services/palkkatuki/edit"
FINNISH = {"id": "uusi", "name_fi": "Uusi palvelu", "description_fi": "Kuvaus.", "source": "Tove"}
REST = {"name_sv": "Ny", "name_en": "New", "description_sv": "Text.", "description_en": "Text."}
OFFER = {"offer-step": "velat", "offer-provider": "saatio"}


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    return signed_in(desk, "editor")


def drafts(client: LintingClient) -> int:
    with store.opened(place_of(client).database) as kept:
        return len(kept.drafts.all())


def test_a_new_service_waits_in_one_language_and_is_published_in_all(
    editor: LintingClient,
) -> None:
    kept = edit(editor, NEW, **FINNISH, **OFFER, also="lopetan", keep="1")
    assert kept.location == "/en/admin/drafts/1?done=kept"
    page = editor.page(kept.location)
    assert 'value="Uusi palvelu"' in page
    assert 'value="lopetan" checked' in page
    assert "Still to be written: Name, in Swedish; Name, in English; Description, in" in page
    assert newest(editor) == 1
    assert "Uusi palvelu" not in editor.page("/fi/search?q=uusi")
    assert "A new service: " in editor.page("/en/admin/data")
    assert "1 draft waits" in editor.page("/en/admin/")
    filled = send(
        editor, NEW, **FINNISH, **REST, **OFFER, **{"offer-region": "pikkula"},
        checked_on="1.1.2026", also="lopetan", based_on=1, draft=1,
    )  # fmt: skip
    assert filled.location == "/en/services/uusi?edition=2"
    assert drafts(editor) == 0
    assert editor.get("/en/admin/drafts/1").status_code == 404


def test_a_draft_that_can_not_be_published_yet_stays_one(editor: LintingClient) -> None:
    edit(editor, NEW, **FINNISH, **OFFER, keep="1")
    refused = send(editor, NEW, **FINNISH, **OFFER, based_on=1, draft=1)
    assert refused.status_code == 422
    assert "This is a draft" in words(refused)
    assert drafts(editor) == 1


def test_a_draft_is_kept_again_in_its_place(editor: LintingClient) -> None:
    edit(editor, AID, name_fi="Ensin", keep="1")
    again = send(editor, AID, name_fi="Sitten", based_on=1, draft=1, keep="1")
    assert again.location == "/en/admin/drafts/1?done=kept"
    assert 'value="Sitten"' in editor.page("/en/admin/drafts/1")
    assert drafts(editor) == 1
    assert "began a draft" in editor.page("/en/admin/events")


def test_what_was_published_meanwhile_is_seen_when_a_draft_is_published(
    editor: LintingClient,
) -> None:
    edit(editor, AID, name_fi="Luonnos", keep="1")
    edit(editor, AID, name_fi="Julkaistu")
    late = send(editor, AID, name_fi="Luonnos", based_on=1, draft=1)
    assert late.status_code == 409
    assert "Julkaistu" in late.text
    assert drafts(editor) == 1


def test_a_draft_is_thrown_away(editor: LintingClient) -> None:
    edit(editor, AID, name_fi="Turha", keep="1")
    assert send(editor, "/en/admin/drafts/1/discard").location == "/en/admin/data"
    assert drafts(editor) == 0
    assert "threw a draft away" in editor.page("/en/admin/events")
    assert newest(editor) == 1


def test_the_page_of_a_draft_keeps_the_rules_in_every_voice(editor: LintingClient) -> None:
    edit(editor, NEW, **FINNISH, **OFFER, keep="1")
    for voice in VOICES:
        assert editor.get(f"/{voice.code}/admin/drafts/1").status_code == 200
        assert editor.get(f"/{voice.code}/admin/data").status_code == 200


def test_a_draft_waits_among_the_findings_with_what_it_lacks_and_the_way_to_it(
    editor: LintingClient,
) -> None:
    written = {**FINNISH, **REST, **OFFER, "name_en": "", "description_sv": ""}
    edit(editor, NEW, **written, keep="1")
    page = words(editor.get("/en/admin/findings?kind=unwritten"))
    assert "Drafts that wait 1" in page
    assert "A new service: " in page
    assert "Tove Toimittaja kept it on 15 January 2026." in page
    assert "It is still to be written in Swedish and in English." in page
    assert 'href="/en/admin/drafts/1"' in editor.page("/en/admin/findings?kind=draft&area=tyonhaku")
    assert 'href="/en/admin/drafts/1"' not in editor.page(
        "/en/admin/findings?kind=draft&area=yritys"
    )
    (listed,) = editor.get("/en/admin/findings.json?kind=draft").json["findings"]
    assert (listed["id"], listed["draft"], listed["step"]) == ("draft/1", 1, "velat")
    assert listed["lacking"] == {"name": ["en"], "description": ["sv"]}
    assert "draft/1" in editor.get("/en/admin/findings.csv").get_data(as_text=True)


def test_drafts_are_told_to_editors_and_of_today_alone(editor: LintingClient) -> None:
    edit(editor, NEW, **FINNISH, **OFFER, keep="1")
    other = signed_in(other_client(editor), "counsellor")
    assert "/admin/drafts/1" not in other.page("/en/admin/findings")
    assert "/admin/drafts/1" not in editor.page("/en/admin/findings?on=2026-02-01")


def test_a_draft_of_a_new_offer_is_called_by_its_service_and_step(editor: LintingClient) -> None:
    edit(editor, "/en/admin/offers/new", service="palkkatuki", step="velat", keep="1")
    called = "A new offer: Pay subsidy · I need help with money"
    assert called in words(editor.get("/en/admin/data"))
    page = words(editor.get("/en/admin/findings?kind=draft"))
    assert called in page
    assert "Still to be filled in: Provider" in page
