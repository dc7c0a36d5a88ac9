"""A database that an earlier release left goes on with this one, and nothing of it is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from navigator import store
from navigator.cli import main
from navigator.editions.edition import Place
from navigator.environment import day
from navigator.staff import passwords
from navigator.store import UnavailableError, backups, copies, database
from navigator.store.database import GROWTH
from navigator.web.app import create_app
from tests.lint import LintingClient
from tests.people import PASSWORD, Watch, sign_in
from tests.store import release
from tests.store.release import ADMIN, AT, BROUGHT, EDITOR, EVENTS, LATER, RENAMED, SECRET, text
from tests.world import pikkula

RELEASES = sorted(release.FOLDER.glob("*.sqlite"))
NEWEST = len(GROWTH)


@pytest.fixture(params=RELEASES, ids=lambda file: f"from version {file.stem}")
def left(request: pytest.FixtureRequest, empty_place: Place) -> Place:
    """A place with the database of a release, and nothing beside it: releases left no mark."""
    shutil.copy(request.param, empty_place.database)
    return empty_place


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A database of the first shape of all, with an edition and its event."""
    path = tmp_path / "navigator.sqlite"
    made_until(1, path)
    return path


def made_until(shape: int, path: Path) -> None:
    """A database as it was when the growth had so many scripts."""
    files = pikkula()
    with closing(sqlite3.connect(path)) as connection:
        for script in GROWTH[:shape]:
            connection.executescript(script)
        edition = (1, None, store.digest(files), "data", AT.isoformat(), ADMIN, "")
        connection.execute("insert into editions values (?, ?, ?, ?, ?, ?, ?)", edition)
        for name in files:
            connection.execute("insert into edition_files values (1, ?, ?)", (name, files[name]))
        event = (1, AT.isoformat(), ADMIN, "publish", "edition/1", "")
        connection.execute("insert into events values (?, ?, ?, ?, ?, ?)", event)
        connection.execute(f"pragma user_version = {shape}")
        connection.commit()


def shape_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("pragma user_version").fetchone()[0])


def copies_of(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.version-*-kept-*Z"))


def everything(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_the_database_of_the_newest_shape_is_kept_from_a_release(tmp_path: Path) -> None:
    release.make(tmp_path / "made.sqlite")
    kept = release.FOLDER / f"{NEWEST}.sqlite"
    assert kept.exists(), "python -m tests.store.release"
    for path in (kept, tmp_path / "made.sqlite"):
        assert backups.check(path) == 2
    schemas = [
        [line for line in everything(path) if line.startswith("CREATE")]
        for path in (kept, tmp_path / "made.sqlite")
    ]
    assert schemas[0] == schemas[1], "what was released is never changed"


def test_editions_events_and_uploads_are_all_there(left: Place) -> None:
    with store.opened(left.database) as kept:
        assert [(row.number, row.note) for row in kept.editions.all()] == [
            (2, "Kaiku jatkuu."),
            (1, "Ensimmäinen."),
        ]
        assert kept.editions.files(1) == pikkula()
        assert kept.editions.files(2) == pikkula(projects_csv=RENAMED)
        told = [f"{event['verb']} {event['subject']}" for event in kept.events.all()]
        assert told[::-1] == EVENTS
        assert [row.number for row in kept.uploads.pending()] == [2]
        assert kept.uploads.files(2) == {"projects.csv": BROUGHT}
        assert kept.uploads.files(1) == {}


def test_a_flag_has_its_whole_story_and_the_reports_are_as_they_were(left: Place) -> None:
    with store.opened(left.database) as kept:
        (flag,) = kept.flags.all()
        assert (flag.title, flag.reason) == (text("Nuorille apua"), text("Siksi."))
        assert (flag.state, flag.basis, flag.raised_at) == ("proposed", "report/1", AT)
        assert [move.why for move in flag.moves] == ["Sovittiin."]
        assert [showing.title for showing in flag.showings] == [text("Apua nuorille")]
        settled, new = kept.reports.all()
        assert (settled.state, settled.contact, settled.closed_at) == ("settled", "", AT)
        assert (new.state, new.contact) == ("new", "eino@pikkula.fi")


def test_accounts_sign_ins_counts_and_links_are_as_they_were(left: Place) -> None:
    with store.opened(left.database) as kept:
        aino, tove = kept.accounts.named(ADMIN), kept.accounts.named(EDITOR)
        assert aino
        assert tove
        assert (aino.role, tove.role, tove.secret, tove.counted) == ("admin", "editor", SECRET, 7)
        assert (aino.regions, tove.regions) == ((), ())  # as before: the whole map
        assert passwords.fits(aino.password, PASSWORD)
        assert kept.accounts.recovery_codes_left(tove) == 2
        found = kept.sign_ins.find("a hash of a name")
        assert found
        assert (found.user, found.started) == (aino.number, LATER)
        counts = {(count.month, count.thing): count.times for count in kept.unanswered.all()}
        assert counts == {("2026-11", "none"): 5, ("2026-11", "fi/fyrkka"): 5}
        (link,) = kept.links.all()
        assert (link.url, link.status) == ("https://www.pikkula.fi", "404")
        assert link.since == date(2026, 11, 30)


def test_it_can_be_written_and_what_is_only_ever_added_still_is(left: Place) -> None:
    with store.opened(left.database) as kept:
        kept.reports.add(at=AT, page="/", message="Uusi.", contact="")
        assert kept.editions.publish(pikkula(), origin="data", at=AT, by=ADMIN, note="") == 3
    with closing(sqlite3.connect(left.database)) as connection:
        for table in ("editions", "edition_files", "events", "flags", "flag_wordings"):
            with pytest.raises(sqlite3.IntegrityError, match="are only ever added"):
                connection.execute(f"delete from {table}")  # noqa: S608


def test_the_site_serves_it_and_its_people_sign_in(left: Place, watch: Watch) -> None:
    app = create_app(left, now=watch)
    app.testing = True
    app.test_client_class = LintingClient
    client = app.test_client()
    assert isinstance(client, LintingClient)
    assert "Kaiku jatkuu" in client.page("/fi/projects/kaiku")
    assert sign_in(client, ADMIN).status_code == 303
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("shape", range(1, NEWEST))
def test_every_shape_that_ever_was_grows_and_is_copied_before(tmp_path: Path, shape: int) -> None:
    path = tmp_path / "navigator.sqlite"
    made_until(shape, path)
    before = everything(path)
    with store.opened(path) as kept:
        assert kept.editions.files(1) == pikkula()
    assert shape_of(path) == NEWEST
    (copy,) = copies_of(path)
    assert copy.name.startswith(f"navigator.sqlite.version-{shape}-kept-{day.now():%Y}")
    assert everything(copy) == before
    assert copy.stat().st_mode & 0o777 == 0o600
    assert backups.check(copy) == 1


def test_what_is_of_the_newest_shape_is_not_copied(tmp_path: Path) -> None:
    path = tmp_path / "navigator.sqlite"
    for _ in range(2):
        with store.opened(path, make=True):
            pass
    assert copies_of(path) == []


def test_three_such_copies_are_kept(older: Path) -> None:
    for year in range(2020, 2026):
        older.with_name(f"{older.name}.version-{2026 - year}-kept-{year}0101T000000Z").touch()
    with store.opened(older):
        pass
    years = {copy.name.rpartition("-")[2][:4] for copy in copies_of(older)}
    assert years == {f"{day.now():%Y}", "2025", "2024"}


def test_growth_that_fails_leaves_all_as_it_was(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(older)
    spoilt = (*GROWTH[:-1], "create table half (number integer) strict;\nselect nothing;\n")
    monkeypatch.setattr(database, "GROWTH", spoilt)
    with pytest.raises(sqlite3.OperationalError), store.opened(older):
        pass
    assert everything(older) == before
    assert shape_of(older) == 1


def test_a_database_that_cannot_be_copied_does_not_grow(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise copies.UnwrittenError("The copy cannot be written: database or disk is full.")

    monkeypatch.setattr(copies, "copy", no_room)
    with pytest.raises(UnavailableError, match=r"no copy can be made .* Make room") as told:
        store.opened(older).__enter__()
    assert told.value.full
    assert shape_of(older) == 1


def test_a_damaged_database_does_not_grow(older: Path) -> None:
    with closing(sqlite3.connect(older)) as connection:
        connection.execute("drop trigger edition_files_are_never_updated")
        connection.execute("update edition_files set bytes = x'00' where name = 'flags.csv'")
        connection.commit()
    with pytest.raises(UnavailableError, match="files of edition 1 are not as they were"):
        store.opened(older).__enter__()
    assert (shape_of(older), copies_of(older)) == (1, [])


OPEN = """
import sys
from pathlib import Path
from navigator import store
sys.stdin.readline()
with store.opened(Path(sys.argv[1]), make=True) as kept:
    print(len(kept.editions.all()))
"""


def opened_by_many(path: Path) -> list[str]:
    """What processes say that open a database at the same moment."""
    command = [sys.executable, "-c", OPEN, str(path)]
    pipe = subprocess.PIPE
    some = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) for _ in range(4)]
    for process in some:
        assert process.stdin
        process.stdin.write("now\n")
        process.stdin.flush()
    return [process.communicate(timeout=60)[0].strip() for process in some]


def test_of_many_that_open_an_older_one_at_once_one_lets_it_grow(older: Path) -> None:
    assert opened_by_many(older) == ["1"] * 4
    assert shape_of(older) == NEWEST
    assert len(copies_of(older)) == 1


def test_of_many_that_begin_at_once_with_nothing_one_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "navigator.sqlite"
    assert opened_by_many(path) == ["0"] * 4
    assert shape_of(path) == NEWEST
    assert path.stat().st_mode & 0o777 == 0o600
    left = {file.name for file in tmp_path.iterdir()}
    assert left <= {path.name, "navigator-was-made.txt", f"{path.name}-wal", f"{path.name}-shm"}


@pytest.fixture
def newer(empty_place: Place) -> Place:
    """A database that a later version of the program has grown."""
    with store.opened(empty_place.database, make=True) as kept:
        release.fill(kept)
    with closing(sqlite3.connect(empty_place.database)) as connection:
        connection.execute("create table later (number integer) strict")
        connection.execute(f"pragma user_version = {NEWEST + 1}")
        connection.commit()
    return empty_place


@pytest.mark.parametrize(
    "command",
    [["build"], ["serve"], ["editions"], ["user", "list"], ["reports"], ["search", "raha"]],
    ids=" ".join,
)
def test_a_newer_one_is_refused_in_a_sentence_and_left_as_it_is(
    newer: Place, command: list[str], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for name, content in pikkula().items():
        (data / name).write_bytes(content)
    before = everything(newer.database)
    words = [*command, "--var", str(newer.folder)]
    result = CliRunner().invoke(main, words, env={"NAVIGATOR_DATA": str(data)})
    assert result.exit_code == 3
    assert "a newer version of this program wrote it. Install that version" in result.stderr
    assert everything(newer.database) == before


def test_a_backup_from_before_the_upgrade_leads_back_from_a_newer_one(
    newer: Place, tmp_path: Path
) -> None:
    file = tmp_path / "backup.sqlite"
    shutil.copy(RELEASES[-1], file)
    words = ["restore", str(file), "--var", str(newer.folder)]
    assert CliRunner().invoke(main, words).exit_code == 0
    with store.opened(newer.database) as kept:
        assert kept.editions.newest == 2
    (aside,) = newer.folder.glob("navigator.sqlite.before-*Z")
    assert shape_of(aside) == NEWEST + 1, "and the newer one is kept"


def test_a_database_of_another_program_is_left_as_it_is(empty_place: Place) -> None:
    with closing(sqlite3.connect(empty_place.database)) as connection:
        connection.execute("create table songs (name text)")
        connection.commit()
    before = empty_place.database.read_bytes()
    with pytest.raises(UnavailableError, match="a database of another program"):
        store.opened(empty_place.database).__enter__()
    assert empty_place.database.read_bytes() == before


def test_what_killed_processes_left_is_swept_after_a_day(empty_place: Place) -> None:
    names = ["navigator.sqlite.abc.draft", "navigator.sqlite.abc.draft-wal"]
    for name in names:
        (empty_place.folder / name).touch()
    (empty_place.folder / "navigator.sqlite.of-a-restoring.draft").mkdir()
    backups.sweep(empty_place.database, day.now())
    assert len(list(empty_place.folder.glob("*.draft*"))) == 3, "one may be at work"
    for file in empty_place.folder.glob("*.draft*"):
        os.utime(file, (0, 0))
    backups.sweep(empty_place.database, day.now())
    assert list(empty_place.folder.glob("*.draft*")) == []
