"""What the page of an upload shows: what a look at it found, or how far the look is.

Small uploads are looked at in the request. For large ones a process beside the site does it, and
the page says how far it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from flask import current_app, request

from navigator import reading
from navigator.editions import Case, Lookout, Pending, Preview, Spot, looks, preview
from navigator.reading import FaultyError
from navigator.store import EditionRow, Look, UnavailableError
from navigator.web.admin.editing.publish_form import Faults, faults_of, tried
from navigator.web.request import current, the_place, today

N = str  # marks a message for the catalogues; it is translated where it is shown

STAGES: Mapping[str, str] = {
    "": N("It will begin in a moment."),
    "reading": N("The files are read."),
    "words": N("The words are gathered for the search."),
    "meaning": N("The search learns what the new texts mean."),
    "questions": N("It is compared how the search answers now and then."),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a look is that somebody waits for: what is done just now, so much of a whole.

    `ready` says that it has ended, `failed` that it came to nothing; `before` counts the uploads
    that come first, and there may be no room for it at all.
    """

    stage: str = ""
    done: int = 0
    whole: int = 0
    before: int = 0
    ready: bool = False
    failed: bool = False
    full: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """Faults, or what publishing would change and undo; or nothing but the progress so far."""

    faults: Faults = field(default_factory=Faults)
    preview: Preview | None = None
    undone: Mapping[Spot, EditionRow] = field(default_factory=dict)
    progress: Progress | None = None


def seen(pending: Pending) -> Seen:
    """What a look at an upload found, done now if it is small and none was kept."""
    case = _case(pending)
    look = looks.kept(the_place(), case)
    if look and look.state == "faulty":
        return Seen(faults=faults_of(look.faults, pending.files, more=look.more))
    return _large(case, look) if case.large else _small(case, look)


def progress(pending: Pending) -> Progress:
    """How far the look at a large upload is."""
    case = _case(pending)
    look = looks.kept(the_place(), case)
    if look is None and not case.large:
        return Progress(ready=True)
    return _progress(case, look)


def state(pending: Pending) -> str:
    """How an upload stands: `sound`, `faulty`, or still to be looked at."""
    case = _case(pending)
    look = looks.kept(the_place(), case)
    if look is None and not case.large:
        look = _read(case)
    elif look is None or look.state == "waiting":
        _asked(case, look)
    return look.state if look else "waiting"


def _case(pending: Pending) -> Case:
    return looks.case(the_place(), pending, today(), current_app.extensions["questions"])


def _small(case: Case, look: Look | None) -> Seen:
    faults, change = tried(case.pending.files)
    if faults or look is None or look.state != "sound":
        _keep(case, faults)
    undone = preview.undone(the_place(), change.diff) if change else {}
    return Seen(faults, change, undone)


def _read(case: Case) -> Look:
    """A look that asks for faults alone."""
    files = case.pending.files
    try:
        reading.read({**case.base, **files}, case.day, first=files)
    except FaultyError as faulty:
        return _keep(case, faults_of(faulty.problems, files, more=faulty.more))
    return _keep(case, Faults())


def _keep(case: Case, faults: Faults) -> Look:
    """What was found, kept with the upload; while the store can't be written, found anew later."""
    look = replace(case.look("faulty" if faults else "sound"), faults=faults.all, more=faults.more)
    with suppress(UnavailableError):
        looks.keep(the_place(), look, current.PATIENCE)
    return look


def _large(case: Case, look: Look | None) -> Seen:
    if look and look.state == "sound" and (found := looks.outcome(the_place(), look)):
        return Seen(preview=found.preview, undone=found.undone)
    return Seen(progress=_progress(case, None if look and look.state == "sound" else look))


def _progress(case: Case, look: Look | None) -> Progress:
    """How far the look is; one that nobody has asked for, or that failed before, is begun."""
    if look and look.state in ("sound", "faulty"):
        return Progress(ready=True)
    if look and look.state == "failed" and "again" not in request.args:
        return Progress(failed=True)
    asked = _asked(case, look)
    if asked is None:
        return Progress(full=True)
    before = looks.before(the_place(), asked)
    return Progress(asked.stage, asked.done, asked.whole, before)


def _asked(case: Case, look: Look | None) -> Look | None:
    """The look that waits or is being taken; None if too many others wait."""
    waiting = look if look and look.state == "waiting" else looks.ask(the_place(), case)
    lookout: Lookout = current_app.extensions["lookout"]
    lookout.wake()
    return waiting
