"""A process that is killed in the middle of a change leaves all of it or nothing."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from navigator import store
from navigator.editions import desk, edition, edits
from navigator.editions.edition import Act, Place
from navigator.editions.edits import Edit
from navigator.environment import day
from navigator.search import meaning
from tests.conftest import a_place, write
from tests.world import PROJECTS, pikkula

ROUNDS = 30  # of each kind

# A process that begets others, which change things on and on until they are killed.
BUSY = """
import os, sys
from itertools import count
from pathlib import Path
from navigator import store
from navigator.editions import Act, Edit, Place, desk, edits
from navigator.environment import day

def work(place, what):
    for round_ in count():
        number, files = desk.newest(place)
        act = Act(day.now(), "Aino", f"Kierros {round_}", number)
        if what == "upload":
            brought = {"offers.csv": b"o" * 300_000, "projects.csv": b"p" * 300_000}
            desk.discard(place, desk.upload(place, brought, act), act)
        elif what == "publish":
            with store.opened(place.database) as kept:
                kept.editions.publish(files, origin="edit", at=act.at, by=act.by, note=act.note)
        else:
            ends_on = "2026-12-30" if round_ % 2 else "2026-12-31"
            edits.publish(place, [Edit("projects.csv", "kaiku", {"ends_on": ends_on})], act)

for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        work(Place(Path(sys.argv[1])), sys.argv[2])
    print(child, flush=True)
    print(os.WTERMSIG(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture
def place(tmp_path: Path, dictionaries: Path) -> Place:
    """Pikkula with the three states that an edit can leave, their indexes made beforehand."""
    made = a_place(tmp_path / "var", dictionaries)
    edition.build(write(pikkula(), tmp_path / "data"), made, day.now())
    for ends_on in ("2026-12-30", "2026-12-31"):
        cells = {"ends_on": ends_on}
        act = Act(day.now(), "Aino", "", desk.newest(made)[0])
        edits.publish(made, [Edit("projects.csv", "kaiku", cells)], act)
    return made


@contextmanager
def begetter(place: Place, what: str) -> Iterator[Callable[[float], int]]:
    """What starts a process, kills it after so many seconds, and says by what it was ended."""
    command = [sys.executable, "-c", BUSY, str(place.folder), what]
    quick = {**os.environ, meaning.OFF: "off"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=quick) as process:
        assert process.stdin
        assert process.stdout
        told, answers = process.stdin, process.stdout

        def begin_and_kill(moment: float) -> int:
            told.write("begin\n")
            told.flush()
            child = int(answers.readline())
            time.sleep(moment)
            os.kill(child, signal.SIGKILL)
            return int(answers.readline())

        yield begin_and_kill
        told.close()


def looked_through(place: Place) -> int:
    """That everything is whole: pages, editions and their events, uploads. How many editions."""
    with closing(sqlite3.connect(place.database)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []
    with store.opened(place.database) as kept:
        rows = kept.editions.all()
        told = {event["subject"] for event in kept.events.all()}
        for row in rows:
            assert store.digest(kept.editions.files(row.number)) == row.digest
        assert {f"edition/{row.number}" for row in rows} <= told
        assert [row.number for row in rows] == list(range(len(rows), 0, -1))
        for upload in kept.uploads.pending():
            assert {*kept.uploads.files(upload.number)} == {"offers.csv", "projects.csv"}
            assert f"upload/{upload.number}" in told
    return len(rows)


@pytest.mark.parametrize("what", ["upload", "publish", "edit"])
def test_a_change_that_is_killed_is_there_as_a_whole_or_not_at_all(place: Place, what: str) -> None:
    moments = random.Random(what)  # noqa: S311 — any moments, but the same in each run
    counts = [looked_through(place)]
    with begetter(place, what) as begin_and_kill:
        lives = [moments.uniform(0.01, 0.2) for _ in range(ROUNDS)]
        for life in (*lives, 1, 4):  # a busy machine may need a longer one to get anything done
            if life >= 1 and counts[-1] > counts[0]:
                break
            assert begin_and_kill(life) == signal.SIGKILL
            counts.append(looked_through(place))
    assert counts == sorted(counts)
    if what != "upload":
        assert counts[-1] > counts[0], "the processes did get something done"
    act = Act(day.now(), "Aino", "", desk.newest(place)[0])
    text = PROJECTS.replace("Kaiku;", "Kaiku jatkuu;").encode()
    number = desk.upload(place, {"projects.csv": text}, act)
    seen = desk.pending(place, number).digest
    assert desk.publish(place, number, act, seen) == counts[-1] + 1, "the desk works as before"
