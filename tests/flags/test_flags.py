"""Flags go their way, each move with who, when and why; nothing of it is ever lost or changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Thread
from typing import get_args

import pytest
from click.testing import CliRunner

from navigator import flags, store
from navigator.catalog import localities, within
from navigator.catalog.model import FlagState
from navigator.catalog.whole import Catalog
from navigator.cli import main
from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.flags.flag import UNSOLVED, WAYS, Flag, NoSuchWayError
from navigator.reading.data_files import read
from navigator.store.database import ChangedMeanwhileError, Store
from navigator.voices.text import BY_CODE, Text
from tests.conftest import write
from tests.world import FLAGS, pikkula

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
FI = BY_CODE["fi"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "navigator.sqlite"


@pytest.fixture
def opened(path: Path) -> Iterator[Store]:
    with store.opened(path, make=True) as opened:
        yield opened


@pytest.fixture
def mentor(catalog: Catalog) -> Flag:
    """The one flag of Pikkula's data files."""
    (flag,) = flags.together(catalog, ())
    return flag


def raised(title: str = "Nuorille ei ole mitään", **changes: str) -> Flag:
    facts = {"step": "velat", "service": "", "source": "Aino", "basis": ""} | changes
    return Flag(
        "", "missing", title=text(title), reason=text("Koska."), began="recognised", **facts
    )


def text(words: str) -> Text:
    return Text.of({"fi": words})


def on_the_board(opened: Store, catalog: Catalog) -> tuple[Flag, ...]:
    return flags.together(catalog, opened.flags.all())


def move(opened: Store, flag: Flag, now: FlagState, why: str = "Sovittiin.") -> None:
    opened.flags.move(flag, now, at=NOON, by="Aino", why=why)


def events(opened: Store) -> list[tuple[str, str, str]]:
    return [(e["verb"], e["subject"], e["sentence"]) for e in opened.events.all()]


def test_a_flag_of_the_data_files_stands_there_from_the_start(mentor: Flag) -> None:
    assert (mentor.id, mentor.step, mentor.state) == ("mentori", "palkkaan", "recognised")
    assert mentor.source == "Lähde"
    assert (mentor.moves, mentor.public) == ((), False)


@pytest.mark.parametrize(
    ("step", "service", "gone"),
    [("velat", "", ""), ("poistettu", "", "step"), ("velat", "poistettu", "service")],
)
def test_what_a_flag_is_about_may_have_left_the_map(
    catalog: Catalog, step: str, service: str, gone: str
) -> None:
    (flag, _) = flags.together(
        catalog, [replace(raised(step=step, service=service), id="raised-1")]
    )
    assert flag.gone == gone


@pytest.mark.parametrize("state", get_args(FlagState))
def test_from_every_state_there_is_a_way_and_it_leads_back(state: FlagState) -> None:
    reached = {state}
    for _ in WAYS:
        reached |= {onward for here in reached for onward in WAYS[here]}
    assert reached == set(WAYS) == set(get_args(FlagState))
    assert state not in WAYS[state]


def test_a_flag_goes_no_way_that_does_not_exist(mentor: Flag) -> None:
    with pytest.raises(NoSuchWayError, match="recognised → practice"):
        mentor.move("practice", at=NOON, by="Aino", why="Hups.")


def test_a_flag_of_the_files_is_moved_like_any_other_and_appears_once(
    opened: Store, catalog: Catalog, mentor: Flag
) -> None:
    move(opened, mentor, "proposed", "Kysytään yrityksiltä.")
    (flag,) = on_the_board(opened, catalog)
    (step,) = flag.moves
    assert (flag.id, flag.state) == ("mentori", "proposed")
    assert (step.was, step.by, step.at, step.why) == (
        "recognised", "Aino", NOON, "Kysytään yrityksiltä.",
    )  # fmt: skip
    assert events(opened) == [("move-flag", "flag/mentori", "Kysytään yrityksiltä.")]


def test_its_story_goes_on_under_a_new_edition_whose_words_have_been_mended(
    opened: Store, mentor: Flag
) -> None:
    move(opened, mentor, "proposed")
    mended = read(pikkula(flags_csv=FLAGS.replace("Yritysmentorit", "Mentorit yrityksistä")))
    (flag,) = on_the_board(opened, mended)
    assert str(flag.title.in_voice(FI)) == "Mentorit yrityksistä"
    assert (flag.state, len(flag.moves)) == ("proposed", 1)


def test_a_flag_that_has_moved_stays_when_its_row_is_taken_out_of_the_files(
    opened: Store, mentor: Flag
) -> None:
    move(opened, mentor, "proposed")
    header = FLAGS.splitlines()[0] + "\n"
    other = header + FLAGS.splitlines()[1].replace("mentori;", "uusi;", 1) + "\n"
    kept, new = on_the_board(opened, read(pikkula(flags_csv=other)))
    assert (kept.id, kept.state, str(kept.title.in_voice(FI))) == (
        "mentori", "proposed", "Yritysmentorit",
    )  # fmt: skip
    assert (new.id, new.moves) == ("uusi", ())


def test_a_raised_flag_is_kept_with_who_says_so_and_its_event(
    opened: Store, catalog: Catalog
) -> None:
    id_ = opened.flags.add(raised(basis="empty-step/velat"), at=NOON, by="Aino")
    _, flag = reversed(on_the_board(opened, catalog))
    assert flag.id == id_ == "raised-1"
    assert (flag.source, flag.raised_at, flag.basis) == ("Aino", NOON, "empty-step/velat")
    assert events(opened) == [("raise-flag", "flag/raised-1", "Koska.")]


def test_a_raised_flag_never_gets_an_id_that_another_flag_has(opened: Store, mentor: Flag) -> None:
    for id_ in ("raised-3", f"raised-{'9' * 30}"):  # rows of a file from before that was a fault
        move(opened, replace(mentor, id=id_), "proposed")
    assert opened.flags.add(raised(), at=NOON, by="Aino") == "raised-4"
    assert opened.flags.add(raised(), at=NOON, by="Aino") == "raised-5"


def test_a_raised_flag_never_gets_an_id_that_any_edition_has(opened: Store) -> None:
    old = pikkula(flags_csv=FLAGS.replace("mentori;", "raised-1;"))  # before that was a fault
    told = {"origin": "data", "at": NOON, "by": "Aino", "note": ""}
    for files in (old, pikkula()):  # one may roll back to the first
        opened.editions.publish(files, **told)
    id_ = opened.flags.add(raised(), at=NOON, by="Aino")
    assert id_ == "raised-2"
    assert {flag.id for flag in on_the_board(opened, read(old))} == {"raised-1", "raised-2"}


def test_who_moves_a_flag_that_has_moved_meanwhile_is_told_and_nothing_is_lost(
    opened: Store, catalog: Catalog, mentor: Flag
) -> None:
    move(opened, mentor, "proposed", "Ensin ehti Aino.")
    with pytest.raises(ChangedMeanwhileError):
        move(opened, mentor, "aside", "Eino ei tiennyt.")
    (flag,) = on_the_board(opened, catalog)
    assert [step.why for step in flag.moves] == ["Ensin ehti Aino."]
    assert len(events(opened)) == 1


def test_there_and_back_again_is_not_where_it_was(
    opened: Store, catalog: Catalog, mentor: Flag
) -> None:
    move(opened, mentor, "proposed")
    move(opened, on_the_board(opened, catalog)[0], "recognised", "Ehdotus ei käynyt.")
    with pytest.raises(ChangedMeanwhileError):
        move(opened, mentor, "proposed")


def test_of_many_who_move_a_flag_at_once_one_does(path: Path, mentor: Flag) -> None:
    def try_to_move() -> None:
        with store.opened(path, make=True) as opened:
            together.wait()
            try:
                move(opened, mentor, "proposed")
                outcomes.append("moved")
            except ChangedMeanwhileError:
                outcomes.append("refused")

    together, outcomes = Barrier(6, timeout=30), list[str]()
    people = [Thread(target=try_to_move) for _ in range(6)]
    for person in people:
        person.start()
    for person in people:
        person.join(timeout=60)
    assert sorted(outcomes) == ["moved"] + ["refused"] * 5
    with store.opened(path, make=True) as opened:
        assert len(opened.flags.all()[0].moves) == len(opened.events.all()) == 1


def test_the_words_of_a_flag_can_be_mended_and_the_earlier_ones_are_kept(
    path: Path, opened: Store
) -> None:
    opened.flags.add(raised(), at=NOON, by="Aino")
    (flag,) = opened.flags.all()
    opened.flags.reword(flag, text("Nuorille"), text("Siksi."), at=NOON, by="Onni")
    (now,) = opened.flags.all()
    assert [str(words.in_voice(FI)) for words in (now.title, now.reason)] == ["Nuorille", "Siksi."]
    assert (now.source, [one.by for one in now.wordings], now.changes) == ("Aino", ["Onni"], 1)
    assert events(opened)[0] == ("reword-flag", "flag/raised-1", "Nuorille")
    with pytest.raises(ChangedMeanwhileError):
        opened.flags.reword(flag, text("Muuta"), text("Muuten."), at=NOON, by="Aino")
    connection = sqlite3.connect(path)
    ((first,),) = connection.execute("select title from flags").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="are only ever added"):
        connection.execute("delete from flag_wordings")
    connection.close()
    assert json.loads(first) == {"fi": "Nuorille ei ole mitään"}


@pytest.mark.parametrize("table", ["flags", "flag_moves", "events"])
def test_moving_is_all_or_nothing(path: Path, opened: Store, mentor: Flag, table: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(
        f"create trigger full before insert on {table} "
        "begin select raise(abort, 'the disk is full'); end"
    )
    with pytest.raises(sqlite3.IntegrityError, match="the disk is full"):
        move(opened, mentor, "proposed")
    assert (opened.flags.all(), opened.events.all()) == ((), [])
    connection.execute("drop trigger full")
    connection.close()
    move(opened, mentor, "proposed")
    assert opened.flags.all()[0].state == "proposed", "and the store still works"


@pytest.mark.parametrize("table", ["flags", "flag_moves", "flag_showings"])
@pytest.mark.parametrize("change", ["update {} set number = 9", "delete from {}"])
def test_nothing_that_was_said_can_be_changed_or_taken_away(
    path: Path, opened: Store, mentor: Flag, table: str, change: str
) -> None:
    move(opened, mentor, "proposed")
    opened.flags.show(opened.flags.all()[0], text("Mentorit"), shown=True, at=NOON, by="Aino")
    connection = sqlite3.connect(path)  # as anybody may, past our door
    with pytest.raises(sqlite3.IntegrityError, match="are only ever added"):
        connection.execute(change.format(table))
    connection.close()


def test_the_public_sees_a_flag_only_when_an_admin_says_so_and_while_it_is_unsolved(
    opened: Store, catalog: Catalog, mentor: Flag
) -> None:
    def now() -> Flag:
        return on_the_board(opened, catalog)[0]

    opened.flags.show(mentor, text("Mentoreita"), shown=True, at=NOON, by="Aino")
    assert now().public
    assert str(now().public_title.in_voice(FI)) == "Mentoreita"
    move(opened, now(), "proposed")
    assert now().public
    move(opened, now(), "practice")
    assert not now().public, "it is no longer missing"
    move(opened, now(), "proposed", "Se loppui.")
    opened.flags.show(now(), text("Mentoreita"), shown=False, at=NOON, by="Aino")
    assert not now().public
    assert [verb for verb, *_ in events(opened)] == [
        "hide-flag", "move-flag", "move-flag", "move-flag", "show-flag",
    ]  # fmt: skip


@pytest.mark.parametrize("away", ["practice", "aside"])
def test_a_flag_that_comes_back_is_not_public_until_an_admin_shows_it_again(
    opened: Store, catalog: Catalog, away: FlagState
) -> None:
    def now() -> Flag:
        return on_the_board(opened, catalog)[0]

    def show(hour: int) -> None:
        at = NOON.replace(hour=hour)
        opened.flags.show(now(), text("Mentoreita"), shown=True, at=at, by="Aino")

    move(opened, now(), "proposed")
    show(13)
    assert now().public
    for hour, to in ((14, away), (15, WAYS[away][0])):
        at = NOON.replace(hour=hour)
        opened.flags.move(now(), to, at=at, by="Onni", why="Sovittiin.")
    assert (now().state in UNSOLVED, now().public) == (True, False)
    show(16)
    assert now().public


def test_who_shows_a_flag_that_has_moved_meanwhile_is_told(opened: Store, mentor: Flag) -> None:
    move(opened, mentor, "aside")
    with pytest.raises(ChangedMeanwhileError):
        opened.flags.show(mentor, text("Mentoreita"), shown=True, at=NOON, by="Aino")


def test_texts_are_kept_in_every_voice_in_which_they_were_written(opened: Store) -> None:
    said = Text.of({"fi": "Mentorit ”kotoa”", "sv": "Mentorer", "en": "Mentors"}, {"fi": "Tuki"})
    opened.flags.add(replace(raised(), title=said), at=NOON, by="Aino")
    assert opened.flags.all()[0].title == said


def test_the_ten_gaps_of_the_source_are_on_the_board(kouvola_place: Place) -> None:
    whole = edition.catalogue(1, kouvola_place)
    catalog = within(whole, localities(whole)["kouvola"])
    with store.opened(kouvola_place.database) as opened:
        found = on_the_board(opened, catalog)
    assert [(flag.kind, flag.state) for flag in found] == [("missing", "recognised")] * 10


@pytest.fixture
def built(empty_place: Place, tmp_path: Path) -> Place:
    edition.build(write(pikkula(), tmp_path / "data"), empty_place, NOON)
    return empty_place


def command(place: Place, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["flags", "--var", str(place.folder), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_command_lists_flags_and_those_in_a_state(built: Place) -> None:
    with store.opened(built.database) as opened:
        opened.flags.add(raised(), at=NOON, by="Aino")
        move(opened, opened.flags.all()[0], "aside")
    assert "recognised  missing  palkkaan\n   Yritysmentorit  (mentori)" in command(built)
    assert "aside  missing  velat\n   Nuorille ei ole mitään  (raised-1)" in command(built)
    assert "mentori" not in command(built, "--state", "aside")


def test_the_command_tells_whole_stories_as_json(built: Place) -> None:
    with store.opened(built.database) as opened:
        opened.flags.add(raised(), at=NOON, by="Aino")
        move(opened, opened.flags.all()[0], "aside", "Ei nyt.")
    (flag,) = json.loads(command(built, "--json", "--state", "aside"))["flags"]
    assert (flag["id"], flag["service"], flag["title"]) == (
        "raised-1", None, {"fi": "Nuorille ei ole mitään"},
    )  # fmt: skip
    assert flag["moves"] == [
        {
            "at": NOON.isoformat(),
            "by": "Aino",
            "from": "recognised",
            "to": "aside",
            "why": "Ei nyt.",
        }
    ]


def test_the_command_says_when_nothing_has_been_published(empty_place: Place) -> None:
    result = CliRunner().invoke(main, ["flags", "--var", str(empty_place.folder)])
    assert result.exit_code == 3
    assert "Nothing has been published yet" in result.output
