"""What becomes of the things of Pikkula in HSDS."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from tests.exports.hsds_feeds import Record, services, told
from tests.world import (
    BEFORE_KAIKU,
    CONTACTS,
    DAY_AFTER_KAIKU,
    FIRST_DAY,
    INTAKE,
    LAST_DAY_OF_KAIKU,
    NEEDS,
    OFFERS,
    SERVICES,
)

COACHING = "Työnhakuvalmennus"


def through_kaiku(records: list[Record]) -> Record:
    (found,) = (record for record in records if "program" in record)
    return found


def standing(records: list[Record]) -> Record:
    (found,) = (record for record in records if "program" not in record)
    return found


def test_a_service_of_two_providers_is_two_records() -> None:
    two = services(told(), COACHING)
    assert [one["organization"]["name"] for one in two] == [
        "Pikkulan säätiö",
        "Pikkulan työllisyyspalvelut",
    ]
    assert len({one["id"] for one in two}) == 2


def test_a_service_on_two_steps_is_one_record_with_both_needs() -> None:
    (one,) = services(told(), "Palkkatuki")
    needs = [a for a in one["attributes"] if a["link_type"] == "need"]
    assert [(a["taxonomy_term"]["code"], a["value"]) for a in needs] == [
        ("step/aloitan", "1"),
        ("step/palkkaan", "1"),
    ]


def test_what_is_common_to_a_staircase_needs_the_staircase() -> None:
    (one,) = services(told(), "Yritysneuvonta")
    (need,) = (a for a in one["attributes"] if a["link_type"] == "need")
    assert need["taxonomy_term"]["code"] == "area/yritys"
    assert "value" not in need


@pytest.mark.parametrize(
    ("day", "status", "alert"),
    [
        (BEFORE_KAIKU, "inactive", "Alkaa 1.1.2025."),
        (FIRST_DAY, "active", "Päättyy 30.6.2026."),
        (LAST_DAY_OF_KAIKU, "active", "Päättyy 30.6.2026."),
        (DAY_AFTER_KAIKU, "defunct", "Päättyi 30.6.2026."),
    ],
)
def test_a_project_tells_when_it_ends(day: date, status: str, alert: str) -> None:
    one = through_kaiku(services(told(day), COACHING))
    assert (one["status"], one["alert"]) == (status, alert)
    (period,) = one["schedules"]
    assert (period["valid_from"], period["valid_to"]) == ("2025-01-01", "2026-06-30")
    assert (period["dtstart"], period["until"]) == ("2025-01-01", "2026-06-30")


def test_what_has_no_end_has_no_word_of_one() -> None:
    one = standing(services(told(), COACHING))
    assert one["status"] == "active"
    assert not {"alert", "schedules", "program"} & one.keys()


def test_of_a_day_there_is_what_is_offered_then() -> None:
    assert len(services(told(on=DAY_AFTER_KAIKU), COACHING)) == 1
    assert len(services(told(), COACHING)) == 2
    assert services(told(on=DAY_AFTER_KAIKU), "Kaikukurssi") == []


def test_ids_stay_whatever_else_changes() -> None:
    first = told().services[0]["id"]
    assert first == "835120d7-788e-5438-94ab-004dac3dcf03"
    renamed = SERVICES.replace("Työnhakuvalmennus", "Valmennus")
    later = told(DAY_AFTER_KAIKU, "sv", services_csv=renamed)
    assert later.services[0]["id"] == first
    assert UUID(first).version == 5


def test_hours_are_rules_of_weekdays() -> None:
    (one,) = services(told(contacts_csv=CONTACTS), "Velkaneuvonta")
    (hours,) = one["schedules"]
    assert (hours["freq"], hours["byday"]) == ("WEEKLY", "MO,TU,WE,TH,FR")
    assert (hours["opens_at"], hours["closes_at"]) == ("10:00:00+02:00", "12:00:00+02:00")
    assert hours["timezone"] == 2
    assert hours["description"] == "Puhelin: 040 123 4567"
    assert hours["notes"] == "Suljettu pyhäpäivinä."


def test_the_clocks_of_summer_are_an_hour_further() -> None:
    (one,) = services(told(date(2026, 7, 1), contacts_csv=CONTACTS), "Velkaneuvonta")
    assert one["schedules"][0]["timezone"] == 3
    assert one["schedules"][0]["opens_at"] == "10:00:00+03:00"


def with_hours(week: str, exceptions: str) -> str:
    """The debt counsellor’s telephone with other hours on Mondays."""
    old = "10:00-12:00;10:00-12:00;10:00-12:00;10:00-12:00;10:00-12:00;;;;"
    assert old in CONTACTS
    return CONTACTS.replace(old, f"{week};;;;;;;{exceptions};")


def test_before_and_after_special_days_the_usual_hours_hold() -> None:
    special = "2026-01-20 closed, 2026-02-02/2026-02-03 13:00-14:00"
    (one,) = services(told(contacts_csv=with_hours("10:00-12:00", special)), "Velkaneuvonta")
    days = [
        (s.get("valid_from"), s.get("valid_to"), s["byday"], s["opens_at"][:5])
        for s in one["schedules"]
    ]
    assert days == [
        (None, "2026-01-19", "MO", "10:00"),
        ("2026-01-21", "2026-02-01", "MO", "10:00"),
        ("2026-02-02", "2026-02-03", "MO,TU", "13:00"),
        ("2026-02-04", None, "MO", "10:00"),
    ]


def test_special_days_that_are_over_are_not_told() -> None:
    special = "2026-01-02 closed"
    (one,) = services(told(contacts_csv=with_hours("10:00-12:00", special)), "Velkaneuvonta")
    (hours,) = one["schedules"]
    assert "valid_to" not in hours


def test_a_day_that_goes_on_to_its_end_closes_a_minute_before() -> None:
    (one,) = services(told(contacts_csv=with_hours("0:00-24:00", "")), "Velkaneuvonta")
    assert one["schedules"][0]["closes_at"] == "23:59:00+02:00"


def test_hours_end_with_the_project() -> None:
    contacts = CONTACTS.replace("velat-soita;;velkaneuvonta", "velat-soita;saatio;")
    one = through_kaiku(services(told(contacts_csv=contacts), COACHING))
    period, hours = one["schedules"]
    assert hours["byday"] == "MO,TU,WE,TH,FR"
    assert (hours["valid_to"], hours["until"]) == (period["valid_to"], period["until"])


def test_a_region_is_where_it_is_given_or_its_municipalities_or_the_country() -> None:
    (one,) = services(told(), "Velkaneuvonta")
    assert [a["name"] for a in one["service_areas"]] == ["Pikkulan työllisyysalue"]
    everywhere = OFFERS.replace(
        "velkaneuvonta;velat;saatio;;pikkula", "velkaneuvonta;velat;saatio;;nationwide"
    )
    for language, name, country in (
        ("fi", "Velkaneuvonta", "Suomi"),
        ("en", "Debt counselling", "Finland"),
    ):
        (one,) = services(told(language=language, offers_csv=everywhere), name)
        assert [a["name"] for a in one["service_areas"]] == [country]


def test_a_place_is_a_location_of_what_is_given_there() -> None:
    classes = told(contacts_csv=CONTACTS)
    places = classes.service_at_locations
    assert {place["location"]["name"] for place in places} == {"Kauppakatu 1"}
    assert len({place["location_id"] for place in places}) == 1
    location = places[0]["location"]
    assert location["addresses"][0]["postal_code"] == "49220"
    assert (location["latitude"], location["longitude"]) == (60.493, 26.633)
    assert location["accessibility"][0]["description"] == "Paikka on esteetön."


def test_an_address_without_a_postcode_is_told_in_words() -> None:
    """HSDS takes no address without one, and none is made up."""
    contacts = CONTACTS.replace("Pyhtää;49220", "Pyhtää;")
    location = told(contacts_csv=contacts).service_at_locations[0]["location"]
    assert "addresses" not in location
    assert location["description"] == "Kauppakatu 1, Pyhtää"


def test_a_telephone_has_a_type_and_what_a_call_costs() -> None:
    (one,) = services(told(contacts_csv=CONTACTS), "Velkaneuvonta")
    (phone,) = one["phones"]
    assert (phone["number"], phone["type"]) == ("+358401234567", "voice")
    assert "maksuton" in phone["description"]
    assert [language["code"] for language in phone["languages"]] == ["fi"]
    (mail,) = one["contacts"]
    assert mail["email"] == "neuvonta@pikkula.fi"


def test_ways_in_for_employers_do_not_lead_to_what_is_for_persons() -> None:
    classes = told(contacts_csv=CONTACTS)
    assert "phones" not in standing(services(classes, COACHING))
    assert services(classes, "Yritysneuvonta")[0]["phones"][0]["number"] == "+358207654321"


def test_what_one_asks_before_going_has_fields_or_is_a_further_fact() -> None:
    classes = told(language="en", intake_csv=INTAKE)
    one = standing(services(classes, "Job-search coaching"))
    assert (one["minimum_age"], one["maximum_age"]) == (16, 29)
    assert one["eligibility_description"] == "You can come if you look for work."
    assert one["required_documents"][0]["document"] == "Bring a certificate."
    assert (one["cost_options"][0]["amount"], one["cost_options"][0]["currency"]) == (0, "EUR")
    assert one["fees_description"] == "It is free of charge."
    assert [language["code"] for language in one["languages"]] == ["fi", "sv"]
    facts = {a["taxonomy_term"]["code"]: a.get("value") for a in one["attributes"]}
    assert facts["fact/duration"] == "Three months."
    assert facts["fact/plain-description"] == "You get help."
    assert {"who/person", "group/unemployed", "group/dismissed"} <= facts.keys()


def test_for_whom_alone_a_service_is_stands_in_who_may_come() -> None:
    one = through_kaiku(services(told(), COACHING))
    assert one["eligibility_description"] == "Alle 30-vuotiaille."
    codes = [a["taxonomy_term"]["code"] for a in one["attributes"]]
    assert "audience/under-30" in codes


def test_needs_are_a_taxonomy_in_the_order_of_the_stairs() -> None:
    needs = [t for t in told().taxonomy_terms if t["code"].startswith(("area/", "step/"))]
    assert [t["code"] for t in needs] == [
        "area/tyonhaku",
        "step/aloitan",
        "step/velat",
        "area/yritys",
        "step/palkkaan",
        "step/lopetan",
    ]
    assert needs[1]["parent_id"] == needs[2]["parent_id"] == needs[0]["id"]
    assert "parent_id" not in needs[0]


def test_a_text_is_told_in_the_language_of_the_feed_or_not_at_all() -> None:
    """A name must not be missing; a description may."""
    finnish_alone = NEEDS.replace(
        "    name: {fi: Pikkulan", "    languages: [fi]\n    name: {fi: Pikkulan"
    )
    services_csv = SERVICES.replace(
        "Velkaneuvonta;Skuldrådgivning;Debt counselling;Neuvoja velkoihin.;Råd om skulder.;",
        "Velkaneuvonta;;Debt counselling;Neuvoja velkoihin.;;",
    )
    classes = told(language="sv", needs_yaml=finnish_alone, services_csv=services_csv)
    (one,) = services(classes, "Velkaneuvonta")
    assert "description" not in one


def test_links_are_in_english_letters() -> None:
    services_csv = SERVICES.replace(
        "https://www.pikkula.fi;2025", "https://työ.fi/ä?kysy=ö&a=%20#ü;2025"
    )
    (one,) = services(told(services_csv=services_csv), "Palkkatuki")
    assert one["url"] == "https://xn--ty-gka.fi/%C3%A4?kysy=%C3%B6&a=%20#%C3%BC"


def test_the_moment_of_the_edition_is_told_to_the_millisecond() -> None:
    assert {one["last_modified"] for one in told().services} == {"2026-01-14T12:30:00.000Z"}
