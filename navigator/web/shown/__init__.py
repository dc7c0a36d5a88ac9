"""What pages of the public and of the desk both show: pictures, flags, findings."""

from navigator.web.shown.drawing import VOICE_NAMES, Where, drawn, miniature
from navigator.web.shown.findings import links_asked_on, said_in_finnish, the_finding, the_findings
from navigator.web.shown.flagged import (
    as_seen,
    flags_about,
    opening,
    openings,
    resting,
    the_flag,
    the_flags,
)
from navigator.web.shown.naming import (
    about_site,
    front_site,
    organisation,
    place_name,
    responsible,
    site_colour,
    site_name,
    the_site,
)
from navigator.web.shown.telephone import called, unbroken
from navigator.web.shown.ways_in import (
    before_going,
    best_doors,
    languages_said,
    opening_said,
    reader,
    ways_from,
    ways_into,
    ways_to,
    week_of,
    whom_to_ask,
)

__all__ = [
    "VOICE_NAMES",
    "Where",
    "about_site",
    "as_seen",
    "before_going",
    "best_doors",
    "called",
    "drawn",
    "flags_about",
    "front_site",
    "languages_said",
    "links_asked_on",
    "miniature",
    "opening",
    "opening_said",
    "openings",
    "organisation",
    "place_name",
    "reader",
    "responsible",
    "resting",
    "said_in_finnish",
    "site_colour",
    "site_name",
    "the_finding",
    "the_findings",
    "the_flag",
    "the_flags",
    "the_site",
    "unbroken",
    "ways_from",
    "ways_into",
    "ways_to",
    "week_of",
    "whom_to_ask",
]
