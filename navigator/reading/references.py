"""What the rows of the data files say of each other: every id that leads nowhere, or twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from navigator.reading.records import (
    NamesInLanguages,
    OfferRecord,
    TermRecord,
    WordsInLanguages,
)
from navigator.reading.tree_records import NeedsRecord
from navigator.reading.yaml_file import Path
from navigator.tables import Problem


def _no_lines(_path: Path) -> int:
    return 1


@dataclass(frozen=True, slots=True)
class Rows:
    """The valid rows of one file with their numbers, and the ids that stand in it, valid or not.

    The ids of faulty rows count as known, so that one fault isn't reported again by all who refer
    to it. They are kept by kind: needs.yaml holds four. A kind that could not be read is left out.
    """

    valid: tuple[tuple[int, Any], ...] = ()
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    line: Callable[[Path], int] = _no_lines
    faulty: tuple[tuple[int, Any], ...] = ()  # what of them is not valid is None

    @property
    def all(self) -> Iterator[tuple[int, Any]]:
        """All rows from the top down, to be asked what they refer to."""
        yield from sorted((*self.valid, *self.faulty), key=lambda row: row[0])


Place = tuple[str, ...]  # a file and the kinds of id that may be meant: needs.yaml, areas, steps
NEEDS, TERMS = "needs.yaml", "terms.csv"
SERVICES, PROVIDERS, PROJECTS = (
    (f"{kind}.csv", "rows") for kind in ("services", "providers", "projects")
)
OFFERED = ("offers.csv", "services")
STEPS, REGIONS, AUDIENCES = (("needs.yaml", kind) for kind in ("steps", "regions", "audiences"))


def ids_of_needs(tree: object) -> dict[str, frozenset[str]]:
    """The ids of a tree of needs by kind, whether or not the rest of it is valid."""
    if not isinstance(tree, dict):
        return {}
    steps = [step for area in _dicts(tree.get("areas")) for step in _dicts(area.get("steps"))]
    lists = {kind: _dicts(tree.get(kind)) for kind in ("regions", "audiences", "areas")}
    lists["steps"] = steps
    ids = {kind: frozenset(str(thing.get("id")) for thing in lists[kind]) for kind in lists}
    # Where one of these is empty, it was misspelt or misshapen, and that is the fault.
    return {kind: found for kind, found in ids.items() if found or kind == "audiences"}


def _dicts(value: object) -> list[dict[str, Any]]:
    return [thing for thing in value if isinstance(thing, dict)] if isinstance(value, list) else []


def problems(files: Mapping[str, Rows]) -> Iterator[Problem]:
    """Every fault between the rows; files that could not be read at all accuse nobody."""
    yield from _doubled(files)
    yield from _doubled_offers(files["offers.csv"])
    yield from _needs(files["needs.yaml"])
    yield from _offers(files)
    yield from _projects(files)
    yield from _flags(files)
    yield from _nowhere(files)
    yield from _named_in_needs(files)
    yield from _terms(files["terms.csv"])


def _doubled(files: Mapping[str, Rows]) -> Iterator[Problem]:
    for name, rows in files.items():
        first: dict[str, int] = {}
        for number, record in rows.all:
            value = getattr(record, "id", None)
            if value is not None and first.setdefault(value, number) != number:
                yield Problem.at(name, "doubled-id", number, "id", value=value, other=first[value])


def _doubled_offers(offers: Rows) -> Iterator[Problem]:
    first: dict[OfferRecord, int] = {}
    for number, offer in offers.valid:
        if first.setdefault(offer, number) != number:
            yield Problem.at(
                "offers.csv", "doubled-offer", number, other=first[offer], step=offer.step
            )


def known(files: Mapping[str, Rows], place: Place, value: str | None) -> bool:
    """Whether the id stands there; an empty reference is fine, and so is what was not read."""
    file, *kinds = place
    ids = files[file].ids
    return value is None or any(kind not in ids or value in ids[kind] for kind in kinds)


def unknown(
    files: Mapping[str, Rows], file: str, number: int, record: object, where: Mapping[str, Place]
) -> Iterator[Problem]:
    for column, place in where.items():
        value = getattr(record, column)
        if not known(files, place, value):
            yield Problem.at(file, "unknown-id", number, column, value=value, where=place[0])


def _offers(files: Mapping[str, Rows]) -> Iterator[Problem]:
    where = {
        "service": SERVICES,
        "step": (*STEPS, "areas"),
        "provider": PROVIDERS,
        "project": PROJECTS,
        "audience": AUDIENCES,
    }
    runners = {p.id: p.providers for _, p in files["projects.csv"].all if p.id}
    for number, offer in files["offers.csv"].all:
        yield from unknown(files, "offers.csv", number, offer, where)
        theirs = runners.get(offer.project)
        there = offer.provider and known(files, PROVIDERS, offer.provider)
        if theirs and there and offer.provider not in theirs:
            values = {"provider": offer.provider, "project": offer.project}
            yield Problem.at("offers.csv", "not-its-provider", number, "provider", **values)


def _projects(files: Mapping[str, Rows]) -> Iterator[Problem]:
    for number, project in files["projects.csv"].all:
        if project.providers == ():
            yield Problem.at("projects.csv", "nobody-runs", number, "providers")
        for provider in project.providers or ():
            if not known(files, PROVIDERS, provider):
                values = {"value": provider, "where": "providers.csv"}
                yield Problem.at("projects.csv", "unknown-id", number, "providers", **values)
        start, end = project.starts_on, project.ends_on
        if start and end and end < start:
            days = {"start": start, "end": end}
            yield Problem.at("projects.csv", "end-before-start", number, "ends_on", **days)


def _flags(files: Mapping[str, Rows]) -> Iterator[Problem]:
    for number, flag in files["flags.csv"].all:
        yield from unknown(files, "flags.csv", number, flag, {"step": STEPS, "service": SERVICES})


def _nowhere(files: Mapping[str, Rows]) -> Iterator[Problem]:
    for number, service in files["services.csv"].all:
        if not known(files, OFFERED, service.id):
            yield Problem.at("services.csv", "stands-nowhere", number, "id")


def _needs(needs: Rows) -> Iterator[Problem]:
    for _, record in needs.valid:
        yield from _doubled_needs(record, needs.line)
        yield from _next(record, needs.line)


def _named_in_needs(files: Mapping[str, Rows]) -> Iterator[Problem]:
    """Steps and services that are named outside the staircases, by the key that names them."""
    for _, record in files[NEEDS].valid:
        for path, ids, place in _lists(record):
            for i, value in enumerate(ids):
                if not known(files, place, value):
                    here = files[NEEDS].line((*path, i))
                    values = {"value": value, "where": place[0]}
                    yield Problem.at(NEEDS, "unknown-id", here, str(path[-1]), **values)


def _lists(record: NeedsRecord) -> Iterator[tuple[Path, Sequence[str], Place]]:
    if record.urgent:
        yield ("urgent", "services"), record.urgent.services, SERVICES
    for name in ("vocational", "higher", "hiring"):
        if way := getattr(record.occupations, name, None):
            yield ("occupations", name, "steps"), way.steps, STEPS
            yield ("occupations", name, "services"), way.services, SERVICES


def _terms(terms: Rows) -> Iterator[Problem]:
    """Words that change into themselves, twice, or into what is no longer said on that day."""
    first: dict[tuple[str, str], TermRecord] = {}
    for number, term in terms.valid:
        olds, news = _by_language(term.old), _by_language(term.new)
        if not olds:
            yield Problem.at(TERMS, "no-old-word", number, "old_fi")
        for language, word in olds:
            column = f"old_{language}"
            if (language, word) in news:
                yield Problem.at(TERMS, "same-word", number, column, value=word)
            other = first.setdefault((language, word), term)
            if other is not term:
                values = {"value": word, "other": other.id}
                yield Problem.at(TERMS, "doubled-word", number, column, **values)
    yield from _late_words(terms, first)


def _late_words(terms: Rows, old: Mapping[tuple[str, str], TermRecord]) -> Iterator[Problem]:
    """New words that are old ones themselves on the day on which they are to hold."""
    for number, term in terms.valid:
        for language, word in _by_language(term.new):
            other = old.get((language, word), term)
            if other is not term and other.changes_on <= term.changes_on:
                values = {"value": word, "other": other.id}
                yield Problem.at(TERMS, "late-word", number, f"new_{language}", **values)


def _by_language(words: WordsInLanguages | NamesInLanguages) -> list[tuple[str, str]]:
    """Each word once, after its language; small letters and capitals are the same."""
    found = ((language, word.casefold()) for language, some in words for word in some)
    return list(dict.fromkeys(found))


def _numbered(record: NeedsRecord) -> Iterator[tuple[Path, Any]]:
    """Everything in needs.yaml that has an id, with its path."""
    for kind in ("regions", "audiences", "areas"):
        for i, thing in enumerate(getattr(record, kind)):
            yield (kind, i), thing
            for j, step in enumerate(getattr(thing, "steps", ())):
                yield (kind, i, "steps", j), step


def _doubled_needs(record: NeedsRecord, line: Callable[[Path], int]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for path, thing in _numbered(record):
        here = line((*path, "id"))
        if thing.id in first:
            values = {"value": thing.id, "other": first[thing.id]}
            yield Problem.at("needs.yaml", "doubled-id", here, "id", **values)
        first.setdefault(thing.id, here)


def _next(record: NeedsRecord, line: Callable[[Path], int]) -> Iterator[Problem]:
    steps = {step.id for area in record.areas for step in area.steps}
    for path, step in _numbered(record):
        for i, target in enumerate(getattr(step, "next", ())):
            here = line((*path, "next", i))
            if target == step.id:
                yield Problem.at("needs.yaml", "own-next", here, "next")
            elif target not in steps:
                values = {"value": target, "where": "needs.yaml"}
                yield Problem.at("needs.yaml", "unknown-id", here, "next", **values)
