"""The findings of the map that the request is about, on its day."""

from __future__ import annotations

from flask import current_app, g

from navigator.finding import Finding
from navigator.findings import findings
from navigator.sentences import said
from navigator.text import BY_CODE
from navigator.web.current import the_day, the_edition, the_store


def the_findings() -> tuple[Finding, ...]:
    """All findings of the edition on the day of the page, found once in a request."""
    if "findings" not in g:
        edition = the_edition()
        with the_store() as kept:
            checks = kept.links.all()
        g.findings = findings(edition.catalog, edition.graph, the_day(), checks)
    found: tuple[Finding, ...] = g.findings
    return found


def the_finding(id_: str) -> Finding | None:
    """The finding of an id; None, if there is none such on the day of the page."""
    return next((one for one in the_findings() if one.id == id_), None)


def said_in_finnish(id_: str) -> str:
    """What the finding says, to be kept; nothing, if there is none such."""
    found = the_finding(id_)
    return said(found, current_app.extensions["speeches"][BY_CODE["fi"]]) if found else ""
