"""Several offers of a service or of a project changed at once, in one edition.

What is filled in goes into every offer that is chosen; what is left empty stays as it is there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from navigator.editions import Cells, Edit, Files, GoneError, MeanwhileError, desk, edits
from navigator.findings import Finding
from navigator.reading import FaultyError
from navigator.tables import Problem
from navigator.voices import Voice
from navigator.web.admin.editing import form_faults
from navigator.web.admin.editing.fields import Sheet, columns, fields, plain
from navigator.web.admin.editing.forms import (
    NOUNS,
    OFFERS,
    TOGETHER,
    Form,
    elsewhere,
    offers_of,
    page,
    title,
)
from navigator.web.admin.editing.publish_form import act, harm_of
from navigator.web.admin.frame import others
from navigator.web.request import allowed, the_edition, the_place, the_speech, the_voice

together = Blueprint("together", __name__)

N = str  # marks a message for the catalogues; it is translated where it is shown

HERE = "/<voice:voice>/admin/<row:noun>/<key>/offers"
NOBODY = N("Choose the offers that are to be changed.")
NOTHING = N("Fill in what is to be changed.")
MEANWHILE = N("One of these offers has been changed or taken away meanwhile. Look at them again.")
LEFT_OUT = {"services": ("service", "step"), "projects": ("service", "step")}

Told = Sequence[tuple[str, str]]  # faults: the field at which each stands, and what is wrong


@together.get(HERE)
@allowed("editor")
def look(voice: Voice, noun: str, key: str) -> str:
    """The offers, each to be ticked, and one form for all that are."""
    return _page(noun, key)


@together.post(HERE)
@allowed("editor")
def change(voice: Voice, noun: str, key: str) -> ResponseReturnValue:
    """Publish the same change of all that were chosen; or the form again, as it was filled in."""
    chosen, filled = request.form.getlist("offer"), _filled(noun)
    if told := list(_lacks(chosen, filled)):
        return _page(noun, key, told), 422
    _, files = desk.newest(the_place())
    wanted = [Edit(OFFERS, one, filled) for one in chosen]
    try:
        if harm := harm_of(files, wanted):
            return _page(noun, key, harm=harm), 422
        made = edits.publish(the_place(), wanted, act())
    except FaultyError as faulty:
        return _page(noun, key, [_said(one, files) for one in faulty.problems]), 422
    except (MeanwhileError, GoneError):
        return _page(noun, key, [("", the_speech().gettext(MEANWHILE))]), 409
    return redirect(page(noun, {"id": key}, made), 303)


def _filled(noun: str) -> dict[str, str]:
    names = (name for name in columns(OFFERS) if name not in LEFT_OUT[noun])
    typed = {name: plain(request.form.get(name, "")) for name in names}
    return {name: text for name, text in typed.items() if text}


def _lacks(chosen: Sequence[str], filled: Cells) -> Sequence[tuple[str, str]]:
    speech = the_speech()
    lacks = (("offer-1", NOBODY, chosen), ("provider", NOTHING, filled))
    return [(field, speech.gettext(said)) for field, said, given in lacks if not given]


def _said(fault: Problem, files: Files) -> tuple[str, str]:
    """A fault with the field of the form that it is about, if it is about one."""
    if fault.file == OFFERS and fault.column in request.form:
        said = form_faults.both(fault, the_edition().catalog, the_speech())
        return fault.column, said
    return "", elsewhere(fault, files)


def _page(noun: str, key: str, told: Told = (), harm: Sequence[Finding] = ()) -> str:
    number, files = desk.newest(the_place())
    if noun not in TOGETHER or key not in edits.by_key(files, NOUNS[noun]):
        abort(404)
    catalog, voice = the_edition().catalog, the_voice()
    form = Form(noun, key, edits.row_of(files, NOUNS[noun], key).cells, number)
    typed: Mapping[str, str] = request.form
    rows = edits.by_key(files, OFFERS)
    return render_template(
        "admin/offers_together.html",
        form=form,
        title=title(form, catalog, voice),
        offers=[
            (one, words)
            for one, words in offers_of(files, form, catalog, voice)
            if others.in_her_hands(OFFERS, one, rows[one].cells)
        ],
        chosen=request.form.getlist("offer"),
        fields=fields(Sheet(OFFERS, typed), LEFT_OUT[noun], catalog, the_speech()),
        told=list(dict.fromkeys(told)),
        harm=harm,
        note=request.form.get("note", ""),
    )
