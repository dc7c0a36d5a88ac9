"""Taking an edit back: its rows go back to what they were, and what others published stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from navigator import store
from navigator.editions import desk, edition, edits, undo
from navigator.editions.desk import GoneError
from navigator.editions.edition import Place
from navigator.editions.edits import Edit
from navigator.editions.row_removal import removal
from navigator.editions.undo import OvertakenError
from navigator.environment import day
from navigator.reading.data_files import FaultyError
from tests.conftest import write
from tests.editions.test_desk import act, just_before, verbs
from tests.world import OFFERS, SERVICES, pikkula

FIRST = "valmennus~aloitan~tyollisyys"  # offers, as addresses call them
YOUNG = "valmennus~aloitan~saatio~kaiku~under-30"


@pytest.fixture
def place(tmp_path: Path, empty_place: Place) -> Place:
    """Pikkula as edition 1, and a store of its own."""
    edition.build(write(pikkula(), tmp_path / "data"), empty_place, day.now())
    return empty_place


def edit(place: Place, file: str, key: str | None, **cells: str) -> int:
    wanted = [Edit(f"{file}.csv", key, cells)]
    return edits.publish(place, wanted, act(edition.newest(place)))


def take_away(place: Place, file: str, key: str) -> int:
    newest, files = desk.newest(place)
    return edits.publish(place, removal(files, f"{file}.csv", key).edits, act(newest))


def files(place: Place) -> dict[str, bytes]:
    return desk.newest(place)[1]


def source(place: Place, service: str) -> str:
    return edits.row_of(files(place), "services.csv", service).cells["source"]


def test_an_edit_is_taken_back_and_what_others_published_later_stays(place: Place) -> None:
    mine = edit(place, "services", "valmennus", source="Tove")
    edit(place, "services", "palkkatuki", source="Aino")
    edit(place, "projects", "kaiku", ends_on="2026-12-31")
    assert undo.publish(place, mine, act()) == 5
    assert [source(place, id_) for id_ in ("valmennus", "palkkatuki")] == ["Lähde", "Aino"]
    assert edits.row_of(files(place), "projects.csv", "kaiku").cells["ends_on"] == "2026-12-31"


NEW_OFFER = {"service": "neuvonta", "step": "lopetan", "provider": "saatio", "region": "pikkula"}
KINDS: tuple[Callable[[Place], int], ...] = (
    lambda place: edit(place, "services", "neuvonta", checked_on="2026-01-01"),
    lambda place: edit(place, "offers", YOUNG, provider="tyollisyys", project=""),
    lambda place: edit(place, "offers", None, **NEW_OFFER),
    lambda place: take_away(place, "offers", FIRST),
    lambda place: take_away(place, "services", "palkkatuki"),
)


@pytest.mark.parametrize("change", KINDS)
def test_what_is_taken_back_at_once_is_the_same_to_the_byte(
    place: Place, change: Callable[[Place], int]
) -> None:
    made = change(place)
    assert files(place) != pikkula()
    back = undo.publish(place, made, act())
    assert files(place) == pikkula()
    undo.publish(place, back, act())
    assert files(place) == desk.files_of(place, made), "and so is what is taken back again"


def test_a_row_comes_back_to_where_it_stood_as_it_was_written(place: Place) -> None:
    gone = take_away(place, "services", "palkkatuki")
    edit(place, "services", "neuvonta", source="Aino")
    edit(place, "offers", FIRST, note_fi="aamuisin")
    undo.publish(place, gone, act())
    expected = pikkula(
        services_csv=SERVICES.replace("22.8.2025;Lähde", "22.8.2025;Aino"),
        offers_csv=OFFERS.replace("tyollisyys;;pikkula;;;;", "tyollisyys;;pikkula;;aamuisin;;", 1),
    )
    assert files(place) == expected


def test_the_first_row_comes_back_below_the_header_and_the_last_at_the_end(place: Place) -> None:
    for key in ("valmennus", "neuvonta"):
        gone = take_away(place, "services", key)
        edit(place, "services", "kaikukurssi", source=key)
        undo.publish(place, gone, act())
    rows = edits.by_key(files(place), "services.csv")
    assert list(rows) == ["valmennus", "palkkatuki", "velkaneuvonta", "kaikukurssi", "neuvonta"]
    assert list(edits.by_key(files(place), "offers.csv")) == list(
        edits.by_key(pikkula(), "offers.csv")
    )


def test_an_offer_that_became_another_goes_back_to_its_place(place: Place) -> None:
    other = edit(place, "offers", YOUNG, provider="tyollisyys", project="")
    edit(place, "offers", FIRST, note_fi="aamuisin")
    undo.publish(place, other, act())
    assert list(edits.by_key(files(place), "offers.csv")) == list(
        edits.by_key(pikkula(), "offers.csv")
    )


def test_many_rows_that_were_edited_together_go_back_together(place: Place) -> None:
    ids = ("valmennus", "palkkatuki", "neuvonta")
    checked = [Edit("services.csv", id_, {"checked_on": "2026-01-15"}) for id_ in ids]
    made = edits.publish(place, checked, act())
    edit(place, "services", "kaikukurssi", source="Aino")
    undo.publish(place, made, act())
    assert files(place) == pikkula(
        services_csv=SERVICES.replace(
            "Kurssi.;Kurs.;A course.;;;;;2025-08-22;Lähde",
            "Kurssi.;Kurs.;A course.;;;;;2025-08-22;Aino",
        )
    )


def test_a_file_that_was_saved_by_another_program_meanwhile_keeps_its_manner(place: Place) -> None:
    mine = edit(place, "services", "valmennus", source="Tove; itse")

    def saved(text: str) -> bytes:
        return text.replace(";", "\t").replace("\n", "\r\n").encode("cp1252")

    edited = SERVICES.replace("Lähde", "Tove| itse", 1)
    again = saved(edited).replace(b"|", b";")
    edition.publish(files(place) | {"services.csv": again}, place, act(mine), origin="upload/1")
    undo.publish(place, mine, act())
    assert files(place) == pikkula(services_csv=saved(SERVICES))


def test_a_row_that_somebody_changed_since_is_left_and_both_versions_are_told(place: Place) -> None:
    mine = edit(place, "services", "valmennus", source="Tove")
    theirs = edit(place, "services", "valmennus", source="Aino")
    edit(place, "services", "palkkatuki", source="Eero")
    with pytest.raises(OvertakenError):
        undo.publish(place, mine, act())
    (row,) = undo.undoing(place, mine).overtaken
    assert (row.file, row.key, row.by.number) == ("services.csv", ("valmennus",), theirs)
    assert row.left
    assert row.now
    assert (row.left["source"], row.now["source"]) == ("Tove", "Aino")
    assert edition.newest(place) == 4


def test_one_row_of_many_that_was_changed_since_keeps_all_of_them(place: Place) -> None:
    ids = ("valmennus", "palkkatuki")
    checked = [Edit("services.csv", id_, {"checked_on": "2026-01-15"}) for id_ in ids]
    made = edits.publish(place, checked, act())
    edit(place, "services", "palkkatuki", source="Aino")
    with pytest.raises(OvertakenError):
        undo.publish(place, made, act())
    assert [one.key for one in undo.undoing(place, made).overtaken] == [("palkkatuki",)]


def test_a_row_that_was_taken_away_since_or_added_anew_is_told(place: Place) -> None:
    noted = edit(place, "offers", YOUNG, note_fi="iltaisin")
    gone = take_away(place, "offers", YOUNG)
    (row,) = undo.undoing(place, noted).overtaken
    assert (row.now, row.by.number) == (None, gone)
    cells = {"service": "valmennus", "step": "aloitan", "provider": "saatio", "project": "kaiku"}
    edit(place, "offers", None, audience="under-30", region="pikkula", **cells)
    (row,) = undo.undoing(place, gone).overtaken
    assert (row.left, bool(row.now), row.by.number) == (None, True, 4)


def test_a_row_that_was_changed_and_changed_back_is_as_the_edit_left_it(place: Place) -> None:
    mine = edit(place, "projects", "kaiku", ends_on="2026-12-31")
    edit(place, "projects", "kaiku", name="Kajo")
    edit(place, "projects", "kaiku", name="Kaiku", ends_on="31.12.2026")
    undo.publish(place, mine, act())
    assert files(place) == pikkula()


def test_what_somebody_has_taken_back_already_is_not_taken_back_twice(place: Place) -> None:
    mine = edit(place, "services", "valmennus", source="Tove")
    assert undo.publish(place, mine, act()) == 3
    assert undo.undoing(place, mine).nothing_left
    assert undo.publish(place, mine, act()) == 0
    assert edition.newest(place) == 3


def test_what_was_taken_back_can_be_taken_back_again_with_an_event_and_a_note_for_each(
    place: Place,
) -> None:
    mine = edit(place, "services", "valmennus", source="Tove")
    back = undo.publish(place, mine, act())
    again = undo.publish(place, back, act(note="Olipa hyvä."))
    assert source(place, "valmennus") == "Tove"
    with store.opened(place.database) as kept:
        rows = [kept.editions.row(number) for number in (back, again)]
    assert [(row.origin, row.undid) for row in rows] == [("undo/2", 2), ("undo/3", 3)]
    assert [row.note for row in rows] == ["services.csv valmennus: source", "Olipa hyvä."]
    assert verbs(place)[:2] == ["undo", "undo"]


def test_what_others_have_built_on_an_edit_holds_it(place: Place) -> None:
    texts = {f"{field}_{lang}": "X" for field in ("name", "description") for lang in ("fi", "sv", "en")}  # fmt: skip  # noqa: E501
    service = texts | {"id": "uusi", "checked_on": "2026-01-01", "source": "Tove"}
    offer = {"service": "uusi", "step": "velat", "provider": "saatio", "region": "pikkula"}
    both = [Edit("services.csv", None, service), Edit("offers.csv", None, offer)]
    made = edits.publish(place, both, act())
    edit(place, "offers", None, **offer | {"step": "lopetan"})
    with pytest.raises(FaultyError) as faulty:
        undo.publish(place, made, act())
    assert [(fault.file, fault.fault) for fault in faulty.value.problems] == [
        ("offers.csv", "unknown-id")
    ]


def test_only_an_edit_can_be_taken_back_alone(place: Place) -> None:
    changed = pikkula(services_csv=SERVICES.replace("Lähde", "Muu"))
    edition.publish(changed, place, act(), origin="upload/1")
    desk.roll_back(place, 1, act(2))
    for number in (0, 1, 2, 3, 9):
        with pytest.raises(GoneError):
            undo.undoing(place, number)


def test_an_edit_is_taken_back_over_what_others_publish_just_then(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = edit(place, "services", "valmennus", source="Tove")
    other = [Edit("services.csv", "palkkatuki", {"source": "Aino"})]
    just_before(lambda: edits.publish(place, other, act(mine)), monkeypatch)
    assert undo.publish(place, mine, act()) == 4
    assert [source(place, id_) for id_ in ("valmennus", "palkkatuki")] == ["Lähde", "Aino"]
