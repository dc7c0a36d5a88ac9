"""What an edition changed and why, in the words of the reader and by the names of that time."""

from __future__ import annotations

from flask import g

from navigator.editions import Chronicle, chronicle
from navigator.web.admin.frame import labels
from navigator.web.request import the_edition, the_place, the_speech, the_store


def the_chronicle() -> Chronicle:
    """What editions changed, looked up once in a request."""
    if "chronicle" not in g:
        with the_store() as kept:
            g.chronicle = chronicle(the_place(), kept.editions.all())
    found: Chronicle = g.chronicle
    return found


def changed(number: int, note: str, origin: str) -> str:
    """What an edition changed; what its note says of that, if today's checks can't read it."""
    lines, speech = the_chronicle().of(number), the_speech()
    if lines is None:
        by_itself = not labels.why(note, origin, speech)
        return labels.note(note, origin, the_edition().catalog, speech) if by_itself else ""
    return labels.told(lines, speech)
