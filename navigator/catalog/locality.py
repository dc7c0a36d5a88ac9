"""Where somebody lives: an employment area, or one of its municipalities; and the map of there.

The map of a locality is a catalogue like the whole one, with what is given there alone: its offers,
those of the whole country, and what hangs on them. So whatever is computed of a map can be computed
of a part of it, and no page has to ask which region an offer is of.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from navigator.catalog.asking import Occupations, Urgent, Way
from navigator.catalog.contact import Contact
from navigator.catalog.model import (
    Area,
    Offer,
    Project,
    Provider,
    Region,
    Service,
    Step,
    share,
)
from navigator.catalog.municipality import municipalities
from navigator.catalog.whole import Catalog
from navigator.voices import Text

Thing = TypeVar("Thing", Service, Provider, Project)

NATIONWIDE = "nationwide"  # in tables: instead of regions, for what is given in the whole country


@dataclass(frozen=True, slots=True)
class Locality:
    """A region, or a municipality in it by its Finnish name."""

    region: Region
    municipality: str = ""

    @property
    def id(self) -> str:
        """What it is called in addresses: `lappi`, `rovaniemi`."""
        return slug(self.municipality) if self.municipality else self.region.id

    @property
    def name(self) -> Text:
        known = municipalities().get(self.municipality)
        return known.name if known else self.region.name

    def has(self, offer: Offer) -> bool:
        """Whether somebody from here is among those for whom it is given."""
        near = not self.municipality or not offer.municipalities
        return share((self.region,), offer.regions) and (
            near or self.municipality in offer.municipalities
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """Ids of services and steps that stay on the map of a locality, whatever is given there."""

    services: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()


def slug(name: str) -> str:
    """A name as it stands in addresses: `Jämsä` as `jamsa`."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def localities(catalog: Catalog) -> Mapping[str, Locality]:
    """All localities of a map by their ids: its regions, and the municipalities that they have."""
    towns = (Locality(region, town) for region in catalog.regions for town in region.municipalities)
    regions = (Locality(region) for region in catalog.regions)
    return {one.id: one for one in (*regions, *towns)}


NOTHING = Kept()


def within(catalog: Catalog, locality: Locality, kept: Kept = NOTHING) -> Catalog:
    """The map of a locality."""
    region = locality.region
    areas = _areas(catalog.areas, region, kept.steps)
    steps = {step.id: step for area in areas for step in area.steps}
    offers = tuple(
        replace(offer, step=steps[offer.step.id])
        for offer in catalog.offers
        if offer.step.id in steps and locality.has(offer)
    )
    services = {offer.service.id for offer in offers} | kept.services
    providers = {offer.provider.id for offer in offers}
    projects = {offer.project.id for offer in offers if offer.project}
    return replace(
        catalog,
        regions=(region,),
        areas=areas,
        services=_among(catalog.services, services),
        providers=_among(catalog.providers, providers),
        projects=_among(catalog.projects, projects),
        offers=offers,
        flags=tuple(
            replace(flag, step=steps[flag.step.id])
            for flag in catalog.flags
            if flag.step.id in steps and share((region,), flag.regions)
        ),
        urgent=catalog.urgent and _urgent(catalog.urgent, region, services),
        occupations=catalog.occupations and _ways(catalog.occupations, services, steps),
        referrals=tuple(one for one in catalog.referrals if share((region,), one.regions)),
        contacts=tuple(
            replace(one, step=one.step and steps[one.step.id])
            for one in catalog.contacts
            if share((region,), one.regions) and _leads(one, services, providers, steps)
        ),
        intakes=tuple(
            one
            for one in catalog.intakes
            if one.service.id in services and (one.provider is None or one.provider.id in providers)
        ),
    )


def _areas(areas: Iterable[Area], region: Region, kept: Collection[str]) -> tuple[Area, ...]:
    """The staircases of a region, each with the steps that it has; none without steps."""
    found = [
        replace(area, steps=tuple(step for step in area.steps if _stays(region, step, area, kept)))
        for area in areas
    ]
    ids = {step.id for area in found for step in area.steps}
    return tuple(
        replace(area, steps=tuple(_leading_within(step, ids) for step in area.steps))
        for area in found
        if area.steps
    )


def has_step(region: Region, area: Area, step: Step) -> bool:
    """Whether a region has a step of a staircase: both name it, or no region at all."""
    return all(not ids or region.id in ids for ids in (area.regions, step.regions))


def _stays(region: Region, step: Step, area: Area, kept: Collection[str]) -> bool:
    return step.id in kept or has_step(region, area, step)


def _leading_within(step: Step, ids: Collection[str]) -> Step:
    there = tuple(id_ for id_ in step.next if id_ in ids)
    return step if there == step.next else replace(step, next=there)


def _among(things: Iterable[Thing], ids: Collection[str]) -> tuple[Thing, ...]:
    return tuple(thing for thing in things if thing.id in ids)


def _urgent(urgent: Urgent, region: Region, services: Collection[str]) -> Urgent:
    """Whom to turn to in distress: everywhere, and in the region."""
    here = tuple(id_ for id_ in urgent.services if id_ in services)
    return replace(urgent, contacts=(*urgent.contacts, *region.urgent), services=here)


def _ways(
    occupations: Occupations, services: Collection[str], steps: Collection[str]
) -> Occupations:
    """The ways to a trade by what there is."""

    def here(way: Way) -> Way:
        return Way(
            tuple(id_ for id_ in way.steps if id_ in steps),
            tuple(id_ for id_ in way.services if id_ in services),
        )

    ways = {name: here(way) for name, way in occupations.ways.items()}
    hiring = occupations.hiring and here(occupations.hiring)
    return replace(occupations, ways=ways, hiring=hiring)


def _leads(
    contact: Contact, services: Collection[str], providers: Collection[str], steps: Collection[str]
) -> bool:
    """Whether what it leads to is there."""
    named = ((contact.service, services), (contact.provider, providers), (contact.step, steps))
    return all(thing is None or thing.id in ids for thing, ids in named)
