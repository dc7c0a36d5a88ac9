"""Opening hours as people write them, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from navigator.catalog import Span, SpecialDays
from navigator.reading import hours

NINE, ELEVEN, NOON, THREE = (hour * 60 for hour in (9, 11, 12, 15))
DAY = Span(NINE, THREE)
TWICE = (Span(NINE, ELEVEN), Span(NOON, THREE))
EVE = date(2026, 12, 24)


@pytest.mark.parametrize(
    "cell", ["9:00-15:00", "9-15", "9.00–15.00", "09.00 - 15.00", " 9 – 15 ", "9.00-15"]
)
def test_a_day_may_be_written_in_many_ways(cell: str) -> None:
    assert hours.spans(cell) == (DAY,)


@pytest.mark.parametrize("cell", ["9-11, 12-15", "12.00–15.00,9.00–11.00", "9-11,, 12-15,"])
def test_a_day_with_a_pause_has_its_spans_in_order(cell: str) -> None:
    assert hours.spans(cell) == TWICE


@pytest.mark.parametrize("cell", ["", " ", "closed", "Suljettu", "kiinni", "stängt", "-", "–"])
def test_a_day_on_which_nobody_is_there_has_none(cell: str) -> None:
    assert hours.spans(cell) == ()


def test_day_and_night_is_the_whole_day() -> None:
    assert hours.spans("0:00-24:00") == hours.spans("0-24") == (Span(0, 24 * 60),)


def test_one_span_may_begin_as_another_ends() -> None:
    assert hours.spans("9-12, 12-15") == (Span(NINE, NOON), Span(NOON, THREE))


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("aamulla", "aamulla"),
        ("klo 9-15", "klo 9-15"),
        ("9", "9"),
        ("15-9", "15-9"),
        ("9-9", "9-9"),
        ("9-25", "9-25"),
        ("9-24.30", "9-24.30"),
        ("9.60-15", "9:60"),
        ("9-11, illalla", "illalla"),
        ("9-12, 11-15", "9-12, 11-15"),
        ("9-12; 13-15", "9-12; 13-15"),
        ("٩-١٥", "٩-١٥"),
    ],
)
def test_what_is_no_hours_is_named(cell: str, part: str) -> None:
    with pytest.raises(hours.HoursError) as caught:
        hours.spans(cell)
    assert str(caught.value) == part


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("", ()),
        ("2026-12-24 closed", (SpecialDays(EVE, EVE),)),
        ("24.12.2026 suljettu", (SpecialDays(EVE, EVE),)),
        ("24.12.2026 9-15", (SpecialDays(EVE, EVE, (DAY,)),)),
        ("2026-12-24 9-11, 12-15", (SpecialDays(EVE, EVE, TWICE),)),
        ("2026-12-24/2026-12-26 closed", (SpecialDays(EVE, date(2026, 12, 26)),)),
        ("24.12.2026–26.12.2026 kiinni", (SpecialDays(EVE, date(2026, 12, 26)),)),
        ("24.12.2026 - 26.12.2026 stängt", (SpecialDays(EVE, date(2026, 12, 26)),)),
    ],
)
def test_days_that_differ_may_be_written_in_many_ways(
    cell: str, days: tuple[SpecialDays, ...]
) -> None:
    assert hours.special(cell) == days


@pytest.mark.parametrize("between", [", ", "; ", ","])
def test_several_days_that_differ_stand_in_one_cell(between: str) -> None:
    cell = between.join(["2026-12-24 closed", "31.12.2026 9-11, 12-15", "2027-01-06 9-15"])
    assert [str(one) for one in hours.special(cell)] == [
        "2026-12-24 closed",
        "2026-12-31 9:00-11:00, 12:00-15:00",
        "2027-01-06 9:00-15:00",
    ]


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("joulun ajan", "joulun ajan"),
        ("2026-12-24", "2026-12-24"),
        ("24.12. closed", "24.12. closed"),
        ("2026-12-32 closed", "2026-12-32 closed"),
        ("2026-12-24 closed, 2026-12-31 illalla", "2026-12-31 illalla"),
        ("2026-12-26/2026-12-24 closed", "2026-12-26/2026-12-24 closed"),
        ("2026-12-24/2026-12-32 closed", "2026-12-24/2026-12-32 closed"),
        ("9-15, 2026-12-24 closed", "9-15"),
    ],
)
def test_what_is_no_day_that_differs_is_named(cell: str, part: str) -> None:
    with pytest.raises(hours.HoursError) as caught:
        hours.special(cell)
    assert str(caught.value) == part


def test_what_was_read_is_written_so_that_it_can_be_read_again() -> None:
    cell = "2026-12-24 closed, 2026-12-31/2027-01-02 9:00-11:00, 12:00-15:00"
    days = hours.special(cell)
    assert ", ".join(map(str, days)) == cell
    assert hours.spans(", ".join(map(str, TWICE))) == TWICE
