"""The web server: connections, bodies, time and queues stay in bounds, whatever clients do."""

from navigator.server.bounds import REFUSED, SMALL_BODY, Bounds
from navigator.server.listener import serve

__all__ = ["REFUSED", "SMALL_BODY", "Bounds", "serve"]
