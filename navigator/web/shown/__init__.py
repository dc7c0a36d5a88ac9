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
from navigator.web.shown.telephone import called, unbroken

__all__ = [
    "VOICE_NAMES",
    "Where",
    "as_seen",
    "called",
    "drawn",
    "flags_about",
    "links_asked_on",
    "miniature",
    "opening",
    "openings",
    "resting",
    "said_in_finnish",
    "the_finding",
    "the_findings",
    "the_flag",
    "the_flags",
    "unbroken",
]
