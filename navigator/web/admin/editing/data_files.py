"""The data files: taken out, brought back, looked at, published or thrown away."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from contextlib import suppress
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from navigator import reading
from navigator.editions import (
    GoneError,
    MeanwhileError,
    OtherFilesError,
    Pending,
    Trespass,
    desk,
    looks,
    trespasses,
)
from navigator.reading import FaultyError
from navigator.tables import TOGETHER, Problem
from navigator.voices import Voice
from navigator.web.admin.editing import drafts, upload_looks
from navigator.web.admin.editing.publish_form import NO_NOTE, act, asking, row_of
from navigator.web.admin.frame import others
from navigator.web.request import address, allowed, in_lane, the_place, the_store, the_user
from navigator.web.request import number as as_number

data = Blueprint("data", __name__)

N = str  # marks a message for the catalogues; it is translated where it is shown

LARGEST = TOGETHER * 2**20  # bytes of all files together
NO_FILE = N("Choose a file first.")


@data.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    heading = N("The files are too large")
    advice = N("All files together may have 20 megabytes. Upload them one by one.")
    return render_template("fault.html", heading=heading, advice=advice), 413


@data.get("/<voice:voice>/admin/data")
@allowed("editor")
def files(voice: Voice) -> str:
    """The data page; in `?discarded=3`, with the upload that was thrown away just now."""
    return _files()


@data.get("/<voice:voice>/admin/data/editions/<int:number>/<name>")
@allowed("editor")
def download(voice: Voice, number: int, name: str) -> Response:
    """One data file of an edition, or all of them as a zip, byte for byte as they came.

    In `?headings=fi`, with the names of the columns in Finnish; likewise in Swedish. Or all its
    tables as one workbook. In `?region=jamsa`, the rows of that region alone.
    """
    try:
        found = desk.files_of(the_place(), number)
    except GoneError:
        abort(404)
    if region := _region(request.args.get("region", "")):
        found = desk.of_region(found, region)
    whole = f"edition-{number}-{region}" if region else f"edition-{number}"
    if (language := request.args.get("headings", "")) in desk.HEADINGS:
        found = desk.headed(found, language)
    if name == "all.zip":
        return _attached(_packed(found), f"{whole}.zip")
    if name == "all.xlsx":
        return _attached(desk.as_workbook(found), f"{whole}.xlsx")
    return _attached(found[name] if name in found else abort(404), name)


def _attached(content: bytes, name: str) -> Response:
    response = current_app.response_class(content, mimetype="application/octet-stream")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _packed(found: Mapping[str, bytes]) -> bytes:
    """The files as a zip; the same files make the same zip."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return packed.getvalue()


@data.post("/<voice:voice>/admin/data/uploads")
@allowed("editor", LARGEST)
@in_lane("drafts")
def bring(voice: Voice) -> ResponseReturnValue:
    """Keep the files that were brought, to be looked at; nothing of them is live yet."""
    received, region = desk.received(_given()), _for_region()
    if received.files:
        try:
            number = desk.upload(the_place(), received.files, act(), region=region)
        except FaultyError as faulty:
            return _files(faulty.problems), 422
        if received.problems:
            return _looked_at(number, refused=received.problems), 422
        return redirect(address("data.upload", number=number), 303)
    fault = "" if received.problems else NO_FILE
    return _files(received.problems, fault), 422


@data.get("/<voice:voice>/admin/data/uploads/<int:number>")
@allowed("editor")
def upload(voice: Voice, number: int) -> ResponseReturnValue:
    """A pending upload; what it became, if it was published."""
    if made := desk.published_as(the_place(), number):
        return redirect(_changes_of(made), 303)
    if request.headers.get("HX-Request"):  # the page asks how far it is
        return _how_far(number)
    return _looked_at(number)


@data.post("/<voice:voice>/admin/data/uploads/<int:number>")
@allowed("editor", LARGEST)
@in_lane("drafts")
def add(voice: Voice, number: int) -> ResponseReturnValue:
    """More files for a pending upload; one of the same name takes the place of the older."""
    _refuse_upload_of_another(number)
    received = desk.received(_given())
    if received.files:
        try:
            desk.upload(the_place(), received.files, act(), into=number, region=_for_region())
        except GoneError:
            abort(404)
        except FaultyError as faulty:
            return _looked_at(number, refused=faulty.problems), 422
    if received.problems or not received.files:
        fault = "" if received.problems else NO_FILE
        return _looked_at(number, refused=received.problems, fault=fault), 422
    return redirect(address("data.upload", number=number), 303)


@data.get("/<voice:voice>/admin/data/uploads/<int:number>/discard")
@allowed("editor")
def look_away(voice: Voice, number: int) -> str:
    """Ask whether an upload is to be thrown away: its files can't be brought back from here."""
    return render_template("admin/discard.html", pending=_pending(number))


@data.post("/<voice:voice>/admin/data/uploads/<int:number>/discard")
@allowed("editor")
def discard(voice: Voice, number: int) -> ResponseReturnValue:
    """Throw an upload away, unless it has become an edition meanwhile."""
    _refuse_upload_of_another(number)
    desk.discard(the_place(), number, act())
    if made := desk.published_as(the_place(), number):
        return redirect(_changes_of(made), 303)
    return redirect(address("data.files", discarded=number), 303)


@data.post("/<voice:voice>/admin/data/uploads/<int:number>/publish")
@allowed("editor")
def publish(voice: Voice, number: int) -> ResponseReturnValue:
    """Make the upload the newest edition, or say why not; it is kept until it is one."""
    asked = act()
    if not asked.note or not _ready(number, asked.based_on):
        fault = "" if asked.note else NO_NOTE
        return _looked_at(number, note_fault=fault), 422 if fault else 409
    try:
        made = desk.publish(the_place(), number, asked, request.form.get("seen", ""))
    except GoneError:
        return redirect(_became(number), 303)
    except OtherFilesError:
        return _looked_at(number, other_files=True), 409
    except MeanwhileError as meanwhile:
        return _looked_at(number, meanwhile=row_of(meanwhile.newest), since=asked.based_on), 409
    except FaultyError:
        return _looked_at(number), 422
    return redirect(address("editions.every", old=asked.based_on, new=made), 303)


def _refuse_upload_of_another(number: int) -> None:
    """Refuse what somebody of some regions would do to an upload that another brought."""
    user = the_user()
    with the_store() as kept:
        row, own = kept.uploads.row(number), kept.accounts.names(user)
    if user.regions and row and row.by not in own:
        abort(403, description=others.OF_OTHERS)


def _for_region() -> str:
    """The region whose rows the files are said to hold; none: they are whole files."""
    region = _region(request.form.get("region", ""))
    if region:
        others.refuse_of_others([region])
    return region


def _region(asked: str) -> str:
    """The id of a region of the map, or nothing."""
    if asked and asked not in {one.id for one in others.map_regions()}:
        abort(400, description="bad-region")
    return asked


def _ready(number: int, base: int) -> bool:
    """Whether it won't take long to publish an upload; of one that is closed, that it is told."""
    with suppress(GoneError):
        return looks.ready(the_place(), desk.pending(the_place(), number).files, base)
    return True


def _became(number: int) -> str:
    """Where it shows what an upload has become that is not pending any more."""
    return _changes_of(desk.published_as(the_place(), number) or abort(404))


def _changes_of(number: int) -> str:
    """Where it shows what an edition changed."""
    return address("editions.every", old=number - 1, new=number)


def _given() -> list[tuple[str, bytes]]:
    """The files that were chosen; a field without a file comes with an empty name."""
    chosen = request.files.getlist("files")
    return [(file.filename, file.read()) for file in chosen if file.filename]


def _files(refused: Sequence[Problem] = (), fault: str = "") -> str:
    with the_store() as kept:
        row = kept.editions.row(kept.editions.newest)
        gone = kept.uploads.row(request.args.get("discarded", 0, as_number))
        found = kept.editions.files(row.number)
    sizes = {name: len(found[name]) for name in reading.FILES if name in found}
    return render_template(
        "admin/data.html",
        edition=row,
        sizes=sizes,
        waiting=_waiting(),
        drafts=drafts.waiting(),
        refused=refused,
        fault=fault,
        discarded=gone.number if gone and gone.state == "discarded" else 0,
    )


def _waiting() -> list[tuple[Pending, str]]:
    """The pending uploads, the newest first, and how each of them stands."""
    return [(one, upload_looks.state(one)) for one in desk.waiting(the_place())]


def _looked_at(number: int, refused: Sequence[Problem] = (), **said: object) -> str:
    """The page of a pending upload: its faults, what it would change, or that it is looked at."""
    pending = _pending(number)
    seen = upload_looks.seen(pending)
    return render_template(
        "admin/upload.html",
        pending=pending,
        faults=seen.faults,
        refused=refused,
        preview=seen.preview,
        undone=seen.undone,
        trespasses=_trespasses(pending) if seen.preview else (),
        progress=seen.progress,
        stages=upload_looks.STAGES,
        **asking(),
        **said,
    )


def _trespasses(pending: Pending) -> Sequence[Trespass]:
    """What would be changed and is not hers who looks: she can’t publish it."""
    regions, base = the_user().regions, desk.newest(the_place())[1]
    after = {**base, **pending.files}
    return trespasses.trespasses(base, after, regions) if regions else ()


def _how_far(number: int) -> str:
    """How far the look at an upload is, for a page on which some of it is said already."""
    pending = _pending(number)
    return render_template(
        "admin/look.html",
        pending=pending,
        progress=upload_looks.progress(pending),
        stages=upload_looks.STAGES,
        asked=request.args.get("said"),
    )


def _pending(number: int) -> Pending:
    try:
        return desk.pending(the_place(), number)
    except GoneError:
        abort(404)
