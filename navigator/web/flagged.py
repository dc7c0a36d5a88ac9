"""The flags of the map that the request is about: those of its edition and those of the store."""

from __future__ import annotations

from flask import current_app, g

from navigator import flags, store
from navigator.flags import Flag
from navigator.web.current import the_edition


def the_flags() -> tuple[Flag, ...]:
    """All flags as they are now, read once in a request."""
    if "flags" not in g:
        with store.opened(current_app.extensions["place"].database) as kept:
            g.flags = flags.together(the_edition().catalog.flags, kept.flags.all())
    found: tuple[Flag, ...] = g.flags
    return found
