"""Edits of rows: one row changes and no other byte, and nobody overwrites another."""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator import store
from navigator.editions import desk, diff, edition, edits
from navigator.editions.desk import GoneError
from navigator.editions.edition import MeanwhileError, Place
from navigator.editions.edits import Edit
from navigator.environment import day
from navigator.reading.data_files import FaultyError
from tests.conftest import write
from tests.editions.test_desk import LONGER, act, just_before, verbs
from tests.world import OFFERS, pikkula

YOUNG = "valmennus~aloitan~saatio~kaiku~under-30"  # an offer, as addresses call it


@pytest.fixture
def place(tmp_path: Path, empty_place: Place) -> Place:
    """Pikkula as edition 1, and a store of its own."""
    edition.build(write(pikkula(), tmp_path / "data"), empty_place, day.now())
    return empty_place


def test_an_edit_changes_its_row_and_no_other_byte(place: Place) -> None:
    longer = [Edit("projects.csv", "kaiku", {"ends_on": "31.12.2026"})]
    assert edits.publish(place, longer, act()) == 2
    assert desk.newest(place)[1] == pikkula(projects_csv=LONGER)
    assert verbs(place)[0] == "edit"


def test_an_edit_without_change_publishes_nothing(place: Place) -> None:
    assert edits.publish(place, [Edit("projects.csv", "kaiku", {})], act()) == 0


def test_a_faulty_edit_is_refused_with_all_its_faults(place: Place) -> None:
    cells = {"ends_on": "2024-01-01", "providers": "kukaan"}
    with pytest.raises(FaultyError) as faulty:
        edits.publish(place, [Edit("projects.csv", "kaiku", cells)], act())
    assert {(p.fault, p.file) for p in faulty.value.problems} == {
        ("unknown-id", "projects.csv"),
        ("end-before-start", "projects.csv"),
        ("not-its-provider", "offers.csv"),
    }
    assert edition.newest(place) == 1


def test_a_service_is_added_together_with_its_offer(place: Place) -> None:
    texts = {f"{field}_{lang}": "X" for field in ("name", "description") for lang in ("fi", "sv", "en")}  # fmt: skip  # noqa: E501
    service = texts | {"id": "uusi", "checked_on": "2026-11-22", "source": "Aino"}
    offer = {"service": "uusi", "step": "velat", "provider": "saatio", "region": "pikkula"}
    with pytest.raises(FaultyError):
        edits.publish(place, [Edit("services.csv", None, service)], act())
    both = [Edit("services.csv", None, service), Edit("offers.csv", None, offer)]
    assert edits.publish(place, both, act()) == 2
    assert "uusi" in edition.opened(2, place).catalog.service


def test_an_offer_is_known_by_what_it_says_and_can_be_taken_away(place: Place) -> None:
    row = edits.row_of(desk.newest(place)[1], "offers.csv", YOUNG)
    assert row.number == 3
    edits.publish(place, [Edit("offers.csv", YOUNG, None)], act())
    lines = OFFERS.splitlines(keepends=True)
    assert desk.newest(place)[1]["offers.csv"].decode() == "".join([*lines[:2], *lines[3:]])


def test_two_who_edit_different_rows_at_once_both_succeed(place: Place) -> None:
    edits.publish(place, [Edit("services.csv", "valmennus", {"source": "Aino"})], act())
    edits.publish(place, [Edit("services.csv", "palkkatuki", {"source": "Eero"})], act())
    services = edition.opened(3, place).catalog.service
    assert [services[id_].source for id_ in ("valmennus", "palkkatuki")] == ["Aino", "Eero"]


def test_the_second_who_edits_the_same_row_is_refused(place: Place) -> None:
    edits.publish(place, [Edit("services.csv", "valmennus", {"source": "Aino"})], act())
    with pytest.raises(MeanwhileError):
        edits.publish(place, [Edit("services.csv", "valmennus", {"source": "Eero"})], act())
    assert edition.opened(2, place).catalog.service["valmennus"].source == "Aino"


def test_an_offer_is_not_mistaken_for_the_one_that_now_stands_on_its_row(place: Place) -> None:
    edits.publish(place, [Edit("offers.csv", "valmennus~aloitan~tyollisyys", None)], act())
    edits.publish(place, [Edit("offers.csv", YOUNG, {"note_fi": "x"})], act())
    rows = edits.by_key(desk.newest(place)[1], "offers.csv")
    assert [key for key, row in rows.items() if row.cells["note_fi"] == "x"] == [YOUNG]


TWIN = {"service": "velkaneuvonta", "step": "velat", "provider": "saatio", "region": "pikkula"}
EVENING = Edit("offers.csv", None, TWIN | {"note_fi": "iltaisin"})


def test_an_offer_that_differs_from_another_in_its_note_alone_is_refused(place: Place) -> None:
    with pytest.raises(FaultyError) as faulty:
        edits.publish(place, [EVENING], act())
    assert [(p.fault, p.row) for p in faulty.value.problems] == [("twin-offer", 10)]


def test_twins_that_were_published_before_are_told_apart_and_one_can_go(place: Place) -> None:
    with store.opened(place.database) as kept:
        twins = edits.edited(pikkula(), [EVENING])
        kept.editions.publish(twins, origin="data", at=day.now(), by="Aino", note="")
    rows = edits.by_key(desk.newest(place)[1], "offers.csv")
    assert rows["velkaneuvonta~velat~saatio"].cells["note_fi"] == ""
    assert rows["velkaneuvonta~velat~saatio~~~2"].cells["note_fi"] == "iltaisin"
    edits.publish(place, [Edit("offers.csv", "velkaneuvonta~velat~saatio", None)], act(2))
    (change,) = diff.between(twins, desk.newest(place)[1]).changes
    assert (change.kind, change.row, change.whole["note_fi"]) == ("removed", 6, "")


def test_twins_can_be_taken_away_at_once() -> None:
    files = edits.edited(pikkula(), [EVENING])
    name = "velkaneuvonta~velat~saatio"
    both = [Edit("offers.csv", key, None) for key in (name, f"{name}~~~2")]
    for order in (both, both[::-1]):
        rows = edits.by_key(edits.edited(files, order), "offers.csv")
        assert len(rows) == len(edits.by_key(files, "offers.csv")) - 2
        assert not [key for key in rows if key.startswith("velkaneuvonta")]


def test_an_edit_is_made_anew_over_what_others_published_elsewhere_just_then(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = [Edit("services.csv", "palkkatuki", {"source": "Eero"})]
    just_before(lambda: edits.publish(place, other, act()), monkeypatch)
    mine = [Edit("services.csv", "valmennus", {"source": "Aino"})]
    assert edits.publish(place, mine, act()) == 3
    services = edition.opened(3, place).catalog.service
    assert [services[id_].source for id_ in ("valmennus", "palkkatuki")] == ["Aino", "Eero"]


def test_a_row_that_is_gone_is_said_to_be_gone(place: Place) -> None:
    with pytest.raises(GoneError):
        edits.publish(place, [Edit("projects.csv", "kuiskaus", {"name": "x"})], act())


def test_two_edits_of_a_row_become_one_where_they_do_not_meet() -> None:
    base = {"name": "a", "note": "b", "link": "c"}
    theirs, mine = base | {"name": "A", "note": "theirs"}, base | {"note": "mine", "link": "C"}
    assert edits.merged(base, theirs, mine) == {"name": "A", "note": "mine", "link": "C"}
