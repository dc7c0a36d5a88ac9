"""How much a question sounds like a cry for help: by its meaning, whatever its language.

Two things are added up. What tells cries from calm questions in general, a line drawn between the
sentences of both in the data; and to which of these the question itself is nearer. The first knows
what all cries have in common, the second what a rare one is like.
"""

from __future__ import annotations

import numpy as np

from navigator.search.discriminant import Discriminant, Vectors

CRY, CALM, MAP = 0.5, 0.35, 0.15  # what sentences of either kind and texts of the map weigh
NEAREST = 3  # sentences of each kind that a question is compared with
NEARNESS = 20.0  # what a difference in cosines counts beside the discriminant


class Distress:
    """What was learned of cries and calm questions; unit vectors as rows."""

    def __init__(self, cries: Vectors, calm: Vectors, map_: Vectors) -> None:
        self._cries, self._calm = cries, calm
        self._line = Discriminant([(cries, 1, CRY), (calm, -1, CALM), (map_, -1, MAP)])

    def score(self, question: Vectors) -> float:
        """Above 0 where it rather is a cry; docs/search.md tells how often that is right."""
        nearer = _near(question, self._cries) - _near(question, self._calm)
        return self._line.side(question) + NEARNESS * nearer


def _near(question: Vectors, vectors: Vectors) -> float:
    return float(np.sort(vectors @ question)[-NEAREST:].mean())
