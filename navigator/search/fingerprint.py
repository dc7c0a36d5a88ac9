"""A fingerprint of the code that makes indexes: where it is another one, old indexes are stale."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

# A change in one of these makes them stale.
MAKERS = (
    *("search/index", "search/meaning", "search/morphology", "search/participles"),
    *("search/stems", "search/suffixes", "search/towns", "search/words", "embedding/bounds"),
    "voices/letters",
)


@cache
def fingerprint() -> str:
    """Eight hexadecimal digits."""
    program = files("navigator")
    code = b"".join((program / f"{maker}.py").read_bytes() for maker in MAKERS)
    return hashlib.sha256(code).hexdigest()[:8]
