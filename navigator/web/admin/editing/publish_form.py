"""What each page that publishes needs: who asks and why, what it would change, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from flask import current_app, request

from navigator.editions import Act, Files, Preview, preview
from navigator.reading import FaultyError
from navigator.search import visible
from navigator.search.quality import Question, questions
from navigator.store import EditionRow
from navigator.tables import Problem
from navigator.web.request import now, the_edition, the_place, the_store, the_user, today, turn

N = str  # marks a message for the catalogues; it is translated where it is shown

FOLLOWING = ("unknown-id", "not-its-provider", "stands-nowhere")  # from faults of other files
LONGEST_NOTE = 500  # characters
NO_NOTE = N("Write why this is published. The note is kept with the edition.")


def row_of(number: int) -> EditionRow:
    """Who published an edition, when and why."""
    with the_store() as kept:
        return kept.editions.row(number)


def act() -> Act:
    """Who asks for something now, with the note and the edition that stand in the form."""
    note = visible(request.form.get("note", ""))[:LONGEST_NOTE]
    return Act(now(), the_user().name, note, request.form.get("based_on", 0, int))


def tried(files: Files) -> tuple[dict[str, list[Problem]], Preview | None]:
    """The faults of files over the newest edition, by file; or what publishing them would do."""
    asked, _ = _questions()
    try:
        with turn("drafts"):
            return {}, preview.preview(the_place(), files, today(), asked)
    except FaultyError as faulty:
        return by_file(_own_first(faulty.problems, files)), None


def _own_first(problems: Sequence[Problem], files: Files) -> list[Problem]:
    """Faults of the files at hand first; beside those, none that may only follow from them."""
    own = [problem for problem in problems if problem.file in files]
    follows = FOLLOWING if any(problem.fault not in FOLLOWING for problem in own) else ()
    others = (problem for problem in problems if problem.file not in files)
    return [*own, *(problem for problem in others if problem.fault not in follows)]


def asking() -> dict[str, object]:
    """What each page with a preview needs to show it, and to ask why it should be published."""
    _, unread = _questions()
    note = request.form.get("note", "")
    return {"catalog": the_edition().catalog, "unread": unread, "note": note}


def by_file(problems: Sequence[Problem]) -> dict[str, list[Problem]]:
    """Faults in the order of files and rows, by their files."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.file, []).append(problem)
    return found


def _questions() -> tuple[Sequence[Question], bool]:
    """The questions by which the search is measured; and whether the list could not be read."""
    file: Path | None = current_app.extensions["questions"]
    if file is None or not file.is_file():
        return (), False
    try:
        return questions.read(file.name, file.read_bytes()), False
    except FaultyError:
        return (), True
