"""The map as frozen objects and as a graph: areas, steps, services, offers, providers, projects."""

from navigator.catalog import graph
from navigator.catalog.asking import Cries, Occupations, Synonym, Urgent, Way, Words
from navigator.catalog.graph import Graph, Standing, carried_by
from navigator.catalog.model import (
    Area,
    Audience,
    Catalog,
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
from navigator.catalog.succession import Sequel, sequels
from navigator.catalog.term import Term

__all__ = [
    "Area",
    "Audience",
    "Catalog",
    "Cries",
    "Flag",
    "FlagKind",
    "FlagState",
    "Graph",
    "Occupations",
    "Offer",
    "Project",
    "Provider",
    "Referral",
    "Region",
    "Sequel",
    "Service",
    "Standing",
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
    "graph",
    "last_day",
    "sequels",
]
