"""Plain values as JSON, written in one way."""

from __future__ import annotations

import json
from typing import Any


def as_json(value: Any) -> bytes:
    """The value as people can read it, too: a line for each, and letters as they are."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
