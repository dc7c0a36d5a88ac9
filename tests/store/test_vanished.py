"""Where a database was, none is made: a site that lost it says so, and its pages go on."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from navigator import store
from navigator.cli import main
from navigator.editions import edition
from navigator.editions.edition import Place
from navigator.environment import day
from navigator.store import UnavailableError, backups, presence
from navigator.store.unavailable import ADVICE
from tests.conftest import write
from tests.lint import LintingClient
from tests.people import signed_in
from tests.world import pikkula


def vanish(place: Place) -> None:
    for file in place.folder.glob("navigator.sqlite*"):
        file.unlink()


def empty(place: Place) -> None:
    os.truncate(place.database, 0)


def lose_the_folder(place: Place) -> None:
    place.folder.rename(place.folder.with_name("elsewhere"))


def overwrite(place: Place) -> None:
    place.database.write_bytes(b"overwritten " * 5000)


def cut(place: Place) -> None:
    os.truncate(place.database, place.database.stat().st_size // 2)


def replace_by_another(place: Place) -> None:
    vanish(place)
    with closing(sqlite3.connect(place.database)) as connection:
        connection.execute("create table songs (name text)")
        connection.commit()


def replace_by_a_folder(place: Place) -> None:
    vanish(place)
    place.database.mkdir()


MISHAPS: dict[Callable[[Place], None], str] = {
    vanish: "missing",
    empty: "missing",
    lose_the_folder: "empty",
    overwrite: "damaged",
    cut: "damaged",
    replace_by_another: "foreign",
    replace_by_a_folder: "unusable",
}
mishaps = pytest.mark.parametrize(
    ("mishap", "why"), MISHAPS.items(), ids=lambda one: getattr(one, "__name__", "")
)


def run(place: Place, *arguments: object) -> Result:
    words = [str(argument) for argument in arguments]
    return CliRunner().invoke(main, [*words, "--var", str(place.folder)])


@mishaps
def test_the_public_pages_go_on_and_who_writes_is_told(
    desk: LintingClient, desk_place: Place, mishap: Callable[[Place], None], why: str
) -> None:
    before = desk.page("/fi/services/palkkatuki")
    there = set(desk_place.folder.parent.iterdir())
    mishap(desk_place)
    assert desk.page("/fi/services/palkkatuki") == before
    assert desk.get("/fi/search?q=palkkatuki").status_code == 200
    answer = desk.post("/en/report", data={"message": "Wrong."})
    assert answer.status_code == 503
    assert "Nothing can be saved right now" in answer.get_data(as_text=True)
    health = desk.get("/healthz")
    assert (health.status_code, health.get_json()["database"]) == (503, why)
    assert desk.get("/healthz/live").status_code == 200
    if mishap is vanish:
        assert not desk_place.database.exists(), "none is made"
    if mishap is lose_the_folder:
        assert set(desk_place.folder.parent.iterdir()) - there == {
            desk_place.folder.with_name("elsewhere")
        }


def test_when_the_database_is_back_everything_goes_on(
    desk: LintingClient, desk_place: Place
) -> None:
    editor = signed_in(desk, "editor")
    copy = desk_place.folder / "copy.sqlite"
    backups.back_up(desk_place.database, copy)
    vanish(desk_place)
    assert editor.get("/fi/admin/data").status_code == 503
    copy.rename(desk_place.database)
    assert editor.get("/fi/admin/data").status_code == 200
    assert desk.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "command",
    [["build"], ["serve"], ["editions"], ["reports"], ["flags"], ["search", "raha"],
     ["user", "list"], ["user", "add", "Aino", "--role", "admin"]],
    ids=" ".join,
)  # fmt: skip
def test_no_command_makes_a_database_where_one_was(
    command: list[str], desk_place: Place, tmp_path: Path
) -> None:
    with store.opened(desk_place.database):
        vanish_after = desk_place
    vanish(vanish_after)
    data = write(pikkula(), tmp_path / "data")
    told = [*command, "--data", data] if command[0] in ("build", "serve", "search") else command
    result = run(desk_place, *told)
    assert result.exit_code == 3
    assert "the database is gone. It was here before, so none is made" in result.stderr
    assert not desk_place.database.exists()


@pytest.mark.parametrize("sign", ["the mark", "the key", "what a killed process left", "a link"])
def test_it_is_known_by_what_it_left(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "navigator.sqlite"
    if sign == "a link":  # to a disk that isn't there
        path.symlink_to(tmp_path / "unmounted" / "navigator.sqlite")
    else:
        names = {
            "the mark": presence.mark(path).name,
            "the key": presence.SECRET_KEY,
            "what a killed process left": f"{path.name}-wal",
        }
        (tmp_path / names[sign]).touch()
    with pytest.raises(UnavailableError, match="the database is gone"):
        store.opened(path, make=True).__enter__()
    assert not path.exists()


def test_who_takes_away_the_database_and_all_beside_it_leaves_the_mark(tmp_path: Path) -> None:
    place = Place(tmp_path)
    with store.opened(place.database, make=True):
        pass
    vanish(place)
    assert "A database was made here" in presence.mark(place.database).read_text(encoding="utf-8")


def test_a_folder_that_was_emptied_is_a_new_beginning(tmp_path: Path, dictionaries: Path) -> None:
    place = Place(tmp_path / "var")
    place.folder.mkdir()
    data = write(pikkula(), tmp_path / "data")
    assert "(--var)" not in run(place, "build", "--data", data).output
    shutil.rmtree(place.folder)
    assert run(place, "build", "--data", data).exit_code == 0


def test_the_mark_comes_with_a_database_that_was_brought(empty_place: Place) -> None:
    """By a release that left none, or by somebody who copied the file alone."""
    with store.opened(empty_place.database, make=True):
        pass
    presence.mark(empty_place.database).unlink()
    with store.opened(empty_place.database):
        pass
    assert presence.mark(empty_place.database).exists()


def test_a_backup_takes_the_place_of_one_that_vanished_and_of_nothing_else(
    desk_place: Place, tmp_path: Path
) -> None:
    """What SQLite left beside the lost one is kept, but never added to what is put in its place."""
    copy = tmp_path / "copy.sqlite"
    backups.back_up(desk_place.database, copy)
    with store.opened(desk_place.database) as kept:
        kept.reports.add(at=day.now(), page="/", message="Myöhemmin.", contact="")
        left = Path(f"{desk_place.database}-wal").read_bytes()
        assert left
    vanish(desk_place)
    Path(f"{desk_place.database}-wal").write_bytes(left)
    assert run(desk_place, "restore", copy).exit_code == 0
    with store.opened(desk_place.database) as kept:
        assert kept.reports.all() == []
        assert kept.editions.newest == 1
    (aside,) = desk_place.folder.glob("navigator.sqlite.before-*Z-wal")
    assert aside.read_bytes() == left


def test_a_restoring_that_finds_no_room_leaves_the_database(
    desk_place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.sqlite"
    backups.back_up(desk_place.database, copy)

    def no_room(*_: object) -> None:
        raise backups.UnwrittenError("The copy cannot be written: database or disk is full.")

    with monkeypatch.context() as full:
        full.setattr(backups, "back_up", no_room)
        result = run(desk_place, "restore", copy)
    assert (result.exit_code, "cannot be written" in result.stderr) == (3, True)
    assert store.condition(desk_place.database) == "answers"
    assert not list(desk_place.folder.glob("*.before-*"))


ON_A_DISK = """
set -e
mount -t tmpfs -o size={size} none "$1"
cp -r "$2"/. "$1"
rm "$1/index"
{then}
shift 2
exec "$@"
"""


def on_a_disk(place: Place, folder: Path, then: str, program: str, size: str = "8m") -> str:
    """What a program says of a place on a real small disk, to which something happens first."""
    folder.mkdir()
    script = ON_A_DISK.format(size=size, then=then)
    command = ["unshare", "-rm", "sh", "-c", script, "sh", folder, place.folder, sys.executable]
    done = subprocess.run(
        [*command, "-c", program, folder], capture_output=True, text=True, check=False
    )
    if "unshare failed" in done.stderr or "permission denied" in done.stderr.lower():
        pytest.skip("no disks can be made here")
    assert done.returncode == 0, done.stderr
    return done.stdout


SITE = """
import os, sys
from pathlib import Path
from navigator.editions import Place
from navigator.web import create_app
os.environ["NAVIGATOR_MEANING"] = "off"
folder = Path(sys.argv[1])
client = create_app(Place(folder)).test_client()
assert client.get("/fi/").status_code == 200
{mishap}
print(client.get("/fi/services/palkkatuki").status_code)
answer = client.post("/en/report", data={{"message": "Wrong."}})
print(answer.status_code, "disk of the server is full" in answer.get_data(as_text=True))
health = client.get("/healthz")
print(health.status_code, health.get_json()["database"])
{after}
"""
FILL = """
with open(folder / "ballast", "wb") as file:
    try:
        while True:
            os.write(file.fileno(), b"x" * 512)
    except OSError:
        pass
"""
EMPTIED = """
(folder / "ballast").unlink()
print(client.post("/en/report", data={"message": "Wrong."}).status_code)
print(client.get("/healthz").status_code)
"""


def test_a_disk_that_is_full_is_told_as_such_and_needs_no_restart(
    desk_place: Place, tmp_path: Path
) -> None:
    program = SITE.format(mishap=FILL, after=EMPTIED)
    told = on_a_disk(desk_place, tmp_path / "disk", "", program).splitlines()
    assert told == ["200", "503 True", "503 full", "303", "200"]


def test_a_disk_that_became_read_only_is_told_and_the_pages_go_on(
    desk_place: Place, tmp_path: Path
) -> None:
    mishap = 'assert os.system(f"mount -o remount,ro {folder}") == 0'
    program = SITE.format(mishap=mishap, after="")
    told = on_a_disk(desk_place, tmp_path / "disk", "", program).splitlines()
    assert told == ["200", "503 False", "503 unusable"]


COMMAND = """
import sys
from click.testing import CliRunner
from navigator.cli import main
result = CliRunner().invoke(main, ["reports", "--var", sys.argv[1]])
print(result.exit_code, result.output)
"""


def test_a_command_says_what_to_do_about_a_read_only_disk(
    desk_place: Place, tmp_path: Path
) -> None:
    then = 'mount -o remount,ro "$1"'
    told = on_a_disk(desk_place, tmp_path / "disk", then, COMMAND)
    assert told.startswith("3 Error: The database cannot be used.")
    assert ADVICE["unusable"] in told


@pytest.mark.parametrize("harm", ["taken away", "damaged", "half there"])
def test_an_index_that_is_harmed_hurts_no_question_and_is_made_anew(
    desk: LintingClient, untouched: Place, desk_place: Place, harm: str
) -> None:
    place = desk_place
    (place.folder / "index").unlink()
    # Of what others have indexed beside it there, only the index of the edition is wanted, and not
    # the one by words alone that somebody made of the same data.
    index, *_ = sorted(untouched.indexes.glob(f"{edition.newest_of(untouched, 1.0)[1][:16]}-*"))
    folder = shutil.copytree(index, place.indexes / index.name)
    before = desk.page("/fi/search?q=velkaneuvonta")
    if harm == "taken away":
        shutil.rmtree(place.indexes)
    for file in list(folder.rglob("*.seg")):
        if harm == "damaged":
            file.write_bytes(file.read_bytes()[:-40] + b"\xff" * 40)
        else:
            file.unlink()
    assert desk.page("/fi/search?q=velkaneuvonta") == before
    assert desk.get("/healthz").get_json()["index"] == "answers"
    answer = edition.opened(1, place).search.ask("velkaneuvonta", "fi", None)
    assert answer.helps[0].service.id == "velkaneuvonta"
    assert [one.name for one in place.indexes.iterdir()] == [folder.name]
