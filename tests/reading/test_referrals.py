"""What others help with, as it is read; and what a fault in it says."""

from __future__ import annotations

import pytest

from navigator import reading
from navigator.reading import FaultyError
from navigator.reading.data_files import blank
from tests.world import FIRST_AID, FIRST_DAY, NEEDS, REFERRALS, URGENT, pikkula


def where(**files: str) -> list[tuple[str, str, int | None, str]]:
    with pytest.raises(FaultyError) as caught:
        reading.read(pikkula(**files), FIRST_DAY)
    return [(p.file, p.fault, p.row, p.column) for p in caught.value.problems]


def test_a_map_may_have_none() -> None:
    assert reading.read(pikkula()).referrals == ()
    assert reading.read(pikkula() | {"referrals.csv": blank("referrals.csv")}).referrals == ()


def test_its_areas_are_those_of_the_map() -> None:
    found = reading.read(pikkula(referrals_csv=REFERRALS))
    passport, vat = found.referrals
    assert (passport.regions, passport.who) == ((), None)
    assert (vat.regions, vat.who) == (found.regions, "employer")


@pytest.mark.parametrize(
    ("old", "new", "fault", "column"),
    [
        (";pikkula;2026-01-10", ";nowhere;2026-01-10", "unknown-id", "regions"),
        (";employer;", ";firma;", "bad-choice", "who"),
        (";pikkula;2026-01-10", ";pikkula;tomorrow", "bad-date", "checked_on"),
        ("https://vero.fi;", "vero.fi;", "bad-link", "link_fi"),
    ],
)
def test_a_fault_is_said_at_its_place(old: str, new: str, fault: str, column: str) -> None:
    assert REFERRALS.count(old) == 1
    assert where(referrals_csv=REFERRALS.replace(old, new)) == [("referrals.csv", fault, 3, column)]


def test_cries_are_read_by_language() -> None:
    found = reading.read(pikkula(urgent_yaml=URGENT, needs_yaml=NEEDS + FIRST_AID))
    assert found.cries
    assert found.cries.phrases["fi"] == ("haluan =kuolla", "=lyö =mua")
    assert found.cries.ask == {"so": "Ku weydii luqad kale."}


def test_a_key_that_is_not_known_in_urgent_yaml_is_a_fault() -> None:
    files = {"urgent_yaml": URGENT + "more: 1\n"}
    assert [(file, fault) for file, fault, _, _ in where(**files)] == [
        ("urgent.yaml", "unknown-key")
    ]
