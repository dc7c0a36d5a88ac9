"""Where relevance falls: how much of what was found is shown at once, and what is folded away.

A person reads ten, not sixty. Beyond those, only what fits at least half as well as the best is
shown, and never more than twelve.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

MOST = 12
FEWEST = 10
SHARE = 0.5  # of the best one's score


class _Scored(Protocol):
    @property
    def score(self) -> float: ...


S = TypeVar("S", bound=_Scored)


def cut(found: Sequence[S]) -> tuple[tuple[S, ...], tuple[S, ...]]:
    """What is shown, and what is folded; what was found stands in its order, the best first."""
    near = sum(one.score >= SHARE * found[0].score for one in found)
    shown = min(MOST, max(FEWEST, near))
    return tuple(found[:shown]), tuple(found[shown:])
