"""Other people’s pages: whether they answer when they are asked, politely and without danger."""

from navigator.links.link import OFFLINE, Check
from navigator.links.visit import PAUSE, visits

__all__ = ["OFFLINE", "PAUSE", "Check", "visits"]
