"""Reports of visitors, grouped by the page that they are about.

Counsellors read what is said and may make a flag of it. How a visitor can be answered is shown to
editors alone, and it is they who move a report, since they mend what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from navigator.store import ReportRow
from navigator.store.reports import OPEN, STATES, State
from navigator.text import Text, Voice
from navigator.web.addresses import address
from navigator.web.current import now, the_edition, the_store, the_voice
from navigator.web.flagged import resting, the_flags
from navigator.web.guard import allowed, the_user
from navigator.words import visible

reports = Blueprint("reports", __name__)

LONGEST = 2000
KINDS = ("area", "step", "service", "provider", "project")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of ours on which something is said to be wrong."""

    address: str  # in the voice of the reader; empty, if it leads nowhere
    path: str  # without the voice
    kind: str  # what it shows: `step`, `service`, …
    id: str
    name: Text  # of what it shows; empty, if it is nothing of the map


@dataclass(frozen=True, slots=True)
class Refusal:
    """A report that was not moved, with what was written about it."""

    number: int
    why: str


@reports.get("/<voice:voice>/admin/reports")
@allowed("counsellor")
def overview(voice: Voice) -> str:
    """The reports that are open, or in another state, by page."""
    return _board()


@reports.post("/<voice:voice>/admin/reports/<int:number>/moves")
@allowed("editor")
def move(voice: Voice, number: int) -> ResponseReturnValue:
    """Take a report to another state, if it is still in the one in which it was seen."""
    why = visible(request.form.get("why", ""))[:LONGEST]
    with the_store() as kept:
        report = kept.reports.get(number) or abort(404)
        target = next((way for way in report.ways if way == request.form.get("now")), None)
        seen = request.form.get("was") == report.state
        moved = (
            seen
            and target is not None
            and kept.reports.move(report, target, at=now(), by=the_user().name, why=why)
        )
    if not moved:
        return _board(Refusal(number, why)), 409
    return redirect(address("reports.overview", on=None, state=_state() or None, done=target), 303)


def _board(refusal: Refusal | None = None) -> str:
    state = "all" if refusal else _state()
    with the_store() as kept:
        found = kept.reports.all(*_states(state))
        moved = kept.reports.last_moves()
    return render_template(
        "admin/reports.html",
        pages=_by_page(found),
        number=len(found),
        state=state,
        states=STATES,
        refusal=refusal,
        moved=moved,
        flags=resting(the_flags()),
        done=request.args.get("done", ""),
        longest=LONGEST,
    )


def _state() -> str:
    """The state that is asked for; `all`, or none: those that are open."""
    asked = request.args.get("state", "")
    return asked if asked in (*STATES, "all") else ""


def _states(state: str) -> tuple[State, ...]:
    if state == "all":
        return STATES
    return tuple(one for one in STATES if one == state) or OPEN


def _by_page(found: Iterable[ReportRow]) -> Mapping[Page, list[ReportRow]]:
    """The reports of each page, in whichever voice it was read; the page reported first, first."""
    pages: dict[Page, list[ReportRow]] = {}
    for report in found:
        pages.setdefault(_page(report.page), []).append(report)
    return pages


def _page(path: str) -> Page:
    """The page at a path of ours, the same one for every voice."""
    try:
        endpoint, found = current_app.url_map.bind("").match(path)
    except HTTPException:
        return Page("", path, "", "", Text())
    values: dict[str, Any] = dict(found)
    if "voice" in values:
        values["voice"] = the_voice()
    kind, id_ = endpoint.removeprefix("pages."), str(values.get("id_", ""))
    here = url_for(endpoint, **values)
    return Page(here, here.removeprefix(f"/{the_voice()}"), kind, id_, _name(kind, id_))


def _name(kind: str, id_: str) -> Text:
    """What a thing of the map is called; nothing, if there is none such (any more)."""
    thing = getattr(the_edition().catalog, kind).get(id_) if kind in KINDS else None
    said = getattr(thing, "title", None) or getattr(thing, "name", "")
    return said if isinstance(said, Text) else Text.of({"fi": str(said)})  # a project has one name
