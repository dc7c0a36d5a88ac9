"""What is wrong with what the map says of regions and municipalities, beyond single cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from navigator.catalog import NATIONWIDE, municipalities, slug
from navigator.reading.references import NEEDS, REGIONS, Rows, known
from navigator.reading.tree_records import NeedsRecord
from navigator.reading.yaml_file import Path
from navigator.tables import Problem

NAMING = {  # in which columns of which tables regions are named
    "offers.csv": "region",
    "flags.csv": "region",
    "contacts.csv": "region",
    "referrals.csv": "regions",
}
TAKEN = frozenset(  # by addresses of pages, and by the word for the whole country
    {"about", "accessibility", "admin", "areas", "beside", "changes", "data", "developers"}
    | {"path", "places", "privacy", "projects", "providers", "referrals", "regions", "report"}
    | {"search", "services", "steps", NATIONWIDE}
)
OFFERS = "offers.csv"


def problems(files: Mapping[str, Rows]) -> Iterator[Problem]:
    """Every fault of the rows; files that could not be read at all accuse nobody."""
    for file, column in NAMING.items():
        yield from _unknown(files, file, column)
    for _, record in files[NEEDS].valid:
        yield from _of_needs(files, record)
    yield from _municipalities(files)


def _unknown(files: Mapping[str, Rows], file: str, column: str) -> Iterator[Problem]:
    for number, row in files[file].all:
        for region in getattr(row, column) or ():
            if region != NATIONWIDE and not known(files, REGIONS, region):
                values = {"value": region, "where": NEEDS}
                yield Problem.at(file, "unknown-id", number, column, **values)


def _of_needs(files: Mapping[str, Rows], record: NeedsRecord) -> Iterator[Problem]:
    line = files[NEEDS].line
    for path, region in _choosing(record):
        if not known(files, REGIONS, region):
            values = {"value": region, "where": NEEDS}
            yield Problem.at(NEEDS, "unknown-id", line(path), "regions", **values)
    yield from _towns(record, files[NEEDS])


def _choosing(record: NeedsRecord) -> Iterator[tuple[Path, str]]:
    """The regions that staircases and steps name, with where they do."""
    for i, area in enumerate(record.areas):
        yield from ((("areas", i, "regions", n), id_) for n, id_ in enumerate(area.regions))
        for j, step in enumerate(area.steps):
            here = ("areas", i, "steps", j, "regions")
            yield from (((*here, n), id_) for n, id_ in enumerate(step.regions))


def _towns(record: NeedsRecord, needs: Rows) -> Iterator[Problem]:
    """Municipalities that there aren't, or in two regions; ids that an address can't have."""
    home: dict[str, str] = {}
    for i, region in enumerate(record.regions):
        for n, town in enumerate(region.municipalities):
            here = needs.line(("regions", i, "municipalities", n))
            if town not in municipalities():
                fault, values = "unknown-municipality", {"value": town[:80]}
                yield Problem.at(NEEDS, fault, here, "municipalities", **values)
            elif home.setdefault(town, region.id) != region.id:
                values = {"value": town, "other": home[town]}
                yield Problem.at(NEEDS, "two-regions", here, "municipalities", **values)
    others = {slug(town): id_ for town, id_ in home.items()}
    for i, region in enumerate(record.regions):
        if region.id in TAKEN or others.get(region.id, region.id) != region.id:
            here = needs.line(("regions", i, "id"))
            yield Problem.at(NEEDS, "taken-address", here, "id", value=region.id)


def _municipalities(files: Mapping[str, Rows]) -> Iterator[Problem]:
    towns = {r.id: r.municipalities for _, n in files[NEEDS].valid for r in n.regions}
    for number, offer in files[OFFERS].all:
        of_regions = [towns.get(id_, ()) for id_ in offer.region or ()]
        said = of_regions and all(of_regions)
        for town in offer.municipalities or ():
            if town not in municipalities():
                fault = "unknown-municipality"
            elif said and not any(town in some for some in of_regions):
                fault = "not-in-region"
            else:
                continue
            yield Problem.at(OFFERS, fault, number, "municipalities", value=town[:80])
