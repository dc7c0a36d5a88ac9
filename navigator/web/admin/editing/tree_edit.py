"""Stairs, steps, words and thresholds on the desk: listed, edited, added and moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, Flask, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.routing import BaseConverter

from navigator.editions import (
    Files,
    GoneError,
    MeanwhileError,
    TreeEdit,
    desk,
    edits,
    ownership,
    preview,
    tree_items,
)
from navigator.findings import Finding
from navigator.reading import URGENT, FaultyError, Leaf, Leaves
from navigator.tables import Problem
from navigator.voices import Voice
from navigator.web.admin.editing import tree_fields
from navigator.web.admin.editing.fields import plain
from navigator.web.admin.editing.forms import Clash
from navigator.web.admin.editing.publish_form import act, row_of, unasked
from navigator.web.admin.editing.tree_forms import (
    CRIES,
    FIRST,
    LISTS,
    NOUNS,
    STEPS,
    TreeForm,
    as_cells,
    blank,
    faults_of,
    file_of,
    key_of,
    name_of,
    page,
    place_of,
    with_room,
)
from navigator.web.admin.frame import others
from navigator.web.request import address, allowed, the_edition, the_place, today

tree = Blueprint("tree", __name__)

KIND = "/<voice:voice>/admin/tree/<item:noun>"  # where a page about items begins
NOTHING = "missing-value"


class ItemConverter(BaseConverter):
    """The kinds of items that can be edited."""

    regex = "|".join(NOUNS)


def install(app: Flask) -> None:
    app.url_map.converters["item"] = ItemConverter


@tree.get("/<voice:voice>/admin/tree")
@allowed("editor")
def overview(voice: Voice) -> str:
    """All that can be edited here: the stairs with their steps, groups, words and thresholds."""
    number, files = desk.newest(the_place())
    cries = tree_items.items(files, URGENT)
    return render_template(
        "admin/tree.html",
        edition=number,
        catalog=the_edition().catalog,
        rules=[(key, name_of("rules", key, {})) for key in tree_items.ONCE],
        cries=[(key, name_of(CRIES, key, {})) for (key,) in cries],
    )


@tree.get(f"{KIND}/<key>/edit")
@allowed("editor")
def edit(voice: Voice, noun: str, key: str) -> str:
    number, files = desk.newest(the_place())
    leaves = _leaves(files, noun, key)
    others.refuse_row(files, file_of(noun), key_of(noun, key), as_cells(leaves))
    return page(TreeForm(noun, key, leaves, number))


@tree.post(f"{KIND}/<key>/edit")
@allowed("editor")
def change(voice: Voice, noun: str, key: str) -> ResponseReturnValue:
    """Publish what was changed in the item; or the form again, with all that was written."""
    base = _leaves(_base(), noun, key)
    others.refuse_row(_base(), file_of(noun), key_of(noun, key), as_cells(base))
    sent = _sent(with_room(noun, key, base))
    changed = {name: leaf for name, leaf in sent.items() if leaf != _normal(base.get(name, ""))}
    form = TreeForm(noun, key, base | changed, act().based_on)
    return _published(form, [TreeEdit(file_of(noun), key_of(noun, key), changed)], base)


@tree.post(f"{KIND}/<key>/move")
@allowed("editor")
def move(voice: Voice, noun: str, key: str) -> ResponseReturnValue:
    """Move a step or an area one place up or down in its list."""
    _, files = desk.newest(the_place())
    there = _items(files, noun).get(key_of(noun, key))
    by = {"up": -1, "down": 1}.get(request.form.get("to", ""))
    if there is None or by is None or not isinstance(there.path[-1], int):
        abort(404)
    one = TreeEdit(file_of(noun), key_of(noun, key), place=max(there.path[-1] + by, 0))
    made = edits.publish(the_place(), [one], act())
    return redirect(address("tree.overview", edition=made) + f"#{noun}-{key}", 303)


@tree.get(f"{KIND}/new")
@allowed("editor")
def new(voice: Voice, noun: str) -> str:
    """An empty form; of a step, the address tells the area to which it is to belong."""
    if noun not in ownership.STAIRS:
        others.refuse_shared(file_of(noun))
    number, _ = desk.newest(the_place())
    return page(_new(noun, blank(noun), number))


@tree.post(f"{KIND}/new")
@allowed("editor")
def add(voice: Voice, noun: str) -> ResponseReturnValue:
    """Publish a new item; an area with its first step."""
    number, _ = desk.newest(the_place())
    form = _new(noun, _sent(blank(noun)), number)
    first = _sent(blank(STEPS), FIRST) if form.first else {}
    form = replace(form, first=first)
    id_, file = str(form.leaves["id"]), file_of(noun)
    leaves = {name: leaf for name, leaf in form.leaves.items() if noun != CRIES or name != "id"}
    if not id_ or not any(leaves.values()):
        return _nothing(form, "phrases" if id_ else "id")
    wanted = [TreeEdit(file, key_of(noun, id_), leaves, new=True, area=form.area)]
    if first:
        step = str(first["id"])
        wanted.append(TreeEdit(file, (STEPS, step), first, new=True, area=id_))
    return _published(form, wanted, {})


def _nothing(form: TreeForm, name: str) -> ResponseReturnValue:
    """The form again, since nothing stands in a field without which it means something else."""
    nothing = Problem.at(file_of(form.noun), NOTHING, None, name)
    return page(replace(form, faults=[nothing], own=[nothing])), 422


def _new(noun: str, leaves: Leaves, based_on: int) -> TreeForm:
    area = request.values.get("area", "") if noun == STEPS else ""
    if noun not in (*LISTS, CRIES) or (noun == STEPS and area not in the_edition().catalog.area):
        abort(404)
    first = blank(STEPS) if noun == "areas" else {}
    return TreeForm(noun, "", leaves, based_on, first=first, area=area)


def _published(form: TreeForm, wanted: Sequence[TreeEdit], base: Leaves) -> ResponseReturnValue:
    """Publish edits and go where they show; or the form, and nothing is lost."""
    if form.leaves.get("languages") == ():  # left out of the file, it would mean all of them
        return _nothing(form, "languages")
    _, files = desk.newest(the_place())
    try:
        if harm := _harm(files, wanted):
            return page(replace(form, harm=harm)), 422
        made = edits.publish(the_place(), wanted, act())
    except FaultyError as faulty:
        return page(_with_faults(form, files, wanted, faulty.problems)), 422
    except (MeanwhileError, GoneError):
        return _clashed(form, base), 409
    key = form.key or str(form.leaves.get("id", ""))
    return redirect(place_of(form.noun, key, made), 303)


def _with_faults(
    form: TreeForm, files: Files, wanted: Sequence[TreeEdit], faults: Sequence[Problem]
) -> TreeForm:
    """The form with each fault at its field, where it stands in the item itself."""
    if any(one.fault == "crooked" or one.row is None for one in faults):
        own = [one for one in faults if one.column == "id"]
        return replace(form, faults=faults, own=own)
    own, *first = [faults_of(files, wanted, faults, n) for n in range(len(wanted))]
    return replace(form, faults=faults, own=own, of_first=first[0] if first else ())


def _harm(files: Files, wanted: Sequence[TreeEdit]) -> Sequence[Finding]:
    """What the edits would leave empty, if the editor has not yet been asked about it.

    A step that comes has nothing yet: that is no news.
    """
    come = {one.key[-1] for one in wanted if one.new}
    harm = preview.harm(files, edits.edited(files, wanted), today())
    return unasked([one for one in harm if not (one.step and one.step.id in come)])


def _clashed(form: TreeForm, base: Leaves) -> str:
    """Both versions: in the form hers where she changed something, else the other's."""
    number, files = desk.newest(the_place())
    found = _items(files, form.noun).get(key_of(form.noun, form.key)) if form.key else None
    theirs = dict(found.leaves) if found else None
    mine = form.leaves
    both = edits.merged(base, theirs or mine, mine)
    told = Clash(as_cells(base), as_cells(theirs) if theirs else None, row_of(number))
    return page(
        replace(form, leaves=both, based_on=number, clash=told if form.key else None),
        meanwhile=not form.key,
    )


def _base() -> Files:
    """The files that the editor had before her."""
    try:
        return desk.files_of(the_place(), act().based_on)
    except GoneError:
        abort(400)


def _items(files: Files, noun: str) -> dict[tuple[str, ...], tree_items.Item]:
    return tree_items.items(files, file_of(noun))


def _leaves(files: Files, noun: str, key: str) -> dict[str, Leaf]:
    """What an item holds; what is said in other languages, with room for each of them."""
    items = _items(files, noun)
    if key_of(noun, key) not in items:
        abort(404)
    there = dict(items[key_of(noun, key)].leaves)
    codes = [code for (code,) in items] if noun == CRIES and key in tree_items.SAID else []
    known = ("quiet", *tree_items.SAID)
    return there | {code: "" for code in codes if code not in there and code not in known}


def _sent(leaves: Leaves, prefix: str = "") -> dict[str, Leaf]:
    """What the form held of some leaves."""
    return {
        name: tree_fields.leaf_of(name, request.form.getlist(prefix + name), old)
        for name, old in leaves.items()
        if prefix + name in request.form
    }


def _normal(leaf: Leaf) -> Leaf:
    """A leaf as a form that is sent unchanged holds it."""
    return plain(leaf) if isinstance(leaf, str) else tuple(map(plain, leaf))
