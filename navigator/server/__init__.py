"""The web server: connections, bodies, time and queues stay in bounds, whatever clients do."""

from navigator.server.bounds import REFUSED, Bounds
from navigator.server.listener import serve

__all__ = ["REFUSED", "Bounds", "serve"]
