"""What has room on two sheets of paper, by the letters of what is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from navigator.editions.edition import Edition
from navigator.guidance.browser_print import FRAME, LEAST, NOTED, room_on_paper
from navigator.guidance.description import Teller
from navigator.guidance.entry import Entry
from navigator.guidance.path import MOST, Path
from navigator.voices.text import BY_CODE, Saying
from tests.conftest import ROOT
from tests.guidance.test_description import SPEECHES, linked
from tests.world import FIRST_DAY

KINDS = ["ample", "full", "brief", "scant", "least"]


@pytest.fixture
def debts(pikkula_edition: Edition) -> Entry:
    """What is told of the step where money runs out."""
    item = pikkula_edition.codes.of(pikkula_edition.catalog.step["velat"])
    teller = Teller(
        SPEECHES[BY_CODE["en"]], pikkula_edition.graph, FIRST_DAY, linked, pikkula_edition.catalog
    )
    return teller.entries(Path((item,)))[0]


def test_each_item_takes_room_and_each_note(debts: Entry) -> None:
    one, two = (
        room_on_paper([[debts]], pictured=False),
        room_on_paper([[debts] * 2], pictured=False),
    )
    assert one.left > two.left
    assert two.left > room_on_paper([[debts] * 2], ["Tule ajoissa"], pictured=False).left
    assert two.left > room_on_paper([[debts] * 2], pictured=True).left


def test_two_voices_side_by_side_leave_less_room_and_the_longer_one_counts(debts: Entry) -> None:
    long = replace(debts, description=Saying("word " * 60, BY_CODE["en"], BY_CODE["en"]))
    assert (
        room_on_paper([[debts]], pictured=False).left
        > room_on_paper([[debts], [debts]], pictured=False).left
    )
    assert (
        room_on_paper([[debts], [long]], pictured=False)
        == room_on_paper([[long], [debts]], pictured=False)
        == room_on_paper([[long], [long]], pictured=False)
    )


def test_the_less_room_there_is_the_less_is_told(debts: Entry) -> None:
    wordy = replace(debts, description=replace(debts.description, words="Rahat loppuvat. " * 9))
    kinds = [room_on_paper([[wordy] * number], pictured=False).kind for number in range(1, 90)]
    assert [*dict.fromkeys(kinds)] == KINDS
    assert kinds == sorted(kinds, key=KINDS.index)


def test_the_browser_counts_as_the_server_does() -> None:
    script = (ROOT / "static" / "path.js").read_text(encoding="utf-8")
    assert f"[LETTERS, FRAME, LEAST] = [{NOTED}, {FRAME}, {LEAST}];" in script
    script = (ROOT / "static" / "navigator.js").read_text(encoding="utf-8")
    assert f"const MOST = {MOST};" in script
