"""The desk: what is brought is looked at before it is live, and nobody overwrites another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from navigator import reading, store
from navigator.editions import between, desk, edition, preview
from navigator.editions.desk import GoneError, OtherFilesError
from navigator.editions.edition import Act, MeanwhileError, Place
from navigator.environment import day
from navigator.reading.data_files import FaultyError
from navigator.search.quality import questions
from navigator.tables.problem import Problem
from tests.books import saved
from tests.conftest import write
from tests.tables.test_archive import zipped
from tests.world import (
    CONTACTS,
    FIRST_DAY,
    INTAKE,
    NEEDS,
    OFFERS,
    OPTIONAL_TABLES,
    PROJECTS,
    SERVICES,
    THESAURUS,
    pikkula,
)

LONGER = PROJECTS.replace("2026-06-30", "31.12.2026").encode()


@pytest.fixture
def place(tmp_path: Path, empty_place: Place) -> Place:
    """Pikkula as edition 1, and a store of its own."""
    edition.build(write(pikkula(), tmp_path / "data"), empty_place, day.now())
    return empty_place


def publish(place: Place, number: int, act: Act) -> int:
    """Publish an upload as it is now."""
    return desk.publish(place, number, act, desk.pending(place, number).digest)


def act(based_on: int = 1, note: str = "") -> Act:
    return Act(day.now(), "Aino", note, based_on)


def bring(place: Place, **files: bytes) -> int:
    given = {f"{name}.csv": data for name, data in files.items()}
    return desk.upload(place, given, act())


def faults(*given: tuple[str, bytes]) -> list[tuple[str, str]]:
    return [(problem.file, problem.fault) for problem in desk.received(given).problems]


def verbs(place: Place) -> list[str]:
    with store.opened(place.database) as kept:
        return [event["verb"] for event in kept.events.all()]


def ends_on(place: Place, number: int) -> str:
    return str(edition.opened(number, place).catalog.project["kaiku"].ends_on)


# --- what is brought


def test_files_are_known_by_their_names_whatever_a_browser_made_of_them() -> None:
    for name in (
        "projects.csv",
        "Projects.CSV",
        "projects (2).csv",
        "projects - Kopio.csv",
        "projects - kopia (2).csv",
        "C:\\omat\\projects.csv",
    ):
        assert desk.received([(name, LONGER)]).files == {"projects.csv": LONGER}


@pytest.mark.parametrize(
    "name",
    [
        *("projects copy.csv", "projects (1).csv", "projektit.csv", "Hankkeet 2026.csv"),
        *("Hankkeet_30.11.2026 - kopio (2).CSV", "Projekt.txt", "projects.csv.txt"),
    ],
)
def test_a_file_is_known_by_what_people_call_it(name: str) -> None:
    assert desk.received([(name, LONGER)]) == desk.Received({"projects.csv": LONGER}, ())


@pytest.mark.parametrize(
    ("file", "text", "names"),
    [
        ("contacts.csv", CONTACTS, ("Yhteystiedot.csv", "Kontaktuppgifter 2026.csv", "a.csv")),
        ("intake.csv", INTAKE, ("Pääsy (1).csv", "paasy.csv", "Intagning.csv", "a.csv")),
    ],
)
def test_ways_in_are_known_by_what_people_call_them_and_by_their_headings(
    file: str, text: str, names: tuple[str, ...]
) -> None:
    for name in names:
        assert desk.received([(name, text.encode())]) == desk.Received({file: text.encode()}, ())


def test_services_are_known_by_their_headings_with_plain_names_or_without() -> None:
    header, rest = SERVICES.split("\n", 1)
    for text in (SERVICES, f"{header};plain_name_fi;plain_name_sv;plain_name_en\n{rest}"):
        assert {*desk.received([("lista.csv", text.encode())]).files} == {"services.csv"}


@pytest.mark.parametrize("name", ["needs.yaml.txt", "needs.yml", "Tarpeet.yaml", "muistio.txt"])
def test_the_needs_are_known_by_their_name_or_their_keys(name: str) -> None:
    data = NEEDS.encode()
    assert desk.received([(name, data)]) == desk.Received({"needs.yaml": data}, ())


def test_a_name_that_says_nothing_for_sure_leaves_it_to_the_headings() -> None:
    data = LONGER.replace(b"name;providers", b"Nimi;Tuottajat")
    received = desk.received([("Kouvola, vanhat hankkeet.csv", data)])
    assert received == desk.Received({"projects.csv": data}, ())
    assert faults(("Kouvola, vanhat hankkeet.csv", b"id;name\n")) == [
        ("Kouvola, vanhat hankkeet.csv", "unknown-file")
    ]


def test_another_table_than_the_name_says_is_one_fault() -> None:
    (problem,) = desk.received([("Hankkeet.csv", OFFERS.encode())]).problems
    assert problem == Problem.at(
        "Hankkeet.csv", "other-table", name="Hankkeet.csv", other="offers.csv"
    )


def test_what_came_out_as_a_zip_can_be_brought_back() -> None:
    files = pikkula()
    assert desk.received([("edition-1.zip", zipped(*files.items()))]) == desk.Received(files, ())
    assert faults(("a.zip", zipped(("a/projects.csv", LONGER), ("LUEMINUT.md", b"x")))) == [
        ("LUEMINUT.md", "unknown-file")
    ]
    assert faults(("a.zip", b"x"), ("b.zip", zipped(("../projects.csv", LONGER)))) == [
        ("a.zip", "not-zip"),
        ("b.zip", "outside-zip"),
    ]


def test_many_zips_hold_no_more_than_one() -> None:
    half = zipped(("muistio.txt", b" " * (11 * 2**20)))
    assert faults(("a.zip", half), ("b.zip", half)) == [
        ("b.zip", "large-zip"),
        ("muistio.txt", "unknown-file"),
    ]


@pytest.mark.parametrize("language", desk.HEADINGS)
def test_files_with_headings_in_another_language_are_the_same_map(language: str) -> None:
    files = pikkula()
    headed = desk.headed(files, language)
    assert headed["projects.csv"] != files["projects.csv"]
    assert between(files, headed).changes == ()


def test_a_folder_may_call_a_file_otherwise_as_long_as_there_is_just_one(tmp_path: Path) -> None:
    files = pikkula()
    folder = write(files, tmp_path / "data")
    (folder / "needs.yaml").rename(folder / "needs.yaml.txt")
    (folder / "projects.csv").rename(folder / "Hankkeet 2026.csv")
    (folder / "referrals (1).txt").write_text("Muista nämä")
    assert edition.load(folder) == files
    (folder / "projects (1).csv").write_bytes(LONGER)
    assert edition.load(folder).keys() == files.keys() - {"projects.csv"}
    (folder / "projects.csv").write_bytes(LONGER)
    assert edition.load(folder)["projects.csv"] == LONGER


def test_a_workbook_becomes_the_table_of_its_name() -> None:
    rows = [line.split(";") for line in PROJECTS.splitlines()]
    files = desk.received([("Projects.xlsx", saved(Taul1=rows))]).files
    assert files["projects.csv"].decode("utf-8-sig").splitlines() == PROJECTS.splitlines()


def test_every_file_that_cannot_be_taken_is_told_at_once() -> None:
    assert faults(
        ("muistio.docx", b"x"),
        ("Projects (1).xlsx", b"x"),
        ("services.xls", b"x"),
        ("offers.csv", OFFERS.encode()),
        ("offers (1).csv", OFFERS.encode()),
        ("needs.xlsx", b"x"),
        ("services.csv", b" " * (20 * 2**20 + 1)),
    ) == [
        ("Projects (1).xlsx", "not-workbook"),
        ("muistio.docx", "unknown-file"),
        ("needs.xlsx", "not-workbook"),
        ("offers.csv", "doubled-file"),
        ("services.csv", "too-large"),
        ("services.xls", "old-workbook"),
    ]


def everything(**changes: str | bytes) -> bytes:
    """All tables of Pikkula in one workbook, as the desk hands them out."""
    return desk.as_workbook(pikkula(**{**OPTIONAL_TABLES, **changes}))


def test_all_tables_come_back_as_they_went_out_in_one_workbook() -> None:
    files = pikkula(**OPTIONAL_TABLES)
    found = desk.received([("edition-1 (2).xlsx", everything())])
    assert found.problems == ()
    assert {*found.files} == {*reading.TABLES}
    assert reading.read({**files, **found.files}) == reading.read(files)


def test_a_table_of_the_usual_kind_comes_back_byte_for_byte() -> None:
    usual = (
        f"\ufeff{THESAURUS}".replace("\n", "\r\n").encode()
        + b'fi;3-4;"a; =1+1 ""b""\n _x0041_"\r\n'
    )
    found = desk.received([("omat.xlsx", everything(thesaurus_csv=usual))])
    assert found.files["thesaurus.csv"] == usual


def test_the_same_tables_make_the_same_workbook() -> None:
    assert everything() == everything()


def test_a_workbook_may_hold_some_of_the_tables_and_a_guide() -> None:
    rows = [line.split(";") for line in PROJECTS.splitlines()]
    data = saved(**{"Ohje": [["Täytä hankkeet"]], " Projects.csv": rows, "offers": []})
    assert [*desk.received([("omat.xlsx", data)]).files] == ["projects.csv"]


def test_a_sheet_whose_name_is_misspelt_is_told_and_not_lost() -> None:
    rows = [line.split(";") for line in PROJECTS.splitlines()]
    data = saved(projcts=rows, services=[line.split(";") for line in SERVICES.splitlines()])
    found = desk.received([("omat.xlsx", data)])
    assert [*found.files] == ["services.csv"]
    (problem,) = found.problems
    assert str(problem) == (
        "omat.xlsx: The sheet “projcts” has the columns of projects.csv, but not its name. "
        "Call the sheet “projects”, or take it away."
    )


def test_a_workbook_of_which_no_table_is_known_is_told() -> None:
    assert faults(("omat.xlsx", saved(Taul1=[["jotain"]]))) == [("omat.xlsx", "unknown-file")]
    assert faults(("projects.xlsx", saved(Taul1=[["x"]]))) == [("projects.xlsx", "no-sheet")]


def test_a_table_that_comes_twice_is_taken_once() -> None:
    given = [("projects.csv", LONGER), ("omat.xlsx", everything())]
    assert faults(*given) == [("projects.csv", "doubled-file")]
    assert desk.received(given).files["projects.csv"] == LONGER


# --- uploads


def test_an_upload_is_kept_and_nothing_of_it_is_live(place: Place) -> None:
    number = bring(place, projects=LONGER)
    assert desk.pending(place, number).files == {"projects.csv": LONGER}
    assert edition.newest(place) == 1
    assert verbs(place)[0] == "upload"


def test_more_files_join_an_upload_or_take_the_place_of_older_ones(place: Place) -> None:
    number = bring(place, projects=b"wrong")
    more = {"projects.csv": LONGER, "offers.csv": OFFERS.encode()}
    assert desk.upload(place, more, act(), into=number) == number
    assert desk.pending(place, number).files == more


def test_a_preview_shows_the_change_and_its_effect_on_the_search(place: Place) -> None:
    asked = questions.read(
        "questions.json",
        b'[{"id": "1", "lang": "fi", "q": "maksuh\xc3\xa4iri\xc3\xb6", "kind": "x",'
        b' "services": [{"fi": "Velkaneuvonta", "grade": 2}]}]',
    )
    spoilt = SERVICES.replace("Velkaneuvonta", "Torvisoitto").replace("maksuhäiriö, perintä", "")
    spoilt = spoilt.replace("Neuvoja velkoihin.", "Musiikkia.")
    found = preview.preview(place, {"services.csv": spoilt.encode()}, FIRST_DAY, asked)
    assert (found.based_on, found.diff.files) == (1, ("services.csv",))
    assert [cell.column for cell in found.diff.changes[0].cells] == [
        "name_fi", "description_fi", "words_fi",
    ]  # fmt: skip
    assert found.figures["hit@3"] == (1.0, 0.0)
    assert preview.preview(place, {"projects.csv": LONGER}, FIRST_DAY).figures == {}


def test_a_preview_tells_which_findings_come_and_which_go(place: Place) -> None:
    shorter = PROJECTS.replace("2026-06-30", "2026-01-10").encode()
    found = preview.preview(place, {"projects.csv": shorter}, FIRST_DAY)
    assert "empty-step/lopetan" in {finding.id for finding in found.new}
    back = preview.preview(place, {"projects.csv": LONGER}, date(2026, 7, 1))
    assert "empty-step/lopetan" in {finding.id for finding in back.gone}


def test_a_faulty_upload_tells_all_faults_and_stays(place: Place) -> None:
    number = bring(place, projects=PROJECTS.replace("2026-06-30", "eilen").encode())
    with pytest.raises(FaultyError) as faulty:
        preview.preview(place, desk.pending(place, number).files, FIRST_DAY)
    assert [problem.place for problem in faulty.value.problems] == ["projects.csv:2:ends_on"]
    with pytest.raises(FaultyError):
        publish(place, number, act())
    assert desk.pending(place, number).files
    assert edition.newest(place) == 1


def test_publishing_makes_an_edition_of_the_same_bytes_with_the_note(place: Place) -> None:
    number = bring(place, projects=LONGER)
    assert publish(place, number, act(note="Kaiku jatkuu.")) == 2
    assert desk.newest(place) == (2, pikkula(projects_csv=LONGER))
    assert ends_on(place, 2) == "2026-12-31"
    with store.opened(place.database) as kept:
        row = kept.editions.row(2)
        assert (row.published_by, row.note, row.origin) == ("Aino", "Kaiku jatkuu.", "upload/1")
        assert kept.uploads.pending() == []
    with pytest.raises(GoneError):
        desk.pending(place, number)
    with pytest.raises(GoneError):
        publish(place, number, act(2))


def test_publishing_after_somebody_else_is_refused_and_can_go_on(place: Place) -> None:
    mine = bring(place, projects=LONGER)
    theirs = bring(place, offers=OFFERS.replace("rahoitus", "rahaa").encode())
    publish(place, theirs, act())
    with pytest.raises(MeanwhileError):
        publish(place, mine, act())
    again = desk.pending(place, mine)
    assert again.overtaken == (), "the other published another file"
    shown = preview.preview(place, again.files, FIRST_DAY)
    assert shown.diff.files == ("projects.csv",)
    assert publish(place, mine, act(shown.based_on)) == 3
    assert "rahaa" in desk.newest(place)[1]["offers.csv"].decode(), "and both changes are there"


def test_a_file_that_would_undo_what_another_published_is_pointed_out(place: Place) -> None:
    mine = bring(place, projects=LONGER)
    theirs = bring(place, projects=PROJECTS.replace("Kaiku;", "Kaiku 2;").encode())
    publish(place, theirs, act())
    assert desk.pending(place, mine).overtaken == ("projects.csv",)


def test_a_discarded_upload_is_gone_and_its_files_with_it(place: Place) -> None:
    number = bring(place, projects=LONGER)
    desk.discard(place, number, act())
    with pytest.raises(GoneError):
        desk.pending(place, number)
    with pytest.raises(GoneError):
        desk.upload(place, {"projects.csv": LONGER}, act(), into=number)
    with store.opened(place.database) as kept:
        assert kept.uploads.files(number) == {}
    assert verbs(place)[:2] == ["discard", "upload"]


# --- rolling back


def test_rolling_back_is_a_new_edition_of_the_old_bytes(place: Place) -> None:
    publish(place, bring(place, projects=LONGER), act())
    assert desk.roll_back(place, 1, act(2, "Ei jatkukaan.")) == 3
    assert desk.files_of(place, 3) == desk.files_of(place, 1) == pikkula()
    assert ends_on(place, 3) == "2026-06-30"
    with store.opened(place.database) as kept:
        assert kept.editions.row(3).origin == "edition/1"
    assert verbs(place)[0] == "roll-back"


def test_rolling_back_is_refused_if_another_published_meanwhile_or_there_is_nothing(
    place: Place,
) -> None:
    publish(place, bring(place, projects=LONGER), act())
    with pytest.raises(MeanwhileError):
        desk.roll_back(place, 1, act(1))
    with pytest.raises(GoneError):
        desk.roll_back(place, 7, act(2))


def just_before(moment: Callable[[], object], patch: pytest.MonkeyPatch) -> None:
    """Let something happen once, after all was made ready and before it is published."""
    real, left = edition.publish, [moment]

    def late(*given: Any, **named: Any) -> int:
        while left:
            left.pop()()
        return real(*given, **named)

    patch.setattr(edition, "publish", late)


def test_an_upload_is_published_as_it_was_looked_at_or_not_at_all(place: Place) -> None:
    number = bring(place, projects=LONGER)
    seen = desk.pending(place, number).digest
    desk.upload(place, {"offers.csv": OFFERS.encode()}, act(), into=number)
    with pytest.raises(OtherFilesError):
        desk.publish(place, number, act(), seen)
    assert edition.newest(place) == 1
    assert {*desk.pending(place, number).files} == {"projects.csv", "offers.csv"}


@pytest.mark.parametrize("what", ["discarded", "grown"])
def test_what_becomes_of_an_upload_while_it_is_made_ready_stops_its_publishing(
    place: Place, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    number = bring(place, projects=LONGER)
    if what == "discarded":
        just_before(lambda: desk.discard(place, number, act()), monkeypatch)
    else:
        more = {"offers.csv": OFFERS.encode()}
        just_before(lambda: desk.upload(place, more, act(), into=number), monkeypatch)
    with pytest.raises((GoneError, OtherFilesError)):
        publish(place, number, act())
    assert edition.newest(place) == 1
    with store.opened(place.database) as kept:
        state = kept.uploads.row(number)
        assert state
        assert state.state == ("discarded" if what == "discarded" else "pending")
