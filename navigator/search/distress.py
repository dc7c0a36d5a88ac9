"""How much a question sounds like a cry for help: by its meaning, whatever its language.

Two things are added up. What tells cries from calm questions in general, a line drawn between the
sentences of both in the data (a linear discriminant); and to which of these the question itself is
nearer. The first knows what all cries have in common, the second what a rare one is like.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

CALM, MAP = 0.35, 0.15  # what calm sentences, and texts of the map, weigh against cries at 0.5
RIDGE = 3e-4  # how much the line may bend to single sentences
NEAREST = 3  # sentences of each kind that a question is compared with
NEARNESS = 20.0  # what a difference in cosines counts beside the discriminant


class Distress:
    """What was learned of cries and calm questions; unit vectors as rows."""

    def __init__(self, cries: Vectors, calm: Vectors, map_: Vectors) -> None:
        self._cries, self._calm = cries, calm
        groups = ((cries, 0.5, 1.0), (calm, CALM, -1.0), (map_, MAP, -1.0))
        rows = np.concatenate([vectors for vectors, _, _ in groups]).astype(np.float64)
        weight = np.concatenate([_shared(vectors, worth) for vectors, worth, _ in groups])
        side = np.concatenate([np.full(len(vectors), sign) for vectors, _, sign in groups])
        mean = weight @ rows / weight.sum()
        centred = rows - mean
        spread = (centred * weight[:, None]).T @ centred + RIDGE * np.eye(rows.shape[1])
        self._direction = np.linalg.solve(spread, (centred * weight[:, None]).T @ side)
        self._zero = float(mean @ self._direction)

    def score(self, question: Vectors) -> float:
        """Above 0 where it rather is a cry; docs/search.md tells how often that is right."""
        linear = float(question @ self._direction) - self._zero
        return linear + NEARNESS * (_near(question, self._cries) - _near(question, self._calm))


def _shared(vectors: Vectors, worth: float) -> NDArray[np.float64]:
    """What each of some vectors weighs, if all of them together weigh so much."""
    return np.full(len(vectors), worth / max(len(vectors), 1))


def _near(question: Vectors, vectors: Vectors) -> float:
    return float(np.sort(vectors @ question)[-NEAREST:].mean())
