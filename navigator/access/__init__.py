"""Getting into a service: which way in is the best for a reader now, and when it is open."""

from navigator.access.in_words import hours_said, languages_said, number_said, week_said
from navigator.access.intake_said import GROUPS, IntakeFact, intake_said
from navigator.access.opening_now import Opening, always, hours_on
from navigator.access.places import Place, places
from navigator.access.public_holidays import holiday
from navigator.access.ways_in import (
    KINDS,
    NOON,
    Reader,
    WayIn,
    audience_of,
    front_doors,
    of_provider,
    of_service,
    of_step,
)

__all__ = [
    "GROUPS",
    "KINDS",
    "NOON",
    "IntakeFact",
    "Opening",
    "Place",
    "Reader",
    "WayIn",
    "always",
    "audience_of",
    "front_doors",
    "holiday",
    "hours_on",
    "hours_said",
    "intake_said",
    "languages_said",
    "number_said",
    "of_provider",
    "of_service",
    "of_step",
    "places",
    "week_said",
]
