"""Ways in on the desk: contacts, what one asks before going, and plain names of services."""

from __future__ import annotations

import pytest

from navigator.editions import desk as published
from navigator.editions.row_removal import Holder, removal
from navigator.editions.tree_removal import removal as tree_removal
from tests.lint import LintingClient
from tests.people import send, signed_in
from tests.web.admin.editing.test_data_pages import (
    bring,
    edit,
    edition_files,
    newest,
    place_of,
    publish,
    words,
)
from tests.web.admin.editing.test_edit_undo import undo
from tests.world import CONTACTS, INTAKE, OFFERS, PROVIDERS, SERVICES, pikkula

FILES = pikkula(contacts_csv=CONTACTS, intake_csv=INTAKE)


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    """An editor of Pikkula with its ways in, as edition 2."""
    client = signed_in(desk, "editor")
    bring(client, contacts_csv=CONTACTS.encode(), intake_csv=INTAKE.encode())
    publish(client, 1, 1)
    return client


def table(client: LintingClient, file: str) -> str:
    return published.newest(place_of(client))[1][file].decode().replace("\r\n", "\n")


def row(text: str, id_: str) -> dict[str, str]:
    header, *rows = text.splitlines()
    (cells,) = (one.split(";") for one in rows if one.startswith(f"{id_};"))
    return dict(zip(header.split(";"), cells, strict=True))


# Edited


@pytest.mark.parametrize("noun", ["contacts", "intake"])
def test_the_page_of_the_data_leads_to_a_new_row(editor: LintingClient, noun: str) -> None:
    assert f'href="/fi/admin/{noun}/new"' in editor.page("/fi/admin/data")
    assert editor.get(f"/fi/admin/{noun}/new").status_code == 200


def test_the_number_and_the_hours_of_a_contact_are_changed_and_no_other_byte(
    editor: LintingClient,
) -> None:
    changes = {"value": "+358409999999", "monday": "9:00-11:00, 12:00-15:00"}
    done = edit(editor, "/en/admin/contacts/velat-soita/edit", **changes)
    assert (done.status_code, newest(editor)) == (303, 3)
    expected = CONTACTS.replace("+358401234567", "+358409999999")
    line = ";;;;10:00-12:00;10:00-12:00;"
    assert expected.count(line) == 1
    assert table(editor, "contacts.csv") == expected.replace(
        line, ";;;;9:00-11:00, 12:00-15:00;10:00-12:00;"
    )
    undo(editor, 3)
    assert table(editor, "contacts.csv") == CONTACTS


def test_an_edit_of_a_contact_is_an_event(editor: LintingClient) -> None:
    edit(editor, "/en/admin/contacts/velat-soita/edit", price="standard")
    edit(editor, "/en/admin/intake/valmennus/edit", fee="paid")
    told = words(editor.get("/en/admin/events"))
    assert "Changed: contact “velat-soita” (Price of the call)" in told
    assert "Changed: what one asks before going, “valmennus” (Price)" in told


def test_faults_of_a_contact_stand_at_their_fields(editor: LintingClient) -> None:
    refused = edit(editor, "/en/admin/contacts/ovi/edit", value="soita", friday="iltapäivä")
    assert (refused.status_code, newest(editor)) == (422, 2)
    told = words(refused)
    assert "“soita” is not a telephone number." in told
    assert "“iltapäivä” is no opening hours." in told


def test_a_contact_comes_and_goes(editor: LintingClient) -> None:
    cells = {
        "id": "saatio-soita",
        "provider": "saatio",
        "kind": "telephone",
        "value": "050 765 4321",
        "checked_on": "2026-01-10",
        "source": "Lähde",
    }
    assert send(editor, "/en/admin/contacts/new", **cells).status_code == 303
    assert row(table(editor, "contacts.csv"), "saatio-soita")["value"] == "050 765 4321"
    gone = send(editor, "/en/admin/contacts/saatio-soita/remove", based_on=3, note="Suljettu.")
    assert gone.status_code == 303
    assert table(editor, "contacts.csv") == CONTACTS


def test_a_contact_that_is_nobodys_is_refused(editor: LintingClient) -> None:
    cells = {"id": "uusi", "kind": "email", "value": "a@b.fi", "checked_on": "2026-01-10"}
    refused = send(editor, "/en/admin/contacts/new", **cells, source="Lähde")
    assert refused.status_code == 422
    assert "It is not said whose contact this is." in words(refused)


def test_what_one_asks_before_going_is_changed(editor: LintingClient) -> None:
    changes = {"referral": "yes", "minimum_age": "18", "duration_fi": "Kaksi kuukautta."}
    assert edit(editor, "/en/admin/intake/valmennus/edit", **changes).status_code == 303
    assert row(table(editor, "intake.csv"), "valmennus") == row(INTAKE, "valmennus") | changes
    undo(editor, 3)
    assert table(editor, "intake.csv") == INTAKE


def test_the_first_contact_of_a_map_makes_its_table(desk: LintingClient) -> None:
    client = signed_in(desk, "editor")
    cells = row(CONTACTS, "saatio-posti")
    assert send(client, "/en/admin/contacts/new", **cells).status_code == 303
    assert row(table(client, "contacts.csv").lstrip("\ufeff"), "saatio-posti") == cells


# The plain name


def test_the_first_plain_name_adds_its_column_and_leaves_every_other_row_as_it_was(
    editor: LintingClient,
) -> None:
    edit(editor, "/en/admin/services/palkkatuki/edit", plain_name_fi="Palkkaraha")
    header, *rows = table(editor, "services.csv").splitlines()
    assert header == SERVICES.splitlines()[0] + ";plain_name_fi"
    expected = [
        one + (";Palkkaraha" if one.startswith("palkkatuki;") else "")
        for one in SERVICES.splitlines()[1:]
    ]
    assert rows == expected
    assert "Palkkaraha" in editor.page("/fi-simple/services/palkkatuki")
    assert "Palkkaraha" not in editor.page("/fi/services/palkkatuki")
    undo(editor, 3)
    assert table(editor, "services.csv") == SERVICES


def test_a_form_that_leaves_the_plain_name_empty_adds_no_column(editor: LintingClient) -> None:
    edit(editor, "/en/admin/services/palkkatuki/edit", description_fi="Rahaa.")
    assert "plain_name" not in table(editor, "services.csv")


# Taken away


def test_a_service_goes_with_its_ways_in() -> None:
    going = removal(FILES, "services.csv", "valmennus")
    assert going.holders == ()
    assert [one.key for one in going.edits[1:] if one.file != "offers.csv"] == [
        *("valmennus-aika", "valmennus", "valmennus-saatio")
    ]


def test_a_service_is_taken_away_from_all_tables(editor: LintingClient) -> None:
    looked = words(editor.get("/en/admin/services/valmennus/remove"))
    assert "Its 2 offers go with it, in the same edition. So does what is known" in looked
    gone = send(editor, "/en/admin/services/valmennus/remove", based_on=2, note="Loppui.")
    assert gone.status_code == 303
    files = edition_files(editor)
    assert all(
        b"valmennus" not in files[f"{name}.csv"].split(b"\n", 1)[1]
        for name in ("services", "offers", "contacts", "intake")
    )


def test_a_provider_is_held_by_its_ways_in(editor: LintingClient) -> None:
    other = PROVIDERS + "seura;Seura;Seura;Seura;association;\n"
    found = removal(
        pikkula(
            providers_csv=other,
            contacts_csv=CONTACTS.replace("saatio-posti;saatio", "saatio-posti;seura"),
        ),
        "providers.csv",
        "seura",
    )
    assert found.holders == (Holder("contacts.csv", "saatio-posti"),)
    page = editor.get("/en/admin/providers/saatio/remove")
    assert "Contacts that are its own" in words(page)
    assert 'href="/en/admin/contacts/saatio-posti/edit"' in page.text
    assert 'href="/en/admin/intake/valmennus-saatio/edit"' in page.text


def test_the_last_offer_of_a_provider_is_held_by_ways_in_to_it() -> None:
    found = removal(FILES, "offers.csv", "valmennus~aloitan~tyollisyys")
    assert found.holders == (Holder("contacts.csv", "valmennus-aika"),)
    twice = OFFERS + "valmennus;velat;tyollisyys;;pikkula;;;;\n"
    more = {**FILES, "offers.csv": twice.encode()}
    assert removal(more, "offers.csv", "valmennus~aloitan~tyollisyys").holders == ()


def test_a_step_goes_with_the_contacts_that_are_its_own() -> None:
    going = tree_removal(FILES, "needs.yaml", ("steps", "aloitan"))
    assert [one.key for one in going.edits if one.file == "contacts.csv"] == ["valmennus-aika"]


def test_a_region_is_held_by_its_front_door() -> None:
    found = tree_removal(FILES, "needs.yaml", ("regions", "pikkula"))
    assert Holder("contacts.csv", "ovi") in found.holders


# All of them


def test_every_contact_and_intake_is_listed_with_its_form(editor: LintingClient) -> None:
    html = editor.page("/en/admin/ways-in")
    assert "/en/admin/contacts/ovi/edit" in html, "the front door"
    assert "/en/admin/contacts/velat-soita/edit" in html
    assert "/en/admin/intake/valmennus/edit" in html


def test_an_edited_front_door_is_told_on_the_front_page(editor: LintingClient) -> None:
    edit(editor, "/en/admin/contacts/ovi/edit", value="+358501111111")
    html = words(editor.get("/en/?edition=3"))
    assert "050 111 1111" in html
    assert "Edition 3 is live." in html


def test_a_new_contact_is_of_nobody_until_somebody_says_whose_it_is(editor: LintingClient) -> None:
    html = editor.page("/en/admin/contacts/new")
    assert 'value="pikkula"' in html
    assert "the whole staircase" not in html
