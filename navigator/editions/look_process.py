"""One look at a large upload, as a program: `python -m navigator.editions VAR UPLOAD DAY [FILE]`.

It gives way to the site, tells the store how far it is, and ends with whoever started it. FILE
holds the questions by which the search is measured.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

from navigator import store
from navigator.editions import asked_questions, desk, looks, preview
from navigator.editions.desk import GoneError
from navigator.editions.looks import Case, Outcome
from navigator.editions.place import Place
from navigator.reading import FaultyError
from navigator.search.quality import Question, questions
from navigator.store import Look
from navigator.voices import LANGUAGES

PERIOD = 1.0  # seconds from one word about the progress to the next
PATIENT = 5  # how far it stands behind the site when both need the processor

Tell = Callable[[str, int, int], None]  # the stage, so much of a whole


def main() -> int:
    """Look at an upload; the exit status."""
    _give_way()
    Thread(target=_end_with_the_other, daemon=True).start()
    folder, number, day, *files = sys.argv[1:]
    place, file = Place(Path(folder)), Path(files[0]) if files else None
    try:
        pending = desk.pending(place, int(number))
    except GoneError:  # thrown away or published meanwhile
        return 0
    _look(place, looks.case(place, pending, date.fromisoformat(day), file), _asked(place, file))
    return 0


def _give_way() -> None:
    with suppress(AttributeError):  # Windows knows no such thing
        os.nice(PATIENT)


def _end_with_the_other() -> None:
    """End this process and those that it started as soon as nobody waits for it any more."""
    while os.read(0, 1):
        pass
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _asked(place: Place, file: Path | None) -> Sequence[Question]:
    data = asked_questions.data(place, file)
    with suppress(FaultyError):  # the page of the upload says so
        return questions.read(questions.FILE, data) if data else ()
    return ()


def _look(place: Place, case: Case, asked: Sequence[Question]) -> None:
    look = case.look("waiting")
    tell = _teller(place, look)
    tell("reading", 0, 0)
    try:
        found = preview.preview(place, case.pending.files, case.day, asked, _Stages(tell))
    except FaultyError as faulty:
        _finish(place, replace(look, state="faulty", faults=faulty.problems, more=faulty.more))
        return
    looks.leave(place, case.against, Outcome(found, preview.undone(place, found.diff)))
    _finish(place, replace(look, state="sound"))


def _finish(place: Place, look: Look) -> None:
    """Keep what was found, unless another look was asked for meanwhile."""
    with store.opened(place.database) as kept, kept.writing():
        now = kept.looks.of(look.upload)
        if now and now.against == look.against:
            kept.looks.keep(look)


def _teller(place: Place, look: Look) -> Tell:
    """What notes in the store how far the look is, once in a while and at each new stage."""
    last: tuple[str, float] = ("", 0.0)

    def tell(stage: str, done: int, whole: int) -> None:
        nonlocal last
        if stage != last[0] or time.monotonic() - last[1] > PERIOD:
            last = (stage, time.monotonic())
            with store.opened(place.database) as kept:
                kept.looks.progress(look, stage, done, whole)

    return tell


class _Stages:
    """The progress of an index: its words language by language, then what its texts mean."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._times = 0

    def __call__(self, things: Iterable[Any]) -> Iterator[Any]:
        listed = list(things)
        times, self._times = self._times, self._times + 1
        words = times < len(LANGUAGES)
        stage, shares = ("words", len(LANGUAGES)) if words else ("meaning", 1)
        begin = times * len(listed) if words else 0
        for done, thing in enumerate(listed):
            self._tell(stage, begin + done, shares * len(listed))
            yield thing
        if not words:
            self._tell("questions", 0, 0)
