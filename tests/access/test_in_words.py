"""Hours and numbers as people write them."""

from __future__ import annotations

import pytest

from navigator.access import number_said, week_said
from navigator.catalog import OpeningHours, Span
from navigator.voices.localisation import speeches
from navigator.voices.text import BY_CODE
from tests import ROOT

NINE_TO_THREE, NINE_TO_NOON = (Span(540, 900),), (Span(540, 720),)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("+358206156200", "020 615 6200"),
        ("+358295020713", "029 502 0713"),
        ("+358501234567", "050 123 4567"),
        ("+35852202000", "05 220 2000"),
        ("+35880012345", "0800 123 45"),
        ("+46812345678", "+46812345678"),
        ("112", "112"),
    ],
)
def test_a_number_stands_in_the_groups_in_which_people_write_it(number: str, said: str) -> None:
    assert number_said(number) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("fi", "ma–to 9–15; pe 9–12"),
        ("sv", "mån–tors 9–15; fre 9–12"),
        ("en", "Mon–Thu 9:00–15:00; Fri 9:00–12:00"),
    ],
)
def test_days_of_the_same_hours_stand_together(code: str, said: str) -> None:
    hours = OpeningHours((*[NINE_TO_THREE] * 4, NINE_TO_NOON, (), ()))
    assert week_said(hours, speeches(ROOT / "translations")[BY_CODE[code]]) == said
