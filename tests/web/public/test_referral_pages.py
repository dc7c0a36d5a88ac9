"""The pages of what others help with, as their readers get them."""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.environment import day
from navigator.voices.text import VOICES
from navigator.web.app import create_app
from tests.conftest import Clock, write
from tests.lint import LintingClient
from tests.world import FIRST_AID, NEEDS, REFERRALS, URGENT, pikkula


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = pikkula(referrals_csv=REFERRALS, urgent_yaml=URGENT, needs_yaml=NEEDS + FIRST_AID)
    return write(files, tmp_path_factory.mktemp("data"))


@pytest.fixture
def elsewhere(data: Path, empty_place: Place, clock: Clock) -> LintingClient:
    edition.build(data, empty_place, day.now())
    app = create_app(empty_place, clock)
    app.testing = True
    app.test_client_class = LintingClient
    client = app.test_client()
    assert isinstance(client, LintingClient)
    return client


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
    }
