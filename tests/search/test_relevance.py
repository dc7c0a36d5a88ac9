"""How much of what was found is shown at once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from navigator.editions.edition import Edition
from navigator.search.relevance import FEWEST, MOST, cut
from tests.world import FIRST_DAY


@dataclass(frozen=True)
class Found:
    score: float


@pytest.mark.parametrize(
    ("scores", "shown"),
    [
        ([], 0),
        ([1.0, 0.1], 2),
        ([1.0] + [0.4] * 30, FEWEST),
        ([1.0] * 11 + [0.4] * 30, 11),
        ([1.0] * 40, MOST),
    ],
    ids=["nothing", "few", "one that stands out", "eleven that are near", "forty alike"],
)
def test_what_falls_off_is_folded(scores: list[float], shown: int) -> None:
    found = [Found(score) for score in scores]
    near, further = cut(found)
    assert len(near) == shown
    assert [*near, *further] == found


def test_a_broad_question_shows_few_and_folds_the_rest(kouvola: Edition) -> None:
    answer = kouvola.search.ask("koulutus", "fi", FIRST_DAY)
    assert FEWEST <= len(answer.helps) <= MOST
    assert answer.further
    assert min(h.score for h in answer.helps) >= max(h.score for h in answer.further)
    assert not {h.service for h in answer.helps} & {h.service for h in answer.further}
