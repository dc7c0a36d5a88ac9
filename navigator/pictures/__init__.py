"""The geometry of what is drawn: staircases, the timeline of projects, QR codes."""

from navigator.pictures import qr, stairs
from navigator.pictures.project_timeline import in_order, timeline
from navigator.pictures.stairs import Facts, Picture

__all__ = ["Facts", "Picture", "in_order", "qr", "stairs", "timeline"]
