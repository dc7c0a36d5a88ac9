"""A row is taken away with what goes with it, and held by what names it, which is said in words."""

from __future__ import annotations

import re

import pytest

from navigator import store
from navigator.editions import edition, edits
from navigator.editions.desk import GoneError
from navigator.editions.row_removal import Holder, removal
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
from tests.world import FLAGS, NEEDS, OFFERS, PROJECTS, PROVIDERS, SERVICES, pikkula

URGENT = """\
urgent:
  words: {fi: [hätä], sv: [nöd], en: [emergency]}
  message: {fi: Soita 112., sv: Ring 112., en: Call 112.}
  services: [neuvonta]
"""
FLAGGED = FLAGS.replace("palkkaan;;", "palkkaan;palkkatuki;")
OTHER = PROVIDERS + "seurakunta;Seurakunta;Församlingen;Parish;association;\n"


@pytest.fixture
def editor(desk: LintingClient) -> LintingClient:
    return signed_in(desk, "editor")


def without(text: str, start: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(start))


def take_away(editor: LintingClient, row: str, note: str = "Loppui.") -> str:
    """Take a row away, and where that leads."""
    where = f"/en/admin/{row}/remove"
    response = send(editor, where, based_on=newest(editor), note=note)
    assert response.status_code == 303
    return response.location


# --- what goes, and what holds it


def test_a_service_goes_with_all_its_offers_and_no_other_byte() -> None:
    going = removal(pikkula(), "services.csv", "valmennus")
    assert (going.company, going.holders) == (2, ())
    expected = pikkula(
        services_csv=without(SERVICES, "valmennus;"), offers_csv=without(OFFERS, "valmennus;")
    )
    assert edits.edited(pikkula(), going.edits) == expected


@pytest.mark.parametrize(
    ("file", "key", "holders"),
    [
        ("services.csv", "palkkatuki", [Holder("flags.csv", "mentori")]),
        ("services.csv", "neuvonta", [Holder("needs.yaml")]),
        ("offers.csv", "velkaneuvonta~velat~saatio", [Holder("services.csv", "velkaneuvonta")]),
        ("offers.csv", "valmennus~aloitan~tyollisyys", []),
        ("providers.csv", "seurakunta", [Holder("projects.csv", "kaiku")]),
        (
            "projects.csv",
            "kaiku",
            [
                Holder("offers.csv", key)
                for key in (
                    "valmennus~aloitan~saatio~kaiku~under-30",
                    "kaikukurssi~velat~saatio~kaiku~under-30",
                    "kaikukurssi~lopetan~saatio~kaiku",
                )
            ],
        ),
    ],
)
def test_what_names_a_row_holds_it(file: str, key: str, holders: list[Holder]) -> None:
    files = pikkula(
        flags_csv=FLAGGED,
        needs_yaml=URGENT + NEEDS,
        providers_csv=OTHER,
        projects_csv=PROJECTS.replace(";saatio;", ";saatio, seurakunta;"),
    )
    assert [*removal(files, file, key).holders] == holders


def test_what_is_not_there_cannot_be_taken_away() -> None:
    with pytest.raises(GoneError):
        removal(pikkula(), "projects.csv", "kuiskaus")


# --- on the desk


ROWS = (
    "services/neuvonta",
    "offers/neuvonta~yritys~tyollisyys",
    "projects/kaiku",
    "providers/saatio",
)


@pytest.mark.parametrize("row", ROWS)
def test_each_form_leads_to_what_taking_its_row_away_would_change(
    editor: LintingClient, row: str
) -> None:
    assert f'href="/fi/admin/{row}/remove"' in editor.page(f"/fi/admin/{row}/edit")
    assert editor.get(f"/fi/admin/{row}/remove").status_code == 200


def test_a_service_is_taken_away_and_its_address_and_paths_say_so(editor: LintingClient) -> None:
    looked = words(editor.get("/en/admin/services/velkaneuvonta/remove"))
    assert "Its 1 offer goes with it, in the same edition." in looked
    assert "Removed 2 − Debt counselling · I need help with money · Pikkula Foundation" in looked
    before = edition.opened(1, place_of(editor))
    code = before.codes.of(before.catalog.service["velkaneuvonta"]).code
    there = take_away(editor, "services/velkaneuvonta", "Siirtyi muualle.")
    assert there == "/en/admin/editions?old=1&new=2#changes"
    after = words(editor.get(there.partition("#")[0]))
    assert "Edition 2 is live." in after
    assert "− Debt counselling · I need help with money · Pikkula Foundation" in after
    assert "Siirtyi muualle." in after
    assert edition_files(editor) == pikkula(
        services_csv=without(SERVICES, "velkaneuvonta;"),
        offers_csv=without(OFFERS, "velkaneuvonta;"),
    )
    gone = editor.get("/en/services/velkaneuvonta")
    assert gone.status_code == 404
    assert "has been taken off the map" in words(gone)
    path = words(editor.get(f"/en/path/edit?path={code}"))
    assert "item of this path was not found." in path


@pytest.mark.parametrize("row", ["providers/seurakunta", "projects/kuiskaus"])
def test_a_project_or_provider_that_nothing_names_is_taken_away(
    editor: LintingClient, row: str
) -> None:
    more = PROJECTS + "kuiskaus;Kuiskaus;saatio;;;;;;\n"
    bring(editor, providers_csv=OTHER.encode(), projects_csv=more.encode())
    publish(editor, 1, 1)
    assert take_away(editor, row).startswith("/en/admin/editions?old=2&new=3")
    file = f"{row.split('/', maxsplit=1)[0]}.csv"
    assert edition_files(editor)[file] == pikkula()[file]


def test_a_service_on_the_way_to_a_trade_is_held_by_it() -> None:
    way = "occupations: {learning: {fi: [oppia]}, vocational: {services: [kaikukurssi]}}\n"
    going = removal(pikkula(needs_yaml=NEEDS + way), "services.csv", "kaikukurssi")
    assert going.holders == (Holder("needs.yaml"),)


KAIKU = "offers/kaikukurssi~lopetan~saatio~kaiku/edit"
ONLY = "on this step only: I need help with money."


@pytest.mark.parametrize(
    ("row", "said", "there"),
    [
        ("services/palkkatuki", "Flags of the data files that are about it", "flags/mentori"),
        ("services/neuvonta", "Take its id, “neuvonta”, out first", "data"),
        ("projects/kaiku", "Offers that hang on it 3", KAIKU),
        ("providers/saatio", "Projects that it runs", "projects/kaiku/edit"),
        ("offers/velkaneuvonta~velat~saatio", ONLY, "services/velkaneuvonta/remove"),
    ],
)
def test_what_holds_a_row_is_told_with_the_way_there_and_it_stays(
    editor: LintingClient, row: str, said: str, there: str
) -> None:
    bring(editor, flags_csv=FLAGGED.encode(), needs_yaml=(URGENT + NEEDS).encode())
    publish(editor, 1, 1)
    answer = send(editor, f"/en/admin/{row}/remove", based_on=2, note="Pois.")
    assert answer.status_code == 422
    assert newest(editor) == 2
    page = editor.get(f"/en/admin/{row}/remove")
    for one in (page, answer):
        main = re.sub(r"^.*<main|</main>.*$", "", one.text, flags=re.DOTALL)
        assert said in words(one)
        assert f'href="/en/admin/{there}"' in main
        assert "<table" not in main, "no raw fault of a file"
        assert "<form" not in main


@pytest.mark.parametrize("row", ["services/neuvonta", "providers/seurakunta"])
def test_taking_away_needs_a_reason(editor: LintingClient, row: str) -> None:
    bring(editor, providers_csv=OTHER.encode())
    publish(editor, 1, 1)
    assert "A reason is needed here." in words(editor.get(f"/en/admin/{row}/remove"))
    answer = send(editor, f"/en/admin/{row}/remove", based_on=2, note=" ")
    assert answer.status_code == 422
    assert 'href="#note">Write why this is published.' in answer.text
    assert newest(editor) == 2


def test_a_service_that_got_another_offer_meanwhile_is_looked_at_again(
    editor: LintingClient,
) -> None:
    offer = {"service": "neuvonta", "step": "lopetan", "provider": "saatio"}
    edit(editor, "/fi/admin/offers/new", **offer)
    answer = send(editor, "/en/admin/services/neuvonta/remove", based_on=1, note="Pois.")
    assert answer.status_code == 409
    assert "You have published edition 2 yourself meanwhile" in words(answer)
    assert "Its 2 offers go with it" in words(answer)
    assert newest(editor) == 2


def test_who_takes_away_twice_is_shown_what_has_gone(editor: LintingClient) -> None:
    take_away(editor, "services/neuvonta")
    again = send(editor, "/en/admin/services/neuvonta/remove", based_on=1, note="Pois.")
    assert again.location == "/en/admin/editions?old=1&new=2#changes"
    assert editor.get("/en/admin/services/neuvonta/remove").status_code == 404
    late = send(editor, "/en/admin/services/neuvonta/remove", based_on=2, note="Pois.")
    assert late.status_code == 404


def test_a_flag_that_somebody_raised_about_a_service_outlives_it(editor: LintingClient) -> None:
    raised = {
        "kind": "missing",
        "service": "neuvonta",
        "title": "Aukioloja",
        "reason": "Tarvitaan.",
    }
    flag = send(editor, "/en/admin/flags/new", **raised).location
    take_away(editor, "services/neuvonta")
    assert "Aukioloja" in editor.page(flag)
    with store.opened(place_of(editor).database) as kept:
        assert [one.service for one in kept.flags.all()] == ["neuvonta"]


def test_a_removal_is_an_event_with_its_reason(editor: LintingClient) -> None:
    take_away(editor, "services/neuvonta", "Sulautettiin toiseen.")
    assert "Sulautettiin toiseen." in editor.page("/en/admin/events")


@pytest.mark.parametrize("voice", ["fi", "sv", "en", "fi-simple", "sv-simple", "en-simple"])
def test_the_pages_keep_the_rules_in_every_voice(editor: LintingClient, voice: str) -> None:
    for row in ROWS:
        assert editor.get(f"/{voice}/admin/{row}/remove").status_code == 200
