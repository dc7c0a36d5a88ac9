"""Ways in as the open data gives them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from navigator import reading
from navigator.exports import open_data
from tests import ROOT
from tests.world import CONTACTS, FIRST_DAY, INTAKE, pikkula

TOLD: dict[str, Any] = json.loads(
    (ROOT / Path("tests/web/machines/openapi.json")).read_text(encoding="utf-8")
)["components"]["schemas"]


@pytest.fixture(scope="module")
def given() -> dict[str, Any]:
    """The catalogue of Pikkula with its ways in, as it goes over the wire."""
    files = pikkula(contacts_csv=CONTACTS, intake_csv=INTAKE)
    found: dict[str, Any] = json.loads(
        json.dumps(open_data.catalog(reading.read(files, FIRST_DAY), None))
    )
    return found


def one(some: list[dict[str, Any]], id_: str) -> dict[str, Any]:
    (found,) = (thing for thing in some if thing["id"] == id_)
    return found


def test_every_contact_and_every_intake_is_given(given: dict[str, Any]) -> None:
    assert len(given["contacts"]) == CONTACTS.count("\n") - 1
    assert len(given["intakes"]) == INTAKE.count("\n") - 1


def test_a_contact_is_given_with_its_hours(given: dict[str, Any]) -> None:
    door = one(given["contacts"], "ovi")
    assert (door["region"], door["provider"], door["value"]) == ("pikkula", None, "+358501234567")
    assert door["hours"]["week"]["friday"] == ["9:00-11:00", "12:00-14:00"]
    assert door["hours"]["week"]["sunday"] == []
    assert door["hours"]["exceptions"] == [
        {"first": "2026-01-20", "last": "2026-01-20", "hours": []},
        {"first": "2026-01-21", "last": "2026-01-22", "hours": ["10:00-12:00"]},
    ]
    assert door["label"] == {"fi": "Neuvonta", "sv": "Rådgivning", "en": "Advice"}


def test_a_place_is_given_with_where_it_lies(given: dict[str, Any]) -> None:
    assert one(given["contacts"], "saatio-talo")["location"] == {
        "municipality": "Pyhtää",
        "postcode": "49220",
        "latitude": 60.493,
        "longitude": 26.633,
        "accessible": True,
    }


def test_what_nobody_knows_is_null(given: dict[str, Any]) -> None:
    mail = one(given["contacts"], "saatio-posti")
    assert [mail[key] for key in ("label", "hours", "location", "price", "note")] == [None] * 5
    theirs = one(given["intakes"], "valmennus-saatio")
    unknown = {key for key, value in theirs.items() if value is None}
    assert {"eligibility", "referral", "fee", "benefit", "minimum_age"} <= unknown
    assert (theirs["apply_from"], theirs["apply_until"]) == ("2026-02-01", "2026-02-28")


@pytest.mark.parametrize(("kind", "schema"), [("contacts", "Contact"), ("intakes", "Intake")])
def test_what_is_given_has_the_keys_that_are_told(
    given: dict[str, Any], kind: str, schema: str
) -> None:
    for thing in given[kind]:
        assert list(thing) == TOLD[schema]["required"] == list(TOLD[schema]["properties"])
