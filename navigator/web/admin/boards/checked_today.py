"""Services whose facts were checked today and are the same: one of them, or many in one edition."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue

from navigator.editions import Edit, GoneError, MeanwhileError, desk, edits
from navigator.findings import narrowed
from navigator.reading import FaultyError
from navigator.voices import Voice
from navigator.web.admin.boards import findings
from navigator.web.admin.editing import SERVICES, Form, act, elsewhere, shown
from navigator.web.admin.frame import narrowing, published_by_me
from navigator.web.request import address, allowed, the_place, the_speech, today
from navigator.web.shown import the_findings

checking = Blueprint("checking", __name__)

N = str  # marks a message for the catalogues; it is translated where it is shown

KIND = "stale-service"
NONE = N("Choose which services you have checked.")
MEANWHILE_OWN = N("You have changed one of these services yourself meanwhile. Look at it again.")
MEANWHILE = N("Somebody has changed one of these services meanwhile. Look at it again.")


@checking.post("/<voice:voice>/admin/services/<key>/checked")
@allowed("editor")
def one(voice: Voice, key: str) -> ResponseReturnValue:
    """Note that the facts of a service were checked today, as they stood on the page."""
    try:
        made = edits.publish(the_place(), [_edit(key)], act())
    except FaultyError as faulty:
        _, files = desk.newest(the_place())
        cells = edits.row_of(files, SERVICES, key).cells
        return shown(Form("services", key, cells, act().based_on, faulty.problems), files), 422
    except MeanwhileError:
        return redirect(address("rows.edit", noun="services", key=key, meanwhile=1), 303)
    except GoneError:
        abort(404)
    return redirect(address("service", id_=key, edition=made), 303)


@checking.post("/<voice:voice>/admin/findings")
@allowed("editor")
@narrowing.by_region("map")
def many(voice: Voice) -> ResponseReturnValue:
    """Note the same of all services that were chosen in the list of those not checked for long."""
    keys = _chosen()
    speech = the_speech()
    if not keys:
        first = "service-1" if narrowed(the_findings(), KIND) else ""
        return findings.page(KIND, faults=[(first, speech.gettext(NONE))]), 422
    try:
        made = edits.publish(the_place(), [_edit(key) for key in keys], act())
    except FaultyError as faulty:
        _, files = desk.newest(the_place())
        faults = [("", elsewhere(problem, files)) for problem in faulty.problems]
        return findings.page(KIND, faults=faults), 422
    except (MeanwhileError, GoneError):
        told = MEANWHILE_OWN if published_by_me(act().based_on) else MEANWHILE
        return findings.page(KIND, faults=[("", speech.gettext(told))]), 409
    return redirect(address("findings.every", on=None, kind=KIND, edition=made), 303)


def _chosen() -> list[str]:
    """The ids of the services that were ticked; of all that stood in the list, if that was."""
    if "every" in request.form:
        return list(dict.fromkeys(request.form.get("listed", "").split()))
    return list(dict.fromkeys(request.form.getlist("service")))


def _edit(key: str) -> Edit:
    return Edit(SERVICES, key, {"checked_on": today().isoformat()})
