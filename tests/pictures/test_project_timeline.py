"""The timeline: whole numbers, honest about days that nobody knows."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from navigator.catalog.model import Project
from navigator.editions.edition import Edition
from navigator.pictures.project_timeline import (
    HEAD,
    LABELS,
    NOTES,
    TEETH,
    WIDTH,
    Bar,
    Timeline,
    in_order,
    timeline,
)
from navigator.voices.text import Text

TODAY = date(2026, 7, 1)


def project(name: str, starts_on: date | None = None, ends_on: date | None = None) -> Project:
    return Project(name.lower(), name, (), starts_on, ends_on, Text(), "")


def drawn(*projects: Project, on: date = TODAY, today: date = TODAY) -> Timeline:
    return timeline(projects, on, today, lambda _: "note")


def sides(bar: Bar) -> tuple[int, int]:
    xs = [x for x, _ in bar.points]
    return min(xs), max(xs)


YEAR = project("Vuosi", date(2026, 1, 1), date(2026, 12, 31))
HALF = project("Puoli", date(2026, 1, 1), date(2026, 6, 30))


def test_a_project_of_the_whole_time_fills_the_picture() -> None:
    (bar,) = drawn(YEAR).bars
    assert sides(bar) == (LABELS, WIDTH - NOTES)
    assert len(bar.points) == 4


def test_a_bar_ends_where_the_day_after_its_last_begins() -> None:
    half, _ = drawn(HALF, YEAR).bars
    assert sides(half)[1] == drawn(HALF, YEAR).on


def test_a_project_of_one_day_can_be_seen() -> None:
    day = date(2026, 3, 1)
    left, right = sides(
        drawn(project("Päivä", day, day), project("Pitkä", None, date(2036, 1, 1))).bars[0]
    )
    assert right - left >= 3


def test_a_side_that_nobody_knows_has_teeth_at_the_edge_of_the_picture() -> None:
    (bar,) = drawn(project("Avoin", None, None)).bars
    assert sides(bar) == (LABELS, WIDTH - NOTES)
    assert sum(x in (LABELS + TEETH, WIDTH - NOTES - TEETH) for x, _ in bar.points) == 4


def test_projects_stand_by_their_last_day_and_those_without_one_at_the_end() -> None:
    some = [project("Avoin"), project("Myöhemmin", None, date(2027, 1, 1)), HALF]
    assert [one.name for one in in_order(some)] == ["Puoli", "Myöhemmin", "Avoin"]


def test_today_stands_on_the_picture_even_if_all_projects_are_long_over() -> None:
    old = project("Vanha", date(2020, 1, 1), date(2020, 12, 31))
    picture = drawn(old)
    assert LABELS < picture.on < WIDTH - NOTES
    assert sides(picture.bars[0])[1] < picture.on


def test_the_day_that_is_looked_at_stands_beside_today() -> None:
    picture = drawn(YEAR, on=date(2025, 7, 1))
    assert picture.on < picture.today


@pytest.mark.parametrize("last", [date(2026, 12, 31), date(2100, 12, 31)])
def test_years_never_write_over_each_other(last: date) -> None:
    named = [tick for tick in drawn(project("Pitkä", date(2000, 1, 1), last)).ticks if tick.name]
    assert all(after.x - before.x >= 40 for before, after in pairwise(named))


def test_there_is_a_picture_without_projects() -> None:
    assert drawn().bars == ()
    assert drawn().height > HEAD


def test_rows_do_not_overlap_and_names_stay_in_their_column(kouvola: Edition) -> None:
    picture = drawn(*in_order(kouvola.catalog.projects))
    assert len(picture.bars) == len(kouvola.catalog.projects)
    for one, after in pairwise(picture.bars):
        assert one.y + one.height == after.y
    for bar in picture.bars:
        ys = [y for _, y in bar.points]
        assert bar.y <= min(ys) < max(ys) <= bar.y + bar.height
        assert all(bar.y < line.y < bar.y + bar.height for line in bar.label)
    assert picture.bars[-1].y + picture.bars[-1].height <= picture.height
