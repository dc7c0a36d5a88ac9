"""Whether two names mean the same thing, though they are not worded alike.

A list of questions names services and steps as their source did; the data files may call them a
little otherwise, and the judgement still holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

SHARED = 0.6  # the share of all their words that two names have in common
ALIKE = 0.88  # the share of letters that two names have in common, in their order
SOFT_HYPHEN = "\xad"


@lru_cache(maxsize=4096)
def same(known: str, met: str) -> bool:
    """Whether the name that was met is the one that is known."""
    ours, theirs = _words(known), _words(met)
    if not ours or not theirs:
        return False
    return (
        _within(ours, theirs)
        or _within(theirs, ours)
        or _shared(ours, theirs) >= SHARED
        or _alike(" ".join(ours), " ".join(theirs))
    )


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", name.casefold().replace(SOFT_HYPHEN, "")))


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the long one has the words of the short one in a row."""
    starts = range(len(long) - len(short) + 1)
    return any(long[start : start + len(short)] == short for start in starts)


def _shared(ours: Sequence[str], theirs: Sequence[str]) -> float:
    return len({*ours} & {*theirs}) / len({*ours} | {*theirs})


def _alike(ours: str, theirs: str) -> bool:
    """Whether they differ by a few letters; the quick ratios are upper bounds of the slow one."""
    matcher = SequenceMatcher(None, ours, theirs)
    ratios = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(ratio() >= ALIKE for ratio in ratios)
