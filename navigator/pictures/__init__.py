"""The geometry of what is drawn: staircases, timeline, places, QR codes, cards; and type."""

from navigator.pictures import qr, stairs, typesetting
from navigator.pictures.card import Card, CardStairs, card
from navigator.pictures.grid import Point, on_grid
from navigator.pictures.outlines import outlines
from navigator.pictures.place_map import PlaceMap, Spot, place_map
from navigator.pictures.project_timeline import in_order, timeline
from navigator.pictures.stairs import Facts, Picture

__all__ = [
    "Card",
    "CardStairs",
    "Facts",
    "Picture",
    "PlaceMap",
    "Point",
    "Spot",
    "card",
    "in_order",
    "on_grid",
    "outlines",
    "place_map",
    "qr",
    "stairs",
    "timeline",
    "typesetting",
]
