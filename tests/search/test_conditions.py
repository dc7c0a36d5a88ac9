"""What is known of offers: who may come, where, in which languages, at which price, and when."""

from __future__ import annotations

from datetime import date

import pytest

from navigator.reading import read
from navigator.search.ages import Ages, bands
from navigator.search.conditions import SWITCHES, Conditions, Known
from navigator.search.faceting import age, on_the_map
from tests.ways_in_world import CONTACTS, INTAKE
from tests.world import FIRST_DAY, pikkula

FRIDAY, EPIPHANY = date(2026, 1, 16), date(2026, 1, 6)


@pytest.fixture(scope="module")
def known() -> Known:
    return Known(read(pikkula(intake_csv=INTAKE, contacts_csv=CONTACTS)))


@pytest.fixture(scope="module")
def bare() -> Conditions:
    return Known(read(pikkula())).on(FIRST_DAY)


def said(conditions: Conditions, facet: str, choice: str) -> dict[tuple[str, str], bool | None]:
    """What is said of each offer on the first staircase."""
    return {
        (offer.service.id, offer.provider.id): conditions.of(offer)[facet].verdict(choice)
        for offer in conditions.catalog.offers
        if offer.step.area == "tyonhaku"
    }


COACHING, COACHING_OF_THE_YOUNG = ("valmennus", "tyollisyys"), ("valmennus", "saatio")
SUBSIDY, DEBTS, COURSE = (
    ("palkkatuki", "tyollisyys"),
    ("velkaneuvonta", "saatio"),
    ("kaikukurssi", "saatio"),
)


@pytest.mark.parametrize(
    ("facet", "choice", "fits", "does_not"),
    [
        ("free", "1", {COACHING, SUBSIDY}, {COACHING_OF_THE_YOUNG}),
        ("no_referral", "1", {COACHING, DEBTS}, {COACHING_OF_THE_YOUNG, SUBSIDY}),
        ("remote", "1", {COACHING_OF_THE_YOUNG}, {COACHING}),
        ("open_today", "1", {COACHING, SUBSIDY}, {DEBTS}),
        ("municipality", "Kotka", {COACHING_OF_THE_YOUNG, SUBSIDY}, {DEBTS}),
        ("municipality", "Hamina", {COACHING_OF_THE_YOUNG, DEBTS}, {SUBSIDY}),
        ("language", "sv", {COACHING, DEBTS}, {SUBSIDY}),
        ("language", "en", {COACHING, SUBSIDY}, {DEBTS}),
    ],
)
def test_an_offer_fits_or_does_not_or_nobody_has_said(
    known: Known, facet: str, choice: str, fits: set[object], does_not: set[object]
) -> None:
    found = said(known.on(FIRST_DAY), facet, choice)
    assert {offer for offer, verdict in found.items() if verdict} == fits
    assert {offer for offer, verdict in found.items() if verdict is False} == does_not


def test_where_nothing_has_been_said_nothing_fits_and_nothing_is_ruled_out(
    bare: Conditions,
) -> None:
    for facet in (*SWITCHES, "language", "municipality"):
        assert set(said(bare, facet, "1").values()) == {None}
    assert said(bare, "age", "0") == {
        COACHING: None,
        COACHING_OF_THE_YOUNG: True,
        SUBSIDY: None,
        DEBTS: None,
        COURSE: True,
    }


def test_whether_somebody_is_there_depends_on_the_day(known: Known) -> None:
    for day in (FRIDAY, EPIPHANY):
        assert said(known.on(day), "open_today", "1")[COACHING] is False
    assert said(known.on(date(2026, 1, 19)), "open_today", "1")[DEBTS]


def test_a_form_is_never_open() -> None:
    only_forms = "\n".join(line for line in CONTACTS.splitlines() if not line.startswith("velka;"))
    conditions = Known(read(pikkula(contacts_csv=only_forms))).on(FIRST_DAY)
    assert said(conditions, "open_today", "1")[DEBTS] is None


def test_the_ages_are_cut_where_the_map_draws_a_line(known: Known) -> None:
    found = known.on(FIRST_DAY)
    assert [(band.first, band.last) for band in found.bands] == [
        (0, 15),
        (16, 29),
        (30, 64),
        (65, None),
    ]
    assert said(found, "age", "0") == {
        COACHING: False,
        COACHING_OF_THE_YOUNG: True,
        SUBSIDY: True,
        DEBTS: True,
        COURSE: True,
    }
    assert said(found, "age", "30")[COACHING]
    assert not said(found, "age", "30")[COACHING_OF_THE_YOUNG]


def test_a_map_without_limits_has_one_band_for_all_ages() -> None:
    assert bands([Ages(), Ages(0, None)]) == (Ages(),)


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        *[("0", 0), ("27", 27), ("120", 120), ("121", None), ("-1", None), ("", None)],
        *[("027", None), ("٣", None), ("²", None), ("1e1", None), ("9" * 5000, None)],
    ],
)
def test_an_age_is_a_whole_number_in_plain_digits(typed: str, years: int | None) -> None:
    assert age(typed) == years


def test_any_age_leads_into_its_band_and_what_the_map_lacks_is_no_choice(known: Known) -> None:
    asked = {"age": "27", "free": "1", "remote": "yes", "language": "so", "municipality": "Kotka"}
    chosen = on_the_map(asked, known.on(FIRST_DAY))
    assert chosen == {"age": "16", "free": "1", "municipality": "Kotka"}
    assert on_the_map({"age": "200"}, known.on(FIRST_DAY)) == {}


def test_contacts_for_employers_do_not_lead_persons() -> None:
    contacts = CONTACTS.replace("soita;tyollisyys;;;;;", "soita;tyollisyys;;;;employer;")
    found = Known(read(pikkula(contacts_csv=contacts))).on(FIRST_DAY)
    assert said(found, "open_today", "1")[COACHING] is None
    hiring = [offer for offer in found.catalog.offers if offer.step.id == "palkkaan"]
    assert all(found.of(offer)["open_today"].verdict("1") for offer in hiring)
