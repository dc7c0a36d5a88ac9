"""Reports of visitors, grouped by the page that they are about.

Counsellors read what is said and may make a flag of it. How a visitor can be answered is shown to
editors alone, and it is they who move a report, since they mend what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from navigator.store import OPEN_REPORTS, REPORT_STATES, Moved, ReportRow, ReportState
from navigator.voices import Voice, visible
from navigator.web.admin.frame import by_page, narrowing, others, page_of
from navigator.web.request import address, allowed, now, the_store, the_user
from navigator.web.shown import resting, the_flags

reports = Blueprint("reports", __name__)

LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Refusal:
    """A report that was not moved, with what was written about it."""

    number: int
    why: str


@reports.get("/<voice:voice>/admin/reports")
@allowed("counsellor")
@narrowing.by_region("list")
def overview(voice: Voice) -> str:
    """The reports that are open, or in another state, by page."""
    return _board()


@reports.post("/<voice:voice>/admin/reports/<int:number>/moves")
@allowed("editor")
@narrowing.by_region("list")
def move(voice: Voice, number: int) -> ResponseReturnValue:
    """Take a report to another state, if it is still in the one in which it was seen."""
    why = visible(request.form.get("why", ""))[:LONGEST]
    with the_store() as kept:
        report = kept.reports.get(number) or abort(404)
        others.refuse_of_others(page_of(report.page).regions)
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
        moves = kept.reports.moves()
    pages = {
        page: some for page, some in by_page(found).items() if narrowing.concerns(page.regions)
    }
    return render_template(
        "admin/reports.html",
        pages=pages,
        number=sum(map(len, pages.values())),
        state=state,
        states=REPORT_STATES,
        refusal=refusal,
        moved={one.number: _since(one, moves) for one in found},
        flags=resting(the_flags()),
        done=request.args.get("done", ""),
        longest=LONGEST,
    )


def _since(report: ReportRow, moves: Mapping[int, tuple[Moved, ...]]) -> tuple[Moved, ...]:
    """The moves of a report, not those of one that had its number and was removed."""
    return tuple(move for move in moves.get(report.number, ()) if move.at >= report.at)


def _state() -> str:
    """The state that is asked for; `all`, or none: those that are open."""
    asked = request.args.get("state", "")
    return asked if asked in (*REPORT_STATES, "all") else ""


def _states(state: str) -> tuple[ReportState, ...]:
    if state == "all":
        return REPORT_STATES
    return tuple(one for one in REPORT_STATES if one == state) or OPEN_REPORTS
