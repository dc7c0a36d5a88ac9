"""Edits of steps, words and thresholds: one item changes and no other byte, and can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator import store
from navigator.editions import desk, diff, edition, edits, undo
from navigator.editions.desk import GoneError
from navigator.editions.edition import MeanwhileError, Place
from navigator.editions.edits import Edit
from navigator.editions.tree_edits import TreeEdit
from navigator.environment import day
from navigator.reading.data_files import FaultyError
from tests.conftest import write
from tests.editions.test_desk import act, verbs
from tests.world import FIRST_AID, NEEDS, URGENT, pikkula

NEEDS_YAML, URGENT_YAML = "needs.yaml", "urgent.yaml"
DEBTS = ("steps", "velat")
LANGUAGES = ("fi", "sv", "en")
TEXTS = {f"{name}.{lang}": "X" for name in ("title", "description") for lang in LANGUAGES}


@pytest.fixture
def place(tmp_path: Path, empty_place: Place) -> Place:
    """Pikkula with its first aid as edition 1, and a store of its own."""
    files = pikkula(needs_yaml=FIRST_AID + NEEDS, urgent_yaml=URGENT)
    edition.build(write(files, tmp_path / "data"), empty_place, day.now())
    return empty_place


def needs(place: Place, file: str = NEEDS_YAML) -> str:
    return desk.newest(place)[1][file].decode()


def edited(place: Place, *some: TreeEdit | Edit, based_on: int = 1) -> int:
    return edits.publish(place, some, act(based_on))


def step(**leaves: str | tuple[str, ...]) -> TreeEdit:
    return TreeEdit(
        NEEDS_YAML, DEBTS, {name.replace("__", "."): leaf for name, leaf in leaves.items()}
    )


def test_an_edit_changes_its_step_and_no_other_byte(place: Place) -> None:
    assert edited(place, step(title__en="I owe money", words__sv=("skuld", "lån"))) == 2
    expected = NEEDS.replace("en: I need help with money", "en: I owe money")
    expected = expected.replace("sv: [skuld]", "sv: [skuld, lån]")
    assert needs(place) == FIRST_AID + expected
    assert verbs(place)[0] == "edit"


def test_an_edition_notes_by_itself_what_was_edited(place: Place) -> None:
    edited(place, step(title__en="I owe money"))
    with store.opened(place.database) as kept:
        assert kept.editions.row(2).note == "needs.yaml steps/velat: title_en"


def test_an_edit_without_change_publishes_nothing(place: Place) -> None:
    assert edited(place, step()) == 0


def test_a_faulty_edit_is_refused_with_all_its_faults(place: Place) -> None:
    with pytest.raises(FaultyError) as faulty:
        edited(place, step(title__sv="", next=("velat", "kuu")))
    told = {(one.fault, one.column) for one in faulty.value.problems}
    assert told == {("missing-language", "title.sv")}
    with pytest.raises(FaultyError) as faulty:
        edited(place, step(next=("velat", "kuu")))
    assert [one.fault for one in faulty.value.problems] == ["own-next", "unknown-id"]
    assert edition.newest(place) == 1


def test_two_who_edit_different_steps_at_once_both_succeed(place: Place) -> None:
    edited(place, step(title__en="I owe money"))
    edited(place, TreeEdit(NEEDS_YAML, ("steps", "lopetan"), {"title.en": "I stop"}))
    steps = edition.opened(3, place).catalog.step
    assert [steps[id_].title.standard()["en"] for id_ in ("velat", "lopetan")] == [
        "I owe money",
        "I stop",
    ]


def test_the_second_who_edits_the_same_step_is_refused(place: Place) -> None:
    edited(place, step(title__en="I owe money"))
    with pytest.raises(MeanwhileError):
        edited(place, step(title__en="Debts"))


def test_a_step_comes_moves_and_goes(place: Place) -> None:
    new = TEXTS | {"id": "uusi", "audience": "person"}
    key = ("steps", "uusi")
    assert edited(place, TreeEdit(NEEDS_YAML, key, new, new=True, area="tyonhaku")) == 2
    edited(place, TreeEdit(NEEDS_YAML, key, place=0), based_on=2)
    (area, _) = edition.opened(3, place).catalog.areas
    assert [one.id for one in area.steps] == ["uusi", "aloitan", "velat"]
    edited(place, TreeEdit(NEEDS_YAML, key, None), based_on=3)
    assert needs(place) == FIRST_AID + NEEDS


def test_a_step_of_an_id_that_is_there_is_refused(place: Place) -> None:
    new = {"id": "velat", "audience": "person"}
    with pytest.raises(FaultyError):
        edited(place, TreeEdit(NEEDS_YAML, DEBTS, new, new=True, area="tyonhaku"))


def test_an_area_comes_with_its_first_step(place: Place) -> None:
    whole, first = (TEXTS | {"id": id_, "audience": "person"} for id_ in ("uusi", "eka"))
    area = TreeEdit(NEEDS_YAML, ("areas", "uusi"), whole, new=True)
    step = TreeEdit(NEEDS_YAML, ("steps", "eka"), first, new=True, area="uusi")
    assert edited(place, area, step) == 2
    assert edition.opened(2, place).catalog.step["eka"].area == "uusi"


def test_thresholds_words_and_first_aid_are_edited_where_there_were_none(place: Place) -> None:
    edited(
        place,
        TreeEdit(NEEDS_YAML, ("findings",), {"ending_days": ("30", "365")}),
        TreeEdit(NEEDS_YAML, ("way_in",), {"fi": ("puhelin", "=auki")}),
        TreeEdit(NEEDS_YAML, ("sides",), {"employer.fi": ("=palkkaan",)}),
        TreeEdit(
            NEEDS_YAML,
            ("occupations",),
            {"learning.fi": ("oppia",), "vocational.steps": ("aloitan",)},
        ),
        TreeEdit(NEEDS_YAML, ("urgent",), {"message.fi": "Soita heti 112.", "services": ()}),
    )
    catalog = edition.opened(2, place).catalog
    assert catalog.thresholds.ending_days == (30, 365)
    assert catalog.way_in["fi"] == ("puhelin", "=auki")
    assert catalog.urgent
    assert catalog.urgent.services == ()


def test_a_contact_comes_with_an_address_in_each_language_and_another_goes(place: Place) -> None:
    new = {f"contacts.1.name.{lang}": "Kriisi" for lang in LANGUAGES}
    new |= {f"contacts.1.address.{lang}": f"tel:{n}" for n, lang in enumerate(LANGUAGES)}
    old = {name.replace("1", "0", 1): "" for name in new}
    edited(place, TreeEdit(NEEDS_YAML, ("urgent",), new | old))
    urgent = edition.opened(2, place).catalog.urgent
    assert urgent
    assert [address.standard()["sv"] for _, address in urgent.contacts] == ["tel:1"]


def test_cries_of_a_language_change_come_and_go(place: Place) -> None:
    more = {"phrases": ("haluan =kuolla", "en =jaksa")}
    estonian = TreeEdit(URGENT_YAML, ("et",), {"phrases": ("tahan surra",)}, new=True)
    edited(place, TreeEdit(URGENT_YAML, ("fi",), more), estonian)
    cries = edition.opened(2, place).catalog.cries
    assert cries
    assert (cries.phrases["fi"][1], cries.phrases["et"]) == ("en =jaksa", ("tahan surra",))
    edited(place, TreeEdit(URGENT_YAML, ("et",), None), based_on=2)
    assert "et" not in edition.opened(3, place).catalog.cries.phrases  # type: ignore[union-attr]
    with pytest.raises(FaultyError):
        edited(place, TreeEdit(URGENT_YAML, ("fi",), more, new=True), based_on=3)


def test_what_is_not_there_is_said_to_be_gone(place: Place) -> None:
    with pytest.raises(GoneError):
        edited(place, TreeEdit(NEEDS_YAML, ("steps", "kuu"), {"title.fi": "x"}))


def test_an_edit_is_undone_byte_by_byte(place: Place) -> None:
    edited(place, step(title__en="I owe money"))
    assert undo.publish(place, 2, act()) == 3
    assert needs(place) == FIRST_AID + NEEDS


def test_what_others_changed_elsewhere_stays_when_an_edit_is_undone(place: Place) -> None:
    edited(place, step(title__en="I owe money", words__sv=("lån",), next=("aloitan",)))
    edited(place, TreeEdit(NEEDS_YAML, ("steps", "lopetan"), {"title.en": "I stop"}))
    undo.publish(place, 2, act())
    assert needs(place) == FIRST_AID + NEEDS.replace("en: I am closing my company", "en: I stop")


def test_an_edit_that_was_overtaken_is_told_with_both_versions(place: Place) -> None:
    edited(place, step(title__en="I owe money"))
    edited(place, step(title__en="Debts"), based_on=2)
    (one,) = undo.undoing(place, 2).overtaken
    assert one.left
    assert one.now
    assert (one.left["title_en"], one.now["title_en"]) == ("I owe money", "Debts")
    assert one.by.number == 3


def test_what_was_taken_away_or_moved_comes_back_to_its_place(place: Place) -> None:
    flags = Edit("flags.csv", "mentori", None)
    gone = TreeEdit(NEEDS_YAML, ("steps", "palkkaan"), None)
    offer = Edit("offers.csv", "palkkatuki~palkkaan~tyollisyys", None)
    edited(place, gone, offer, flags)
    edited(place, TreeEdit(NEEDS_YAML, DEBTS, place=0), based_on=2)
    edited(place, TreeEdit(NEEDS_YAML, ("audiences", "under-30"), {"name.fi": "nuorille"}))
    undo.publish(place, 2, act())
    undo.publish(place, 3, act())
    before, after = diff.table(NEEDS_YAML, NEEDS.encode()), desk.newest(place)[1][NEEDS_YAML]
    now = diff.table(NEEDS_YAML, after)
    assert [key for key in now if key in before] == list(before)
    assert now["steps", "palkkaan"].cells == before["steps", "palkkaan"].cells
