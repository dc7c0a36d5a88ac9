"""What each page that publishes needs: who asks and why, what it would change, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import current_app, request

from navigator.editions import Act, Files, Preview, Some, asked_questions, edits, preview
from navigator.findings import Finding
from navigator.reading import FaultyError
from navigator.search.quality import Question, questions
from navigator.store import EditionRow
from navigator.tables import Problem
from navigator.voices import visible
from navigator.web.request import (
    now,
    number,
    the_edition,
    the_place,
    the_store,
    the_user,
    today,
    turn,
)

N = str  # marks a message for the catalogues; it is translated where it is shown

FOLLOWING = ("unknown-id", "not-its-provider", "stands-nowhere")  # from faults of other files
LONGEST_NOTE = 500  # characters
NO_NOTE = N("Write why this is published. The note is kept with the edition.")


def row_of(edition: int) -> EditionRow:
    """Who published an edition, when and why."""
    with the_store() as kept:
        return kept.editions.row(edition)


def act() -> Act:
    """Who asks for something now, with the note and the edition that stand in the form."""
    note = visible(request.form.get("note", ""))[:LONGEST_NOTE]
    user, based_on = the_user(), request.form.get("based_on", 0, number)
    return Act(now(), user.name, note, based_on, user.regions)


def harm_of(files: Files, some: Some) -> Sequence[Finding]:
    """What edits would leave ended or empty, if the editor has not yet been asked about it."""
    return unasked(preview.harm(files, edits.edited(files, some), today()))


def unasked(harm: Sequence[Finding]) -> Sequence[Finding]:
    """All of it, as long as the editor has not agreed to each part; then nothing."""
    agreed = request.form.get("agreed", "").split()
    return harm if any(one.id not in agreed for one in harm) else ()


@dataclass(frozen=True, slots=True)
class Faults:
    """Faults by their files, in the order of files and rows; and whether there are others.

    Counted are those that are told.
    """

    by_file: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    more: bool = False

    @classmethod
    def of(cls, problems: Sequence[Problem], *, more: bool = False) -> Faults:
        found: dict[str, list[Problem]] = {}
        for problem in problems:
            found.setdefault(problem.file, []).append(problem)
        return cls(found, more)

    @property
    def all(self) -> tuple[Problem, ...]:
        return tuple(problem for found in self.by_file.values() for problem in found)

    def __len__(self) -> int:
        return len(self.all)


def tried(files: Files) -> tuple[Faults, Preview | None]:
    """The faults of files over the newest edition, or what publishing them would do."""
    asked, _ = _questions()
    try:
        with turn("drafts"):
            return Faults(), preview.preview(the_place(), files, today(), asked)
    except FaultyError as faulty:
        return faults_of(faulty.problems, files, more=faulty.more), None


def faults_of(problems: Sequence[Problem], files: Files, *, more: bool) -> Faults:
    """The faults of a reading as they concern who brings some of the files."""
    return Faults.of(_own_first(problems, files), more=more)


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


def _questions() -> tuple[Sequence[Question], bool]:
    """The questions by which the search is measured; and whether the list could not be read."""
    data = asked_questions.data(the_place(), current_app.extensions["questions"])
    try:
        return questions.read(questions.FILE, data) if data else (), False
    except FaultyError:
        return (), True
