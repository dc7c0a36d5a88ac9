"""The findings of the map that the request is about, on its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask import current_app, g

from navigator.editions import Edition
from navigator.findings import Finding, findings, said
from navigator.links import Check
from navigator.voices import BY_CODE
from navigator.web.request import the_day, the_edition, the_store, the_whole_edition


def the_findings() -> tuple[Finding, ...]:
    """All findings of the edition on the day of the page, found once in a request."""
    if "findings" not in g:
        g.findings = _of(the_edition())
    found: tuple[Finding, ...] = g.findings
    return found


def links_asked_on() -> date | None:
    """The last day on which links were asked; None, if they never were."""
    return max((check.on for check in _checks()), default=None)


def _checks() -> tuple[Check, ...]:
    """What the links answered when they were last asked, read once in a request."""
    if "checks" not in g:
        with the_store() as kept:
            g.checks = kept.links.all()
    found: tuple[Check, ...] = g.checks
    return found


def the_finding(id_: str, regions: Sequence[str] = ()) -> Finding | None:
    """The finding of an id; None, if there is none such on the day of the page.

    Of what concerns one region it is looked for on the map of there, too.
    """
    found = next((one for one in the_findings() if one.id == id_), None)
    return _there(id_, regions[0]) if id_ and found is None and len(regions) == 1 else found


def _there(id_: str, region: str) -> Finding | None:
    here = the_whole_edition().localities.get(region)
    if here is None:
        return None
    some = _of(the_whole_edition().within(here))
    return next((one for one in some if one.id == id_), None)


def _of(edition: Edition) -> tuple[Finding, ...]:
    """The findings of an edition, or of a part of it with what its neighbours have around it."""
    whole = the_whole_edition()
    around = (whole.catalog, whole.graph)
    return findings(edition.catalog, edition.graph, the_day(), _checks(), around)


def said_in_finnish(id_: str) -> str:
    """What the finding says, to be kept; nothing, if there is none such."""
    found = the_finding(id_)
    return said(found, current_app.extensions["speeches"][BY_CODE["fi"]]) if found else ""
