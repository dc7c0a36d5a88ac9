"""Regions, what is given in some of them or in the whole country, and what can be wrong with it."""

from __future__ import annotations

import pytest

from navigator.reading import FaultyError, read
from navigator.tables import Problem
from navigator.voices import VOICES
from tests.neighbours import neighbours

NEEDS, OFFERS = "needs.yaml", "offers.csv"


def faults(**files: str) -> list[tuple[str, str, str]]:
    with pytest.raises(FaultyError) as faulty:
        read(neighbours(**files))
    return [_told(one) for one in faulty.value.problems]


def _told(one: Problem) -> tuple[str, str, str]:
    return one.fault, one.column, dict(one.values).get("value", "")


def changed(file: str, old: str, new: str) -> dict[str, str]:
    text = neighbours()[file].decode()
    assert old in text
    return {file.replace(".", "_"): text.replace(old, new, 1)}


def test_an_offer_is_of_one_region_of_several_or_of_the_whole_country() -> None:
    found = read(neighbours())
    of = {(one.service.id, one.step.id): one for one in found.offers}
    assert [r.id for r in of["palkkatuki", "aloitan"].regions] == ["pikkula", "suurkyla"]
    assert of["verkkokurssi", "aloitan"].regions == ()
    assert of["kyyti", "aloitan"].municipalities == ("Hamina",)


def test_a_region_tells_who_is_responsible_and_which_municipalities_it_has() -> None:
    pikkula, suurkyla = read(neighbours()).regions
    assert pikkula.municipalities == ("Iitti",)
    assert suurkyla.municipalities == ("Kotka", "Hamina")
    assert str(suurkyla.authority.in_voice(VOICES[0])) == "Kotkan kaupunki"


def test_a_region_that_there_is_not_is_told_wherever_it_is_named() -> None:
    assert faults(**changed(OFFERS, ";pikkula, suurkyla;", ";pikkula, suurikyla;")) == [
        ("unknown-id", "region", "suurikyla")
    ]
    assert faults(**changed(NEEDS, "regions: [suurkyla]", "regions: [suurikyla]")) == [
        ("unknown-id", "regions", "suurikyla")
    ]


def test_a_municipality_is_one_of_finland_and_in_one_region() -> None:
    assert faults(**changed(NEEDS, "[Kotka, Hamina]", "[Kotka, Hamina, Iitti, Kotkka]")) == [
        ("two-regions", "municipalities", "Iitti"),
        ("unknown-municipality", "municipalities", "Kotkka"),
    ]


def test_an_offer_names_municipalities_of_its_own_region() -> None:
    assert faults(**changed(OFFERS, ";Hamina", ";Iitti")) == [
        ("not-in-region", "municipalities", "Iitti")
    ]


@pytest.mark.parametrize("taken", ["search", "nationwide", "kotka"])
def test_a_region_has_an_address_of_its_own(taken: str) -> None:
    text = {
        name.replace(".", "_"): data.decode().replace("pikkula", taken)
        for name, data in neighbours().items()
        if name in (NEEDS, OFFERS)
    }
    told = faults(**text)
    assert ("taken-address", "id", taken) in told
