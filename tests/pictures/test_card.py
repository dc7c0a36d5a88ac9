"""The card beside a link: a picture of the map that it leads to; and the colours of staircases."""

from __future__ import annotations

import re
import struct

import pytest

from navigator.catalog import COLOURS, coloured
from navigator.pictures import Card, CardStairs, card
from navigator.pictures.palette import ON_PAPER
from tests import ROOT

STAIRS = (CardStairs("Työnhaku", 2, "teal"), CardStairs("Yrityspalvelut", 8, "violet"))
WORDS = Card("fi", "Pikkulan palveluportaat", "Mikä palvelu auttaa?", "Kerro omin sanoin.", STAIRS)
STYLES = (ROOT / "static" / "navigator.css").read_text(encoding="utf-8")
LEAST = 4.5  # contrast of letters that are not large


def test_a_card_is_a_picture_of_the_size_that_is_asked_for() -> None:
    picture = card(WORDS)
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)


def test_the_same_words_make_the_same_card() -> None:
    first = card(WORDS)
    card.cache_clear()
    assert card(WORDS) == first


@pytest.mark.parametrize(
    "stairs",
    [
        (),
        (CardStairs("Työllistymistä edistävä monialainen yhteispalvelu", 1, ""),) * 9,
        (CardStairs("Sysselsättningsfrämjanderehabiliteringsverksamhet", 40, "slate"),),
    ],
)
def test_any_map_has_a_card(stairs: tuple[CardStairs, ...]) -> None:
    assert card(Card("sv", 'Ett "långt" namn # $ \\ ' * 6, "?", "…", stairs))


def test_who_chooses_no_colour_gets_one_that_nobody_has() -> None:
    assert coloured(["", "teal", "", "rose"]) == ("amber", "teal", "green", "rose")
    assert len(set(coloured([""] * len(COLOURS)))) == len(COLOURS)
    assert len(coloured([*COLOURS, "", ""])) == len(COLOURS) + 2


def hues(mode: str) -> dict[str, str]:
    found = re.findall(r'\[data-colour="(\w+)"\] \{ --hue: (#\w{6}); \}', STYLES)
    assert len(found) == 2 * len(COLOURS)
    return dict(found[len(COLOURS) :] if mode == "dark" else found[: len(COLOURS)])


def grounds(mode: str) -> list[str]:
    """The paper and the cards on which the hues stand, which also are the letters on them."""
    return [
        re.findall(rf"--{name}: (#\w{{6}})", STYLES)[mode == "dark"] for name in ("paper", "card")
    ]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_colour_is_legible_on_the_paper_and_on_cards(mode: str) -> None:
    assert list(hues(mode)) == list(COLOURS)
    for colour, hue in hues(mode).items():
        for ground in grounds(mode):
            assert contrast(hue, ground) >= LEAST, colour


def test_on_cards_the_colours_are_those_of_the_pages() -> None:
    assert hues("light") == ON_PAPER


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
