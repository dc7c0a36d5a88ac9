"""How sure it is that a question is a cry for help: by its words, by its meaning, or by both.

Where it is certain, help at once is the whole answer. Where it is doubtful, the lines stand above
the ordinary one: a needless telephone number costs less than a missing one. How the bounds were
found, and how often they err, is told in docs/search.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from navigator.catalog import Catalog, Words
from navigator.search.cries import Cries
from navigator.search.morphology import Lexicon

Alarm = Literal["certain", "doubtful", "calm"]

SURE = 0.8  # the distress of a meaning from which on it is a cry
SURE_OF_WORDS = 0.4  # … where words of distress stand in the question, too
DOUBT = 0.2  # … or may be one
DOUBT_OF_WORDS = -0.2  # … likewise


class Alarms:
    """What is known of cries on one map."""

    def __init__(self, catalog: Catalog, lexicons: Mapping[str, Lexicon]) -> None:
        cries, urgent = catalog.cries, catalog.urgent
        known: tuple[Words, ...] = (
            *((cries.phrases,) if cries else ()),
            *((urgent.words,) if urgent else ()),
        )
        self._certain = [Cries(phrases, lexicons) for phrases in known]
        self._doubtful = Cries(cries.doubtful if cries else {}, lexicons)

    def of(self, text: str, distress: float | None) -> Alarm:
        """How sure it is, given how much the meaning sounds like a cry; None without a model."""
        if any(cries.within(text) for cries in self._certain):
            return "certain"
        worded = self._doubtful.within(text)
        if distress is None:
            return "doubtful" if worded else "calm"
        if distress >= (SURE_OF_WORDS if worded else SURE):
            return "certain"
        return "doubtful" if distress >= (DOUBT_OF_WORDS if worded else DOUBT) else "calm"
