"""The forms in which a text that a finding misses can be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import g

from navigator.editions import Cells, desk, edits
from navigator.findings import Finding
from navigator.voices import LANGUAGES
from navigator.web.admin.editing.forms import OFFERS
from navigator.web.admin.frame import labels
from navigator.web.request import the_edition, the_place, the_speech


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be edited, and whose it is where a finding is about several."""

    noun: str
    key: str
    name: str = ""


def mending(finding: Finding) -> list[Row]:
    """The rows whose texts are still to be written; none for stairs, whose forms are others."""
    if finding.kind == "unwritten-note":
        project = finding.project
        return [Row("projects", project.id)] if project else [*_offers(finding)]
    service = finding.service if finding.kind == "unwritten-service" else None
    return [Row("services", service.id)] if service else []


def _offers(finding: Finding) -> Iterator[Row]:
    """The offers of the service in the place whose notes stand in some languages only."""
    place, service = finding.area or finding.step, finding.service
    for key, cells in _lacking():
        there = place and service and (cells["step"], cells["service"])
        if there == (place and place.id, service and service.id):
            yield Row("offers", key, _provider(cells["provider"]))


def _lacking() -> list[tuple[str, Cells]]:
    """The offers of the edition whose notes stand in some languages only, read once a request."""
    if "lacking" not in g:
        rows = edits.by_key(desk.files_of(the_place(), the_edition().number), OFFERS).items()
        g.lacking = [(key, row.cells) for key, row in rows if _lacks(row.cells)]
    found: list[tuple[str, Cells]] = g.lacking
    return found


def _lacks(cells: Cells) -> bool:
    written = {language for language in LANGUAGES if cells[f"note_{language}"]}
    return bool(written) and not written.issuperset(the_edition().catalog.languages)


def _provider(id_: str) -> str:
    return labels.name("provider", id_, the_edition().catalog, the_speech().voice)
