"""An edit taken back: what would go back to what it was, or who has changed it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from navigator import reading
from navigator.editions import (
    JOINT,
    Cells,
    Change,
    GoneError,
    MeanwhileError,
    Overtaken,
    OvertakenError,
    Undoing,
    between,
    item_names,
    preview,
    undo,
)
from navigator.findings import Finding
from navigator.reading import FaultyError
from navigator.voices import Voice
from navigator.web.admin.editing.forms import NOUNS, OFFERS, elsewhere, page
from navigator.web.admin.editing.publish_form import act, unasked
from navigator.web.admin.editing.tree_forms import form_of
from navigator.web.admin.frame import labels, others
from navigator.web.request import address, allowed, the_edition, the_place, the_speech, today

undoing = Blueprint("undoing", __name__)

NOUN_OF: Mapping[str, str] = {file: noun for noun, file in NOUNS.items()}


@undoing.get("/<voice:voice>/admin/editions/<int:number>/undo")
@allowed("editor")
def look(voice: Voice, number: int) -> str:
    """What it would change to take back what an edition changed, and nothing else."""
    return _looked_at(number)


@undoing.post("/<voice:voice>/admin/editions/<int:number>/undo")
@allowed("editor")
def take_back(voice: Voice, number: int) -> ResponseReturnValue:
    """Take it back, or say why that can't be; what it would leave empty is asked about first."""
    try:
        found = undo.undoing(the_place(), number)
        others.refuse(found.before, found.after)
        if not found.overtaken and unasked(_harm(found)):
            return _looked_at(number), 422
        made = undo.publish(the_place(), number, act())
    except GoneError:
        abort(404)
    except (OvertakenError, MeanwhileError):
        return _looked_at(number), 409
    except FaultyError:
        return _looked_at(number), 422
    if not made:
        return redirect(address("undoing.look", number=number), 303)
    return redirect(_shown_in(made, found), 303)


def _harm(found: Undoing) -> Sequence[Finding]:
    """What it would leave ended or empty. Raises FaultyError."""
    return preview.harm(found.before, found.after, today())


def _shown_in(made: int, found: Undoing) -> str:
    """Where it shows: on the page of the one thing that it was about, or else as what changed."""
    changes = between(found.before, found.after).changes
    rows = [one for one in changes if one.file != OFFERS] or changes
    pages = {_page(one, made) for one in rows}
    if len(pages) == 1 and (only := pages.pop()):
        return only
    return f"{address('editions.every', old=found.based_on, new=made)}#changes"


def _page(change: Change, made: int) -> str:
    """The page on which a row shows; none, if it is gone, and its page with it."""
    if change.file != OFFERS and change.kind == "removed":
        return ""
    return page(NOUN_OF[change.file], change.whole, made) if change.file in NOUN_OF else ""


def _looked_at(number: int) -> str:
    """The page that tells it before anything is done, and why it can't be, if so."""
    try:
        found = undo.undoing(the_place(), number)
    except GoneError:
        abort(404)
    except FaultyError:
        return render_template("admin/undo.html", number=number, unread=True)
    others.refuse(found.before, found.after)
    return render_template(
        "admin/undo.html",
        number=number,
        row=found.row,
        found=found,
        overtaken=[_told(one) for one in found.overtaken],
        note=request.form.get("note", ""),
        **_effects(found),
    )


def _effects(found: Undoing) -> dict[str, object]:
    """What would change and what that leaves empty; or what has been built on it since."""
    if found.overtaken or found.nothing_left:
        return {}
    try:
        harm, catalog = _harm(found), reading.read(found.after, today())
    except FaultyError as faulty:
        return {"faults": [elsewhere(one, found.after) for one in faulty.problems]}
    changes, names = between(found.before, found.after), item_names.names(found.before)
    return {"harm": harm, "changes": changes, "was": names, "catalog": catalog}


def _told(one: Overtaken) -> dict[str, object]:
    """A row that has been changed since: what it is about, both versions, who, and where it is."""
    speech, catalog = the_speech(), the_edition().catalog
    left, now = one.left or {}, one.now or {}
    whole = one.now or one.left or {}
    about = Change(one.file, "changed", one.key, 0, (), whole)
    return {
        "about": labels.about(about, catalog, speech),
        "left": one.left is not None,
        "now": one.now is not None,
        "by": one.by,
        "cells": [
            (labels.column(name, speech), *_both(name, left, now))
            for name in whole
            if left.get(name) != now.get(name)
        ],
        "address": _form_of(one) if one.now else "",
    }


def _both(name: str, left: Cells, now: Cells) -> tuple[str, str]:
    speech, catalog = the_speech(), the_edition().catalog
    old, new = (labels.cell(name, one.get(name, ""), catalog, speech) for one in (left, now))
    return old, new


def _form_of(one: Overtaken) -> str:
    """Where the row can be changed by hand, where that can be done on the desk."""
    if one.file not in NOUN_OF:
        return form_of(one.file, one.key)
    return address("rows.edit", noun=NOUN_OF[one.file], key=JOINT.join(one.key).rstrip(JOINT))
