"""Flags: the board, one flag with its story, raising and moving one, showing it to the public."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from flask import Blueprint, Response, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from navigator.catalog import FlagKind, FlagState
from navigator.environment import day
from navigator.findings import said
from navigator.flags import UNSOLVED, Flag, Wish, areas, board, narrowed
from navigator.store import ChangedMeanwhileError
from navigator.voices import LANGUAGES, Text, Voice, visible
from navigator.web.admin.boards.flag_form import LONGEST_TEXT, LONGEST_TITLE, Draft, untitled
from navigator.web.admin.boards.flag_wording import may_reword
from navigator.web.admin.frame import labels, narrowing, once_called, others
from navigator.web.request import (
    address,
    allowed,
    now,
    the_edition,
    the_speech,
    the_store,
    the_user,
    the_voice,
    the_whole_edition,
    today,
)
from navigator.web.response import table_to_save
from navigator.web.shown import as_seen, openings, said_in_finnish, the_finding, the_flag, the_flags

flags = Blueprint("flags", __name__)

N = str  # marks a message for the catalogues; it is translated where it is shown

NO_WAY = N("Choose where the flag goes.")
NO_REASON = N("Give the reason in 1 to 2,000 characters.")
COLUMNS = (
    "id", "kind", "state", "area", "step", "step_title", "service", "service_name", "title",
    "reason", "source", "basis", "public", "raised_on", "moved_on", "moved_by", "moved_why",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a form on the page of a flag was not taken; what it held is shown again."""

    form: str  # `move` or `show`
    faults: Mapping[str, str] = field(default_factory=dict)  # none: somebody else was quicker


@flags.get("/<voice:voice>/admin/flags")
@allowed("counsellor")
@narrowing.by_region("list")
def overview(voice: Voice) -> str:
    """The board by state and area, narrowed as one wishes."""
    catalog, wish = the_edition().catalog, _wish()
    found = narrowed(_concerning(), wish, catalog)
    return render_template(
        "admin/flags.html",
        columns=board(found, catalog),
        number=len(found),
        wish=wish,
        areas=catalog.areas,
        **_names(),
    )


def _concerning() -> list[Flag]:
    """The flags that concern the region to which the board is narrowed."""
    return [flag for flag in the_flags() if narrowing.concerns(others.of_flag(flag))]


@flags.get("/<voice:voice>/admin/flags.csv")
@allowed("counsellor")
@narrowing.by_region("list")
def as_table(voice: Voice) -> Response:
    """The flags of the board as it is narrowed."""
    found = narrowed(_concerning(), _wish(), the_edition().catalog)
    return table_to_save(f"flags-{today()}", [COLUMNS, *map(_row, found)])


@flags.get("/<voice:voice>/admin/flags/new")
@allowed("counsellor")
@narrowing.by_region("map")
def new(voice: Voice) -> str:
    """The form for a flag, about the step or service and on the finding from which one comes."""
    draft = Draft.of(request.args)
    found = the_finding(draft.basis) if draft.basis and not draft.reason else None
    return _new_form(replace(draft, reason=said(found, the_speech())) if found else draft)


@flags.post("/<voice:voice>/admin/flags/new")
@allowed("counsellor")
@narrowing.by_region("map")
def add(voice: Voice) -> ResponseReturnValue:
    """Keep the flag, or show the form again with what was written and all that is wrong."""
    draft = Draft.of(request.form)
    faults = draft.faults(the_edition().catalog)
    if faults:
        return _new_form(draft, faults), 422
    who, raised = the_user().name, _of_regions(draft, voice)
    with the_store() as kept:
        id_ = kept.flags.add(raised, at=now(), by=who)
    return redirect(address("flags.flag", id_=id_, on=None, done="raised"), 303)


def _of_regions(draft: Draft, voice: Voice) -> Flag:
    """The flag, of the region to which the page is narrowed, else of those of whoever raises it."""
    user, whose = the_user(), the_whole_edition().ownership
    if step := whose.about(step=draft.step):
        others.refuse_of_others(step)  # nobody flags a staircase that only others have
    here = narrowing.narrowed_to()
    regions = (here.region.id,) if here else user.regions
    if regions:
        others.refuse_of_others(regions)
    raised = draft.flag(voice, user.name, said_in_finnish(draft.basis))
    return replace(raised, regions=() if step else regions)


@flags.get("/<voice:voice>/admin/flags/<id_>")
@allowed("counsellor")
def flag(voice: Voice, id_: str) -> str:
    """One flag: what it says, its story, and what may be done about it."""
    return _page(the_flag(id_))


@flags.post("/<voice:voice>/admin/flags/<id_>/moves")
@allowed("counsellor")
def move(voice: Voice, id_: str) -> ResponseReturnValue:
    """Move the flag along from where it was seen to be, or say what keeps it there."""
    try:
        found, why = as_seen(id_), visible(request.form.get("why", ""))
        others.refuse_of_others(others.of_flag(found))
        target = next((way for way in found.ways if way == request.form.get("now")), None)
        faults = dict(_faults_of_a_move(target, why))
        if target is None or faults:
            return _page(found, Refusal("move", faults)), 422
        with the_store() as kept:
            kept.flags.move(found, target, at=now(), by=the_user().name, why=why)
        done = "left" if found.public and target not in UNSOLVED else "moved"
    except ChangedMeanwhileError:
        return _page(the_flag(id_, anew=True), Refusal("move")), 409
    return redirect(address("flags.flag", id_=id_, on=None, done=done), 303)


@flags.post("/<voice:voice>/admin/flags/<id_>/showing")
@allowed("admin")
def show(voice: Voice, id_: str) -> ResponseReturnValue:
    """Let the public see the flag in these words, or no longer."""
    shown = request.form.get("shown") == "yes"
    try:
        found = as_seen(id_)
        others.refuse_of_others(others.of_flag(found))
        if shown and (found.state not in UNSOLVED or found.gone):
            abort(400)  # its page has no such button
        title = _public_title() if shown else found.public_title
        if shown and (faults := untitled(request.form, the_edition().catalog.languages)):
            return _page(found, Refusal("show", faults)), 422
        with the_store() as kept:
            kept.flags.show(found, title, shown=shown, at=now(), by=the_user().name)
    except ChangedMeanwhileError:
        return _page(the_flag(id_, anew=True), Refusal("show")), 409
    return redirect(
        address("flags.flag", id_=id_, on=None, done="shown" if shown else "hidden"), 303
    )


def _faults_of_a_move(target: FlagState | None, why: str) -> Iterator[tuple[str, str]]:
    if target is None:
        yield "now", NO_WAY
    if not 0 < len(why) <= LONGEST_TEXT:
        yield "why", NO_REASON


def _public_title() -> Text:
    titles = {lang: visible(request.form.get(f"title_{lang}", "")) for lang in LANGUAGES}
    return Text.of({lang: words[:LONGEST_TITLE] for lang, words in titles.items()})


def _page(flag: Flag, refusal: Refusal | None = None) -> str:
    return render_template(
        "admin/flag.html",
        flag=flag,
        openings=openings(flag),
        may_reword=may_reword(flag),
        of_regions=others.of_flag(flag),
        refusal=refusal,
        filled=request.form if refusal else {},
        done=request.args.get("done", ""),
        longest=LONGEST_TEXT,
        longest_title=LONGEST_TITLE,
        **_names(),
    )


def _new_form(draft: Draft, faults: Mapping[str, str] | None = None) -> str:
    return render_template(
        "admin/new_flag.html",
        draft=draft,
        faults=faults or {},
        areas=the_edition().catalog.areas,
        services=labels.services(the_edition().catalog, the_speech()),
        longest_title=LONGEST_TITLE,
        **_names(),
    )


def _wish() -> Wish:
    """Which flags the address asks for; a choice that there is not asks for nothing."""
    asked = request.args.get
    return Wish(
        kind=_one_of(get_args(FlagKind), asked("kind", "")),
        state=_one_of(get_args(FlagState), asked("state", "")),
        area=_one_of(the_edition().catalog.area, asked("area", "")),
        words=visible(asked("q", ""))[:LONGEST_TITLE],
    )


def _one_of(choices: Collection[str], text: str) -> str:
    return text if text in choices else ""


def _names() -> dict[str, Any]:
    """What every page of flags needs to name what it shows."""
    catalog = the_edition().catalog
    return {
        "kinds": get_args(FlagKind),
        "states": get_args(FlagState),
        "step_of": catalog.step.get,
        "service_of": catalog.service.get,
        "finding_of": the_finding,
        "once_called": once_called,
    }


def _row(flag: Flag) -> tuple[object, ...]:
    catalog, voice = the_edition().catalog, the_voice()
    last = flag.moves[-1] if flag.moves else None
    return (
        flag.id,
        flag.kind,
        flag.state,
        ", ".join(areas(flag, catalog)),
        flag.step,
        once_called("step", flag.step).in_voice(voice).words,
        flag.service,
        once_called("service", flag.service).in_voice(voice).words,
        flag.title.in_voice(voice).words,
        flag.reason.in_voice(voice).words,
        flag.source,
        flag.basis,
        "yes" if flag.public else "no",
        day.of(flag.raised_at).isoformat() if flag.raised_at else "",
        *((day.of(last.at).isoformat(), last.by, last.why) if last else ("", "", "")),
    )
