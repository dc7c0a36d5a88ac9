"""The colours by which staircases and regions are told apart; what they look like is for styles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from typing import Literal, get_args

Colour = Literal["teal", "amber", "rose", "green", "violet", "blue", "brown", "slate"]
COLOURS: tuple[str, ...] = get_args(Colour)


def coloured(chosen: Sequence[str]) -> tuple[str, ...]:
    """A colour for each: the one that it has chosen, else the first that nobody has."""
    left = [colour for colour in COLOURS if colour not in chosen]
    others = cycle(left or COLOURS)
    return tuple(colour or next(others) for colour in chosen)
