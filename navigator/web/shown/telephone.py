"""Telephone numbers in texts of the data: never broken over two lines, and one press away."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# The emergency number, and Finnish numbers in the groups in which people write them. A `#` before
# it belongs to an escaped character.
NUMBER = re.compile(r"(?<![\w#/.-])(?:112|0\d(?: ?\d){5,9})(?![\w/-])")
HARD_SPACE = "\N{NO-BREAK SPACE}"


def unbroken(text: object) -> Markup:
    """The text with each number on one line."""
    return _with_numbers(text, "{shown}")


def called(text: object) -> Markup:
    """The text with each number as a link that calls it."""
    return _with_numbers(text, '<a href="tel:{number}">{shown}</a>')


def _with_numbers(text: object, manner: str) -> Markup:
    def written(found: re.Match[str]) -> str:
        number = found[0].replace(" ", "")
        return manner.format(number=number, shown=found[0].replace(" ", HARD_SPACE))

    return Markup(NUMBER.sub(written, str(escape(text))))  # noqa: S704 — escaped, and digits
