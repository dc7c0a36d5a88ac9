"""Whether the map answers a question: one figure for what speaks for it, and where the lines are.

The lines were drawn between 204 questions that the map answers and 89 that it does not; see
docs/search.md.
"""

from __future__ import annotations

from navigator.search.answer import Fit
from navigator.search.nearness import Nearness

GOOD = 1.1
SOME = 0.3
FAR = 0.84  # the cosine of texts that have nothing to do with each other
COSINE = 8.0  # what nearness beyond that counts


def evidence(best: float, covered: float, near: Nearness | None) -> float:
    """How much speaks for the map answering the question.

    Three things, each about 0 for a question from another world: how well the best thing holds the
    words of the question (0–1), how much of the question the map has words for (0–1, half), and
    how near its nearest text is.
    """
    meant = COSINE * (near.closest - FAR) if near else 0.0
    return best + covered / 2 + meant


def fit(evidence: float, *, foreign: bool) -> Fit:
    """The fit. A question in a language that no text of the map has is at best guessed at."""
    if evidence < SOME and not foreign:
        return "none"
    return "good" if evidence >= GOOD else "weak"
