"""The map of Kouvola against its source: every bullet of the pictures of 22 August 2025.

`source_bullets.csv` holds the bullets as they are printed, in the order of the source, with the
services that each of them became. What has another name today stands in `source_renamed.csv`,
with the words of the pictures; what came after the pictures, in `source_added.csv`.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from navigator.catalog.whole import Catalog
from navigator.editions.edition import Edition


def _rows(file: str) -> list[dict[str, str]]:
    text = (Path(__file__).parent / file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


BULLETS = _rows("source_bullets.csv")
RENAMED = _rows("source_renamed.csv")
ADDED = [(row["service"], row["step"]) for row in _rows("source_added.csv")]
DAY_OF_THE_PICTURES = date(2025, 8, 22)
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def map_(kouvola: Edition) -> Catalog:
    """What is given in Kouvola, and in the whole country; not what its neighbours have."""
    return kouvola.within(kouvola.localities["kouvola"]).catalog


def test_the_source_has_five_areas_33_steps_and_191_bullets(map_: Catalog) -> None:
    assert [len(area.steps) for area in map_.areas] == [4, 7, 7, 7, 8]
    assert len(BULLETS) == 191
    assert len({bullet["step"] for bullet in BULLETS}) == 33 + 1  # and what all employers have


def test_every_bullet_stands_on_its_step(map_: Catalog) -> None:
    standing = {(offer.service.id, offer.step.id) for offer in map_.offers}
    steps_of_area = {area.id: [step.id for step in area.steps] for area in map_.areas}
    missing = [
        (service, step)
        for bullet in BULLETS
        for service in bullet["services"].split()
        for step in steps_of_area.get(bullet["step"], [bullet["step"]])
        if (service, step) not in standing
    ]
    assert missing == []


def test_nothing_stands_on_a_step_that_no_source_puts_there(map_: Catalog) -> None:
    told = {(s, bullet["step"]) for bullet in BULLETS for s in bullet["services"].split()}
    told |= set(ADDED)
    own = {(offer.service.id, offer.step.id) for offer in map_.offers if not offer.common}
    common = {(offer.service.id, offer.step.area) for offer in map_.offers if offer.common}
    assert own | common == told


def test_each_step_has_as_many_services_as_its_bullets_name(map_: Catalog) -> None:
    told = Counter(b["step"] for b in BULLETS for _ in b["services"].split())
    told += Counter(step for _, step in ADDED)
    for step in map_.steps:
        services = {o.service.id for o in map_.offers if o.step is step and not o.common}
        assert len(services) == told[step.id], step.id


def test_what_came_after_the_pictures_names_a_source_of_its_own(map_: Catalog) -> None:
    added = [s for s in map_.services if s.id in {service for service, _ in ADDED}]
    assert {s.id for s in added} == {service for service, _ in ADDED}
    assert [s.id for s in added if s.checked_on <= DAY_OF_THE_PICTURES] == []
    assert [s.id for s in added if "https://" not in s.source] == []


def test_what_the_pictures_call_otherwise_is_found_by_their_words(map_: Catalog) -> None:
    printed = " ".join(bullet["bullet"] for bullet in BULLETS).casefold()
    called = {s.id: s.name.standard()["fi"].casefold() for s in map_.services}
    words = {s.id: {word.casefold() for word in s.words["fi"]} for s in map_.services}
    for row in RENAMED:
        was = row["was"].casefold()
        assert was in printed, row
        assert was not in called[row["service"]], row
        assert was in words[row["service"]], row


def test_projects_end_on_the_days_that_the_bullets_print(map_: Catalog) -> None:
    printed: dict[str, set[date]] = {}
    for bullet in BULLETS:
        named = [p for p in map_.projects if p.ends_on and _place(bullet["bullet"], p.name) >= 0]
        names = sorted(named, key=lambda p: _place(bullet["bullet"], p.name))
        days = [date(int(y), int(m), int(d)) for d, m, y in _days(bullet["bullet"])]
        for project, day in zip(names, days, strict=True):
            printed.setdefault(project.id, set()).add(day)
    ends = {p.id: {p.ends_on} for p in map_.projects if p.ends_on}
    assert len(map_.projects) == 20
    assert len(ends) == 19
    assert printed == ends


def _place(bullet: str, project: str) -> int:
    """Where the bullet names the project; -1 if it doesn't."""
    return bullet.casefold().find(project.casefold().split(" ja ")[0])


def _days(bullet: str) -> list[tuple[str, str, str]]:
    return re.findall(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", bullet)


def test_ten_projects_have_ended_since_the_pictures_were_drawn(map_: Catalog) -> None:
    assert sum(p.state(DAY_OF_THE_PICTURES) == "ended" for p in map_.projects) == 0
    assert sum(p.state(TODAY) == "ended" for p in map_.projects) == 10


def test_the_ten_gaps_of_the_source_are_flags_from_the_start(map_: Catalog) -> None:
    assert [flag.kind for flag in map_.flags] == ["missing"] * 10
    assert {flag.state for flag in map_.flags} == {"recognised"}
