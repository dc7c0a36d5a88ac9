"""Many passages become vectors; one over which the engine dies takes none of the others along."""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator.embedding import AwayError, learned
from navigator.embedding.learning import MOST_DEATHS
from tests.embedding import stand_in

BATCHES = [["työ", "raha"], ["kurssi", stand_in.DIES, "tuki"], ["apu"]]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_text_that_ends_the_engine_is_left_out_and_no_other(
    tmp_path: Path, processes: int
) -> None:
    one = stand_in.NUMBERS
    found = list(learned(BATCHES, processes, stand_in.command(tmp_path)))
    assert found == [[one, one], [one, None, one], [one]]


def test_an_engine_that_dies_over_everything_is_given_up(tmp_path: Path) -> None:
    batches = [[f"{stand_in.DIES} {n}"] for n in range(MOST_DEATHS + 1)]
    with pytest.raises(AwayError):
        list(learned(batches, 1, stand_in.command(tmp_path)))


def test_an_engine_that_does_not_start_is_away() -> None:
    with pytest.raises(AwayError):
        list(learned(BATCHES, 1, ["false"]))
