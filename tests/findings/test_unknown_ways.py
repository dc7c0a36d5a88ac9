"""What nobody has said of getting into a service, in Pikkula."""

from __future__ import annotations

import pytest

from navigator import reading
from navigator.findings.finding import Finding
from navigator.findings.unknown_ways import is_front_page, unknown_ways
from tests.world import CONTACTS, FIRST_DAY, INTAKE, pikkula


def found(kind: str, **files: str) -> dict[str, Finding]:
    there = unknown_ways(reading.read(pikkula(**files)), FIRST_DAY)
    return {one.service.id: one for one in there if one.kind == kind and one.service}


def test_a_map_without_contacts_and_intakes_is_not_asked() -> None:
    assert list(unknown_ways(reading.read(pikkula()), FIRST_DAY)) == []


def test_a_service_to_which_nothing_leads_is_told_with_those_who_give_it() -> None:
    told = found("no-way-in", contacts_csv=CONTACTS)
    assert "velkaneuvonta" not in told, "it has a number"
    assert all(one.providers for one in told.values())


def test_a_front_door_is_no_way_into_a_service() -> None:
    head, door, *_ = CONTACTS.splitlines()
    told = found("no-way-in", contacts_csv=f"{head}\n{door}\n")
    assert "velkaneuvonta" in told


@pytest.mark.parametrize(
    ("link", "front"),
    [
        ("", True),
        ("https://www.kouvola.fi", True),
        ("https://www.kouvola.fi/", True),
        ("https://www.kela.fi/tyottomat", False),
        ("https://haku.fi/?id=1", False),
    ],
)
def test_a_link_counts_that_leads_beyond_a_front_page(link: str, front: bool) -> None:  # noqa: FBT001
    assert is_front_page(link) is front


def test_questions_without_an_answer_are_told_by_service() -> None:
    told = found("unknown-intake", intake_csv=INTAKE)
    assert "valmennus" not in told, "all that is asked of it has an answer"
    assert told["velkaneuvonta"].unknown == (
        *("eligibility", "referral", "fee", "duration", "start", "attendance", "benefit"),
    )
