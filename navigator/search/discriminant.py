"""A line between two kinds of texts, drawn through their vectors: on which side another one lies.

A linear discriminant in closed form, kept from bending to single texts by a ridge. It takes
milliseconds for some thousand vectors, so it is made when an index is opened and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
RIDGE = 3e-4


class Discriminant:
    """Groups of unit vectors as rows, each with its side (+1, -1) and what it weighs as a whole."""

    def __init__(self, groups: Sequence[tuple[Vectors, float, float]]) -> None:
        rows = np.concatenate([vectors for vectors, _, _ in groups]).astype(np.float64)
        weight = np.concatenate([_shared(vectors, worth) for vectors, _, worth in groups])
        side = np.concatenate([np.full(len(vectors), sign) for vectors, sign, _ in groups])
        mean = weight @ rows / weight.sum()
        weighed = (rows - mean) * weight[:, None]
        spread = weighed.T @ (rows - mean) + RIDGE * np.eye(rows.shape[1])
        self._direction = np.linalg.solve(spread, weighed.T @ side)
        self._zero = float(mean @ self._direction)

    def side(self, vector: Vectors) -> float:
        """About +1 and -1 for what lies like the texts of either side, about 0 in between."""
        return float(vector @ self._direction) - self._zero


def _shared(vectors: Vectors, worth: float) -> NDArray[np.float64]:
    """What each of some vectors weighs, if all of them together weigh so much."""
    return np.full(len(vectors), worth / max(len(vectors), 1))
