"""What an edition changed and why, in the words of the reader and by the names of that time."""

from __future__ import annotations

from flask import g

from navigator.editions import Chronicle, chronicle
from navigator.web.admin.frame import labels
from navigator.web.admin.frame.narrowing import concerns, narrowed_to
from navigator.web.request import the_edition, the_place, the_speech, the_store


def the_chronicle() -> Chronicle:
    """What editions changed, looked up once in a request."""
    if "chronicle" not in g:
        with the_store() as kept:
            g.chronicle = chronicle(the_place(), kept.editions.all())
    found: Chronicle = g.chronicle
    return found


def concerning(number: int) -> bool:
    """Whether an edition concerns the region to which the page is narrowed.

    So does what all share; and what nobody can tell, for today's checks can't read it.
    """
    if narrowed_to() is None:
        return True
    lines = the_chronicle().of(number)
    return not lines or any(concerns(line.regions) for line in lines)


def changed(number: int, note: str, origin: str) -> str:
    """What an edition changed; what its note says of that, if today's checks can't read it."""
    lines, speech = the_chronicle().of(number), the_speech()
    if lines is None:
        by_itself = not labels.why(note, origin, speech)
        return labels.note(note, origin, the_edition().catalog, speech) if by_itself else ""
    return labels.told(lines, speech)
