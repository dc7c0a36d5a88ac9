"""Ways into a service as they are read: contacts, and what one asks before going."""

from __future__ import annotations

from datetime import date

import pytest

from navigator import reading
from navigator.catalog import Span, municipalities
from navigator.catalog.whole import Catalog
from navigator.reading import FaultyError
from navigator.reading.data_files import TABLES, blank
from navigator.reading.records import columns, optional
from navigator.voices import VOICES, Voice
from tests.world import CONTACTS, FIRST_DAY, INTAKE, OFFERS, SERVICES, pikkula

NINE, ELEVEN, NOON, TWO, THREE = (hour * 60 for hour in (9, 11, 12, 14, 15))
COLUMNS = columns(TABLES["contacts.csv"])


@pytest.fixture(scope="module")
def whole() -> Catalog:
    return reading.read(pikkula(contacts_csv=CONTACTS, intake_csv=INTAKE), FIRST_DAY)


def faults(**files: str) -> list[tuple[str, str, int | None, str]]:
    with pytest.raises(FaultyError) as caught:
        reading.read(pikkula(**files), FIRST_DAY)
    return [(p.file, p.fault, p.row, p.column) for p in caught.value.problems]


def contact(**cells: str) -> str:
    """A table of one contact, of the foundation; a telephone, if nothing else is said."""
    row = {
        "id": "uusi",
        "provider": "saatio",
        "kind": "telephone",
        "value": "112",
        "checked_on": "2026-01-10",
        "source": "Lähde",
    }
    return f"{';'.join(COLUMNS)}\n{';'.join((row | cells).get(name, '') for name in COLUMNS)}\n"


# What is read


def test_a_map_may_have_neither() -> None:
    bare = reading.read(pikkula())
    assert (bare.contacts, bare.intakes) == ((), ())
    empty = {file: blank(file) for file in ("contacts.csv", "intake.csv")}
    assert reading.read(pikkula() | empty) == bare


def test_a_contact_holds_the_things_whose_it_is(whole: Catalog) -> None:
    contacts = {one.id: one for one in whole.contacts}
    booking = contacts["valmennus-aika"]
    assert booking.provider is whole.provider["tyollisyys"]
    assert booking.service is whole.service["valmennus"]
    assert booking.step is whole.step["aloitan"]
    assert (booking.regions, booking.who) == ((), "person")
    assert contacts["ovi"].regions == whole.regions


def test_the_front_door_is_what_a_region_alone_has(whole: Catalog) -> None:
    assert [one.id for one in whole.front_doors] == ["ovi"]


def test_the_hours_of_a_contact_are_those_of_its_week_and_of_days_that_differ(
    whole: Catalog,
) -> None:
    hours = whole.front_doors[0].hours
    assert hours.week[0] == (Span(NINE, THREE),)
    assert hours.week[4] == (Span(NINE, ELEVEN), Span(NOON, TWO))
    assert hours.week[5:] == ((), ())
    assert [str(one) for one in hours.special] == [
        "2026-01-20 closed",
        "2026-01-21/2026-01-22 10:00-12:00",
    ]
    assert hours.of(date(2026, 1, 21), holiday=False) == (Span(10 * 60, NOON),)


def test_a_contact_without_hours_is_one_of_whose_hours_nothing_is_known(whole: Catalog) -> None:
    assert [one.id for one in whole.contacts if not one.hours] == [
        *("saatio-posti", "saatio-talo", "valmennus-aika")
    ]


def test_a_press_on_a_contact_calls_writes_or_opens(whole: Catalog) -> None:
    assert {one.id: one.link for one in whole.contacts} == {
        "ovi": "tel:+358501234567",
        "velat-soita": "tel:+358401234567",
        "saatio-posti": "mailto:neuvonta@pikkula.fi",
        "saatio-talo": "",
        "valmennus-aika": "https://www.pikkula.fi/aika",
        "yritys-soita": "tel:+358207654321",
    }


def test_only_a_place_lies_somewhere(whole: Catalog) -> None:
    (place,) = [one for one in whole.contacts if one.location]
    assert place.location
    assert (place.value, place.location.municipality) == ("Kauppakatu 1", "Pyhtää")
    assert (place.location.latitude, place.location.longitude) == (60.493, 26.633)
    assert place.location.accessible


@pytest.mark.parametrize(("written", "read"), [("yes", True), ("no", False), ("", None)])
def test_what_nobody_has_said_is_neither_yes_nor_no(written: str, *, read: bool | None) -> None:
    files = pikkula(contacts_csv=CONTACTS.replace(";yes;", f";{written};"))
    found = {one.id: one.location for one in reading.read(files, FIRST_DAY).contacts}
    assert found["saatio-talo"]
    assert found["saatio-talo"].accessible is read


def test_a_number_is_kept_as_it_is_called_from_everywhere() -> None:
    files = pikkula(contacts_csv=contact(value="050 123 4567"))
    assert [one.value for one in reading.read(files).contacts] == ["+358501234567"]


def test_a_label_is_said_in_every_voice(whole: Catalog) -> None:
    label = whole.front_doors[0].label
    assert all(label.in_voice(voice).exact for voice in VOICES)


def test_pages_of_contacts_are_among_the_links_that_are_visited(whole: Catalog) -> None:
    assert "https://www.pikkula.fi/aika" in whole.links
    assert not any(link.startswith(("tel:", "mailto:")) for link in whole.links)


def test_what_one_asks_before_going_is_read_with_its_choices(whole: Catalog) -> None:
    known = whole.intake("valmennus")
    assert known
    assert (known.minimum_age, known.maximum_age) == (16, 29)
    assert (known.groups, known.languages) == (("unemployed", "dismissed"), ("fi", "sv"))
    assert (known.referral, known.appointment) == (False, True)
    assert (known.fee, known.start, known.benefit) == ("free", "always", "unchanged")
    assert known.attendance == "both"
    assert known.eligibility.plain()["sv"] == "Du kan komma om du söker jobb."


def test_what_is_not_known_is_nothing(whole: Catalog) -> None:
    known = whole.intake("valmennus", "saatio")
    assert known
    assert (known.referral, known.fee, known.benefit, known.minimum_age) == (None,) * 4
    assert not any((known.eligibility, known.documents, known.waiting, known.groups))


def test_a_provider_who_differs_has_a_row_of_its_own_and_others_that_of_all(
    whole: Catalog,
) -> None:
    found = [whole.intake("valmennus", who) for who in (None, "saatio", "tyollisyys")]
    assert [one and one.id for one in found] == ["valmennus", "valmennus-saatio", "valmennus"]
    assert whole.intake("palkkatuki") is None


def test_an_offer_is_reached_by_what_is_its_own_and_by_its_providers_ways(whole: Catalog) -> None:
    (offer, *_) = [o for o in whole.offers if o.service.id == "velkaneuvonta"]
    leading = [
        one.id for one in whole.contacts if one.for_offer(offer.service, offer.provider, offer.step)
    ]
    assert leading == ["velat-soita", "saatio-posti", "saatio-talo"]


def test_the_municipalities_of_finland_are_known_in_finnish_and_swedish() -> None:
    assert len(municipalities()) > 300
    pyhtaa = municipalities()["Pyhtää"]
    assert (pyhtaa.code, pyhtaa.name.standard()["sv"]) == ("624", "Pyttis")


# Faults


def test_every_fault_of_a_contact_comes_at_once_at_its_place() -> None:
    row = contact(
        id="VÄÄRÄ",
        provider="nemo",
        step="nowhere",
        kind="place",
        value="",
        label_fi="Toimisto",
        monday="aamulla",
        exceptions="jouluna",
        holidays="ehkä",
        languages="suomi",
        municipality="Atlantis",
        postcode="1",
        latitude="pohjoinen",
        accessible="joo",
        price="halpa",
        checked_on="eilen",
        source="",
    )
    assert sorted((fault, column) for _, fault, _, column in faults(contacts_csv=row)) == [
        ("bad-choice", "accessible"),
        ("bad-choice", "holidays"),
        ("bad-choice", "price"),
        ("bad-coordinate", "latitude"),
        ("bad-date", "checked_on"),
        ("bad-hours", "exceptions"),
        ("bad-hours", "monday"),
        ("bad-id", "id"),
        ("bad-language", "languages"),
        ("bad-postcode", "postcode"),
        ("missing-language", "label_en"),
        ("missing-language", "label_sv"),
        ("missing-value", "source"),
        ("missing-value", "value"),
        ("unknown-id", "provider"),
        ("unknown-id", "step"),
        ("unknown-municipality", "municipality"),
    ]


def test_every_fault_of_an_intake_comes_at_once_at_its_place() -> None:
    text = (
        INTAKE.replace("valmennus;valmennus;;", "valmennus;nemo;nobody;")
        .replace(";16;29;unemployed", ";kuusi;29;työtön")
        .replace(";no;yes;", ";ei;ehkä;")
        .replace(";free;", ";halpa;")
        .replace("Ta med ett intyg.", "")
        .replace(";unchanged;", ";jotain;")
        .replace(";both;fi, sv;", ";siellä;suomi;")
    )
    assert sorted((fault, column) for _, fault, _, column in faults(intake_csv=text)) == [
        ("bad-choice", "appointment"),
        ("bad-choice", "attendance"),
        ("bad-choice", "benefit"),
        ("bad-choice", "fee"),
        ("bad-choice", "groups"),
        ("bad-choice", "referral"),
        ("bad-language", "languages"),
        ("bad-number", "minimum_age"),
        ("missing-language", "documents_sv"),
        ("unknown-id", "provider"),
        ("unknown-id", "service"),
    ]


@pytest.mark.parametrize(
    ("kind", "value", "fault"),
    [
        ("telephone", "020 615 6200 (vaihde)", "bad-telephone"),
        ("interpreter", "tulkki", "bad-telephone"),
        ("email", "palvelu@kunta", "bad-mail"),
        ("email", "a@b.fi, c@d.fi", "bad-mail"),
        ("form", "www.kunta.fi", "bad-link"),
        ("booking", "http://kunta.fi", "no-https"),
        ("chat", "https://kunta..fi", "wrong-link"),
    ],
)
def test_a_value_must_be_what_its_kind_says(kind: str, value: str, fault: str) -> None:
    found = faults(contacts_csv=contact(kind=kind, value=value))
    assert found == [("contacts.csv", fault, 2, "value")]


def test_a_place_needs_its_municipality() -> None:
    found = faults(contacts_csv=contact(kind="place", value="Kauppakatu 1"))
    assert found == [("contacts.csv", "missing-value", 2, "municipality")]


def test_whose_a_contact_is_may_be_misspelt_and_is_then_not_unsaid() -> None:
    found = faults(contacts_csv=contact(provider="Säätiö"))
    assert found == [("contacts.csv", "bad-id", 2, "provider")]


def test_a_coordinate_may_be_written_as_finns_write_decimals() -> None:
    row = contact(
        kind="place", value="Katu 1", municipality="Kotka", latitude='"60,5"', longitude='"26,9"'
    )
    (place,) = reading.read(pikkula(contacts_csv=row), FIRST_DAY).contacts
    assert place.location
    assert (place.location.latitude, place.location.longitude) == (60.5, 26.9)


def test_coordinates_that_are_exchanged_are_a_fault() -> None:
    swapped = CONTACTS.replace("60.493;26.633", "26.633;60.493")
    found = faults(contacts_csv=swapped)
    assert [(fault, column) for _, fault, _, column in found] == [
        ("far-coordinate", "latitude"),
        ("far-coordinate", "longitude"),
    ]


def test_two_contacts_may_not_have_one_id() -> None:
    twice = CONTACTS + CONTACTS.splitlines()[-1] + "\n"
    assert faults(contacts_csv=twice) == [("contacts.csv", "doubled-id", 8, "id")]


def test_a_fact_cannot_have_been_checked_on_a_day_to_come() -> None:
    found = faults(contacts_csv=contact(checked_on="2026-01-16"))
    assert found == [("contacts.csv", "checked-later", 2, "checked_on")]


def test_offers_that_cannot_be_read_do_not_accuse_ways_in() -> None:
    broken = OFFERS.replace("service;step", "service;porrass")
    found = faults(contacts_csv=CONTACTS, intake_csv=INTAKE, offers_csv=broken)
    assert {file for file, *_ in found} == {"offers.csv"}


# The plain name of a service


def named(**names: str) -> Catalog:
    """Pikkula, in which the pay subsidy has these plain names."""
    header, *rows = SERVICES.splitlines()
    cells = ";".join(names.get(language, "") for language in ("fi", "sv", "en"))
    wide = [row + (f";{cells}" if row.startswith("palkkatuki;") else ";;;") for row in rows]
    top = f"{header};plain_name_fi;plain_name_sv;plain_name_en"
    return reading.read(pikkula(services_csv="\n".join([top, *wide]) + "\n"), FIRST_DAY)


def test_plain_voices_say_the_plain_name_and_others_the_official_one() -> None:
    name = named(fi="Rahaa palkkaan").service["palkkatuki"].name
    plain, official = name.in_voice(Voice("fi", plain=True)), name.in_voice(Voice("fi"))
    assert (str(plain), str(official)) == ("Rahaa palkkaan", "Palkkatuki")
    assert str(name.in_voice(Voice("sv", plain=True))) == "Lönesubvention"


def test_a_table_from_before_there_were_plain_names_is_read_as_before() -> None:
    assert optional(TABLES["services.csv"]) == {"plain_name_fi", "plain_name_sv", "plain_name_en"}
    assert "plain_name" not in SERVICES
    assert named() == reading.read(pikkula(), FIRST_DAY)
