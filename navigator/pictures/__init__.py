"""The geometry of what is drawn: staircases, the timeline of projects, places, QR codes."""

from navigator.pictures import qr, stairs
from navigator.pictures.grid import Point, on_grid
from navigator.pictures.outlines import outlines
from navigator.pictures.place_map import PlaceMap, Spot, place_map
from navigator.pictures.project_timeline import in_order, timeline
from navigator.pictures.stairs import Facts, Picture

__all__ = [
    "Facts",
    "Picture",
    "PlaceMap",
    "Point",
    "Spot",
    "in_order",
    "on_grid",
    "outlines",
    "place_map",
    "qr",
    "stairs",
    "timeline",
]
