"""The flags of the map that the request is about: those of its edition and those of the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask import abort, current_app, g, request

from navigator import flags, store
from navigator.flags import Flag
from navigator.store import ChangedMeanwhileError, UnavailableError
from navigator.voices import BY_CODE, LANGUAGES, Speech
from navigator.web.request import signed_in, the_edition, the_locality, the_store

N = str  # marks a message for the catalogues; it is translated where it is shown

# How the public page begins its sentence about a flag, by where it is read.
OPENINGS: Mapping[tuple[str, str], str] = {
    ("missing", "this step"): N("Missing from this step:"),
    ("missing", "a step"): N("Missing from a step:"),
    ("missing", "this service"): N("Missing from this service:"),
    ("oversupplied", "this step"): N("Too much on this step:"),
    ("oversupplied", "a step"): N("Too much on a step:"),
    ("oversupplied", "this service"): N("There is too much of this service:"),
}
PATIENCE = 0.25  # seconds that a public page waits for a store in use


def the_flags(*, anew: bool = False, patience: float = store.PATIENCE) -> tuple[Flag, ...]:
    """All flags as they are now, read once in a request unless they are asked for anew."""
    if anew or "flags" not in g:
        with the_store(patience) as kept:
            g.flags = flags.together(the_edition().catalog, kept.flags.all())
    found: tuple[Flag, ...] = g.flags
    return found


def the_flag(id_: str, *, anew: bool = False) -> Flag:
    """The flag of an id; without one, there is no such page."""
    return next((flag for flag in the_flags(anew=anew) if flag.id == id_), None) or abort(404)


def as_seen(id_: str) -> Flag:
    """The flag, if nothing has been done about it since the form that is sent was shown.

    Raises ChangedMeanwhileError.
    """
    found = the_flag(id_)
    if request.form.get("seen") != str(found.changes):
        raise ChangedMeanwhileError(id_)
    return found


def flags_about(*, step: str | None = None, service: str | None = None) -> list[Flag]:
    """The flags about a step or a service that the reader may see: visitors, only public ones.

    None at all while the store can't be asked: the page is there for its services.
    """
    try:
        all_ = the_flags(patience=PATIENCE)
    except UnavailableError:
        return []
    about = [flag for flag in all_ if flag.step == step or flag.service == service]
    if here := the_locality():
        about = [flag for flag in about if not flag.regions or here.region.id in flag.regions]
    return [flag for flag in about if flag.public or signed_in()]


def opening(flag: Flag, here: str, speech: Speech) -> str:
    """How the page of a `step` or a `service` begins its sentence about a flag."""
    about_a_step = "this step" if here == "step" else "a step"
    place = about_a_step if here == "step" or flag.step else "this service"
    return speech.gettext(OPENINGS[flag.kind, place])


def openings(flag: Flag) -> dict[str, str]:
    """The same in every language, on the page that the flag is foremost about."""
    speeches = current_app.extensions["speeches"]
    here = "step" if flag.step else "service"
    return {language: opening(flag, here, speeches[BY_CODE[language]]) for language in LANGUAGES}


def resting(flags: Iterable[Flag]) -> dict[str, list[Flag]]:
    """The flags that rest on something, by what that is."""
    found: dict[str, list[Flag]] = {}
    for flag in flags:
        if flag.basis:
            found.setdefault(flag.basis, []).append(flag)
    return found
