"""The forms in which a text can be written that a finding misses, or that says an old word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask import g

from navigator.editions import Cells, desk, edits
from navigator.findings import Finding
from navigator.voices import LANGUAGES
from navigator.web.admin.editing import tree_forms
from navigator.web.admin.editing.forms import NOUNS, OFFERS
from navigator.web.admin.frame import labels
from navigator.web.request import the_edition, the_place, the_speech


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be edited, and whose it is where a finding is about several."""

    noun: str
    key: str
    name: str = ""
    tree: bool = False  # whether it is a thing of needs.yaml


OF_SITE = Row(tree_forms.RULES, "site", tree=True)


def mending(finding: Finding) -> list[Row]:
    """The rows whose texts are to be written; none for stairs in which a text is missing."""
    if finding.held:
        return list(dict.fromkeys(_saying(finding)))
    if finding.kind == "unknown-intake":
        intakes = the_edition().catalog.intakes_of
        known = intakes[finding.service.id] if finding.service else ()
        return [Row("intake", one.id) for one in known[:1]]
    if finding.kind == "unwritten-note":
        project = finding.project
        return [Row("projects", project.id)] if project else [*_offers(finding, _lacks)]
    if finding.kind == "unwritten-region":
        region = finding.region
        return [Row("regions", region.id, tree=True) if region else OF_SITE]
    service = finding.service if finding.kind == "unwritten-service" else None
    return [Row("services", service.id)] if service else []


def _saying(finding: Finding) -> Iterator[Row]:
    """The rows whose texts say old words; none for those that have no form, as flags."""
    for kind, id_ in dict.fromkeys(one.holder for one in finding.held):
        noun = kind if kind in NOUNS else f"{kind}s"
        if noun == "offers":
            yield from _offers(finding, _notes)
        elif kind == "site":
            yield OF_SITE
        elif noun in NOUNS or noun in tree_forms.LISTS:
            yield Row(noun, id_, tree=noun not in NOUNS)


def _offers(finding: Finding, wanted: Callable[[Cells], bool]) -> Iterator[Row]:
    """The offers of the service in the place whose notes are such as are wanted."""
    place, service = finding.area or finding.step, finding.service
    for key, cells in _with_notes():
        there = place and service and (cells["step"], cells["service"])
        if there == (place and place.id, service and service.id) and wanted(cells):
            yield Row("offers", key, _provider(cells["provider"]))


def _with_notes() -> list[tuple[str, Cells]]:
    """The offers of the edition that have notes, read once a request."""
    if "with_notes" not in g:
        rows = edits.by_key(desk.files_of(the_place(), the_edition().number), OFFERS).items()
        g.with_notes = [(key, row.cells) for key, row in rows if _notes(row.cells)]
    found: list[tuple[str, Cells]] = g.with_notes
    return found


def _notes(cells: Cells) -> bool:
    return any(cells[f"note_{language}"] for language in LANGUAGES)


def _lacks(cells: Cells) -> bool:
    written = {language for language in LANGUAGES if cells[f"note_{language}"]}
    return bool(written) and not written.issuperset(the_edition().catalog.languages)


def _provider(id_: str) -> str:
    return labels.name("provider", id_, the_edition().catalog, the_speech().voice)
