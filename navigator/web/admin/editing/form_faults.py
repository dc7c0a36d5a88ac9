"""A fault as a form tells it: things by their names, and what to do in the form itself.

Where files are brought, and on the command line, the same fault speaks of files and ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from navigator.catalog import Catalog
from navigator.tables import Problem
from navigator.voices import Speech
from navigator.web.admin.frame import labels

N = str  # marks a message for the catalogues; it is translated where it is shown

# What is wrong, and what to do, where a form says it otherwise than a file.
WRONG: Mapping[str, str] = {
    "unknown-id": N("“%(value)s” is not on the map."),
    "doubled-id": N("The id “%(value)s” is already in use."),
    "doubled-offer": N("There is already an offer just like this on “%(step)s”."),
    "not-its-provider": N("“%(provider)s” is not among those who run the project “%(project)s”."),
}
REMEDIES: Mapping[str, str] = {
    "bad-link": N("It begins with https:// and goes on like www.kunta.fi, or the field is empty."),
    "bad-choice": N("Choose one from the list."),
    "unknown-id": N("Choose another one, or add it to the map first."),
    "doubled-id": N("Write another one."),
    "doubled-offer": N("Change something in it, or leave it out."),
    "nobody-runs": N("Choose at least one."),
    "not-its-provider": N(
        "Choose it for the project under “Who runs it”, "
        "or another provider or project for the offer."
    ),
    "stands-nowhere": N("Add another offer for it first, or take the service away."),
}
UNCHOSEN = (N("Nothing is chosen."), N("Choose one from the list."))
THINGS = frozenset({"provider", "project", "step"})  # values that are ids


def wrong(fault: Problem, catalog: Catalog, speech: Speech, field: str = "") -> str:
    """What is wrong, in one sentence; `field` is the form of the field where it stands."""
    if _unchosen(fault, field):
        return speech.gettext(UNCHOSEN[0])
    named = replace(fault, values=tuple(_named(fault, catalog, speech)))
    if fault.fault in WRONG:
        return speech.gettext(WRONG[fault.fault]) % dict(named.values)
    return named.wrong(speech.gettext, speech.written)


def remedy(fault: Problem, speech: Speech, field: str = "") -> str:
    """What to do about it in the form, in one sentence."""
    if _unchosen(fault, field):
        return speech.gettext(UNCHOSEN[1])
    if fault.fault in REMEDIES:
        return speech.gettext(REMEDIES[fault.fault])
    return fault.remedy(speech.gettext)


def both(fault: Problem, catalog: Catalog, speech: Speech) -> str:
    """What is wrong and what to do, where it stands at no field."""
    return f"{wrong(fault, catalog, speech)} {remedy(fault, speech)}"


def _unchosen(fault: Problem, field: str) -> bool:
    return field in ("choice", "few", "several") and fault.fault == "missing-value"


def _named(fault: Problem, catalog: Catalog, speech: Speech) -> list[tuple[str, str]]:
    """The values of a fault, ids as the names of their things."""
    return [
        (key, labels.name(key, text, catalog, speech.voice) if key in THINGS else text)
        for key, text in fault.values
    ]
