"""A fingerprint of the code that makes indexes: where it is another one, old indexes are stale."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

# A change in one of these makes them stale.
MAKERS = ("index", "meaning", "morphology", "participles", "stems", "suffixes", "words")


@cache
def fingerprint() -> str:
    """Eight hexadecimal digits."""
    room = files("navigator.search")
    code = b"".join((room / f"{maker}.py").read_bytes() for maker in MAKERS)
    return hashlib.sha256(code).hexdigest()[:8]
