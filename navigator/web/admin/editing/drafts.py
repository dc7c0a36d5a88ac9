"""Drafts of rows: kept before all is written, looked at again, published or thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue

from navigator.catalog import Catalog
from navigator.editions import desk
from navigator.environment import day
from navigator.findings import Draft, Finding
from navigator.store import DraftRow
from navigator.voices import Voice
from navigator.web.admin.editing.fields import Field, empty, lacking
from navigator.web.admin.editing.forms import NOUNS, Form, listed, sheets, shown, title
from navigator.web.admin.editing.publish_form import act
from navigator.web.admin.frame import narrowing, others, row_name
from navigator.web.request import (
    address,
    allowed,
    number,
    the_edition,
    the_place,
    the_speech,
    the_store,
    the_user,
    the_voice,
)

drafting = Blueprint("drafting", __name__)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft in a list: what it is of, and the fields that are still to be filled in."""

    row: DraftRow
    title: str
    lacking: Sequence[str]


@drafting.get("/<voice:voice>/admin/drafts/<int:draft>")
@allowed("editor")
def look(voice: Voice, draft: int) -> str:
    """The form as it was left."""
    _, files = desk.newest(the_place())
    return shown(_form(_found(draft)), files)


@drafting.post("/<voice:voice>/admin/drafts/<int:draft>/discard")
@allowed("editor")
def discard(voice: Voice, draft: int) -> ResponseReturnValue:
    asked = act()
    _refuse_of_others(draft)
    with the_store() as kept:
        kept.drafts.discard(draft, at=asked.at, by=asked.by)
    return redirect(address("data.files", on=None), 303)


def wanted() -> bool:
    """Whether the form was sent to be kept, not published."""
    return "keep" in request.form


def kept(form: Form) -> ResponseReturnValue:
    """Keep what is in the form, and go back to it."""
    asked, also = act(), tuple(filter(None, request.form.getlist("also")))
    row = DraftRow(
        noun=form.noun,
        key=form.key,
        cells=form.cells,
        based_on=form.based_on,
        at=asked.at.isoformat(),
        by=asked.by,
        offer=form.offer,
        also=also,
        number=request.form.get("draft", 0, number),
    )
    others.refuse_draft(row, NOUNS[row.noun])
    _refuse_of_others(row.number)
    with the_store() as store:
        kept_as = store.drafts.keep(row)
    return redirect(address("drafting.look", draft=kept_as, on=None, done="kept"), 303)


def _refuse_of_others(draft: int) -> None:
    """Raises OthersError for a draft that is not for her to change or to throw away."""
    with the_store() as store:
        row = store.drafts.get(draft)
    if row:
        others.refuse_draft(row, NOUNS[row.noun])


def close() -> None:
    """The draft that was in the form, if one was, has been published."""
    if sent := request.form.get("draft", 0, number):
        with the_store() as store, store.writing():
            store.drafts.close(sent)


def waiting() -> list[Waiting]:
    """All drafts with what each still lacks, the newest first."""
    with the_store() as store:
        rows = store.drafts.all()
    catalog, voice = the_edition().catalog, the_voice()
    return [Waiting(row, _title(_form(row), catalog, voice), _lacking(row)) for row in rows]


def as_findings() -> tuple[Finding, ...]:
    """All drafts among the findings, for those who may go on with them."""
    with the_store() as store:
        rows = store.drafts.all() if the_user().may("editor") else []
    return tuple(_finding(row) for row in rows if narrowing.concerns(_whose(row)))


def _whose(row: DraftRow) -> frozenset[str]:
    return others.of_draft(row, NOUNS[row.noun])


def _finding(row: DraftRow) -> Finding:
    form, catalog = _form(row), the_edition().catalog
    fields = empty(sheets(form, catalog, the_speech()))
    others = tuple(one.label for one in fields if not one.language)
    place = row.offer or row.cells
    return Finding(
        kind="draft",
        draft=Draft(row.number, _title(form, catalog, the_voice()), row.by, others),
        step=catalog.step.get(place.get("step", "")),
        service=catalog.service.get(row.key if row.noun == "services" else ""),
        day=day.of(datetime.fromisoformat(row.at)),
        lacking=tuple(_by_text(fields).items()),
        figures={"texts": sum(bool(one.language) for one in fields)},
    )


def _by_text(fields: Sequence[Field]) -> dict[str, tuple[Voice, ...]]:
    """The languages in which each text is still to be written."""
    found: dict[str, tuple[Voice, ...]] = {}
    for one in fields:
        if one.language:
            name = one.name.removesuffix(f"_{one.language}")
            found[name] = (*found.get(name, ()), Voice(one.language))
    return found


def _title(form: Form, catalog: Catalog, voice: Voice) -> str:
    """What a draft is of; of a new thing, with the name that it has so far, or its place."""
    called = title(form, catalog, voice)
    if form.key:
        return called
    names = [row_name(form.cells, voice.language)]
    if form.noun == "offers":
        kinds = [kind for kind in ("service", "step", "provider") if form.cells.get(kind)]
        names = [listed(form.cells, kinds, catalog, voice)]
    return ": ".join(filter(None, (called, *names)))


def _lacking(row: DraftRow) -> list[str]:
    return lacking(sheets(_form(row), the_edition().catalog, the_speech()))


def _form(row: DraftRow) -> Form:
    return Form(row.noun, row.key, row.cells, row.based_on, offer=row.offer, draft=row)


def _found(draft: int) -> DraftRow:
    with the_store() as store:
        return store.drafts.get(draft) or abort(404)
