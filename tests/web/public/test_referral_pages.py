"""The pages of what others help with, as their readers get them."""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator.editions import edition
from navigator.editions.edition import Edition, Place
from navigator.search.grouping import FIRST
from navigator.voices.localisation import speeches
from navigator.voices.text import VOICES
from navigator.web.public.by_server import by_server
from tests import ROOT
from tests.conftest import Clock, a_client, a_town, copied
from tests.lint import LintingClient, lint, text_of
from tests.people import signed_in
from tests.web.admin.editing.test_data_pages import edit
from tests.web.public.test_search_page import by_id, links
from tests.world import FIRST_AID, NEEDS, REFERRALS, URGENT, pikkula

# Others in number enough to make a group, and one who helps with another thing beside.
MORE = (
    f"{REFERRALS}"
    "tulkki;Tulkki;Tolk;Interpreter;Viranomainen varaa.;Myndigheten bokar.;They book one.;"
    "Pyydä tulkki.;Be om tolk.;Ask for one.;tulkkaus;tolkning;interpreting;"
    "Poliisi tai muu viranomainen;Polisen eller en annan myndighet;Police or another authority;;"
    "https://tulkki.fi;https://tulkki.fi/sv;https://tulkki.fi/en;;2026-01-12;Lähde\n"
    "velat;Velkasovinto;Skuldsanering;Debt settlement;Sovinto velasta.;Sanering.;A settlement.;"
    "Sovi velasta.;Sanera.;Settle it.;velkajärjestely, velka;skuld;debt;"
    "Oikeusapu;Rättshjälp;Legal aid;person;"
    "https://oikeus.fi;https://oikeus.fi/sv;https://oikeus.fi/en;;2026-01-12;Lähde\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Place:
    files = pikkula(referrals_csv=MORE, urgent_yaml=URGENT, needs_yaml=NEEDS + FIRST_AID)
    return a_town(files, tmp_path_factory.mktemp("elsewhere"), dictionaries)


@pytest.fixture
def elsewhere(built: Place, tmp_path: Path, clock: Clock) -> LintingClient:
    return a_client(copied(built, tmp_path / "var"), clock)


def test_every_page_is_whole_in_every_voice(elsewhere: LintingClient) -> None:
    for voice in VOICES:
        for page in ("referrals", "referrals/passi", "referrals/alv"):
            assert f'<html lang="{voice}"' in elsewhere.page(f"/{voice}/{page}")


def test_a_page_says_who_helps_and_when_that_was_checked(elsewhere: LintingClient) -> None:
    page = elsewhere.page("/fi/referrals/passi")
    assert "Poliisi" in page
    assert 'href="https://poliisi.fi"' in page
    assert "10.1.2026" in page


def test_what_is_not_there_is_not_found(elsewhere: LintingClient) -> None:
    assert elsewhere.get("/fi/referrals/nobody").status_code == 404


def test_an_answer_leads_there_before_all_else(elsewhere: LintingClient) -> None:
    page = elsewhere.page("/fi/search?q=passihakemus")
    assert "/fi/referrals/passi" in page


def test_a_cry_for_help_shows_where_to_call(elsewhere: LintingClient) -> None:
    page = elsewhere.page("/fi/search?q=haluan+kuolla")
    assert "Soita 112." in page
    assert 'href="tel:112"' in page


def test_machines_get_them_too(elsewhere: LintingClient) -> None:
    found = elsewhere.get("/api/v1/referrals/alv").get_json()
    assert (found["id"], found["who"]) == ("alv", "employer")
    answer = elsewhere.get("/api/v1/search?q=passihakemus").get_json()
    assert [lead["id"] for lead in answer["elsewhere"]] == ["passi"]
    assert {one["id"] for one in elsewhere.get("/api/v1/catalog").get_json()["referrals"]} == {
        "passi",
        "alv",
        "tulkki",
        "velat",
    }


def test_the_list_stands_by_who_helps_with_a_table_of_contents(elsewhere: LintingClient) -> None:
    root = lint(elsewhere.page("/fi/referrals"))
    (contents,) = [nav for nav in root.iter("nav") if nav.get("class") == "contents"]
    assert links(contents) == {"Poliisi": "#group-1", "Muut": "#group-2"}
    assert [text_of(heading) for heading in root.iter("h2")] == ["Poliisi", "Muut"]
    police, others = (
        [text_of(row) for row in rows.iter("li")]
        for rows in root.iter("ul")
        if rows.get("class") == "links rows"
    )
    assert police == ["Passi", "Tulkki Poliisi tai muu viranomainen"]
    assert others == ["Arvonlisävero Verohallinto", "Velkasovinto Oikeusapu"]


def test_no_referral_of_the_shipped_map_is_lost_in_its_groups(kouvola: Edition) -> None:
    all_ = kouvola.catalog.referrals
    for speech in speeches(ROOT / "translations").values():
        grouped = [one for group in by_server(all_, speech) for one in group.referrals]
        assert sorted(one.id for one in grouped) == sorted(one.id for one in all_)
        assert len(by_server(all_, speech)) < len(all_) / 3


@pytest.mark.parametrize(
    "page", ["", "about", "referrals/passi", "search?q=passihakemus", "search?q=velka"]
)
def test_the_list_is_led_to_from_where_one_may_look_for_it(
    elsewhere: LintingClient, page: str
) -> None:
    assert 'href="/fi/referrals"' in elsewhere.page(f"/fi/{page}")


def test_an_answer_that_others_have_is_not_called_half_understood(
    elsewhere: LintingClient,
) -> None:
    page = elsewhere.page("/fi/search?q=passihakemus")
    assert "Tässä auttavat ensi sijassa muut kuin työllisyyspalvelut." in page
    for said in ("ymmärrettiin vain osa", "Emme löytäneet", "Hädässä soita"):
        assert said not in page
    assert page.index("Tässä auttavat muut") < page.index("ysy työllisyyspalveluista")


def test_others_who_do_not_come_first_stand_after_the_first_few_services(
    kouvola_client: LintingClient,
) -> None:
    answer = by_id(lint(kouvola_client.page("/fi/search?q=rahat+loppu")), "answer")
    said = [text_of(heading) for heading in answer.iter() if heading.tag in ("h2", "h4")]
    helps, others = said.index("Mikä auttaa"), said.index("Tässä auttavat muut")
    assert helps < others <= helps + FIRST + 1
    assert said.index("Lisää palveluja") > others


def test_the_interpreter_is_a_link_where_there_is_one(elsewhere: LintingClient) -> None:
    page = lint(elsewhere.page("/sv/search?q=waxaan+rabaa+shaqo"))
    found = links(by_id(page, "answer"))
    assert found["Voit myös pyytää tulkkia."] == "/fi/referrals/tulkki"
    assert found["Du kan också be om en tolk."] == "/sv/referrals/tulkki"


def test_numbers_to_call_are_links_that_do_not_break(elsewhere: LintingClient) -> None:
    assert 'Hädässä soita <a href="tel:112">112</a>.' in elsewhere.page("/fi/search?q=koira")


def test_nothing_is_narrowed_or_collected_in_distress(elsewhere: LintingClient) -> None:
    page = lint(elsewhere.page("/fi/search?q=haluan+kuolla"))
    assert text_of(by_id(page, "facets")) == ""
    assert "olulle" not in text_of(by_id(page, "answer"))


def test_an_address_that_is_shown_is_not_printed_once_more(elsewhere: LintingClient) -> None:
    for page in ("/fi/referrals/passi", "/fi/search?q=passihakemus"):
        assert 'class="spelled" href="https://poliisi.fi"' in elsewhere.page(page)


def test_a_comparison_says_what_it_leaves_out(elsewhere: LintingClient) -> None:
    found = edition.opened(1, elsewhere.application.extensions["place"])
    catalog, codes = found.catalog, found.codes
    things = (catalog.service["palkkatuki"], catalog.service["valmennus"])
    path = "-".join(codes.of(one).code for one in (*things, catalog.referral["passi"]))
    page = text_of(lint(elsewhere.page(f"/fi/path/compare?path={path}")))
    assert "Vertailussa ovat vain palvelut. Siitä jäävät pois: Passi" in page
    sheet = text_of(lint(elsewhere.page(f"/fi/path?path={path}")))
    assert "tarkistettu viimeksi 22.8.2025–10.1.2026" in sheet


def test_an_edited_referral_leads_on_to_referrals(elsewhere: LintingClient) -> None:
    editor = signed_in(elsewhere, "editor")
    done = edit(editor, "/fi/admin/referrals/passi/edit", checked_on="14.1.2026")
    page = editor.page(done.location)
    assert "Ohjauksiin, joita ei ole tarkistettu" in page
    assert "kind=stale-referral" in page
