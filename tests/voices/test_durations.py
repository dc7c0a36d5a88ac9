"""How long something is away, as people say it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from navigator.voices import Voice, ago, ahead, left
from navigator.voices.durations import span
from navigator.voices.localisation import speeches
from tests import ROOT

SPEECHES = speeches(ROOT / "translations")


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, (0, "day")),
        (1, (1, "day")),
        (13, (13, "day")),
        (14, (2, "week")),
        (30, (4, "week")),
        (60, (9, "week")),
        (61, (2, "month")),
        (90, (3, "month")),
        (243, (8, "month")),
        (699, (23, "month")),
        (730, (2, "year")),
        (1096, (3, "year")),
    ],
)
def test_a_time_is_counted_in_the_unit_in_which_people_would(
    days: int, told: tuple[int, str]
) -> None:
    assert span(days) == told


def test_a_longer_time_is_never_told_as_a_shorter_one() -> None:
    sizes = {"day": 1, "week": 7, "month": 30, "year": 365}
    told = [number * sizes[unit] for number, unit in map(span, range(4000))]
    assert all(after >= before - 6 for before, after in pairwise(told))


@pytest.mark.parametrize(
    ("voice", "told"),
    [
        ("fi", ["8 kuukautta jäljellä", "8 kuukauden kuluttua", "8 kuukautta sitten"]),
        ("sv", ["8 månader kvar", "om 8 månader", "för 8 månader sedan"]),
        ("en", ["8 months left", "in 8 months", "8 months ago"]),
    ],
)
def test_what_is_left_ahead_and_past_is_told_in_the_same_unit(voice: str, told: list[str]) -> None:
    speech = SPEECHES[Voice(voice)]
    assert [left(243, speech), ahead(243, speech), ago(8, speech)] == told


def test_one_is_one_and_long_ago_is_told_in_years() -> None:
    speech = SPEECHES[Voice("fi", plain=True)]
    assert [left(1, speech), ahead(1, speech), ago(30, speech)] == [
        "1 päivä jäljellä",
        "1 päivän kuluttua",
        "2 vuotta sitten",
    ]
