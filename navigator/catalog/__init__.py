"""The map as frozen objects and as a graph: areas, steps, services, offers, providers, projects."""

from navigator.catalog import graph
from navigator.catalog.asking import Cries, Occupations, Synonym, Urgent, Way, Words
from navigator.catalog.colour import COLOURS, Colour, coloured
from navigator.catalog.contact import (
    CALLED,
    ONLINE,
    CallPrice,
    Contact,
    ContactKind,
    Location,
)
from navigator.catalog.graph import Graph, Standing, carried_by
from navigator.catalog.intake import Attendance, Benefit, Fee, Group, Intake, Start
from navigator.catalog.locality import (
    NATIONWIDE,
    NOTHING,
    Kept,
    Locality,
    has_step,
    localities,
    slug,
    within,
)
from navigator.catalog.model import (
    Area,
    Audience,
    Flag,
    FlagKind,
    FlagState,
    Offer,
    Project,
    Provider,
    Referral,
    Region,
    Service,
    Step,
    Thresholds,
    Who,
    audiences,
    last_day,
)
from navigator.catalog.municipality import municipalities
from navigator.catalog.opening import OpeningHours, Span, Spans, SpecialDays
from navigator.catalog.site import Site
from navigator.catalog.succession import Sequel, sequels
from navigator.catalog.term import Term
from navigator.catalog.whole import Catalog

__all__ = [
    "CALLED",
    "COLOURS",
    "NATIONWIDE",
    "NOTHING",
    "ONLINE",
    "Area",
    "Attendance",
    "Audience",
    "Benefit",
    "CallPrice",
    "Catalog",
    "Colour",
    "Contact",
    "ContactKind",
    "Cries",
    "Fee",
    "Flag",
    "FlagKind",
    "FlagState",
    "Graph",
    "Group",
    "Intake",
    "Kept",
    "Locality",
    "Location",
    "Occupations",
    "Offer",
    "OpeningHours",
    "Project",
    "Provider",
    "Referral",
    "Region",
    "Sequel",
    "Service",
    "Site",
    "Span",
    "Spans",
    "SpecialDays",
    "Standing",
    "Start",
    "Step",
    "Synonym",
    "Term",
    "Thresholds",
    "Urgent",
    "Way",
    "Who",
    "Words",
    "audiences",
    "carried_by",
    "coloured",
    "graph",
    "has_step",
    "last_day",
    "localities",
    "municipalities",
    "sequels",
    "slug",
    "within",
]
