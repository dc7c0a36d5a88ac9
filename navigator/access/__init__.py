"""Getting into a service: which way in is the best for a reader now, and when it is open."""

from navigator.access.opening_now import Opening, always, at
from navigator.access.public_holidays import holiday
from navigator.access.ways_in import Reader, WayIn, front_doors, of_provider, of_service, of_step

__all__ = [
    "Opening",
    "Reader",
    "WayIn",
    "always",
    "at",
    "front_doors",
    "holiday",
    "of_provider",
    "of_service",
    "of_step",
]
