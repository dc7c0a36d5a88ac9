"""Looks at uploads: what was found in one is kept with it, and holds as long as all else does.

A small upload is looked at while its page is asked for. A large one, whose index takes a while to
make, is looked at by a process beside the site (`look_process`, started by `lookout`), which leaves
the preview in a file that can be made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkstemp

from navigator import store
from navigator.editions import asked_questions, index_folder
from navigator.editions.desk import Files, Pending
from navigator.editions.diff import Spot
from navigator.editions.place import Place
from navigator.editions.preview import Preview
from navigator.environment import shipped
from navigator.store import EditionRow, Look, LookState

LARGE = 1_500_000  # bytes of all files together; the shipped ones are 600,000
MANY = 300  # lines that the newest edition does not have
MOST_WAITING = 20  # uploads that wait to be looked at


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a look at a large upload leaves: the preview, and what publishing would undo."""

    preview: Preview
    undone: Mapping[Spot, EditionRow]


@dataclass(frozen=True, slots=True)
class Case:
    """An upload, and all on which it depends what a look at it finds."""

    pending: Pending
    base: Files
    against: str
    day: date

    @property
    def number(self) -> int:
        return self.pending.row.number

    def look(self, state: LookState) -> Look:
        """A look at it that has come so far."""
        return Look(self.number, self.against, state, self.day.isoformat())

    @property
    def large(self) -> bool:
        """Whether a look at it would hold a request for long."""
        return is_large(self.pending.files, self.base)


def case(place: Place, pending: Pending, on: date, questions: Path | None) -> Case:
    """An upload against the newest edition, on a day, by the questions of the desk or of a file."""
    with store.opened(place.database) as kept:
        newest = kept.editions.newest
        row, base = kept.editions.row(newest), kept.editions.files(newest)
    asked = asked_questions.data(place, questions)
    parts = (pending.digest, newest, row.digest, on.isoformat(), _digest(asked), _program())
    return Case(pending, base, _digest(json.dumps(parts).encode())[:32], on)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@cache
def _program() -> str:
    """What tells this program from another, whose checks may find other faults."""
    modules = sorted(shipped.PROGRAM.rglob("*.py"))
    return _digest(b"".join(module.read_bytes() for module in modules))


def is_large(files: Files, base: Files) -> bool:
    """Whether files over an edition take long to be looked at: the whole is, or much is new."""
    whole = {**base, **files}
    return sum(map(len, whole.values())) > LARGE or _new_lines(files, base) > MANY


def _new_lines(files: Files, base: Files) -> int:
    changed = [name for name in files if files[name] != base.get(name)]
    lines = {name: {*files[name].split(b"\n")} for name in changed}
    return sum(len(lines[name].difference(base.get(name, b"").split(b"\n"))) for name in changed)


def ready(place: Place, files: Files, number: int) -> bool:
    """Whether files can be published at once over an edition: their index is there or soon made."""
    with store.opened(place.database) as kept:
        base = kept.editions.files(number)
    whole = {**base, **files}
    return not is_large(files, base) or index_folder.is_indexed(store.digest(whole), place)


def kept(place: Place, asked: Case) -> Look | None:
    """The look that was kept, if it was against the same."""
    with store.opened(place.database) as opened:
        found = opened.looks.of(asked.number)
    return found if found and found.against == asked.against else None


def keep(place: Place, look: Look, patience: float = store.PATIENCE) -> None:
    """Keep what a look found, in place of the look before."""
    with store.opened(place.database, patience) as opened:
        opened.looks.keep(look)


def ask(place: Place, asked: Case) -> Look | None:
    """Put an upload among those to be looked at beside the site; None if too many wait already."""
    look = asked.look("waiting")
    with store.opened(place.database) as opened, opened.writing():
        others = [one for one in opened.looks.waiting() if one.upload != asked.number]
        if len(others) >= MOST_WAITING:
            return None
        opened.looks.keep(look)
    return look


def before(place: Place, look: Look) -> int:
    """How many others are looked at before this one."""
    with store.opened(place.database) as opened:
        return sum(one.upload < look.upload for one in opened.looks.waiting())


def outcome(place: Place, look: Look) -> Outcome | None:
    """What the look at a large upload left; None if it is not there any more."""
    with suppress(FileNotFoundError):
        # The file is of this very program (see `case`), out of the folder that holds the database.
        data = _file(place, look.against).read_bytes()
        found: Outcome = pickle.loads(data)  # noqa: S301
        return found
    return None


def leave(place: Place, against: str, found: Outcome) -> None:
    """Leave an outcome for the site, and take away those of other looks."""
    target = _file(place, against)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        pickle.dump(found, file)
    Path(draft).replace(target)
    with store.opened(place.database) as opened:
        looked_at = {one.against for one in opened.looks.all()}
    for other in target.parent.iterdir():
        if other.name not in {*looked_at, target.name}:
            other.unlink(missing_ok=True)


def _file(place: Place, against: str) -> Path:
    return place.folder / "previews" / against
