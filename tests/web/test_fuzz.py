"""A few questions that nobody would ask, put to the whole site; `make fuzz` asks ten thousand."""

from __future__ import annotations

from navigator.editions import Place
from navigator.web.app import create_app
from tests import fuzz

FEW = 54  # each kind some times, on the page and in the API
MOST_MS = 2000.0  # here other tests run beside; the true line is drawn by `make fuzz`


def test_no_question_is_a_fault_or_takes_long(place: Place) -> None:
    client = fuzz.warm(create_app(place).test_client())
    took = list(fuzz.asked(client, FEW, fuzz.SEED))
    assert {one.kind for one in took} == fuzz.MAKERS.keys()
    assert [one for one in took if one.status != 200 or one.ms > MOST_MS] == []


def test_the_same_questions_come_for_the_same_seed() -> None:
    assert list(fuzz.questions(FEW, 1)) == list(fuzz.questions(FEW, 1))
    assert list(fuzz.questions(FEW, 1)) != list(fuzz.questions(FEW, 2))
