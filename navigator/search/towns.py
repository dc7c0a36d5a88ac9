"""Municipalities in their cases, which the dictionary lacks: it takes *hattulasta* for a child.

Only names whose stem stays as it is: they end in a vowel that no case changes, after a consonant
that does not weaken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from navigator.catalog import municipalities

STEADY = re.compile(r"[a-zåäö]{2,}[^kpt\W][aäoöuy]")
BACK = re.compile("[aou]")
CASES = ("n", "na", "ksi", "ssa", "sta", "lla", "lta", "lle")
FRONT = str.maketrans("a", "ä")


@cache
def towns() -> Mapping[str, str]:
    """The names of municipalities in small letters, by their forms."""
    names = (name.casefold() for name in municipalities())
    return {form: name for name in names if STEADY.fullmatch(name) for form in _forms(name)}


def _forms(name: str) -> Iterator[str]:
    last = name[-1]
    partitive = last if last in "aä" else "ta"
    for ending in (*CASES, partitive, f"{last}n"):
        yield name + (ending if BACK.search(name) else ending.translate(FRONT))
