"""Taking a step, a staircase or a group away: what holds it, and the map without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flask import Blueprint, abort, redirect, render_template
from flask.typing import ResponseReturnValue

from navigator.editions import (
    Cells,
    Files,
    GoneError,
    MeanwhileError,
    Removal,
    desk,
    edits,
    tree_items,
)
from navigator.editions import tree_removal as removals
from navigator.reading import NEEDS, FaultyError
from navigator.voices import Voice
from navigator.web.admin.editing.forms import OFFERS, SERVICES, listed
from navigator.web.admin.editing.publish_form import NO_NOTE, Faults, act, asking, row_of, tried
from navigator.web.admin.editing.tree_edit import KIND
from navigator.web.admin.editing.tree_forms import file_of, key_of, name_of
from navigator.web.admin.frame import labels, others, row_name
from navigator.web.request import (
    address,
    allowed,
    the_edition,
    the_place,
    the_speech,
    the_voice,
)

tree_removing = Blueprint("tree_removing", __name__)

N = str  # marks a message for the catalogues; it is translated where it is shown

Link = tuple[str, str]  # an address and the words on it

HOLDS: Mapping[str, tuple[str, str]] = {  # by the file that holds it: what it is, what to do
    SERVICES: (
        N("Services that would stand nowhere"),
        N("Offer each of them on another step first, or take it away."),
    ),
    OFFERS: (N("Offers that hang on it"), N("Change each of them first, or take it away.")),
    "referrals.csv": (
        N("Referrals that are only for it"),
        N("Choose other employment areas for each of them first."),
    ),
    "contacts.csv": (
        N("Contacts that hang on it"),
        N("Change each of them first, or take it away."),
    ),
    "flags.csv": (
        N("Flags of the data files that are about it"),
        N("Take their rows out of flags.csv first, and upload the file again."),
    ),
    "occupations": (
        N("It is named among the ways to a trade"),
        N("Choose other steps there first."),
    ),
    "alone": (
        N("It is the only one of its list"),
        N("Add another one first, or take away the whole to which it belongs."),
    ),
}


@tree_removing.get(f"{KIND}/<key>/remove")
@allowed("editor")
def look(voice: Voice, noun: str, key: str) -> str:
    """What it would do to take an item away."""
    return _looked_at(noun, key)


@tree_removing.post(f"{KIND}/<key>/remove")
@allowed("editor")
def remove(voice: Voice, noun: str, key: str) -> ResponseReturnValue:
    """Take an item away, and what goes with it; or say what holds it where it is."""
    asked = act()
    files, going = _going(noun, key)
    others.refuse(files, edits.edited(files, going.edits))
    if going.holders or not asked.note:
        return _looked_at(noun, key, note_fault="" if going.holders else NO_NOTE), 422
    try:
        made = edits.publish(the_place(), going.edits, asked)
    except FaultyError:
        return _looked_at(noun, key), 422
    except (MeanwhileError, GoneError):
        number, _ = desk.newest(the_place())
        return _looked_at(noun, key, meanwhile=row_of(number), since=asked.based_on), 409
    return redirect(f"{address('editions.every', old=row_of(made).parent, new=made)}#changes", 303)


def _going(noun: str, key: str) -> tuple[Files, Removal]:
    _, files = desk.newest(the_place())
    try:
        return files, removals.removal(files, file_of(noun), key_of(noun, key))
    except GoneError:
        abort(404)


def _looked_at(noun: str, key: str, **said: object) -> str:
    """The page of an item that is to go: what holds it, or what it would change."""
    files, going = _going(noun, key)
    others.refuse(files, edits.edited(files, going.edits))
    item = tree_items.items(files, file_of(noun))[key_of(noun, key)]
    faults, change = (Faults(), None) if going.holders else tried(edits.edited(files, going.edits))
    return render_template(
        "admin/tree_remove.html",
        noun=noun,
        key=key,
        title=name_of(noun, key, item.leaves),
        company=going.company,
        held=list(_told(going, files)),
        faults=faults,
        preview=change,
        **asking(),
        **said,
    )


def _told(going: Removal, files: Files) -> Iterator[tuple[str, str, list[Link]]]:
    """What holds an item: what that is, what to do about it, and where."""
    speech = the_speech()
    for kind, (heading, advice) in HOLDS.items():
        found = [one for one in going.holders if kind in (one.file, one.file == NEEDS and one.key)]
        if found:
            links = [_link(kind, one.key, files) for one in found]
            yield speech.gettext(heading), speech.gettext(advice), links


def _row(file: str, key: str, cells: Cells) -> Link:
    """Where one can change a contact or a flag, and what it is called."""
    if file == "contacts.csv":
        return address("rows.edit", noun="contacts", key=key), cells["value"]
    return address("flags.flag", id_=key), row_name(cells, the_voice().language)


def _link(kind: str, key: str, files: Files) -> Link:
    """Where one can change what holds an item, and what that is called."""
    catalog, voice = the_edition().catalog, the_voice()
    match kind:
        case "services.csv":
            name = labels.name("service", key, catalog, voice)
            return address("rows.edit", noun="services", key=key), name
        case "offers.csv":
            cells = edits.row_of(files, OFFERS, key).cells
            name = listed(cells, ("service", "step", "provider"), catalog, voice)
            return address("rows.edit", noun="offers", key=key), name
        case "referrals.csv":
            name = labels.name("referral", key, catalog, voice)
            return address("rows.edit", noun="referrals", key=key), name
        case "contacts.csv" | "flags.csv":
            return _row(kind, key, edits.row_of(files, kind, key).cells)
        case "occupations":
            words = name_of("rules", key, {})
            return address("tree.edit", noun="rules", key=key), words
    return address("tree.overview"), the_speech().gettext("Stairs and words")
