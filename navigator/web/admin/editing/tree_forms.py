"""The form of an item of needs.yaml or urgent.yaml: its fields, its faults, both versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from flask import render_template, request

from navigator import reading
from navigator.editions import Cells, Files, TreeEdit, edits, tree_edits, tree_items
from navigator.findings import Finding
from navigator.reading import Leaf, Leaves, tree_leaves, yaml_file
from navigator.tables import Problem
from navigator.voices import LANGUAGES, Speech
from navigator.web.admin.editing import form_faults, tree_fields
from navigator.web.admin.editing.fields import Field
from navigator.web.admin.editing.forms import Clash
from navigator.web.admin.editing.tree_fields import Bed
from navigator.web.admin.frame import labels, row_name
from navigator.web.request import address, number, the_edition, the_speech, the_voice

N = str  # marks a message for the catalogues; it is translated where it is shown

Key = tuple[str, ...]

RULES, CRIES, STEPS = "rules", "cries", "steps"
LISTS = ("areas", STEPS, "audiences", "regions")  # nouns that are the lists of needs.yaml
NOUNS = (*LISTS, RULES, CRIES)
NEW: Mapping[str, str] = {
    "areas": N("A new staircase"),
    STEPS: N("A new step"),
    "audiences": N("A new group of clients"),
    "regions": N("A new employment area"),
    CRIES: N("Cries in another language"),
}
FIRST = "step-"  # before the fields of the first step of a new area
MORE_CONTACTS = 1  # that can be added at once


@dataclass(frozen=True, slots=True)
class TreeForm:
    """What is in the form, and on which edition it is based."""

    noun: str
    key: str  # empty for a new item
    leaves: Leaves
    based_on: int
    faults: Sequence[Problem] = ()
    own: Sequence[Problem] = ()  # those of the item itself; each stands at its field
    of_first: Sequence[Problem] = ()
    first: Leaves = field(default_factory=dict)  # the first step of a new area
    area: str = ""  # of a new step
    clash: Clash | None = None
    harm: Sequence[Finding] = ()

    @property
    def told(self) -> Sequence[Problem]:
        return self.faults

    @property
    def cells(self) -> Cells:
        return as_cells(self.leaves)


def file_of(noun: str) -> str:
    return reading.URGENT if noun == CRIES else reading.NEEDS


def key_of(noun: str, key: str) -> Key:
    """What an item is called among those of its file."""
    return (noun, key) if noun in LISTS else (key,)


def blank(noun: str, key: str = "") -> dict[str, Leaf]:
    """The leaves of an item that is not there yet."""
    if noun == CRIES and not key:
        return {"id": "", **tree_leaves.leaves(reading.tree_records.CriesRecord)}
    kind = tree_items.kind_of(file_of(noun), key_of(noun, key))
    usual: Leaves = {"languages": the_edition().catalog.languages} if noun == "regions" else {}
    return {**tree_leaves.leaves(kind), **usual} if kind else {}


def with_room(noun: str, key: str, leaves: Leaves) -> dict[str, Leaf]:
    """The leaves of an item, with room for one contact more."""
    found = dict(leaves)
    if (noun, key) != (RULES, "urgent"):
        return found
    numbers = {name.split(".")[1] for name in leaves if name.startswith("contacts.")}
    names = [f"{part}.{one}" for part in ("name", "address") for one in LANGUAGES]
    return found | {f"contacts.{len(numbers)}.{name}": "" for name in names}


def as_cells(leaves: Leaves) -> dict[str, str]:
    return {
        name: tree_fields.shown(leaf, name).replace("\n", ", ") for name, leaf in leaves.items()
    }


def faults_of(
    files: Files, some: Sequence[TreeEdit], faults: Sequence[Problem], n: int
) -> list[Problem]:
    """The faults that stand in the item of one of some edits, by the lines that it takes."""
    edit = some[n]
    after = edits.edited(files, some)
    tree = yaml_file.read(edit.file, after[edit.file])
    path = tree_edits.path_after(tree.value, edit)
    lines = {
        line
        for place, line in tree.lines.items()
        if place[: len(path)] == path and "steps" not in place[len(path) :][:1]
    }
    own = [one for one in faults if one.file == edit.file and one.row in lines]
    return [replace(one, column=_leaf_of(one, path, tree)) for one in own]


def _leaf_of(fault: Problem, path: Sequence[str | int], tree: yaml_file.Tree) -> str:
    """The leaf of an item at which a fault stands: `contacts.0.name.sv` of `name.sv`.

    What is missing stands at no line of its own, but at that of what it is missing from.
    """
    last = fault.column.rpartition(".")[2]
    here = [place for place, line in tree.lines.items() if line == fault.row]
    for place in (*here, *((*place, last) for place in here)):
        if place[: len(path)] == tuple(path) and yaml_file.key_of(place) == fault.column:
            return ".".join(map(str, place[len(path) :])) or fault.column
    return fault.column


def page(form: TreeForm, *, meanwhile: bool = False) -> str:
    """The page with the form; maybe saying that somebody has changed something meanwhile."""
    catalog, speech = the_edition().catalog, the_speech()
    beds = [Bed(with_room(form.noun, form.key, form.leaves), form.own)]
    if form.first:
        beds.append(Bed(form.first, form.of_first, FIRST))
    filled = [tree_fields.fields(bed, ("id",) if form.key else (), catalog, speech) for bed in beds]
    return render_template(
        "admin/tree_item.html",
        form=form,
        title=title(form),
        sheets=filled,
        told=_all_told(form, [one for some in filled for one in some], speech),
        removable=form.key and (form.noun in LISTS or _is_language(form)),
        wrong_in_form=lambda fault, where: form_faults.wrong(fault, catalog, speech, where),
        remedy_in_form=lambda fault, where: form_faults.remedy(fault, speech, where),
        label=lambda name: tree_fields.label(name, speech),
        written=lambda name, text: text,
        note=request.form.get("note", ""),
        since=request.form.get("based_on", 0, number),
        meanwhile=meanwhile,
    )


def _is_language(form: TreeForm) -> bool:
    return form.noun == CRIES and form.key not in ("quiet", *tree_items.SAID)


def _all_told(form: TreeForm, fields: Sequence[Field], speech: Speech) -> list[tuple[str, str]]:
    """All faults in a sentence each: those at fields with where they stand, then the others."""
    at_fields = [(one, fault) for one in fields for fault in one.faults]
    catalog = the_edition().catalog
    found = [
        (one.name, f"{one.label}: {form_faults.wrong(fault, catalog, speech, one.form)}")
        for one, fault in at_fields
    ]
    others = (one for one in form.faults if all(one is not fault for _, fault in at_fields))
    return found + [("", one.said(speech.gettext, speech.written)) for one in others]


def title(form: TreeForm) -> str:
    """What the form is about, in the words of its reader."""
    return (
        name_of(form.noun, form.key, form.leaves)
        if form.key
        else the_speech().gettext(NEW[form.noun])
    )


def name_of(noun: str, key: str, leaves: Leaves) -> str:
    speech, language = the_speech(), the_voice().language
    if noun == RULES:
        return speech.gettext(labels.ONCE[key])
    if noun == CRIES:
        return speech.gettext(labels.SAID[key]) if key in labels.SAID else speech.language(key)
    return row_name(leaves, language, ".") or key


def place_of(noun: str, key: str, edition: int | None = None) -> str:
    """Where an item shows: a step and an area on their pages, all else in the list."""
    if noun in ("steps", "areas"):
        return address(noun.removesuffix("s"), id_=key, edition=edition)
    return address("tree.overview", edition=edition)


def form_of(file: str, key: Key) -> str:
    """The address of the form in which an item of a tree is edited."""
    lists = file == reading.NEEDS and key[0] in LISTS
    noun = key[0] if lists else RULES if file == reading.NEEDS else CRIES
    return address("tree.edit", noun=noun, key=key[-1]) if file in reading.TREES else ""
