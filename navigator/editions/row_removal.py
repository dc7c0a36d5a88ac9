"""A row taken away: what goes with it, and what names it and so holds it where it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from navigator import reading
from navigator.editions import edits
from navigator.editions.desk import Files
from navigator.editions.edits import Cells, Edit
from navigator.editions.tree_edits import TreeEdit
from navigator.reading import records

SERVICES, OFFERS = "services.csv", "offers.csv"
WAYS_IN = ("contacts.csv", "intake.csv")
NAMED: Mapping[str, tuple[tuple[str, str], ...]] = {  # in which columns a row is named by others
    SERVICES: (("flags.csv", "service"),),  # its offers and ways in go with it
    OFFERS: (),
    "providers.csv": (
        *((OFFERS, "provider"), ("projects.csv", "providers")),
        *((file, "provider") for file in WAYS_IN),
    ),
    "projects.csv": ((OFFERS, "project"),),
    "referrals.csv": (),
    "contacts.csv": (),
    "intake.csv": (),
    "terms.csv": (),
    "thesaurus.csv": (),
}


@dataclass(frozen=True, slots=True)
class Holder:
    """What would be wrong without the row: a row that names it, or `needs.yaml`, by no key."""

    file: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Removal:
    """The row that goes, first, and those that go with it; nothing goes as long as it is held."""

    edits: tuple[Edit | TreeEdit, ...]
    holders: tuple[Holder, ...]

    @property
    def company(self) -> int:
        """How many rows go with it."""
        return len(self.edits) - 1

    def going_from(self, *files: str) -> int:
        """How many of these are rows of some files."""
        return sum(one.file in files for one in self.edits[1:])

    def held_in(self, file: str) -> tuple[str, ...]:
        """What the rows of a file that hold it are called in addresses."""
        return tuple(holder.key for holder in self.holders if holder.file == file)


def removal(files: Files, file: str, key: str) -> Removal:
    """What it takes to take a row away from valid files. Raises GoneError."""
    cells = edits.row_of(files, file, key).cells
    company = _company(files, key) if file == SERVICES else ()
    held = [*_held(files, file, key), *(_left_by_an_offer(files, cells) if file == OFFERS else ())]
    going = (Edit(file, key, None), *company)
    return Removal(going, tuple(held))


def _company(files: Files, service: str) -> Iterator[Edit]:
    """What goes with a service: its offers, and what is known of getting in."""
    for file in (OFFERS, *WAYS_IN):
        yield from (Edit(file, key, None) for key in _naming(files, file, "service", service))


def _held(files: Files, file: str, key: str) -> Iterator[Holder]:
    for where, column in NAMED[file]:
        yield from (Holder(where, name) for name in _naming(files, where, column, key))
    if file == SERVICES and key in _named_in_needs(files):
        yield Holder(reading.NEEDS)


def _naming(files: Files, file: str, column: str, id_: str) -> Iterator[str]:
    """The rows in which an id stands, alone or among others."""
    for key, row in edits.by_key(files, file).items():
        if id_ in records.parts(row.cells[column]):
            yield key


def _named_in_needs(files: Files) -> frozenset[str]:
    """The services that are shown to those who call for help or want to learn a trade."""
    ((_, needs),) = reading.rows(reading.NEEDS, files[reading.NEEDS]).valid
    trades = needs.occupations
    ways = (trades.vocational, trades.higher) if trades else ()
    lists = (*((needs.urgent,) if needs.urgent else ()), *ways)
    return frozenset(service for one in lists for service in one.services)


def _left_by_an_offer(files: Files, cells: Cells) -> Iterator[Holder]:
    """What would be wrong without an offer: its service, and ways in to it with its provider."""
    yield from _alone(files, cells["service"])
    if len([*_of_pair(files, OFFERS, cells)]) == 1:
        for file in WAYS_IN:
            yield from (Holder(file, key) for key in _of_pair(files, file, cells))


def _of_pair(files: Files, file: str, cells: Cells) -> Iterator[str]:
    """The rows about the same service and provider."""
    for key, row in edits.by_key(files, file).items():
        if all(row.cells[thing] == cells[thing] for thing in ("service", "provider")):
            yield key


def _alone(files: Files, service: str) -> Iterator[Holder]:
    """A service holds its last offer, for else it would stand nowhere."""
    if len([*_naming(files, OFFERS, "service", service)]) == 1:
        yield Holder(SERVICES, service)
