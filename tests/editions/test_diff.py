"""A diff tells what changed in meaning, removals first, and what was only written otherwise."""

from __future__ import annotations

import unicodedata

import pytest

from navigator.editions.diff import Cell, Diff, between, undone
from navigator.tables.sheet import MARK
from tests.world import NEEDS, OFFERS, PROJECTS, SERVICES, THESAURUS, pikkula


def diff(**changes: str | bytes) -> Diff:
    return between(pikkula(), pikkula(**changes))


def test_the_same_files_do_not_differ() -> None:
    assert diff() == Diff()
    assert diff().files == ()


def test_a_changed_field_is_told_with_what_stood_there_before() -> None:
    (change,) = diff(projects_csv=PROJECTS.replace("2026-06-30", "31.12.2026")).changes
    assert (change.file, change.kind, change.key, change.row) == (
        "projects.csv",
        "changed",
        ("kaiku",),
        2,
    )
    assert change.cells == (Cell("ends_on", "2026-06-30", "2026-12-31"),)
    assert change.whole["name"] == "Kaiku"


def test_removals_come_first_then_changes_then_additions() -> None:
    lines = SERVICES.splitlines(keepends=True)
    new = lines[-1].replace("neuvonta;", "uusi;", 1)
    services = "".join([*lines[:3], lines[3].replace("Råd om", "Hjälp med"), *lines[4:], new])
    offers = OFFERS.replace("valmennus;aloitan;saatio;kaiku;pikkula;under-30;;;\n", "")
    found = diff(services_csv=services, offers_csv=offers)
    assert [change.kind for change in found.changes] == ["removed", "changed", "added"]
    assert found.files == ("offers.csv", "services.csv")


def test_an_offer_is_known_by_whom_it_joins() -> None:
    old = "palkkatuki;palkkaan;tyollisyys;;pikkula;;rahoitus;finansiering;funding"
    changed = diff(offers_csv=OFFERS.replace(old, old.replace("rahoitus", "rahaa")))
    (change,) = changed.changes
    assert change.key == ("palkkatuki", "palkkaan", "tyollisyys", "", "")
    assert change.cells == (Cell("note_fi", "rahoitus", "rahaa"),)
    moved = diff(offers_csv=OFFERS.replace(old, old.replace("palkkaan", "lopetan")))
    assert [change.kind for change in moved.changes] == ["removed", "added"]


def past(*texts: str) -> list[tuple[int, bytes]]:
    """A file in editions 1, 2, 3 …, told with the newest first."""
    return [(number, text.encode()) for number, text in enumerate(texts, 1)][::-1]


def test_a_field_that_goes_back_to_what_it_was_undoes_the_edition_that_changed_it() -> None:
    longer, longest = (PROJECTS.replace("2026-06-30", day) for day in ("2026-09-30", "2026-12-31"))
    history = {"projects.csv": past(PROJECTS, longer, longer)}
    spot = ("projects.csv", ("kaiku",), "ends_on")
    files = pikkula(projects_csv=longer)
    assert undone(between(files, pikkula()), history) == {spot: 2}
    assert undone(between(files, pikkula(projects_csv=longest)), history) == {}


def test_a_row_that_goes_or_comes_again_undoes_that_it_came_or_went() -> None:
    more = PROJECTS + "toinen;Toinen;saatio;;;;;;\n"
    there = between(pikkula(), pikkula(projects_csv=more))
    gone = between(pikkula(projects_csv=more), pikkula())
    spot = ("projects.csv", ("toinen",), "")
    assert undone(gone, {"projects.csv": past(PROJECTS, more)}) == {spot: 2}
    assert undone(there, {"projects.csv": past(more, PROJECTS)}) == {spot: 2}
    assert undone(there, {"projects.csv": past(PROJECTS)}) == {}


def test_an_edition_that_cannot_be_read_any_more_undoes_nothing() -> None:
    longer = PROJECTS.replace("2026-06-30", "2026-09-30")
    history = {"projects.csv": past("wrong", longer)}
    assert undone(between(pikkula(projects_csv=longer), pikkula()), history) == {}


def test_two_rows_about_the_same_thing_are_told_apart() -> None:
    twice = THESAURUS + "fi;fyrkka;palkka\n"
    (change,) = diff(thesaurus_csv=twice).changes
    assert (change.kind, change.row, change.key) == ("added", 6, ("fi", "fyrkka", "2"))
    (change,) = between(pikkula(thesaurus_csv=twice), pikkula()).changes
    assert (change.kind, change.row) == ("removed", 6)


def test_the_needs_are_compared_key_by_key() -> None:
    changed = NEEDS.replace("Jag börjar söka jobb", "Nu börjar jag").replace("[velat]", "[]")
    (change,) = diff(needs_yaml=changed).changes
    assert (change.key, change.row) == (("steps", "aloitan"), 14)
    assert change.cells == (
        Cell("title_sv", "Jag börjar söka jobb", "Nu börjar jag"),
        Cell("next", "velat", ""),
    )


def test_a_step_that_is_taken_away_is_a_removal_and_leaves_its_area_changed() -> None:
    start = NEEDS.index("      - id: lopetan")
    needs = NEEDS[:start].replace("next: [lopetan]", "next: []")
    found = diff(needs_yaml=needs)
    assert [(change.kind, change.key) for change in found.changes] == [
        ("removed", ("steps", "lopetan")),
        ("changed", ("areas", "yritys")),
        ("changed", ("steps", "palkkaan")),
    ]


def test_what_is_only_written_otherwise_is_said_to_be_so() -> None:
    days = PROJECTS.replace("2025-01-01", "1.1.2025").replace("\n", "\r\n")
    found = diff(projects_csv=MARK + days)
    assert found == Diff(rewritten=("projects.csv",))


def test_another_order_of_columns_is_no_change_but_another_order_of_rows_is_told() -> None:
    turned = "\n".join(";".join(reversed(row.split(";"))) for row in PROJECTS.splitlines())
    assert diff(projects_csv=turned) == Diff(rewritten=("projects.csv",))
    head, *rows = OFFERS.splitlines(keepends=True)
    assert diff(offers_csv="".join([head, *reversed(rows)])) == Diff(reordered=("offers.csv",))


def test_a_file_that_was_not_there_is_all_additions() -> None:
    files = pikkula()
    old = {name: data for name, data in files.items() if name != "thesaurus.csv"}
    assert {change.kind for change in between(old, files).changes} == {"added"}
    assert {change.kind for change in between(files, old).changes} == {"removed"}


def test_of_two_offers_alike_but_for_their_notes_the_one_that_goes_is_told() -> None:
    old = "palkkatuki;palkkaan;tyollisyys;;pikkula;;rahoitus;finansiering;funding\n"
    other = old.replace("rahoitus", "neuvonta")
    both = pikkula(offers_csv=OFFERS.replace(old, old + other))
    (change,) = between(both, pikkula(offers_csv=OFFERS.replace(old, other))).changes
    assert (change.kind, change.row, change.whole["note_fi"]) == ("removed", 5, "rahoitus")
    (change,) = between(both, pikkula()).changes
    assert (change.kind, change.row, change.whole["note_fi"]) == ("removed", 6, "neuvonta")
    third = old.replace("rahoitus", "tuki")
    (change,) = between(both, pikkula(offers_csv=OFFERS.replace(old, old + third))).changes
    assert change.cells == (Cell("note_fi", "neuvonta", "tuki"),)


@pytest.mark.parametrize(
    "unseen", ["Råd\u00a0om skulder.", "Råd  om skulder.", "Råd om skul\u00adder."]
)
def test_a_change_that_nobody_sees_is_told_as_such(unseen: str) -> None:
    (change,) = diff(services_csv=SERVICES.replace("Råd om skulder.", unseen)).changes
    assert [(cell.column, cell.unseen) for cell in change.cells] == [("description_sv", True)]


def test_a_change_that_nobody_sees_hides_no_other() -> None:
    services = SERVICES.replace("Råd om skulder.", "Råd\u00a0om skulder.")
    services = services.replace("Advice about debts.", "Advice on debts.")
    (change,) = diff(services_csv=services).changes
    assert [cell.unseen for cell in change.cells] == [True, False]


def test_letters_that_are_composed_otherwise_are_only_another_way_of_writing() -> None:
    apart = unicodedata.normalize("NFD", SERVICES)
    assert diff(services_csv=apart) == Diff(rewritten=("services.csv",))


def test_a_word_with_another_space_is_the_same_word() -> None:
    (change,) = diff(thesaurus_csv=THESAURUS.replace("selkä kipeä", "selkä\u00a0kipeä")).changes
    assert (change.kind, [cell.unseen for cell in change.cells]) == ("changed", [True])
