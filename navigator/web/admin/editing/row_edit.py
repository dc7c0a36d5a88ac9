"""Editing in place: a service, an offer, a project or a provider, each change an edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import Blueprint, Flask, abort, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.routing import BaseConverter

from navigator.editions import JOINT, Cells, Edit, Files, GoneError, MeanwhileError, desk, edits
from navigator.reading import FaultyError
from navigator.tables import Problem
from navigator.voices import Voice
from navigator.web.admin.editing import drafts
from navigator.web.admin.editing.fields import SEVERAL, columns, plain, several, typed
from navigator.web.admin.editing.forms import (
    KIND,
    NOUNS,
    OFFER,
    OFFERS,
    Clash,
    Form,
    numbers,
    page,
    shown,
)
from navigator.web.admin.editing.publish_form import act, harm_of, row_of
from navigator.web.admin.frame import others
from navigator.web.request import allowed, the_edition, the_place, the_user, today

rows = Blueprint("rows", __name__)

NO_CELLS: Cells = {}
SHARED = ("terms", "thesaurus")  # whose rows are no region’s


class RowConverter(BaseConverter):
    """The tables in which rows can be edited."""

    regex = "|".join(NOUNS)


def install(app: Flask) -> None:
    app.url_map.converters["row"] = RowConverter


@rows.get(f"{KIND}/<key>/edit")
@allowed("editor")
def edit(voice: Voice, noun: str, key: str) -> str:
    number, files = desk.newest(the_place())
    cells = _cells(files, noun, key)
    others.refuse_row(files, NOUNS[noun], key.split(JOINT), cells)
    return shown(Form(noun, key, cells, number), files)


@rows.post(f"{KIND}/<key>/edit")
@allowed("editor")
def change(voice: Voice, noun: str, key: str) -> ResponseReturnValue:
    """Publish what was changed in the row; or show the form again, with all that was written."""
    base = _cells(_base(), noun, key)
    others.refuse_row(_base(), NOUNS[noun], key.split(JOINT), base)
    sent = _sent(NOUNS[noun], base=base) | _checked(noun)
    changed = {name: text for name, text in sent.items() if text != typed(name, plain(base[name]))}
    form = Form(noun, key, base | changed, act().based_on)
    if drafts.wanted():
        return drafts.kept(form)
    return _done(form, base, Edit(NOUNS[noun], key, changed))


@rows.get(f"{KIND}/new")
@allowed("editor")
def new(voice: Voice, noun: str) -> str:
    """An empty form; what the address tells of the row is filled in."""
    if noun in SHARED:
        others.refuse_shared(NOUNS[noun])
    number, files = desk.newest(the_place())
    return shown(_new(noun, request.args.to_dict(), {}, number), files)


@rows.post(f"{KIND}/new")
@allowed("editor")
def add(voice: Voice, noun: str) -> ResponseReturnValue:
    """Publish a new row; a service with its first offer, for else nobody would find it."""
    file = NOUNS[noun]
    cells, offer = _sent(file), _sent(OFFERS, OFFER)
    wanted = _wanted(noun, cells, offer)
    number, files = desk.newest(the_place())
    form = _new(noun, cells, offer, number)
    if drafts.wanted():
        return drafts.kept(form)
    if not any(cells.values()):  # a row of nothing would be passed over by the reading
        nothing = Problem.at(file, "missing-value", 0, columns(file)[0])
        return shown(replace(form, faults=[nothing], numbers={file: 0}), files), 422
    try:
        if harm := harm_of(files, wanted):
            return shown(replace(form, harm=harm), files), 422
        made = edits.publish(the_place(), wanted, act())
    except FaultyError as faulty:
        told = replace(form, faults=faulty.problems, numbers=numbers(files, wanted))
        return shown(told, files), 422
    except MeanwhileError:
        return shown(form, files, meanwhile=True), 409
    drafts.close()
    return redirect(page(noun, cells, made), 303)


def _wanted(noun: str, cells: Cells, offer: Cells) -> list[Edit]:
    """The rows that are to be added: an offer on as many steps as were chosen for it."""
    also = [step for step in dict.fromkeys(request.form.getlist("also")) if step]
    if noun == "offers":
        return _on_steps(cells, also)
    found = [Edit(NOUNS[noun], None, cells)]
    if noun == "services":
        found += _on_steps({**offer, "service": cells.get("id", "")}, also)
    return found


def _on_steps(offer: Cells, also: Sequence[str]) -> list[Edit]:
    first = offer.get("step", "")
    steps = (first, *(step for step in also if step != first))
    return [Edit(OFFERS, None, {**offer, "step": step}) for step in steps]


def _done(form: Form, base: Cells, one: Edit) -> ResponseReturnValue:
    """Publish an edit and go to the page on which it shows; or the form, and nothing is lost."""
    _, files = desk.newest(the_place())
    try:
        if harm := harm_of(files, [one]):
            return shown(replace(form, harm=harm), files), 422
        made = edits.publish(the_place(), [one], act())
    except FaultyError as faulty:
        told = replace(form, faults=faulty.problems, numbers=numbers(files, [one]))
        return shown(told, files), 422
    except (MeanwhileError, GoneError):
        if (made := _stands_in(form)) == 0:
            return _clashed(form.noun, form.key, base, form.cells), 409
    drafts.close()
    return redirect(page(form.noun, form.cells, made), 303)


def _stands_in(form: Form) -> int:
    """The newest edition, if the row stands there as it is wanted: sent twice, it is done once."""
    number, files = desk.newest(the_place())
    row = edits.by_key(files, NOUNS[form.noun]).get(form.key)
    return number if row and row.cells == form.cells else 0


def _clashed(noun: str, key: str, base: Cells, mine: Cells) -> str:
    """Both versions: in the form hers where she changed something, else the other's."""
    number, files = desk.newest(the_place())
    try:
        theirs = edits.row_of(files, NOUNS[noun], key).cells
    except GoneError:
        return shown(Form(noun, key, mine, number, clash=Clash(base, None, row_of(number))), files)
    both = edits.merged(base, theirs, mine)
    return shown(Form(noun, key, both, number, clash=Clash(base, theirs, row_of(number))), files)


def _new(noun: str, given: Cells, offer: Cells, based_on: int) -> Form:
    """The form of a new row, with what is usual where nothing is given."""
    regions = the_edition().catalog.regions
    hers = [one.id for one in regions if the_user().has([one.id])]
    region = hers[0] if len(hers) == 1 else ""
    usual = {"checked_on": today().isoformat()}
    if noun == "offers":  # a contact of a region alone is its front door
        usual["region"] = region
    cells = {name: given.get(name, usual.get(name, "")) for name in columns(NOUNS[noun])}
    first = offer or ({"region": region} if noun == "services" else {})
    return Form(noun, "", cells, based_on, offer=first)


def _base() -> Files:
    """The files that the editor had before her."""
    try:
        return desk.files_of(the_place(), act().based_on)
    except GoneError:
        abort(400)


def _cells(files: Mapping[str, bytes], noun: str, key: str) -> dict[str, str]:
    try:
        return dict(edits.row_of(files, NOUNS[noun], key).cells)
    except GoneError:
        abort(404)


def _sent(file: str, prefix: str = "", base: Cells = NO_CELLS) -> dict[str, str]:
    """The cells that the form held; of several that can be chosen, in the order that they had."""
    names = (name for name in columns(file) if prefix + name in request.form)
    return {name: plain(_cell(name, prefix, base)) for name in names}


def _checked(noun: str) -> dict[str, str]:
    """That the facts were checked today, if the form was sent with the button that says so."""
    asked = noun == "services" and "checked" in request.form
    return {"checked_on": typed("checked_on", today().isoformat())} if asked else {}


def _cell(name: str, prefix: str, base: Cells) -> str:
    if name not in SEVERAL:
        return request.form[prefix + name]
    return several(base.get(name, ""), list(filter(None, request.form.getlist(prefix + name))))
