"""The flags of the map that the request is about: those of its edition and those of the store."""

from __future__ import annotations

from flask import current_app, g

from navigator import flags, store
from navigator.flags import Flag
from navigator.web.current import the_edition
from navigator.web.guard import signed_in


def the_flags(*, anew: bool = False) -> tuple[Flag, ...]:
    """All flags as they are now, read once in a request unless they are asked for anew."""
    if anew or "flags" not in g:
        with store.opened(current_app.extensions["place"].database) as kept:
            g.flags = flags.together(the_edition().catalog.flags, kept.flags.all())
    found: tuple[Flag, ...] = g.flags
    return found


def flags_about(*, step: str | None = None, service: str | None = None) -> list[Flag]:
    """The flags about a step or a service that the reader may see: visitors, only public ones."""
    return [
        flag
        for flag in the_flags()
        if (flag.step == step or flag.service == service) and (flag.public or signed_in())
    ]
