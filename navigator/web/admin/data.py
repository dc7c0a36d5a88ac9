"""The data files: taken out, brought back, looked at, published or thrown away."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from navigator import desk, preview, questions, reading
from navigator.desk import Files, GoneError, Pending
from navigator.edition import Act, MeanwhileError
from navigator.preview import Preview
from navigator.problem import Problem
from navigator.questions import Question
from navigator.reading import FaultyError
from navigator.sheet import MEGABYTES
from navigator.store import EditionRow
from navigator.text import Voice
from navigator.web.addresses import address
from navigator.web.current import now, the_edition, the_place, the_store, today
from navigator.web.guard import allowed, the_user
from navigator.words import visible

data = Blueprint("data", __name__)

N = str  # marks a message for the catalogues; it is translated where it is shown

LARGEST = MEGABYTES * 2**20  # bytes of all files together
FOLLOWING = ("unknown-id", "not-its-provider", "stands-nowhere")  # from faults of other files
LONGEST_NOTE = 500  # characters
NO_FILE = N("Choose a file first.")
NO_NOTE = N("Write why this is published. The note is kept with the edition.")


@data.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    heading = N("The files are too large")
    advice = N("All files together may have 20 megabytes. Bring them one by one.")
    return render_template("fault.html", heading=heading, advice=advice), 413


@data.get("/<voice:voice>/admin/data")
@allowed("editor")
def files(voice: Voice) -> str:
    return _files()


@data.get("/<voice:voice>/admin/data/editions/<int:number>/<name>")
@allowed("editor")
def download(voice: Voice, number: int, name: str) -> Response:
    """One data file of an edition, or all of them as a zip, byte for byte as they came."""
    try:
        found = desk.files_of(the_place(), number)
    except GoneError:
        abort(404)
    if name == "all.zip":
        return _attached(_packed(found), f"edition-{number}.zip")
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
def bring(voice: Voice) -> ResponseReturnValue:
    """Keep the files that were brought, to be looked at; nothing of them is live yet."""
    received = desk.received(_given())
    if received.files:
        number = desk.upload(the_place(), received.files, act())
        if received.problems:
            return _looked_at(number, refused=received.problems), 422
        return redirect(address("data.upload", number=number), 303)
    fault = "" if received.problems else NO_FILE
    return _files(received.problems, fault), 422


@data.get("/<voice:voice>/admin/data/uploads/<int:number>")
@allowed("editor")
def upload(voice: Voice, number: int) -> str:
    return _looked_at(number)


@data.post("/<voice:voice>/admin/data/uploads/<int:number>")
@allowed("editor", LARGEST)
def add(voice: Voice, number: int) -> ResponseReturnValue:
    """More files for a pending upload; one of the same name takes the place of the older."""
    received = desk.received(_given())
    if received.files:
        try:
            desk.upload(the_place(), received.files, act(), into=number)
        except GoneError:
            abort(404)
    if received.problems or not received.files:
        fault = "" if received.problems else NO_FILE
        return _looked_at(number, refused=received.problems, fault=fault), 422
    return redirect(address("data.upload", number=number), 303)


@data.post("/<voice:voice>/admin/data/uploads/<int:number>/discard")
@allowed("editor")
def discard(voice: Voice, number: int) -> ResponseReturnValue:
    desk.discard(the_place(), number, act())
    return redirect(address("data.files"), 303)


@data.post("/<voice:voice>/admin/data/uploads/<int:number>/publish")
@allowed("editor")
def publish(voice: Voice, number: int) -> ResponseReturnValue:
    """Make the upload the newest edition, or say why not; it is kept until it is one."""
    asked = act()
    if not asked.note:
        return _looked_at(number, note_fault=NO_NOTE), 422
    try:
        made = desk.publish(the_place(), number, asked)
    except GoneError:
        abort(404)
    except MeanwhileError as meanwhile:
        return _looked_at(number, meanwhile=row_of(meanwhile.newest), since=asked.based_on), 409
    except FaultyError:
        return _looked_at(number), 422
    return redirect(address("editions.every", old=asked.based_on, new=made), 303)


def row_of(number: int) -> EditionRow:
    """Who published an edition, when and why."""
    with the_store() as kept:
        return kept.editions.row(number)


def act() -> Act:
    """Who asks for something now, with the note and the edition that stand in the form."""
    note = visible(request.form.get("note", ""))[:LONGEST_NOTE]
    return Act(now(), the_user().name, note, request.form.get("based_on", 0, int))


def _given() -> list[tuple[str, bytes]]:
    """The files that were chosen; a field without a file comes with an empty name."""
    chosen = request.files.getlist("files")
    return [(file.filename, file.read()) for file in chosen if file.filename]


def _files(refused: Sequence[Problem] = (), fault: str = "") -> str:
    with the_store() as kept:
        row = kept.editions.row(kept.editions.newest)
        found = kept.editions.files(row.number)
    sizes = {name: len(found[name]) for name in reading.FILES if name in found}
    return render_template(
        "admin/data.html",
        edition=row,
        sizes=sizes,
        waiting=_waiting(),
        refused=refused,
        fault=fault,
    )


def _waiting() -> list[tuple[Pending, bool]]:
    """The pending uploads, the newest first, and whether each is free of faults."""
    with the_store() as kept:
        numbers = [row.number for row in kept.uploads.pending()]
    _, files = desk.newest(the_place())
    found = [desk.pending(the_place(), number) for number in numbers]
    return [(one, _sound({**files, **one.files})) for one in found]


def _sound(files: Files) -> bool:
    try:
        reading.read(files, today())
    except FaultyError:
        return False
    return True


def _looked_at(number: int, refused: Sequence[Problem] = (), **said: object) -> str:
    """The page of a pending upload: its faults, or what it would change."""
    try:
        pending = desk.pending(the_place(), number)
    except GoneError:
        abort(404)
    faults, change = tried(pending.files)
    return render_template(
        "admin/upload.html",
        pending=pending,
        faults=faults,
        refused=refused,
        preview=change,
        undone=preview.undone(the_place(), change.diff) if change else {},
        **asking(),
        **said,
    )


def tried(files: Files) -> tuple[dict[str, list[Problem]], Preview | None]:
    """The faults of files over the newest edition, by file; or what publishing them would do."""
    asked, _ = _questions()
    try:
        return {}, preview.preview(the_place(), files, today(), asked)
    except FaultyError as faulty:
        return by_file(_own_first(faulty.problems, files)), None


def _own_first(problems: Sequence[Problem], files: Files) -> list[Problem]:
    """Faults of the files at hand first; beside those, none that may only follow from them."""
    own = [problem for problem in problems if problem.file in files]
    follows = FOLLOWING if any(problem.fault not in FOLLOWING for problem in own) else ()
    others = (problem for problem in problems if problem.file not in files)
    return [*own, *(problem for problem in others if problem.fault not in follows)]


def asking() -> dict[str, object]:
    """What each page with a preview needs to show it, and to ask why it should be published."""
    _, unread = _questions()
    note = request.form.get("note", "")
    return {"catalog": the_edition().catalog, "unread": unread, "note": note}


def by_file(problems: Sequence[Problem]) -> dict[str, list[Problem]]:
    """Faults in the order of files and rows, by their files."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.file, []).append(problem)
    return found


def _questions() -> tuple[Sequence[Question], bool]:
    """The questions by which the search is measured; and whether the list could not be read."""
    file: Path | None = current_app.extensions["questions"]
    if file is None or not file.is_file():
        return (), False
    try:
        return questions.read(file.name, file.read_bytes()), False
    except FaultyError:
        return (), True
