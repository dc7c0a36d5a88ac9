"""Mending the words of a flag that was raised on the desk: its title and its reason."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from navigator.flags import Flag
from navigator.store import ChangedMeanwhileError
from navigator.voices import Text, Voice, visible
from navigator.web.admin.boards.flag_form import LONGEST_TITLE, misworded
from navigator.web.admin.frame import others
from navigator.web.request import address, allowed, now, the_store, the_user
from navigator.web.shown import as_seen, the_flag

rewording = Blueprint("rewording", __name__)

HERE = "/<voice:voice>/admin/flags/<id_>/words"


def may_reword(flag: Flag) -> bool:
    """Whoever raised it and every editor may; the words of the data files are mended there."""
    hers = the_user().has(others.of_flag(flag))
    return flag.raised and hers and (the_user().may("editor") or _raised(flag))


@rewording.get(HERE)
@allowed("counsellor")
def form(voice: Voice, id_: str) -> str:
    """The form with the words of the flag."""
    flag = _mine(id_)
    words = {"title": _first(flag.title)[1], "reason": _first(flag.reason)[1]}
    return _form(flag, words)


@rewording.post(HERE)
@allowed("counsellor")
def reword(voice: Voice, id_: str) -> ResponseReturnValue:
    """Give the flag other words, in the language in which it was raised."""
    _mine(id_)
    words = {name: visible(request.form.get(name, "")) for name in ("title", "reason")}
    if faults := misworded(**words):
        return _form(the_flag(id_), words, faults=faults), 422
    try:
        done = "reworded" if _kept(as_seen(id_), words) else None
    except ChangedMeanwhileError:
        return _form(the_flag(id_, anew=True), words, overtaken=True), 409
    return redirect(address("flags.flag", id_=id_, on=None, done=done), 303)


def _kept(flag: Flag, words: dict[str, str]) -> bool:
    """Keep other words, if there are any. Raises ChangedMeanwhileError."""
    title, reason = _in_place(flag.title, words["title"]), _in_place(flag.reason, words["reason"])
    if (title, reason) == (flag.title, flag.reason):
        return False
    with the_store() as kept:
        kept.flags.reword(flag, title, reason, at=now(), by=the_user().name)
    return True


def _mine(id_: str) -> Flag:
    flag = the_flag(id_)
    if not flag.raised:
        abort(404)
    others.refuse_of_others(others.of_flag(flag))
    return flag if may_reword(flag) else abort(403)


def _raised(flag: Flag) -> bool:
    """Whether whoever is signed in raised it, under whichever name."""
    with the_store() as kept:
        return flag.source in kept.accounts.names(the_user())


def _first(text: Text) -> tuple[Voice, str]:
    """The voice in which a flag was raised, and its words."""
    return next(iter(text))


def _in_place(text: Text, words: str) -> Text:
    return Text(((_first(text)[0], words),))


def _form(flag: Flag, words: dict[str, str], **said: object) -> str:
    return render_template(
        "admin/flag_words.html",
        flag=flag,
        words=words,
        written_in=_first(flag.title)[0],
        longest_title=LONGEST_TITLE,
        **said,
    )
