"""Calendars: what starts and ends, read back by the library that others read them with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Component

from navigator import reading
from navigator.catalog import Catalog
from navigator.editions.edition import Edition
from navigator.environment import shipped
from navigator.exports import calendar
from navigator.exports.happenings import Scope, happenings
from navigator.voices import BY_CODE, VOICES, Voice, speeches
from tests.world import FIRST_DAY, INTAKE, LAST_DAY_OF_KAIKU, NEEDS, PROJECTS, pikkula

EVER = date(2000, 1, 1)
MADE = datetime(2026, 1, 15, 8, 30, tzinfo=UTC)
ROOT = "https://pikkula.fi/"
FI = BY_CODE["fi"]
FIRST_WORDS = {
    "fi": {"Ensimmäinen päivä", "Viimeinen päivä", "Haku alkaa", "Viimeinen hakupäivä"},
    "sv": {"Första dagen", "Sista dagen", "Ansökningstiden börjar", "Sista ansökningsdagen"},
    "en": {"First day", "Last day", "Applications open", "Last day to apply"},
}


def town(**changes: str) -> Catalog:
    return reading.read(pikkula(**({"intake_csv": INTAKE} | changes)), FIRST_DAY)


def made(
    catalog: Catalog, voice: Voice = FI, scope: Scope | None = None, since: date = EVER
) -> bytes:
    speech = speeches(shipped.TRANSLATIONS)[voice]
    source = f"{ROOT}{voice.code}/calendar.ics"
    cover = calendar.Cover("Portaat, kaikki; tai ei", "a\nb", ROOT, source, ROOT, MADE)
    told = happenings(catalog, scope, since)
    return calendar.written(told, catalog, cover, speech, lambda one: ROOT + "/".join(one.page))


def events(data: bytes) -> list[Component]:
    return Calendar.from_ical(data).walk("VEVENT")


def days(data: bytes) -> dict[str, date]:
    return {str(one["SUMMARY"]): one.decoded("DTSTART") for one in events(data)}


def test_first_and_last_days_and_periods_of_applying_are_told() -> None:
    assert days(made(town())) == {
        "Ensimmäinen päivä: Kaiku": date(2025, 1, 1),
        "Haku alkaa: Työnhakuvalmennus": date(2026, 2, 1),
        "Viimeinen hakupäivä: Työnhakuvalmennus": date(2026, 2, 28),
        "Viimeinen päivä: Kaiku": LAST_DAY_OF_KAIKU,
    }


def test_a_day_is_a_whole_one_and_ends_on_the_day_after() -> None:
    for event in events(made(town())):
        assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
        assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1)
        assert event["TRANSP"] == "TRANSPARENT"


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert made(town()) == made(town())


def test_ids_are_unique_and_the_same_in_all_voices_and_for_each_thing() -> None:
    ids = {voice: [str(one["UID"]) for one in events(made(town(), voice))] for voice in VOICES}
    assert len(set(ids[FI])) == len(ids[FI])
    assert all(some == ids[FI] for some in ids.values())
    narrow = [str(one["UID"]) for one in events(made(town(), FI, Scope("steps", "velat")))]
    assert set(narrow) < set(ids[FI])


def test_an_id_stays_when_the_day_moves() -> None:
    later = town(projects_csv=PROJECTS.replace("2026-06-30", "2026-12-31"))
    before, after = (
        {str(one["UID"]): one.decoded("DTSTART") for one in events(made(some))}
        for some in (town(), later)
    )
    assert before.keys() == after.keys()
    assert {before[id_] for id_ in before if before[id_] != after[id_]} == {LAST_DAY_OF_KAIKU}


def test_the_moment_is_that_of_the_edition() -> None:
    assert {one.decoded("DTSTAMP") for one in events(made(town()))} == {MADE}


@pytest.mark.parametrize("voice", VOICES, ids=str)
def test_every_text_says_its_voice_and_is_in_it(voice: Voice) -> None:
    found = Calendar.from_ical(made(town(), voice))
    assert {found[name].params["LANGUAGE"] for name in ("NAME", "DESCRIPTION")} == {voice.code}
    for event in events(made(town(), voice)):
        for name in ("SUMMARY", "DESCRIPTION", "CATEGORIES"):
            assert event[name].params["LANGUAGE"] == voice.code
        assert str(event["SUMMARY"]).partition(":")[0] in FIRST_WORDS[voice.language]
        assert not any(other in event["DESCRIPTION"] for other in (" (in ", "suomeksi", "på "))


def test_a_text_in_another_language_says_so() -> None:
    lacking = town(
        needs_yaml=NEEDS.replace("- id: pikkula\n", "- id: pikkula\n    languages: [fi]\n"),
        projects_csv=PROJECTS.replace("2026-06-30;;;;", "2026-06-30;Lisätieto.;;;"),
    )
    told = [str(one["DESCRIPTION"]) for one in events(made(lacking, BY_CODE["en"]))]
    assert any("Lisätieto. (in Finnish)" in one for one in told)
    assert not any("Kaiku (in Finnish)" in one for one in told)  # a name is one everywhere


def test_lines_are_folded_within_75_octets_and_end_as_the_rfc_asks() -> None:
    data = made(town())
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_what_the_library_leaves_to_others_is_said() -> None:
    """NAME is escaped, and REFRESH-INTERVAL and SOURCE say their type, as RFC 7986 asks."""
    data = made(town()).decode().replace("\r\n ", "")
    assert "NAME;LANGUAGE=fi:Portaat\\, kaikki\\; tai ei\r\n" in data
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in data
    assert f"SOURCE;VALUE=URI:{ROOT}fi/calendar.ics\r\n" in data


def test_a_calendar_without_events_still_has_a_component() -> None:
    empty = Calendar.from_ical(made(town(), FI, Scope("steps", "palkkaan")))
    assert [one.name for one in empty.subcomponents] == ["VTIMEZONE"]


def test_what_is_long_past_is_left_out() -> None:
    assert "Ensimmäinen päivä: Kaiku" not in days(made(town(), since=date(2025, 1, 2)))


@pytest.mark.parametrize(
    ("noun", "id_", "told"),
    [
        ("areas", "tyonhaku", 4),
        ("areas", "yritys", 2),
        ("steps", "velat", 2),
        ("steps", "palkkaan", 0),
        ("services", "valmennus", 4),
        ("services", "palkkatuki", 0),
        ("providers", "saatio", 4),
        ("providers", "tyollisyys", 0),
        ("projects", "kaiku", 4),
    ],
)
def test_it_is_narrowed_to_a_thing(noun: str, id_: str, told: int) -> None:
    assert len(events(made(town(), FI, Scope(noun, id_)))) == told  # type: ignore[arg-type]


def test_one_does_not_apply_for_what_has_ended_before() -> None:
    ended = town(projects_csv=PROJECTS.replace("2026-06-30", "2026-01-20"))
    assert list(days(made(ended))) == ["Ensimmäinen päivä: Kaiku", "Viimeinen päivä: Kaiku"]


def test_the_days_of_all_projects_are_those_of_the_data(kouvola: Edition) -> None:
    projects = kouvola.catalog.projects
    ends = {f"Viimeinen päivä: {one.name}": one.ends_on for one in projects if one.ends_on}
    starts = {f"Ensimmäinen päivä: {one.name}": one.starts_on for one in projects if one.starts_on}
    told = days(made(kouvola.catalog))
    assert {title: day for title, day in told.items() if title in ends} == ends
    assert {title: day for title, day in told.items() if "Ensimmäinen" in title} == starts
