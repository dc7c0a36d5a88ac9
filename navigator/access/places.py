"""The places to which one can go on a day: each address once, with all who are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from navigator.access.ways_in import Reader, WayIn, ranked
from navigator.catalog import Catalog, Contact, Location, Offer


@dataclass(frozen=True, slots=True)
class Visit:
    """Who is at a place, and the number that one can call before going there."""

    way: WayIn
    telephone: WayIn | None


@dataclass(frozen=True, slots=True)
class Place:
    """An address, with those who are there."""

    street: str
    location: Location
    visits: tuple[Visit, ...]
    front_door: bool  # whether whoever doesn't know where to turn can ask there

    @property
    def id(self) -> str:
        """That of the first contact that gives the address."""
        return self.visits[0].way.contact.id


def places(catalog: Catalog, reader: Reader) -> tuple[Place, ...]:
    """All of them, in the order of the data: front doors, and of those who offer something."""
    offers = catalog.active(reader.day)
    found: dict[tuple[str, str], list[Contact]] = {}
    for contact in catalog.contacts:
        if contact.location and _stands(contact, offers):
            key = (contact.location.municipality, contact.value.casefold())
            found.setdefault(key, []).append(contact)
    return tuple(_place(some, catalog, reader) for some in found.values())


def _stands(contact: Contact, offers: Iterable[Offer]) -> bool:
    """Whether it leads to anything on the day."""
    return contact.front_door or any(map(contact.leads_to, offers))


def _place(contacts: list[Contact], catalog: Catalog, reader: Reader) -> Place:
    told = list(_once(contacts))
    visits = (Visit(_way(one, reader), _telephone(one, catalog, reader)) for one in told)
    locations = (one.location for one in contacts if one.location)
    best = sorted(locations, key=lambda one: (one.latitude is None, one.accessible is None))
    front_door = any(one.front_door for one in contacts)
    return Place(contacts[0].value, best[0], tuple(visits), front_door)


def _once(contacts: list[Contact]) -> Iterator[Contact]:
    """A front door that a provider names by the same words is that provider's."""
    owned = {one.label for one in contacts if one.provider}
    return (one for one in contacts if one.provider or one.label not in owned)


def _telephone(contact: Contact, catalog: Catalog, reader: Reader) -> WayIn | None:
    own = (one for one in catalog.contacts if one.kind == "telephone" and _same(contact, one))
    meant = (one for one in own if one.for_audience(contact.who))
    return next(iter(ranked(meant, reader)), None)


def _same(contact: Contact, other: Contact) -> bool:
    """Whether the other one leads to the same people."""
    if contact.provider:
        return other.provider == contact.provider and other.service in (None, contact.service)
    whose = (contact.service, contact.step, contact.regions)
    return other.provider is None and (other.service, other.step, other.regions) == whose


def _way(contact: Contact, reader: Reader) -> WayIn:
    return ranked((contact,), Reader(reader.language, reader.day, reader.minute))[0]
