"""Whether somebody can be reached now, until when, or from when on."""

from __future__ import annotations

from datetime import date

import pytest

from navigator.access.opening_now import Opening, always, at
from navigator.access.public_holidays import holiday
from navigator.catalog import OpeningHours, Spans
from navigator.reading import hours

MONDAY, FRIDAY, SATURDAY = date(2026, 1, 12), date(2026, 1, 16), date(2026, 1, 17)
EPIPHANY = date(2026, 1, 6)  # a Tuesday


def week(cell: str, saturday: str = "", special: str = "", holidays: str = "") -> OpeningHours:
    """The same hours from Monday to Friday, those of Saturday, and days that differ."""
    days: list[Spans] = [hours.spans(cell)] * 5
    return OpeningHours(
        (*days, hours.spans(saturday), ()), hours.special(special), on_holidays=bool(holidays)
    )


OFFICE = week("9-11, 12-15")


def minute(clock: str) -> int:
    hour, minutes = clock.split(":")
    return int(hour) * 60 + int(minutes)


def test_of_hours_that_nobody_has_told_nothing_is_known() -> None:
    assert at(OpeningHours(), MONDAY, minute("10:00")) == Opening("unknown")


@pytest.mark.parametrize(
    ("now", "state", "until"),
    [
        ("0:00", "later", "9:00"),
        ("8:59", "later", "9:00"),
        ("9:00", "open", "11:00"),
        ("10:59", "open", "11:00"),
        ("11:00", "later", "12:00"),
        ("11:59", "later", "12:00"),
        ("12:00", "open", "15:00"),
        ("14:59", "open", "15:00"),
    ],
)
def test_on_a_day_it_is_open_later_or_until_the_next_bound(
    now: str, state: str, until: str
) -> None:
    found = at(OFFICE, MONDAY, minute(now))
    assert (found.state, found.minute, found.day) == (state, minute(until), MONDAY)


def test_after_closing_time_it_opens_on_the_next_day() -> None:
    tuesday = date(2026, 1, 13)
    assert at(OFFICE, MONDAY, minute("15:00")) == Opening("closed", minute("9:00"), tuesday)


@pytest.mark.parametrize(
    ("day", "now"), [(FRIDAY, "15:00"), (SATURDAY, "10:00"), (date(2026, 1, 18), "23:59")]
)
def test_over_a_weekend_it_opens_on_monday(day: date, now: str) -> None:
    opening = Opening("closed", minute("9:00"), date(2026, 1, 19))
    assert at(OFFICE, day, minute(now)) == opening


def test_a_public_holiday_is_a_day_on_which_it_is_closed() -> None:
    assert holiday(EPIPHANY, "fi") == "loppiainen"
    assert at(OFFICE, EPIPHANY, minute("10:00")).day == date(2026, 1, 7)
    assert at(OFFICE, date(2026, 1, 5), minute("16:00")).day == date(2026, 1, 7)


def test_over_christmas_it_opens_when_all_holidays_are_over() -> None:
    # Christmas Eve is a Thursday, and the days after Saint Stephen’s a weekend.
    assert at(OFFICE, date(2026, 12, 24), minute("10:00")).day == date(2026, 12, 28)


def test_whoever_is_there_on_holidays_too_is_open_on_them() -> None:
    assert at(week("9-15", holidays="open"), EPIPHANY, minute("10:00")).state == "open"


def test_a_day_that_differs_goes_before_its_weekday_and_before_a_holiday() -> None:
    some = week("9-15", special="2026-01-12 10-12, 2026-01-06 9-10, 2026-01-13/2026-01-15 closed")
    assert at(some, MONDAY, minute("9:30")) == Opening("later", minute("10:00"), MONDAY)
    assert at(some, EPIPHANY, minute("9:30")) == Opening("open", minute("10:00"), EPIPHANY)
    assert at(some, MONDAY, minute("12:00")) == Opening("closed", minute("9:00"), FRIDAY)


def test_who_opens_on_no_day_to_come_opens_on_none() -> None:
    past = OpeningHours(special=hours.special("2025-12-01 9-15"))
    assert at(past, MONDAY, minute("10:00")) == Opening("closed")


def test_day_and_night_is_open_at_every_minute() -> None:
    full = OpeningHours((hours.spans("0-24"),) * 7, on_holidays=True)
    assert always(full)
    for now in ("0:00", "3:17", "23:59"):
        assert at(full, EPIPHANY, minute(now)).state == "open"


@pytest.mark.parametrize(
    "some",
    [
        OFFICE,
        week("0-24", saturday="0-24"),
        OpeningHours((hours.spans("0-24"),) * 7),
        OpeningHours(
            (hours.spans("0-24"),) * 7, hours.special("2026-12-24 closed"), on_holidays=True
        ),
    ],
    ids=["office", "not on Sundays", "not on holidays", "not at Christmas"],
)
def test_what_closes_on_any_day_is_not_open_always(some: OpeningHours) -> None:
    assert not always(some)


@pytest.mark.parametrize(
    ("language", "name"),
    [("fi", "loppiainen"), ("sv", "trettondag"), ("en", "Epiphany")],
)
def test_a_holiday_has_its_name_in_each_language(language: str, name: str) -> None:
    assert holiday(EPIPHANY, language) == name
    assert holiday(MONDAY, language) == ""
