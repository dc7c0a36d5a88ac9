"""Whose is what in Pikkula and Suurkylä, and who of one may change what of the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator.editions import Act, Edit, OthersError, Place, TreeEdit, desk, edits, ownership
from navigator.editions import trespasses as trespassing
from navigator.environment import day
from navigator.reading import read
from tests.conftest import a_town
from tests.neighbours import neighbours

MAP = neighbours()
OFFERS, SERVICES, NEEDS = "offers.csv", "services.csv", "needs.yaml"
LIFT = "kyyti~aloitan~suurkylan-palvelut"
SHIP = "laivakurssi~merelle~suurkylan-palvelut"
NEW_OFFER = {"service": "kyyti", "step": "velat", "provider": "suurkylan-palvelut"}


def told(
    *some: Edit | TreeEdit, region: str = "suurkyla"
) -> list[tuple[str, str, tuple[str, ...]]]:
    """What is refused of some edits: what would be done, to which row, and whose it is."""
    found = trespassing.trespasses(MAP, edits.edited(MAP, some), [region])
    return [(one.done, "~".join(filter(None, one.key)), one.regions) for one in found]


def test_files_and_their_map_say_the_same_of_whose_things_are() -> None:
    of_files, of_map = ownership.of_files(MAP), ownership.of_catalog(read(MAP))
    for file in ("services.csv", "providers.csv", "projects.csv"):
        for id_, row in edits.by_key(MAP, file).items():
            assert of_files.of(file, (id_,), row.cells) == of_map.of(file, (id_,), row.cells)
    assert of_files.stairs == of_map.stairs


@pytest.mark.parametrize(
    ("file", "id_", "whose"),
    [
        (SERVICES, "kyyti", {"suurkyla"}),
        (SERVICES, "velkaneuvonta", {"pikkula"}),
        (SERVICES, "palkkatuki", {"pikkula", "suurkyla"}),  # both give it
        (SERVICES, "verkkokurssi", set()),  # given in the whole country
        ("providers.csv", "suurkylan-palvelut", {"suurkyla"}),
        ("providers.csv", "portaali", set()),
        ("projects.csv", "kaiku", {"pikkula"}),
        ("thesaurus.csv", "kyyti", set()),
    ],
)
def test_what_names_no_region_is_theirs_whose_offers_hang_on_it(
    file: str, id_: str, whose: set[str]
) -> None:
    assert ownership.of_files(MAP).of(file, (id_,), {"id": id_}) == whose


def test_a_staircase_of_its_own_belongs_to_its_region_with_its_steps() -> None:
    whose = ownership.of_files(MAP)
    assert whose.of(NEEDS, ("areas", "meri"), {}) == {"suurkyla"}
    assert whose.of(NEEDS, ("steps", "merelle"), {}) == {"suurkyla"}
    assert whose.of(NEEDS, ("steps", "aloitan"), {}) == set()
    assert whose.of(NEEDS, ("regions", "pikkula"), {}) == {"pikkula"}


def test_one_may_change_add_and_remove_what_lies_in_ones_own_region() -> None:
    assert told(Edit(OFFERS, LIFT, {"note_fi": "arkisin"})) == []
    assert told(Edit(SERVICES, "kyyti", {"name_fi": "Kimppakyyti"})) == []
    assert told(Edit(OFFERS, None, {**NEW_OFFER, "region": "suurkyla"})) == []
    assert told(Edit(OFFERS, SHIP, None), Edit(SERVICES, "laivakurssi", None)) == []
    assert told(TreeEdit(NEEDS, ("steps", "merelle"), {"title.fi": "Merille"})) == []
    assert told(TreeEdit(NEEDS, ("regions", "suurkyla"), {"colour": "teal"})) == []


def test_a_new_service_with_its_first_offer_in_ones_region_is_ones_own() -> None:
    row = {"id": "vene", "name_fi": "Vene", "checked_on": "2026-01-01", "source": "Lähde"}
    offer = {**NEW_OFFER, "service": "vene"}
    assert (
        told(Edit(SERVICES, None, row), Edit(OFFERS, None, {**offer, "region": "suurkyla"})) == []
    )
    added = told(Edit(SERVICES, None, row), Edit(OFFERS, None, {**offer, "region": "nationwide"}))
    assert [(done, regions) for done, _, regions in added] == [("added", ()), ("added", ())]


def test_a_new_provider_to_whom_nothing_belongs_yet_is_on_nobodys_map() -> None:
    row = {"id": "venekerho", "name_fi": "Venekerho", "kind": "association"}
    assert told(Edit("providers.csv", None, row)) == []


@pytest.mark.parametrize(
    ("edit", "row", "whose"),
    [
        (Edit(OFFERS, "velkaneuvonta~velat~saatio", {"note_fi": "x"}), "velat", ("pikkula",)),
        (Edit(OFFERS, "velkaneuvonta~velat~saatio", None), "velat", ("pikkula",)),
        (Edit(OFFERS, LIFT, {"region": "pikkula"}), "kyyti", ("pikkula",)),
        (Edit(OFFERS, LIFT, {"region": "nationwide"}), "kyyti", ()),
        (Edit(OFFERS, LIFT, {"region": "suurkyla, pikkula"}), "kyyti", ("pikkula", "suurkyla")),
        (Edit(OFFERS, None, {**NEW_OFFER, "region": "pikkula"}), "kyyti", ("pikkula",)),
        (Edit(SERVICES, "velkaneuvonta", {"name_fi": "x"}), "velkaneuvonta", ("pikkula",)),
        (Edit(SERVICES, "palkkatuki", {"name_fi": "x"}), "palkkatuki", ("pikkula", "suurkyla")),
        (Edit(SERVICES, "verkkokurssi", {"name_fi": "x"}), "verkkokurssi", ()),
        (Edit("projects.csv", "kaiku", {"ends_on": "2030-01-01"}), "kaiku", ("pikkula",)),
        (Edit("flags.csv", "neuvonta-puuttuu", {"source": "x"}), "", ("pikkula",)),
        (TreeEdit(NEEDS, ("steps", "aloitan"), {"title.fi": "x"}), "aloitan", ()),
        (TreeEdit(NEEDS, ("regions", "pikkula"), {"colour": "teal"}), "pikkula", ("pikkula",)),
        (TreeEdit(NEEDS, ("areas", "meri"), {"regions": ()}), "meri", ()),
        (TreeEdit(NEEDS, ("steps", "velat"), place=0), "", ()),
    ],
)
def test_what_is_anothers_or_shared_is_refused(
    edit: Edit | TreeEdit, row: str, whose: tuple[str, ...]
) -> None:
    if isinstance(edit, Edit) and edit.file == "flags.csv":
        edit = Edit(edit.file, next(iter(edits.by_key(MAP, edit.file))), edit.cells)
    found = told(edit)
    assert whose in [regions for _, _, regions in found]
    assert any(row in key for _, key, _ in found)


def test_the_order_of_others_rows_is_theirs() -> None:
    rows = MAP["providers.csv"].split(b"\n")
    turned = {**MAP, "providers.csv": b"\n".join([rows[0], *reversed(rows[1:-1]), b""])}
    found = trespassing.trespasses(MAP, turned, ["suurkyla"])
    assert {one.done for one in found} == {"moved"}


def test_a_step_of_ones_own_may_come_and_go_on_shared_stairs() -> None:
    texts = {
        f"{part}.{lang}": "Vene" for part in ("title", "description") for lang in ("fi", "sv", "en")
    }
    leaves = {"id": "vene", "audience": "person", **texts, "regions": ("suurkyla",)}
    area = next(
        key[1] for key in edits.tree_edits.tree_items.items(MAP, NEEDS) if key[0] == "areas"
    )
    one = TreeEdit(NEEDS, ("steps", "vene"), leaves, new=True, area=area)
    assert told(one) == []
    shared = TreeEdit(NEEDS, ("steps", "vene"), {**leaves, "regions": ()}, new=True, area=area)
    assert told(shared) == [("added", "steps~vene", ())]


@pytest.fixture
def town(tmp_path: Path, dictionaries: Path) -> Place:
    return a_town(MAP, tmp_path, dictionaries)


def by(*regions: str, based_on: int = 1) -> Act:
    return Act(day.now(), "Sulo", "Muutos.", based_on, regions)


def test_nothing_is_published_that_is_not_theirs_who_publish(town: Place) -> None:
    wanted = [Edit(SERVICES, "velkaneuvonta", {"name_fi": "Velka-apu"})]
    with pytest.raises(OthersError):
        edits.publish(town, wanted, by("suurkyla"))
    assert desk.newest(town)[0] == 1
    assert edits.publish(town, wanted, by("pikkula")) == 2
    with pytest.raises(OthersError):
        desk.roll_back(town, 1, by("suurkyla", based_on=2))
    assert edits.publish(town, [Edit(SERVICES, "palkkatuki", {"name_fi": "Tuki"})], by()) == 3
