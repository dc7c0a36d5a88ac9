"""Reports of visitors, grouped by the page that they are about.

Counsellors read what is said and may make a flag of it. How a visitor can be answered is shown to
editors alone, and it is they who move a report, since they mend what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from navigator.store import ReportRow
from navigator.store.reports import OPEN, STATES, Moved, State
from navigator.text import Voice
from navigator.web.addresses import address
from navigator.web.admin.reported import by_page
from navigator.web.current import now, the_store
from navigator.web.flagged import resting, the_flags
from navigator.web.guard import allowed, the_user
from navigator.words import visible

reports = Blueprint("reports", __name__)

LONGEST = 2000


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
        moves = kept.reports.moves()
    return render_template(
        "admin/reports.html",
        pages=by_page(found),
        number=len(found),
        state=state,
        states=STATES,
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
    return asked if asked in (*STATES, "all") else ""


def _states(state: str) -> tuple[State, ...]:
    if state == "all":
        return STATES
    return tuple(one for one in STATES if one == state) or OPEN
