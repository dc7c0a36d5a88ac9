"""Numbers in addresses, queries and forms: what the store may be asked for, and nothing else."""

from __future__ import annotations

import re

from flask import Flask
from werkzeug.routing import IntegerConverter

# As a number is written once: ASCII digits, no sign, no space, no zero in front; and no more of
# them than the store keeps in its 64 bits.
WHOLE = "0|[1-9][0-9]{0,17}"


class NumberConverter(IntegerConverter):
    """A number in an address; what is none, or is written otherwise, is an unknown page."""

    regex = WHOLE


def install(app: Flask) -> None:
    app.url_map.converters["int"] = NumberConverter


def number(text: str) -> int:
    """The number that a text is. Raises ValueError, which the readers of queries understand."""
    if not re.fullmatch(WHOLE, text):
        raise ValueError(text)
    return int(text)
