"""The picture that stands beside a link to the site, where one is shared: a card of its stairs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import lru_cache

from navigator.environment import shipped
from navigator.pictures import typesetting
from navigator.pictures.palette import ON_PAPER

TEMPLATE = shipped.TEMPLATES / "card.typ"
MOST = 6  # staircases for which there is room
KEPT = 128  # cards: those of the voices of an edition, where people live


@dataclass(frozen=True, slots=True)
class CardStairs:
    """A staircase as it stands on a card."""

    title: str
    steps: int
    colour: str


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card, in one language."""

    language: str
    site: str
    heading: str
    lead: str
    stairs: tuple[CardStairs, ...]


@lru_cache(maxsize=KEPT)
def card(of: Card) -> bytes:
    """The card as a PNG of 1200 × 630 pixels; always the same bytes for the same words."""
    stairs = [asdict(one) | {"colour": ON_PAPER.get(one.colour, "")} for one in of.stairs[:MOST]]
    return typesetting.png(TEMPLATE, card=json.dumps(asdict(of) | {"stairs": stairs}))
