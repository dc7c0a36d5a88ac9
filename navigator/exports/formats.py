"""Every format in which the map can be had: what pages, commands, documentation and tests tell of.

A format is one module of this room, and one entry here. What takes long to make is made when it is
asked for; the same edition on the same day gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

N = str  # marks a message for the catalogues; it is translated where it is shown


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name and version as its standard has them, where it is, what it holds."""

    id: str
    name: str
    version: str
    media_type: str
    address: str  # below the site’s front door; {…} is filled in by who asks
    holds: str  # a message

    @property
    def stays(self) -> bool:
        """Whether the address is one and the same for everybody."""
        return "{" not in self.address


FORMATS: tuple[Format, ...] = (
    Format(
        "json",
        "Open API",
        "1",
        "application/json",
        "/api/v1/catalog",
        N("The whole map, in all languages at once, with ids as references."),
    ),
    Format(
        "ics",
        "iCalendar",
        "2.0 (RFC 5545, RFC 7986)",
        "text/calendar",
        "/{voice}/calendar.ics",
        N(
            "What starts and what ends, as whole days, in one voice: of the whole map, of a "
            "locality, an area, a step, a service, a provider or a project."
        ),
    ),
    Format(
        "atom-changes",
        "Atom",
        "1.0 (RFC 4287)",
        "application/atom+xml",
        "/{voice}/changes.atom",
        N("What each edition added, changed and removed, in words, in one voice."),
    ),
    Format(
        "atom-ending",
        "Atom",
        "1.0 (RFC 4287)",
        "application/atom+xml",
        "/{voice}/ending.atom",
        N("What ends within 90 days, in one voice."),
    ),
    Format(
        "hsds",
        "HSDS",
        "3.1",
        "application/json",
        "/hsds/3.1/services",
        N(
            "Services, organisations, needs and places in the form that service finders all over "
            "the world read: page by page, one language at a time."
        ),
    ),
    Format(
        "hsds-dump",
        "HSDS",
        "3.1",
        "application/zip",
        "/hsds/3.1/dump.zip",
        N("The same as one packed file, with a JSON file for each class."),
    ),
    Format(
        "hsds-tables",
        "HSDS",
        "3.1",
        "application/zip",
        "/hsds/3.1/datapackage.zip",
        N("The same as tables: CSV files with a description of their columns and keys."),
    ),
    Format(
        "cpsv-ap-turtle",
        "CPSV-AP",
        "3.2",
        "text/turtle",
        "/data/cpsv-ap.ttl",
        N("The whole map as linked data: services, needs, who gives them, where and until when."),
    ),
    Format(
        "cpsv-ap-json-ld",
        "CPSV-AP",
        "3.2",
        "application/ld+json",
        "/data/cpsv-ap.jsonld",
        N("The same linked data as JSON-LD, in which nothing has to be fetched to read it."),
    ),
)
