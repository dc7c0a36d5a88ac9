"""The questions by which the search is measured, one form each: edited, added and taken away.

They are no part of an edition: what they tell is how good the search is, and no page shows them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue

from navigator.editions import asked_questions
from navigator.reading import FaultyError
from navigator.search.quality import Question, questions
from navigator.tables import Problem
from navigator.voices import LANGUAGES, Speech, Voice, visible
from navigator.web.admin.editing.publish_form import act
from navigator.web.admin.frame import others
from navigator.web.request import (
    address,
    allowed,
    the_edition,
    the_place,
    the_speech,
    the_store,
    the_user,
)

asking = Blueprint("asking", __name__)

N = str  # marks a message for the catalogues; it is translated where it is shown

KINDS = ("exact", "inflected", "paraphrase", "colloquial", "typo", "crossword", questions.NONE)
GRADED = re.compile(r"\s*(\d)\s+(.+)")  # `2 Velkaneuvonta`
MEANWHILE = N("Somebody has changed this question meanwhile. Look at it again.")
MINE = N("You have changed this question yourself meanwhile, perhaps in another window.")
FIELDS = ("id", "lang", "kind", "region", "q", "note")
JUDGED = ("needs", "services")
LABELS: Mapping[str, str] = {
    "id": N("Id"),
    "lang": N("Language"),
    "kind": N("Kind"),
    "region": N("Region"),
    "q": N("Question, as somebody would type it"),
    "services": N("Services that answer"),
    "needs": N("Steps that answer"),
    "note": N("Note"),
}

Told = tuple[str, str]  # a field, or none, and what is wrong there


@dataclass(frozen=True, slots=True)
class Clash:
    """A question as it was shown, and as it is now; each field in which the two differ."""

    before: Mapping[str, str]
    now: Mapping[str, str]

    @property
    def differing(self) -> tuple[str, ...]:
        return tuple(name for name in LABELS if self.before.get(name) != self.now.get(name))


@asking.get("/<voice:voice>/admin/questions")
@allowed("editor")
def every(voice: Voice) -> str:
    """All questions, those whose names nothing on the map bears first of all."""
    asked, faults = _read()
    unknown = {} if faults else _strange(asked)
    return render_template("admin/questions.html", asked=asked, faults=faults, unknown=unknown)


@asking.get("/<voice:voice>/admin/questions.json")
@allowed("editor")
def download(voice: Voice) -> ResponseReturnValue:
    """The list as a file, for `navigator evaluate` and for the data folder."""
    response = current_app.response_class(_data(), mimetype="application/json")
    response.headers.set("Content-Disposition", "attachment", filename=questions.FILE)
    return response


@asking.get("/<voice:voice>/admin/questions/<int:place>")
@allowed("editor")
def look(voice: Voice, place: int) -> str:
    """The form of a question by its number in the list; one beyond the last is a new one."""
    others.refuse_shared(questions.FILE)
    asked, _ = _read()
    if not 1 <= place <= len(asked) + 1:
        abort(404)
    known = asked[place - 1] if place <= len(asked) else None
    return _form(place, _typed(known) if known else {"lang": "fi"}, _mark(known))


@asking.post("/<voice:voice>/admin/questions/<int:place>")
@allowed("editor")
def change(voice: Voice, place: int) -> ResponseReturnValue:
    """Keep the list with the question edited, added or taken away; or show the form again."""
    others.refuse_shared(questions.FILE)
    asked, faults = _read()
    if faults or not 1 <= place <= len(asked) + 1:
        abort(404)
    known = asked[place - 1] if place <= len(asked) else None
    typed = {name: request.form.get(name, "") for name in (*FIELDS, *JUDGED)}
    if request.form.get("seen") != _mark(known):
        now = _typed(known) if known else {}
        clash = Clash(_seen(request.form.get("seen", "")), now)
        return _form(place, typed, _mark(known), [("", _meanwhile())], clash), 409
    gone = "remove" in request.form
    plain = [questions.plain(one) for one in asked]
    plain[place - 1 : place] = [] if gone else [_plain(typed)]
    told = list(_faults(plain, 0 if gone else place))
    if told:
        return _form(place, typed, _mark(known), told), 422
    _keep(plain, known.id if known else visible(typed["id"]))
    return redirect(address("asking.every", on=None), 303)


def _read() -> tuple[Sequence[Question], Sequence[Problem]]:
    """The questions, or what is wrong with the list as a whole."""
    data = _data()
    try:
        return (questions.read(questions.FILE, data) if data else ()), ()
    except FaultyError as faulty:
        return (), faulty.problems


def _data() -> bytes:
    return asked_questions.data(the_place(), current_app.extensions["questions"])


def _keep(plain: Sequence[dict[str, Any]], id_: str) -> None:
    data, asked = _data(), act()
    about = questions.about(data) if data else ""
    with the_store() as kept:
        whole = questions.written(plain, about)
        kept.question_lists.keep(whole, at=asked.at, by=asked.by, what=id_)


def _meanwhile() -> str:
    """Who was faster: somebody else, or oneself."""
    with the_store() as kept:
        mine = kept.question_lists.last_by() in kept.accounts.names(the_user())
    return the_speech().gettext(MINE if mine else MEANWHILE)


def _faults(plain: Sequence[dict[str, Any]], place: int) -> Iterator[Told]:
    """What is wrong with the question at the place, by the checks that the whole list passes."""
    speech = the_speech()
    try:
        asked = questions.read(questions.FILE, questions.written(plain, ""))
    except FaultyError as faulty:
        yield from (_told(one, place, speech) for one in faulty.problems)
        return
    unknown = questions.unknown(questions.FILE, asked, the_edition().catalog)
    yield from (_told(one, place, speech) for one in unknown if one.row == place)


def _told(fault: Problem, place: int, speech: Speech) -> Told:
    """A fault of the question at its field; one of another question with its place in the list."""
    field = next((word for word in fault.column.split() if word in LABELS), "")
    if fault.row != place or not field:
        return "", fault.said(speech.gettext, speech.written)
    wrong, remedy = fault.wrong(speech.gettext, speech.written), fault.remedy(speech.gettext)
    return field, f"{speech.gettext(LABELS[field])}: {wrong} {remedy}"


def _strange(asked: Sequence[Question]) -> dict[int, str]:
    """By the number of a question, that a name in it is borne by nothing on the map."""
    speech = the_speech()
    unknown = questions.unknown(questions.FILE, asked, the_edition().catalog)
    return {one.row or 0: one.said(speech.gettext, speech.written) for one in unknown}


def _plain(typed: dict[str, str]) -> dict[str, Any]:
    said: dict[str, Any] = {name: visible(typed[name]) for name in FIELDS}
    said |= {name: [_graded(line) for line in typed[name].splitlines() if line.strip()]
             for name in JUDGED}  # fmt: skip
    return {name: value for name, value in said.items() if value}


def _graded(line: str) -> dict[str, Any]:
    """A name with its grade before it; without one it answers."""
    found = GRADED.fullmatch(visible(line))
    return {"fi": found[2], "grade": int(found[1])} if found else {"fi": visible(line), "grade": 2}


def _typed(question: Question) -> dict[str, str]:
    """A question as it stands in the form."""
    return _lines(questions.plain(question))


def _lines(plain: Mapping[str, Any]) -> dict[str, str]:
    said = {name: str(plain.get(name, "")) for name in FIELDS}
    lines = {
        name: [f"{one['grade']} {one['fi']}" for one in plain.get(name, ())] for name in JUDGED
    }
    return said | {name: "\n".join(some) for name, some in lines.items()}


def _seen(mark: str) -> dict[str, str]:
    """The question as it was when the form was opened; nothing of a new one."""
    try:
        return _lines(json.loads(mark)) if mark else {}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        abort(400)


def _mark(question: Question | None) -> str:
    """What tells whether a question is still as it was shown."""
    return json.dumps(questions.plain(question), sort_keys=True) if question else ""


def _form(
    place: int,
    typed: dict[str, str],
    seen: str,
    told: Sequence[Told] = (),
    clash: Clash | None = None,
) -> str:
    return render_template(
        "admin/question.html",
        place=place,
        typed=typed,
        seen=seen,
        told=told,
        clash=clash,
        labels_of=LABELS,
        languages=LANGUAGES,
        regions=the_edition().catalog.regions,
        kinds=KINDS,
        new=not seen,
    )
