"""What can be wrong with words that change on a day, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

N = str  # marks a message for the catalogues; it is translated where it is shown

FAULTS: Mapping[str, tuple[str, str]] = {
    "no-old-word": (
        N("There is no old word in any language."),
        N("Write the word that changes, in each language in which it does."),
    ),
    "same-word": (
        N("“%(value)s” is both an old word and the new one."),
        N("Take it out of one of the two."),
    ),
    "doubled-word": (
        N("“%(value)s” is already an old word of “%(other)s”."),
        N("Keep each old word in one place only."),
    ),
    "late-word": (
        N("“%(value)s” is an old word itself by then, of “%(other)s”."),
        N("Write the word that holds from that day on, or mend one of the days."),
    ),
}
