"""A path of steps and services that somebody picked, told in a voice and as a sheet of paper."""

from navigator.guidance import next_steps
from navigator.guidance.browser_print import room_on_paper
from navigator.guidance.description import PathLink, Teller
from navigator.guidance.entry import Entry, Fact
from navigator.guidance.handout import Column, Handout, HandoutItem, Picture
from navigator.guidance.handout_pdf import pdf
from navigator.guidance.path import Codes, Item, Path, Thing, codes

__all__ = [
    "Codes",
    "Column",
    "Entry",
    "Fact",
    "Handout",
    "HandoutItem",
    "Item",
    "Path",
    "PathLink",
    "Picture",
    "Teller",
    "Thing",
    "codes",
    "next_steps",
    "pdf",
    "room_on_paper",
]
