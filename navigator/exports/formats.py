"""Every format in which the map can be had: what pages, commands, documentation and tests tell of.

A format is one module of this room, and one entry here. What takes long to make is made when it is
asked for; the same edition on the same day gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from navigator.exports import open_data, table_package
from navigator.exports.as_json import as_json
from navigator.exports.state import State

N = str  # marks a message for the catalogues; it is translated where it is shown

PLACE = re.compile(r"\{(\w+)\}")  # what is filled in


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name and version as its standard has them, where it is, what it holds."""

    id: str
    name: str
    version: str
    media_type: str
    address: str  # below the site’s front door; {…} is filled in by who asks
    holds: str  # a message
    make: Callable[[State], bytes] | None = None  # where it needs to know nothing but the edition

    @property
    def stays(self) -> bool:
        """Whether the address is one and the same for everybody."""
        return "{" not in self.address

    def filled(self, known: Mapping[str, Sequence[str]]) -> Iterator[tuple[Mapping[str, str], str]]:
        """Each address with what was filled in; none, where a place of it is not known."""
        places = PLACE.findall(self.address)
        for values in product(*(known.get(place, ()) for place in places)):
            chosen = dict(zip(places, values, strict=True))
            yield chosen, self.address.format(**chosen)


FORMATS: tuple[Format, ...] = (
    Format(
        "json",
        "Open API",
        "1",
        "application/json",
        "/api/v1/catalog",
        N("The whole map, in all languages at once, with ids as references."),
        make=lambda state: as_json(
            {"edition": state.number, "on": None, **open_data.catalog(state.catalog, None)}
        ),
    ),
    Format(
        "data-package",
        "Data Package",
        table_package.VERSION,
        "application/zip",
        "/data/datapackage.zip",
        N("All tables and their description, packed into one file."),
        make=table_package.zipped,
    ),
    Format(
        "data-package-description",
        "Data Package",
        table_package.VERSION,
        "application/json",
        "/data/datapackage.json",
        N("The description of the tables: what each column holds, and where it leads."),
        make=lambda state: table_package.package(state)[table_package.DESCRIPTION],
    ),
    Format(
        "table",
        "CSV",
        "RFC 4180",
        "text/csv",
        "/data/tables/{table}.csv",
        N("One table by itself: UTF-8, columns separated by semicolons, days as 2026-12-31."),
    ),
    Format(
        "picture",
        "SVG",
        "1.1",
        "image/svg+xml",
        "/{voice}/areas/{area}.svg",
        N("A staircase as a picture, in one voice."),
    ),
    Format(
        "editions",
        "JSON",
        "RFC 8259",
        "application/json",
        "/data/editions.json",
        N("The editions: when each was published, and how much it changed."),
    ),
    Format(
        "edition",
        "ZIP",
        "2.0",
        "application/zip",
        "/data/editions/{edition}.zip",
        N("The data files of one edition, byte for byte as they were published."),
    ),
    Format(
        "index",
        "JSON",
        "RFC 8259",
        "application/json",
        "/data/index.json",
        N("All of these formats and their addresses, for programs."),
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


@dataclass(frozen=True, slots=True)
class PageForm:
    """What a page can also be had as: its name there, and the address of each kind of page."""

    name: str
    media_type: str
    addresses: Mapping[str, str]


KINDS = ("area", "step", "service", "provider", "project")
# Which of these addresses there are is for the site to say: it shows those that it has.
PAGE_FORMS: tuple[PageForm, ...] = (
    PageForm(
        "JSON",
        "application/json",
        {kind: f"/api/v1/{kind}s/{{id}}" for kind in (*KINDS, "referral")}
        | {"search": "/api/v1/search"},
    ),
    PageForm("Turtle", "text/turtle", {kind: f"/id/{kind}s/{{id}}.ttl" for kind in KINDS}),
    PageForm(
        "iCalendar", "text/calendar", {kind: f"/{{voice}}/{kind}s/{{id}}.ics" for kind in KINDS}
    ),
    PageForm(
        "Atom", "application/atom+xml", {kind: f"/{{voice}}/{kind}s/{{id}}.atom" for kind in KINDS}
    ),
    PageForm("SVG", "image/svg+xml", {"area": "/{voice}/areas/{id}.svg"}),
)
