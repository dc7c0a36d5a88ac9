"""The ways in, the best for a reader first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from navigator import reading
from navigator.access.ways_in import (
    Reader,
    WayIn,
    front_doors,
    of_provider,
    of_service,
    of_step,
    ranked,
)
from navigator.catalog import Contact, Offer, Who
from navigator.catalog.whole import Catalog
from tests.world import CONTACTS, FIRST_DAY, INTAKE, pikkula

TEN, FOUR = 10 * 60, 16 * 60  # of a Thursday, on which the front door is open from nine to three

Ids = list[str]


@pytest.fixture(scope="module")
def whole() -> Catalog:
    return reading.read(pikkula(contacts_csv=CONTACTS, intake_csv=INTAKE), FIRST_DAY)


@pytest.fixture
def contact(whole: Catalog) -> Callable[[str], Contact]:
    return {one.id: one for one in whole.contacts}.__getitem__


def reader(language: str = "fi", minute: int = TEN, who: Who | None = None) -> Reader:
    return Reader(language, FIRST_DAY, minute, who)


def offers(whole: Catalog, service: str, provider: str = "") -> list[Offer]:
    found = whole.offers_of[service]
    return [offer for offer in found if provider in ("", offer.provider.id)]


def ids(ways: tuple[WayIn, ...]) -> Ids:
    return [way.contact.id for way in ways]


# Which


def test_to_a_service_its_own_way_comes_before_those_of_whoever_gives_it(whole: Catalog) -> None:
    found = of_service(whole, offers(whole, "velkaneuvonta"), reader())
    assert ids(found) == ["velat-soita", "saatio-posti", "saatio-talo"]


def test_a_way_to_what_one_provider_gives_leads_to_no_other(whole: Catalog) -> None:
    theirs = of_service(whole, offers(whole, "valmennus", "saatio"), reader())
    assert ids(theirs) == ["saatio-posti", "saatio-talo"]
    own = of_service(whole, offers(whole, "valmennus", "tyollisyys"), reader(who="person"))
    assert ids(own) == ["valmennus-aika"]


def test_a_way_of_one_step_leads_to_no_other_step(whole: Catalog) -> None:
    (offer, *_) = offers(whole, "valmennus", "tyollisyys")
    elsewhere = replace(offer, step=whole.step["velat"])
    assert ids(of_service(whole, [elsewhere], reader(who="person"))) == []


def test_a_way_of_one_region_leads_to_what_is_given_there_alone(
    whole: Catalog, contact: Callable[[str], Contact]
) -> None:
    (offer,) = offers(whole, "velkaneuvonta")
    here = replace(contact("velat-soita"), regions=offer.regions)
    there = replace(here, regions=(replace(offer.regions[0], id="suurkyla"),))
    for one, leading in ((here, True), (there, False)):
        found = of_service(replace(whole, contacts=(one,)), [offer], reader())
        assert bool(found) is leading


def test_the_front_door_is_no_way_to_one_service(whole: Catalog) -> None:
    assert "ovi" not in ids(of_service(whole, whole.offers, reader()))
    assert ids(front_doors(whole, reader())) == ["ovi"]


def test_of_a_provider_are_the_ways_to_whatever_it_gives(whole: Catalog) -> None:
    assert ids(of_provider(whole, whole.provider["saatio"], reader())) == [
        *("saatio-posti", "saatio-talo")
    ]
    assert ids(of_provider(whole, whole.provider["tyollisyys"], reader())) == ["yritys-soita"]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (None, ["valmennus-aika", "yritys-soita"]),
        ("person", ["valmennus-aika"]),
        ("employer", ["yritys-soita"]),
    ],
)
def test_a_way_that_is_meant_for_others_is_not_shown(
    whole: Catalog, who: Who | None, expected: Ids
) -> None:
    found = of_service(whole, offers(whole, "valmennus", "tyollisyys"), reader(who=who))
    assert sorted(ids(found)) == expected


def test_about_a_step_one_asks_at_the_front_door(whole: Catalog) -> None:
    step = whole.step["velat"]
    given = [offer for offer in whole.offers if offer.step == step]
    assert ids(of_step(whole, step, given, reader())) == ["ovi"]


def test_without_a_front_door_one_asks_whoever_helps_most_on_the_step(whole: Catalog) -> None:
    closed = replace(whole, contacts=tuple(one for one in whole.contacts if not one.front_door))
    step = whole.step["velat"]
    given = [offer for offer in whole.offers if offer.step == step]
    assert ids(of_step(closed, step, given, reader())) == ["saatio-posti", "saatio-talo"]
    assert of_step(closed, step, [], reader()) == ()


def test_what_is_of_the_step_alone_comes_before_the_front_door(
    whole: Catalog, contact: Callable[[str], Contact]
) -> None:
    step = whole.step["velat"]
    own = replace(contact("ovi"), id="oma", step=step, value="112")
    found = of_step(replace(whole, contacts=(*whole.contacts, own)), step, [], reader())
    assert ids(found) == ["oma"]


# In which order


@pytest.fixture
def phone(contact: Callable[[str], Contact]) -> Contact:
    """A telephone that is open from nine to three, in Finnish and Swedish."""
    return contact("ovi")


def test_one_that_serves_in_the_readers_language_comes_first(phone: Contact) -> None:
    swedish = replace(phone, id="sv", languages=("sv",), value="+358501111111")
    unknown = replace(phone, id="?", languages=(), value="+358502222222")
    finnish = replace(phone, id="fi", languages=("fi",), value="+358503333333")
    found = ranked([finnish, unknown, swedish], reader("sv"))
    assert ids(found) == ["sv", "?", "fi"]
    assert [way.speaks for way in found] == [True, None, False]


def test_finnish_is_spoken_where_nobody_says_otherwise(phone: Contact) -> None:
    unknown = replace(phone, languages=())
    assert [way.speaks for way in ranked([unknown], reader("fi"))] == [True]


def test_one_that_is_open_comes_before_one_that_is_closed(
    phone: Contact, contact: Callable[[str], Contact]
) -> None:
    late = replace(phone, id="iltaan", hours=contact("yritys-soita").hours, value="+358501111111")
    assert ids(ranked([phone, late], reader(minute=15 * 60 + 30))) == ["iltaan", "ovi"]


def test_where_nothing_else_tells_them_apart_a_person_comes_before_a_form(phone: Contact) -> None:
    kinds = ("place", "email", "form", "booking", "telephone")
    found = ranked(
        [replace(phone, id=kind, kind=kind, languages=(), value=kind) for kind in kinds], reader()
    )
    assert ids(found) == ["telephone", "booking", "form", "email", "place"]


def test_an_interpreter_is_asked_when_nobody_speaks_the_language(phone: Contact) -> None:
    line = replace(phone, id="tulkki", kind="interpreter", value="+358501111111", languages=())
    assert ids(ranked([line, replace(phone, languages=())], reader())) == ["ovi", "tulkki"]


def test_the_same_number_is_told_once_and_where_it_stands_highest(phone: Contact) -> None:
    other = replace(phone, id="muu", value="+358501111111", languages=("fi",))
    again = replace(phone, id="taas", languages=("sv",))
    assert ids(ranked([again, phone, other], reader())) == ["ovi", "muu"]


# Whether it can be used at once


def test_a_way_is_open_now_or_not(whole: Catalog) -> None:
    (open_, *_), (shut, *_) = (front_doors(whole, reader(minute=at)) for at in (TEN, FOUR))
    assert (open_.open_now, shut.open_now) == (True, False)
    assert shut.opening.state == "closed"


def test_a_form_never_closes_unless_it_has_hours(
    contact: Callable[[str], Contact], phone: Contact
) -> None:
    form = contact("valmennus-aika")
    (way,) = ranked([form], reader(minute=FOUR))
    (manned,) = ranked([replace(form, kind="chat", hours=phone.hours)], reader(minute=FOUR))
    assert (way.open_now, manned.open_now) == (True, False)


def test_of_a_telephone_without_hours_nobody_says_that_it_is_open(phone: Contact) -> None:
    (way,) = ranked([replace(phone, hours=type(phone.hours)())], reader())
    assert (way.opening.state, way.open_now) == ("unknown", False)
