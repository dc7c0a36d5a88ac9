"""What has been published: by whom, when and why; what changed, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from navigator import reading
from navigator.editions import (
    Diff,
    Files,
    GoneError,
    MeanwhileError,
    desk,
    diff,
    edition,
    item_names,
)
from navigator.reading import FaultyError
from navigator.voices import Voice
from navigator.web.admin.editing.publish_form import NO_NOTE, Faults, act, asking, row_of, tried
from navigator.web.admin.frame import changed, concerning, narrowing, others
from navigator.web.request import address, allowed, the_place, the_store
from navigator.web.request import number as as_number

editions = Blueprint("editions", __name__)

SHOWN = 100  # of the newest, until the reader asks for all
SHOWN_SINCE = 20  # of those that going back takes back


@editions.get("/<voice:voice>/admin/editions")
@allowed("editor")
@narrowing.by_region("list")
def every(voice: Voice) -> str:
    """All editions; and what changed from one to another, in `?old=1&new=2`."""
    with the_store() as kept:
        rows = kept.editions.all()
    old, new = (request.args.get(name, 0, as_number) for name in ("old", "new"))
    chosen = {old, new} <= {row.number for row in rows}
    files = {one: desk.files_of(the_place(), one) for one in (old, new)} if chosen else {}
    most = len(rows) if "all" in request.args else SHOWN
    shown = [*islice((row for row in rows if concerning(row.number)), most)]
    changes, faults = _between(files, old, new) if chosen else (None, {})
    return render_template(
        "admin/editions.html",
        editions=rows,
        old=old if chosen else 0,
        new=new if chosen else 0,
        changes=changes,
        faults=faults,
        known=[item_names.names(files[one]) for one in (old, new)] if changes else (),
        shown=shown,
        more=len(shown) < len(rows) and "all" not in request.args,
        changed=changed,
    )


def _between(
    files: Mapping[int, Files], old: int, new: int
) -> tuple[Diff | None, dict[int, Faults]]:
    """What changed; or the faults of each of the editions, if today's checks can't read one."""
    try:
        return diff.between(files[old], files[new]), {}
    except FaultyError:
        return None, {number: _faults(found) for number, found in files.items()}


def _faults(files: Files) -> Faults:
    try:
        reading.read(files)
    except FaultyError as faulty:
        return Faults.of(faulty.problems, more=faulty.more)
    return Faults()


@editions.get("/<voice:voice>/admin/editions/<int:number>/roll-back")
@allowed("editor")
def look_back(voice: Voice, number: int) -> str:
    """What it would change to publish an older edition again."""
    return _looked_back(number)


@editions.post("/<voice:voice>/admin/editions/<int:number>/roll-back")
@allowed("editor")
def roll_back(voice: Voice, number: int) -> ResponseReturnValue:
    asked = act()
    if number == edition.newest(the_place()):
        return _looked_back(number), 409
    if not asked.note:
        return _looked_back(number, note_fault=NO_NOTE), 422
    try:
        made = desk.roll_back(the_place(), number, asked)
    except GoneError:
        abort(404)
    except MeanwhileError as meanwhile:
        return _looked_back(number, meanwhile=row_of(meanwhile.newest), since=asked.based_on), 409
    except FaultyError:
        return _looked_back(number), 422
    return redirect(address("editions.every", old=asked.based_on, new=made), 303)


def _looked_back(number: int, **said: object) -> str:
    try:
        files = desk.files_of(the_place(), number)
    except GoneError:
        abort(404)
    if number == edition.newest(the_place()):
        return render_template("admin/live.html", edition=row_of(number))
    others.refuse(desk.newest(the_place())[1], files)
    faults, change = tried(files)
    with the_store() as kept:
        taken_back = [row for row in kept.editions.all() if row.number > number]
    return render_template(
        "admin/roll_back.html",
        number=number,
        taken_back=taken_back,
        shown=SHOWN_SINCE,
        changed=changed,
        preview=change,
        faults=faults,
        **asking(),
        **said,
    )
