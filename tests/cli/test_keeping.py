"""What was published can be told, taken out, copied while the site runs, and put back."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from click.testing import CliRunner, Result

from navigator import store
from navigator.cli import formats, main
from navigator.editions import desk, edition
from navigator.editions.edition import Act, Place
from navigator.environment import day
from navigator.store import backups
from navigator.store.backups import UnfitError
from navigator.store.database import GROWTH
from tests.conftest import write
from tests.people import hashed
from tests.world import PROJECTS, SERVICES, pikkula

LONGER = {"projects.csv": PROJECTS.replace("2026-06-30", "31.12.2026").encode()}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write(pikkula(), tmp_path / "data")


@pytest.fixture
def place(data: Path, empty_place: Place) -> Place:
    """Pikkula in two editions: Kaiku goes on for longer in the second one."""
    edition.build(data, empty_place, day.now())
    act = Act(day.now(), "Aino", "Kaiku jatkuu.", 1)
    edition.publish({**pikkula(), **LONGER}, empty_place, act, origin="edit")
    return empty_place


def run(place: Place, *arguments: object) -> Result:
    words = [str(argument) for argument in arguments]
    result = CliRunner().invoke(main, [*words, "--var", str(place.folder)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def everything(database: Path) -> list[str]:
    """All that a database holds, as statements."""
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())


def publish(place: Place, name: str) -> int:
    files = pikkula(services_csv=SERVICES.replace("Velkaneuvonta", name))
    act = Act(day.now(), "Eero", name, edition.newest(place))
    return edition.publish(files, place, act, origin="edit")


def test_editions_are_listed_with_who_and_why(place: Place) -> None:
    lines = run(place, "editions").stdout.splitlines()
    assert lines[0].startswith("2. ")
    assert lines[0].endswith("Aino (edit)")
    assert lines[1:] == ["   Kaiku jatkuu.", lines[2], "   The stairs as they were shipped."]


def test_a_diff_tells_each_field(place: Place) -> None:
    assert run(place, "diff", 1, 2).stdout.splitlines() == [
        "~ projects.csv:2 kaiku",
        "    ends_on: '2026-06-30' → '2026-12-31'",
    ]
    assert run(place, "diff", 1, 1).stdout == ""


def test_a_diff_tells_what_stood_in_rows_that_came_or_went(place: Place) -> None:
    files = pikkula(projects_csv=PROJECTS + "uusi;Uusi hanke;saatio;;;;;;\n")
    edition.publish(files, place, Act(day.now(), "Eero", "", 2), origin="edit")
    assert "    name: 'Uusi hanke'" in run(place, "diff", 2, 3).stdout.splitlines()
    assert run(place, "diff", 3, 2).stdout.startswith("- projects.csv:3 uusi\n    id: 'uusi'\n")
    lines = run(place, "editions").stdout.splitlines()
    assert lines[1].startswith("2. "), "an edition without a note has no second line"
    assert f"{day.now().astimezone(day.HELSINKI):%Y-%m-%d %H}" in lines[0]


@pytest.mark.parametrize("words", [("diff", 1, 7), ("export", 7, "x"), ("roll-back", 7)])
def test_an_edition_that_is_not_there_is_said_not_to_be(
    place: Place, words: tuple[object, ...]
) -> None:
    note = ["--note", "x"] if words[0] == "roll-back" else []
    result = run(place, *words, *note)
    assert (result.exit_code, "no edition 7" in result.stderr) == (3, True)


def test_rolling_back_asks_why_and_publishes_the_old_bytes(place: Place) -> None:
    assert run(place, "roll-back", 1).exit_code == 2
    assert "Edition 3 is ready" in run(place, "roll-back", 1, "--note", "Ei sittenkään.").stdout
    assert desk.files_of(place, 3) == pikkula()


def test_an_edition_comes_out_byte_for_byte_and_over_nothing_unasked(
    place: Place, data: Path
) -> None:
    (data / "questions.json").write_text("[]", encoding="utf-8")
    refused = run(place, "export", 2, data)
    assert (refused.exit_code, "projects.csv" in refused.stderr) == (3, True)
    assert edition.load(data) == pikkula()
    assert run(place, "export", 2, data, "--over").exit_code == 0
    assert edition.load(data) == {**pikkula(), **LONGER}
    assert (data / "questions.json").exists()
    assert edition.build(data, place, day.now()) == 2, "the folder is in step again"


def test_an_edition_comes_out_with_headings_in_a_language(place: Place, tmp_path: Path) -> None:
    assert run(place, "export", 2, tmp_path / "out", "--headings", "fi").exit_code == 0
    header = (tmp_path / "out" / "projects.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header.startswith("Tunnus;Nimi;Palveluntuottajat;Alkaa;Päättyy;Lisätieto (suomi);")


def test_an_edition_comes_out_as_a_workbook_and_its_trees(place: Place, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(place, "export", 2, out, "--workbook").exit_code == 0
    assert {one.name for one in out.iterdir()} == {"all.xlsx", "needs.yaml"}
    back = desk.received([("all.xlsx", (out / "all.xlsx").read_bytes())])
    assert back.problems == ()
    assert "Velkaneuvonta" in back.files["services.csv"].decode()


def test_a_build_says_what_to_do_when_folder_and_editions_have_both_changed(
    place: Place, data: Path
) -> None:
    text = SERVICES.replace("Velkaneuvonta", "Uraneuvonta")
    (data / "services.csv").write_text(text, encoding="utf-8")
    result = run(place, "build", "--data", data)
    assert result.exit_code == 3
    assert "edition 2 was published elsewhere" in result.stderr
    asked = run(place, "search", "velkaneuvonta", "--data", data)
    assert asked.exit_code == 0, "and the site goes on with the newest edition"
    assert "Velkaneuvonta" in asked.stdout
    assert "navigator build --over" in asked.stderr
    assert "Edition 3" in run(place, "build", "--over", "--data", data).stdout


def test_a_backup_holds_everything_and_restoring_brings_it_back(
    place: Place, tmp_path: Path
) -> None:
    before = everything(place.database)
    file = tmp_path / "backup.sqlite"
    assert run(place, "backup", file).exit_code == 0
    assert everything(file) == before
    publish(place, "Uraneuvonta")
    after = everything(place.database)
    told = run(place, "restore", file).stdout
    assert "2 editions are back." in told
    (told_of,) = set(everything(place.database)) - set(before)
    assert "'navigator restore','restore'" in told_of, "and nothing else differs"
    (aside,) = place.folder.glob("navigator.sqlite.before-*Z")
    assert everything(aside) == after
    assert publish(place, "Uraneuvonta") == 3, "and it can be written again"


def test_what_was_ended_or_forgotten_since_a_backup_stays_so(place: Place, tmp_path: Path) -> None:
    now = day.now()
    with store.opened(place.database) as kept:
        kept.accounts.add("Aino", "admin", hashed(), at=now, by="navigator user")
        user = kept.accounts.named("Aino")
        assert user
        kept.sign_ins.begin("whole", user, "done", at=now)
        kept.sign_ins.begin("half", user, "code", at=now)
        kept.reports.add(at=now, page="/", message="Väärin.", contact="aino@pikkula.fi")
        kept.reports.settle(1, at=now - timedelta(days=400), by="Aino")
    file = tmp_path / "backup.sqlite"
    run(place, "backup", file)
    assert f"on {day.of(now)}" in run(place, "restore", file).stdout
    with store.opened(place.database) as kept:
        assert kept.sign_ins.find("whole") is None
        assert kept.sign_ins.find("half") is None
        assert kept.reports.all() == []
        assert kept.events.all()[0]["by"] == "navigator restore"


def test_a_backup_is_one_file_that_only_its_owner_may_read(place: Place, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    run(place, "backup", folder / "a.sqlite")
    (file,) = folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", formats.MADE)
def test_an_edition_is_written_in_each_format_of_the_list(
    place: Place, tmp_path: Path, name: str
) -> None:
    newest, again, first = (tmp_path / part for part in ("newest", "again", "first"))
    assert run(place, "export", "--format", name, newest).exit_code == 0
    assert run(place, "export", 2, again, "--format", name).exit_code == 0
    assert run(place, "export", "--format", name, 1, first).exit_code == 0
    assert newest.read_bytes() == again.read_bytes() != first.read_bytes()
    assert run(place, "export", 1, again, "--format", name).exit_code == 3
    assert run(place, "export", 1, again, "--format", name, "--over").exit_code == 0
    assert again.read_bytes() == first.read_bytes()


@pytest.mark.parametrize(
    "words", [(), (2,), (2, "a", "b"), ("--format", "json"), ("x", "--format", "odd"),
              ("x", "--format", "json", "--workbook"), ("seven", "x")]
)  # fmt: skip
def test_an_export_that_is_typed_wrongly_is_told_so(
    place: Place, words: tuple[object, ...]
) -> None:
    assert run(place, "export", *words).exit_code == 2


@pytest.mark.parametrize("command", [("backup",), ("export", 1)])
def test_what_cannot_be_written_is_said_in_a_sentence(
    place: Place, tmp_path: Path, command: tuple[object, ...]
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    result = run(place, *command, tmp_path / "file" / "below" / "deeper")
    assert result.exit_code == 3
    assert "cannot be written: Not a directory." in result.stderr


FULL = """
import resource, signal, sys
from navigator.cli import formats, main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
main()
"""


def test_a_copy_that_finds_no_room_says_so_and_leaves_nothing_behind(
    place: Place, tmp_path: Path
) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["backup", str(folder / "a.sqlite"), "--var", str(place.folder)]
    done = subprocess.run(
        [sys.executable, "-c", FULL, *command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "The copy cannot be written" in done.stderr
    assert list(folder.iterdir()) == []


def test_a_backup_takes_the_place_of_another_only_when_told(place: Place, tmp_path: Path) -> None:
    file = tmp_path / "backup.sqlite"
    file.write_text("precious", encoding="utf-8")
    assert run(place, "backup", file).exit_code == 3
    assert file.read_text(encoding="utf-8") == "precious"
    assert run(place, "backup", file, "--over").exit_code == 0
    assert backups.check(file) == 2


def test_a_backup_made_while_others_publish_is_whole(place: Place, tmp_path: Path) -> None:
    done = Event()

    def publish_on() -> None:
        with store.opened(place.database) as kept:
            while not done.is_set():
                kept.editions.publish(pikkula(), origin="edit", at=day.now(), by="Eero", note="")

    writer = Thread(target=publish_on)
    writer.start()
    try:
        counts = []
        for number in range(5):
            backups.back_up(place.database, tmp_path / f"{number}.sqlite")
            counts.append(backups.check(tmp_path / f"{number}.sqlite"))
    finally:
        done.set()
        writer.join(timeout=60)
    assert counts == sorted(counts)
    assert counts[-1] > counts[0], "the writer was at work meanwhile"


def spoil(file: Path, sql: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(sql)


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("drop table edition_files", "not one of this program"),
        (f"pragma user_version = {len(GROWTH) + 1}", "newer version"),
        (
            """drop trigger edition_files_are_never_updated;
            update edition_files set bytes = x'00' where name = 'flags.csv'""",
            "files of edition 1",
        ),
    ],
)
def test_a_copy_that_is_not_right_is_refused_and_nothing_changes(
    place: Place, tmp_path: Path, sql: str, told: str
) -> None:
    file = tmp_path / "backup.sqlite"
    backups.back_up(place.database, file)
    spoil(file, sql)
    before = everything(place.database)
    result = run(place, "restore", file)
    assert (result.exit_code, told in result.stderr) == (3, True)
    assert everything(place.database) == before
    assert not list(place.folder.glob("*.before-*"))


STRANGE = ["../../evil.txt", "/evil.csv", "..\\evil.csv", "", ".", "flags.csv\n", "evil.sh"]


@pytest.mark.parametrize("name", STRANGE)
def test_an_edition_with_what_is_no_data_file_is_neither_restored_nor_exported(
    place: Place, tmp_path: Path, name: str
) -> None:
    file, out = tmp_path / "backup.sqlite", tmp_path / "a" / "b"
    backups.back_up(place.database, file)
    with closing(sqlite3.connect(file)) as crafted:
        crafted.execute("drop trigger edition_files_are_never_updated")
        crafted.execute("drop trigger editions_are_never_updated")
        crafted.execute("update edition_files set name = ? where name = 'flags.csv'", (name,))
        files = dict(crafted.execute("select name, bytes from edition_files where edition = 1"))
        crafted.execute("update editions set digest = ? where number = 1", (store.digest(files),))
        crafted.commit()
    told = "Edition 1 holds what is no data file"
    assert told in run(place, "restore", file).stderr
    file.replace(place.database)
    assert told in run(place, "export", 1, out).stderr
    assert not out.exists()


def test_what_is_no_database_or_a_damaged_one_is_refused(place: Place, tmp_path: Path) -> None:
    file = tmp_path / "backup.sqlite"
    file.write_bytes(b"id;name\n" * 1000)
    with pytest.raises(UnfitError):
        backups.check(file)
    backups.back_up(place.database, file)
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + b"\xff" * 4096 + whole[12288:])
    with pytest.raises(UnfitError):
        backups.check(file)


def test_a_broken_database_is_kept_aside_as_it_is(place: Place, tmp_path: Path) -> None:
    file = tmp_path / "backup.sqlite"
    backups.back_up(place.database, file)
    place.database.write_bytes(b"broken" * 1000)
    assert run(place, "restore", file).exit_code == 0
    (aside,) = place.folder.glob("navigator.sqlite.before-*Z")
    assert aside.read_bytes() == b"broken" * 1000
    assert edition.newest(place) == 2


def test_a_backup_can_be_restored_where_nothing_was(
    place: Place, tmp_path: Path, dictionaries: Path
) -> None:
    file = tmp_path / "backup.sqlite"
    backups.back_up(place.database, file)
    other = Place(tmp_path / "elsewhere")
    assert run(other, "restore", file).exit_code == 0
    assert desk.newest(other) == desk.newest(place)


def test_commands_that_read_make_no_database(tmp_path: Path) -> None:
    place = Place(tmp_path / "nothing")
    for words in (("editions",), ("diff", 1, 2), ("backup", tmp_path / "b")):
        assert run(place, *words).exit_code == 3
    assert not place.folder.exists()
