"""Whose is what on the map: which regions a row or an item belongs to, and what is shared.

A row that names regions belongs to them. What names none belongs to the regions of the offers that
hang on it. All else is shared: what is given in the whole country, what every region has and what
none has yet. Whoever works for some regions may change what lies wholly in them, and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from navigator import reading
from navigator.catalog import NATIONWIDE, Catalog
from navigator.editions import keyed_rows
from navigator.editions.keyed_rows import Key, Row
from navigator.reading import records

Files = Mapping[str, bytes]
Cells = Mapping[str, str]
Regions = frozenset[str]

SHARED: Regions = frozenset()
OFFERS, CONTACTS, FLAGS = "offers.csv", "contacts.csv", "flags.csv"
NAMING = {OFFERS: "region", CONTACTS: "region", FLAGS: "region", "referrals.csv": "regions"}
HANGING: Mapping[str, str] = {  # on what of an offer a row hangs, by the file of the row
    "services.csv": "service",
    "providers.csv": "provider",
    "projects.csv": "project",
}
LEADING: Mapping[str, tuple[str, ...]] = {  # what a row leads to, by its columns
    CONTACTS: ("service", "provider", "step"),
    "intake.csv": ("service", "provider"),
}
STAIRS = ("areas", "steps")


def named(file: str, cells: Cells) -> Regions:
    """The regions that a row names itself, `nationwide` among them."""
    return frozenset(records.parts(cells.get(NAMING.get(file, ""), "")))


@dataclass(frozen=True, slots=True)
class Given:
    """What an offer says of whose something is; no regions, where it is given everywhere."""

    service: str
    step: str
    provider: str
    project: str
    regions: Regions


@dataclass(frozen=True, slots=True)
class Ownership:
    """Whose is what on one state of the map."""

    offers: tuple[Given, ...]
    stairs: Mapping[str, Regions]  # of areas and steps, by their ids

    def of(self, file: str, key: Key, cells: Cells) -> Regions:
        """The regions to which a row or an item belongs; none, if it is shared."""
        if file == reading.NEEDS:
            return self._of_item(key)
        if some := named(file, cells):
            return SHARED if NATIONWIDE in some else some
        if file == FLAGS:
            return self.stairs.get(cells.get("step", ""), SHARED)
        return _all_of(self._hanging(file, cells))

    def _of_item(self, key: Key) -> Regions:
        if key[0] == "regions":
            return frozenset(key[1:2])
        return self.stairs.get(key[1], SHARED) if key[0] in STAIRS else SHARED

    def about(self, step: str = "", **parts: str) -> Regions:
        """Whose is what is said of a step, or else of a service, a provider or a project."""
        others = {part: id_ for part, id_ in parts.items() if id_}
        return self.stairs.get(step, SHARED) or _all_of(self._with(others))

    def used(self, file: str, cells: Cells) -> bool:
        """Whether any offer hangs on a row."""
        return any(True for _ in self._hanging(file, cells))

    def _hanging(self, file: str, cells: Cells) -> Iterator[Given]:
        if file in HANGING:
            return self._with({HANGING[file]: cells.get("id", "")})
        parts = {part: cells.get(part, "") for part in LEADING.get(file, ())}
        return self._with({part: id_ for part, id_ in parts.items() if id_})

    def _with(self, parts: Mapping[str, str]) -> Iterator[Given]:
        """The offers that say so of all these parts; none of none."""
        for one in self.offers if parts else ():
            if all(getattr(one, part) == id_ for part, id_ in parts.items()):
                yield one


def of_catalog(catalog: Catalog) -> Ownership:
    """Whose is what on a map that has been read."""
    offers = tuple(
        Given(
            offer.service.id,
            offer.step.id,
            offer.provider.id,
            offer.project.id if offer.project else "",
            frozenset(region.id for region in offer.regions),
        )
        for offer in catalog.offers
    )
    areas = ((area.id, area.regions, area.steps) for area in catalog.areas)
    stairs = ((id_, of, [(step.id, step.regions) for step in steps]) for id_, of, steps in areas)
    return Ownership(offers, dict(_stairs(stairs)))


def of_files(files: Files) -> Ownership:
    """Whose is what in data files. Raises FaultyError for one that cannot be read."""
    rows = keyed_rows.table(OFFERS, files.get(OFFERS)).values()
    needs = keyed_rows.table(reading.NEEDS, files.get(reading.NEEDS))
    areas = (
        (key[1], _parts(row, "regions"), [(id_, _regions_of(needs, id_)) for id_ in _steps(row)])
        for key, row in needs.items()
        if key[0] == "areas"
    )
    return Ownership(tuple(map(_given, rows)), dict(_stairs(areas)))


def _given(row: Row) -> Given:
    service, step, provider, project = (
        row.cells[part] for part in ("service", "step", "provider", "project")
    )
    some = named(OFFERS, row.cells)
    return Given(service, step, provider, project, SHARED if NATIONWIDE in some else some)


def _parts(row: Row | None, column: str) -> tuple[str, ...]:
    return tuple(records.parts(row.cells.get(column, ""))) if row else ()


def _steps(row: Row) -> tuple[str, ...]:
    return _parts(row, "steps")


def _regions_of(needs: keyed_rows.Table, step: str) -> tuple[str, ...]:
    return _parts(needs.get(("steps", step)), "regions")


def _stairs(
    areas: Iterable[tuple[str, Collection[str], Iterable[tuple[str, Collection[str]]]]],
) -> Iterator[tuple[str, Regions]]:
    """Areas and steps with their regions: a step without any of its own has those of its area."""
    for area, regions, steps in areas:
        whole = frozenset(regions)
        yield area, whole
        for step, named in steps:
            own = frozenset(named)
            yield step, own | whole if not own or (whole and not own <= whole) else own


def _all_of(offers: Iterable[Given]) -> Regions:
    """The regions of some offers; none, if one of them is given everywhere."""
    listed = [one.regions for one in offers]
    return frozenset().union(*listed) if listed and all(listed) else SHARED
