"""Places: each address once, with who is there, and nothing that leads to nobody."""

from __future__ import annotations

from datetime import date

from navigator import reading
from navigator.access import Place, Reader, places
from tests.access.places_of_pikkula import (
    CALL,
    COURSE,
    DOOR,
    EMPLOYERS,
    HOUSE,
    OFFICE,
    TO_OTHERS,
    contact,
    contacts,
    place,
)
from tests.world import DAY_AFTER_KAIKU, FIRST_DAY, pikkula


def found(*rows: str, on: date = FIRST_DAY) -> list[Place]:
    catalog = reading.read(pikkula(contacts_csv=contacts(*rows)))
    return list(places(catalog, Reader("fi", on, 12 * 60)))


def whose(one: Place) -> list[str]:
    return [visit.way.contact.id for visit in one.visits]


def test_only_places_are_places() -> None:
    assert [whose(one) for one in found(CALL, HOUSE)] == [["talo"]]


def test_an_office_that_is_also_the_front_door_is_told_once() -> None:
    (one,) = found(DOOR, OFFICE)
    assert whose(one) == ["toimisto"]
    assert one.front_door


def test_who_is_at_the_same_address_stands_together() -> None:
    neighbour = place("naapuri", "KOUVOLANKATU 1", "Kouvola", provider="saatio")
    (one,) = found(OFFICE, neighbour)
    assert whose(one) == ["toimisto", "naapuri"]
    assert not one.front_door


def test_the_same_street_in_two_towns_is_two_places() -> None:
    assert len(found(OFFICE, place("toinen", "Kouvolankatu 1", "Iitti", provider="saatio"))) == 2


def test_what_is_known_of_an_address_in_one_row_holds_for_all() -> None:
    (one,) = found(place("ensin", "Kauppakatu 1", "Pyhtää", provider="tyollisyys"), HOUSE)
    assert one.location.latitude == 60.493
    assert one.location.accessible


def test_a_place_goes_when_all_that_leads_there_has_ended() -> None:
    assert [whose(one) for one in found(COURSE)] == [["kurssi"]]
    assert found(COURSE, on=DAY_AFTER_KAIKU) == []


def test_the_number_of_the_same_provider_is_given_along() -> None:
    (one,) = found(TO_OTHERS, CALL, OFFICE)
    (visit,) = one.visits
    assert visit.telephone
    assert visit.telephone.contact.id == "soita"


def test_the_number_of_another_provider_or_of_employers_is_not() -> None:
    employers = contact(id="yritys", kind="telephone", value="+358401234567", **EMPLOYERS)
    seeker = place("talo", "Kauppakatu 1", "Pyhtää", provider="saatio", who="person")
    (one,) = found(CALL, employers, seeker)
    assert one.visits[0].telephone is None


def test_a_front_door_has_the_number_of_the_front_door() -> None:
    number = contact(id="neuvonta", kind="telephone", value="+358501234567", region="pikkula")
    (one,) = found(CALL, number, DOOR)
    assert one.visits[0].telephone
    assert one.visits[0].telephone.contact.id == "neuvonta"
