"""Pages in schema.org's words: what is said of the page, and what of the service."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from navigator.catalog import OpeningHours, Span, SpecialDays
from navigator.editions import Place
from navigator.web.machines import schema_org_ways
from tests.conftest import Clock, a_client, a_town
from tests.lint import LintingClient, lint
from tests.world import CONTACTS, DAY_AFTER_KAIKU, pikkula


def linked(client: LintingClient, address: str) -> Any:
    scripts = lint(client.page(address)).iter("script")
    (text,) = (s.text for s in scripts if s.get("type") == "application/ld+json")
    return json.loads(text or "")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Place:
    return a_town(pikkula(contacts_csv=CONTACTS), tmp_path_factory.mktemp("linked"), dictionaries)


@pytest.fixture
def reached(town: Place, clock: Clock) -> LintingClient:
    """A client of Pikkula with its contacts."""
    return a_client(town, clock)


@pytest.mark.parametrize("voice", ["fi", "sv", "en-simple"])
def test_the_language_is_that_of_the_page_and_not_of_the_service(
    client: LintingClient, voice: str
) -> None:
    page = linked(client, f"/{voice}/services/palkkatuki")
    assert (page["@type"], page["inLanguage"]) == ("WebPage", voice)
    assert "inLanguage" not in page["mainEntity"]


def test_a_service_of_an_authority_names_it_and_those_who_carry_it_out_beside_it(
    client: LintingClient,
) -> None:
    service = linked(client, "/en/services/valmennus")["mainEntity"]
    assert service["@type"] == "GovernmentService"
    assert [one["name"] for one in service["provider"]] == ["Pikkula Employment Services"]
    assert [one["name"] for one in service["serviceOperator"]] == ["Pikkula Foundation"]


def test_a_service_that_no_authority_gives_is_no_service_of_a_government(
    client: LintingClient,
) -> None:
    service = linked(client, "/en/services/velkaneuvonta")["mainEntity"]
    assert (service["@type"], "serviceOperator" in service) == ("Service", False)
    assert [one["name"] for one in service["provider"]] == ["Pikkula Foundation"]


def test_a_service_is_given_in_the_regions_of_its_own_offers(client: LintingClient) -> None:
    service = linked(client, "/sv/services/palkkatuki")["mainEntity"]
    region = {"@type": "AdministrativeArea", "name": "Lillby sysselsättningsområde"}
    assert service["areaServed"] == [region]


def test_a_service_that_nobody_gives_any_more_has_nobody_and_no_place(
    client: LintingClient, clock: Clock
) -> None:
    clock.today = DAY_AFTER_KAIKU
    service = linked(client, "/fi/services/kaikukurssi")["mainEntity"]
    assert "provider" not in service
    assert service["areaServed"] == []


def test_the_trail_leads_from_the_front_door_by_staircase_and_step(client: LintingClient) -> None:
    trail = linked(client, "/en/services/palkkatuki")["breadcrumb"]["itemListElement"]
    assert [one["position"] for one in trail] == [1, 2, 3, 4]
    assert [one["name"] for one in trail][1:] == [
        "Job search",
        "I am starting my job search",
        "Pay subsidy",
    ]
    assert trail[2]["item"] == "http://localhost/en/steps/aloitan"
    assert len(linked(client, "/en/steps/velat")["breadcrumb"]["itemListElement"]) == 3
    assert len(linked(client, "/en/areas/yritys")["breadcrumb"]["itemListElement"]) == 2


def test_where_one_calls_stands_there_with_its_hours(reached: LintingClient) -> None:
    channels = linked(reached, "/fi/services/velkaneuvonta")["mainEntity"]["availableChannel"]
    (phone,) = (one for one in channels if "servicePhone" in one)
    assert phone["availableLanguage"] == ["fi"]
    assert phone["servicePhone"] == {
        "@type": "ContactPoint",
        "telephone": "+358401234567",
        "hoursAvailable": [
            {
                "@type": "OpeningHoursSpecification",
                "opens": "10:00",
                "closes": "12:00",
                "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
            }
        ],
    }


def test_where_one_goes_and_where_one_books_stand_there_and_mail_does_not(
    reached: LintingClient,
) -> None:
    service = linked(reached, "/fi/services/valmennus")["mainEntity"]
    channels = service["availableChannel"]
    (place,) = (one["serviceLocation"] for one in channels if "serviceLocation" in one)
    assert place["address"]["addressLocality"] == "Pyhtää"
    assert place["geo"]["latitude"] == 60.493
    assert "https://www.pikkula.fi/aika" in [one.get("serviceUrl") for one in channels]
    assert "neuvonta@pikkula.fi" not in json.dumps(service)


def test_days_that_differ_have_their_dates_and_closed_ones_open_and_close_at_midnight() -> None:
    closed = SpecialDays(date(2026, 1, 20), date(2026, 1, 20))
    late = SpecialDays(date(2026, 1, 21), date(2026, 1, 22), (Span(600, 1440),))
    told = list(schema_org_ways.hours_said(OpeningHours(special=(closed, late))))
    assert [(one["opens"], one["closes"]) for one in told] == [
        ("00:00", "00:00"),
        ("10:00", "23:59"),
    ]
    assert (told[1]["validFrom"], told[1]["validThrough"]) == ("2026-01-21", "2026-01-22")
