"""Taking a row away: what it would change, what holds it there, and the edition without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flask import Blueprint, abort, redirect, render_template
from flask.typing import ResponseReturnValue

from navigator import reading
from navigator.editions import (
    Cells,
    Files,
    GoneError,
    MeanwhileError,
    Removal,
    desk,
    edits,
    removal,
)
from navigator.flags import UNSOLVED, Flag
from navigator.reading import FaultyError
from navigator.store import OPEN_REPORTS, ReportRow
from navigator.voices import Voice
from navigator.web.admin.editing.forms import (
    AWAY,
    KIND,
    NOUNS,
    OFFERS,
    SERVICES,
    WAYS_IN,
    Form,
    page,
    title,
)
from navigator.web.admin.editing.publish_form import NO_NOTE, Faults, act, asking, row_of, tried
from navigator.web.admin.frame import labels, others, page_of, row_name
from navigator.web.request import (
    address,
    allowed,
    the_edition,
    the_place,
    the_speech,
    the_store,
    the_voice,
)
from navigator.web.shown import the_flags

removing = Blueprint("removing", __name__)

N = str  # marks a message for the catalogues; it is translated where it is shown

HOLDS: Mapping[str, tuple[str, str]] = {  # by the file that holds it: what it is, what to do
    SERVICES: (
        N("It is the last offer of its service"),
        N(
            "“%(service)s” stands on this step only: %(step)s. Without the offer it would stand "
            "nowhere, and nobody would find it. If nobody gives it any more, take the whole "
            "service away."
        ),
    ),
    OFFERS: (
        N("Offers that hang on it"),
        N("Change each of them first, or take it away."),
    ),
    "projects.csv": (
        N("Projects that it runs"),
        N("Choose first who runs each of them instead."),
    ),
    "contacts.csv": (
        N("Contacts that are its own"),
        N("Take each of them away first."),
    ),
    "intake.csv": (
        N("What one asks before going to its services"),
        N("Take each of them away first."),
    ),
    "flags.csv": (
        N("Flags of the data files that are about it"),
        N("Empty their column “service” in flags.csv first, and upload the file again."),
    ),
    reading.NEEDS: (
        N("It is named in needs.yaml"),
        N(
            "It is among the services under “urgent” or “occupations” there. Take its id, "
            "“%(id)s”, out first, and upload the file again."
        ),
    ),
}

Link = tuple[str, str]  # an address and the words on it


@removing.get(f"{KIND}/<key>/remove")
@allowed("editor")
def look(voice: Voice, noun: str, key: str) -> str:
    """What it would do to take a row away."""
    return _looked_at(noun, key)


@removing.post(f"{KIND}/<key>/remove")
@allowed("editor")
def remove(voice: Voice, noun: str, key: str) -> ResponseReturnValue:
    """Take a row away, and what goes with it; or say what holds it where it is."""
    asked, (number, files) = act(), desk.newest(the_place())
    try:
        going = removal(files, NOUNS[noun], key)
    except GoneError:
        return _gone_before(noun, key, number)
    others.refuse(files, edits.edited(files, going.edits))
    if going.holders or not asked.note:
        return _looked_at(noun, key, note_fault="" if going.holders else NO_NOTE), 422
    try:
        made = edits.publish(the_place(), going.edits, asked)
    except FaultyError:
        return _looked_at(noun, key), 422
    except (MeanwhileError, GoneError):
        return _looked_at(noun, key, meanwhile=row_of(number), since=asked.based_on), 409
    return redirect(_shown_in(made, noun, edits.row_of(files, NOUNS[noun], key).cells), 303)


def _shown_in(made: int, noun: str, cells: Cells) -> str:
    """Where it shows that a row has gone: an offer from its service, all else from the map."""
    if noun == "offers":
        return page(noun, cells, made)
    return f"{address('editions.every', old=row_of(made).parent, new=made)}#changes"


def _gone_before(noun: str, key: str, number: int) -> ResponseReturnValue:
    """What somebody has taken away since it was looked at, maybe by pressing twice."""
    old = act().based_on
    try:
        edits.row_of(desk.files_of(the_place(), old), NOUNS[noun], key)
    except GoneError:
        abort(404)
    return redirect(f"{address('editions.every', old=old, new=number)}#changes", 303)


def _looked_at(noun: str, key: str, **said: object) -> str:
    """The page of a row that is to go: what holds it, or what it would change."""
    number, files = desk.newest(the_place())
    try:
        going = removal(files, NOUNS[noun], key)
    except GoneError:
        abort(404)
    form = Form(noun, key, edits.row_of(files, NOUNS[noun], key).cells, number)
    after = edits.edited(files, going.edits)
    others.refuse(files, after)
    faults, change = (Faults(), None) if going.holders else tried(after)
    return render_template(
        "admin/remove.html",
        form=form,
        heading=AWAY[noun],
        title=title(form, the_edition().catalog, the_voice()),
        company=going.going_from(OFFERS),
        ways_in=going.going_from(*(NOUNS[one] for one in WAYS_IN)),
        flagged=_flags_on(noun, key),
        reported=_reports_on(noun, key),
        held=list(_held(going, files, form.cells)),
        faults=faults,
        preview=change,
        **asking(),
        **said,
    )


def _flags_on(noun: str, key: str) -> list[Flag]:
    """The flags that wait for something to be done about what is to go."""
    if NOUNS[noun] != SERVICES:
        return []
    return [flag for flag in the_flags() if flag.service == key and flag.state in UNSOLVED]


def _reports_on(noun: str, key: str) -> list[ReportRow]:
    """The open reports about the page of what is to go."""
    with the_store() as kept:
        open_ones = kept.reports.all(*OPEN_REPORTS)
    pages = ((report, page_of(report.page)) for report in open_ones)
    kind = noun.removesuffix("s")
    return [report for report, page in pages if (page.kind, page.id) == (kind, key)]


def _held(going: Removal, files: Files, cells: Cells) -> Iterator[tuple[str, str, list[Link]]]:
    """What holds a row: what that is, what to do about it, and where."""
    speech, catalog = the_speech(), the_edition().catalog
    names = {
        kind: labels.name(kind, cells.get(kind, ""), catalog, the_voice())
        for kind in ("service", "step")
    }
    for file, (heading, advice) in HOLDS.items():
        if keys := going.held_in(file):
            links = [_link(file, key, files) for key in keys]
            yield (
                speech.gettext(heading),
                speech.gettext(advice, **names, id=cells.get("id")),
                links,
            )


def _link(file: str, key: str, files: Files) -> Link:
    """Where one can change what holds a row, and what that is called."""
    catalog, speech, voice = the_edition().catalog, the_speech(), the_voice()
    match file:
        case "needs.yaml":
            return address("data.files"), speech.gettext("Data")
        case "flags.csv":
            cells = edits.row_of(files, file, key).cells
            return address("flags.flag", id_=key), row_name(cells, voice.language)
        case "services.csv":
            words = speech.gettext("See what taking the whole service away would change")
            return address("removing.look", noun="services", key=key), words
        case "projects.csv":
            name = labels.name("project", key, catalog, voice)
            return address("rows.edit", noun="projects", key=key), name
    cells = edits.row_of(files, file, key).cells
    noun = next(noun for noun, name in NOUNS.items() if name == file)
    return address("rows.edit", noun=noun, key=key), title(
        Form(noun, key, cells, 0), catalog, voice
    )
