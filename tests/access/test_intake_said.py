"""What one asks before going, in the words of a voice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from navigator import reading
from navigator.access import intake_said
from navigator.catalog import Intake
from navigator.voices.localisation import Speech, speeches
from navigator.voices.text import BY_CODE, Text
from tests import ROOT
from tests.world import FIRST_DAY, INTAKE, pikkula

ENGLISH = speeches(ROOT / "translations")[BY_CODE["en"]]
FROM, UNTIL = date(2026, 2, 1), date(2026, 2, 28)


@pytest.fixture(scope="module")
def coaching() -> Intake:
    found = reading.read(pikkula(intake_csv=INTAKE)).intake("valmennus")
    assert found
    return found


def said(intake: Intake, about: str, speech: Speech = ENGLISH, on: date = FIRST_DAY) -> str:
    facts = {fact.about: fact for fact in intake_said(intake, speech, on)}
    return " ".join(map(str, facts[about].texts)) if about in facts else ""


def test_who_may_come_is_told_as_it_was_written(coaching: Intake) -> None:
    assert said(coaching, "eligibility") == "You can come if you look for work."


def test_else_the_groups_and_the_ages_are_told(coaching: Intake) -> None:
    unwritten = replace(coaching, eligibility=Text())
    assert said(unwritten, "eligibility") == (
        "Unemployed people and people who lose their job. You are 16 to 29 years old."
    )


def test_what_is_not_known_is_left_out(coaching: Intake) -> None:
    unknown = replace(coaching, fee=None, fee_note=Text(), referral=None, appointment=None)
    assert said(unknown, "fee") == said(unknown, "entry") == ""


def test_an_application_period_is_told_until_it_is_over(coaching: Intake) -> None:
    applied = replace(coaching, start="application", apply_from=FROM, apply_until=UNTIL)
    assert said(applied, "start", on=FROM - timedelta(days=1)).endswith(
        "You can apply from 1 February 2026. Apply by 28 February 2026."
    )
    assert said(applied, "start", on=UNTIL).endswith("Apply by 28 February 2026.")
    assert "28 February" not in said(applied, "start", on=UNTIL + timedelta(days=1))
