"""What publishing would change, shown beforehand: fields, findings, answers of the search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from navigator import reading, store
from navigator.catalog import Catalog, graph
from navigator.editions import desk, diff, edition
from navigator.editions.desk import Files
from navigator.editions.diff import Diff, Spot
from navigator.editions.edition import Edition
from navigator.editions.place import Place
from navigator.findings import Finding, findings
from navigator.reading import FaultyError
from navigator.search import Progress
from navigator.search.quality import Figures, Question, Told, evaluation
from navigator.store import EditionRow

HARM = ("empty-step", "service-ended", "project-ended")  # findings that an editor is asked about
LOOKED_BACK = 100  # editions in which it is looked for who wrote what would be undone


@dataclass(frozen=True, slots=True)
class Preview:
    """What publishing would change: the fields, the findings, how the search answers questions.

    Findings are those that would go and those that would come; figures are pairs of before and
    after by their names, and none if there are no questions.
    """

    based_on: int
    catalog: Catalog  # as it would be
    diff: Diff
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]
    figures: Mapping[str, tuple[float, float]]


def preview(
    place: Place,
    files: Files,
    on: date,
    questions: Sequence[Question] = (),
    progress: Progress = iter,
) -> Preview:
    """What it would change to publish files over the newest edition. Raises FaultyError."""
    number, old = desk.newest(place)
    whole = {**old, **files}
    try:
        after = edition.draft(whole, place, progress, on)
    except FaultyError as faulty:
        if faulty.more:  # then those of the files at hand are told first
            reading.read(whole, on, first=files)
        raise
    before = edition.opened(number, place)
    was, will_be = _found(before.catalog, on), _found(after.catalog, on)
    return Preview(
        based_on=number,
        catalog=after.catalog,
        diff=diff.between(old, whole),
        gone=tuple(was[id_] for id_ in was if id_ not in will_be),
        new=tuple(will_be[id_] for id_ in will_be if id_ not in was),
        figures=_pairs(_figures(before, questions, on), _figures(after, questions, on)),
    )


def undone(place: Place, found: Diff) -> dict[Spot, EditionRow]:
    """Where publishing a diff would bring back what others have changed, and in which edition."""
    with store.opened(place.database) as kept:
        files = {change.file for change in found.changes}
        told = diff.undone(found, {file: kept.editions.past(file, LOOKED_BACK) for file in files})
        return {spot: kept.editions.row(number) for spot, number in told.items()}


def harm(old: Files, new: Files, on: date) -> tuple[Finding, ...]:
    """What new files leave ended or empty on a day that was not so before. Raises FaultyError."""
    was, will_be = _found(reading.read(old), on), _found(reading.read(new, on), on)
    return tuple(one for one in will_be.values() if one.kind in HARM and one.id not in was)


def _found(catalog: Catalog, on: date) -> dict[str, Finding]:
    return {one.id: one for one in findings(catalog, graph.build(catalog), on)}


def _figures(tried: Edition, questions: Sequence[Question], on: date) -> Figures:
    """The means over all questions; how long it took depends on the moment, and is left out."""
    found = evaluation.marks(
        questions,
        lambda asked: Told.of(
            tried.asked_in(asked.region).ask(asked.q, asked.lang, on, patient=True), 0.0
        ),
    )
    means = evaluation.summary(found) if found else {}
    return {name: means[name] for name in evaluation.FIGURES if name in means}


def _pairs(before: Figures, after: Figures) -> dict[str, tuple[float, float]]:
    return {name: (before[name], after[name]) for name in before}
