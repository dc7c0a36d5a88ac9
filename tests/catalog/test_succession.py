"""Who goes on with a service: told once, in time, and only where it makes a difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from navigator.catalog.model import Audience, Offer, Project
from navigator.catalog.succession import Sequel, sequels
from navigator.catalog.whole import Catalog
from navigator.voices.text import Text

ON = date(2026, 6, 1)
YOUNG = "under-30"


@pytest.fixture
def giver(catalog: Catalog) -> Offer:
    """An offer of which only the days and the audience matter here."""
    return catalog.offers_of["velkaneuvonta"][0]


def offer(giver: Offer, starts: str, ends: str = "", whom: str = "") -> Offer:
    days = (date.fromisoformat(day) if day else None for day in (starts, ends))
    project = Project(f"{starts}–{ends}", "Kaiku", (giver.provider,), *days, Text(()), "")
    audience = Audience(whom, Text(())) if whom else None
    return replace(giver, project=project, audience=audience)


def told(*offers: Offer) -> list[tuple[str, bool]]:
    return [(_days(one), one.pauses) for one in sequels(offers, ON)]


def _days(one: Sequel) -> str:
    assert one.offer.project
    return one.offer.project.id


def test_a_service_without_an_end_needs_nobody_to_go_on(giver: Offer) -> None:
    assert told(giver, offer(giver, "2026-01-01", "2026-06-30"), offer(giver, "2026-07-01")) == []


def test_what_is_not_given_on_the_day_does_not_go_on(giver: Offer) -> None:
    assert told(offer(giver, "2026-07-01")) == []


def test_from_the_next_day_on_there_is_no_break(giver: Offer) -> None:
    now = offer(giver, "", "2026-06-30")
    assert told(now, offer(giver, "2026-07-01")) == [("2026-07-01–", False)]
    assert told(now, offer(giver, "2026-07-02")) == [("2026-07-02–", True)]
    assert told(now, offer(giver, "2026-06-15")) == [("2026-06-15–", False)]


def test_one_may_follow_another(giver: Offer) -> None:
    now, next_ = offer(giver, "", "2026-06-30"), offer(giver, "2026-07-01", "2026-12-31")
    last = offer(giver, "2027-02-01")
    assert told(last, now, next_) == [("2026-07-01–2026-12-31", False), ("2027-02-01–", True)]


def test_what_ends_no_later_than_others_is_not_told(giver: Offer) -> None:
    now, long = offer(giver, "", "2026-06-30"), offer(giver, "2026-07-01", "2026-12-31")
    short, within = (
        offer(giver, "2026-07-01", "2026-08-31"),
        offer(giver, "2026-06-10", "2026-06-20"),
    )
    assert told(now, short, within, long) == [("2026-07-01–2026-12-31", False)]


def test_what_goes_on_for_some_is_not_the_end_of_it_for_the_others(giver: Offer) -> None:
    now, young = offer(giver, "", "2026-06-30"), offer(giver, "2026-07-01", "", YOUNG)
    everyone = offer(giver, "2026-09-01")
    assert told(now, young, everyone) == [("2026-07-01–", False), ("2026-09-01–", False)]


def test_what_starts_together_after_a_break_does_not_follow_one_another(giver: Offer) -> None:
    now, long = offer(giver, "", "2026-06-30"), offer(giver, "2026-09-01", "", YOUNG)
    everyone = offer(giver, "2026-09-01", "2026-12-31")
    assert told(now, everyone, long) == [("2026-09-01–", True), ("2026-09-01–2026-12-31", True)]


def test_of_what_starts_together_that_for_everyone_is_told(giver: Offer) -> None:
    now, young = offer(giver, "", "2026-06-30"), offer(giver, "2026-07-01", "", YOUNG)
    everyone = offer(giver, "2026-07-01")
    found = sequels([now, young, everyone], ON)
    assert [one.offer.audience for one in found] == [None]


def test_what_goes_on_for_everyone_goes_on_for_some(giver: Offer) -> None:
    now, everyone = offer(giver, "", "2026-06-30", YOUNG), offer(giver, "2026-07-01")
    young = offer(giver, "2026-08-01", "", YOUNG)
    assert told(now, everyone, young) == [("2026-07-01–", False)]
