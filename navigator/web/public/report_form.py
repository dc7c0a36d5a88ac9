"""The small form "is something wrong here?", from any page, without an account."""

from __future__ import annotations

import time
from dataclasses import dataclass

from flask import current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue

from navigator.environment import day
from navigator.voices import Voice, visible
from navigator.web.request import Gate, LocalBlueprint, address, place_of, the_store

reporting = LocalBlueprint("reporting", __name__)

LONGEST_MESSAGE, LONGEST_CONTACT, LONGEST_PAGE = 2000, 200, 300
EACH, ALL = 5, 100  # reports in an hour, from one place and in all


@dataclass(frozen=True, slots=True)
class Report:
    """What was filled in."""

    page: str
    message: str
    contact: str
    trap: str  # a field that people don't see, and programs fill in

    @property
    def fault(self) -> str:
        """What keeps it from being taken: nothing, or the name of a message below the form."""
        if not self.message:
            return "empty"
        return "long" if len(self.message) > LONGEST_MESSAGE else ""


def gate() -> Gate:
    return Gate(EACH, ALL)


@reporting.get("/<voice:voice>/report")
def report(voice: Voice) -> str:
    """The form, about the page that the link stood on."""
    return _form(Report(_page(request.args.get("page", "")), "", "", ""))


@reporting.post("/<voice:voice>/report")
def send(voice: Voice) -> ResponseReturnValue:
    """Keep the report, or show the form again with what was written and what is wrong."""
    filled = Report(
        page=_page(request.form.get("page", "")),
        message=visible(request.form.get("message", "")),
        contact=visible(request.form.get("contact", ""))[:LONGEST_CONTACT],
        trap=request.form.get("website", ""),
    )
    if filled.fault:
        return _form(filled, filled.fault), 422
    if not filled.trap:
        allowed: Gate = current_app.extensions["gate"]
        if not allowed.lets(place_of(request.remote_addr), time.monotonic()):
            return _form(filled, "flood"), 429
        _keep(filled)
    return redirect(address("reporting.thanks"), 303)


@reporting.get("/<voice:voice>/report/thanks")
def thanks(voice: Voice) -> str:
    return render_template("thanks.html")


def _form(report: Report, fault: str = "") -> str:
    return render_template("report.html", report=report, fault=fault, longest=LONGEST_MESSAGE)


def _page(text: str) -> str:
    """A path of ours without its query, in which somebody's question could stand."""
    path = visible(text).split("?")[0][:LONGEST_PAGE]
    return path if path.startswith("/") and not path.startswith("//") else "/"


def _keep(report: Report) -> None:
    with the_store() as kept:
        kept.reports.add(
            at=day.now(), page=report.page, message=report.message, contact=report.contact
        )
