"""The flags of the map that the request is about: those of its edition and those of the store."""

from __future__ import annotations

from flask import g

from navigator import flags, store
from navigator.flags import Flag
from navigator.store import UnavailableError
from navigator.web.current import the_edition, the_store
from navigator.web.guard import signed_in

PATIENCE = 0.25  # seconds that a public page waits for a store in use


def the_flags(*, anew: bool = False, patience: float = store.PATIENCE) -> tuple[Flag, ...]:
    """All flags as they are now, read once in a request unless they are asked for anew."""
    if anew or "flags" not in g:
        with the_store(patience) as kept:
            g.flags = flags.together(the_edition().catalog.flags, kept.flags.all())
    found: tuple[Flag, ...] = g.flags
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
    return [flag for flag in about if flag.public or signed_in()]
