"""Regions beside each other: what one gives for a need and another does not.

A service counts for a region on a step if it is given there on the day by an offer that names the
region; what is given in the whole country counts for none of them, and stands beside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from navigator.catalog import (
    Area,
    Catalog,
    Graph,
    Offer,
    Project,
    Provider,
    Region,
    Service,
    Standing,
    Step,
    graph,
    has_step,
)
from navigator.findings.finding import Finding

AHEAD = timedelta(days=180)  # for so long ahead it is told what ends where


@dataclass(frozen=True, slots=True)
class Row:
    """A step: the services that each region gives there, and those of the whole country."""

    step: Step
    given: tuple[tuple[Service, ...] | None, ...]  # by region; None: it does not have the step
    everywhere: tuple[Service, ...]

    @property
    def uneven(self) -> bool:
        """Whether one region has something where another has nothing."""
        had = [bool(services) for services in self.given if services is not None]
        return any(had) and not all(had) and not self.everywhere


@dataclass(frozen=True, slots=True)
class Ending:
    """A project that ends, and the regions that lose by it."""

    project: Project
    regions: tuple[Region, ...]
    services: tuple[Service, ...]


def rows(catalog: Catalog, of: Graph, on: date) -> tuple[tuple[Area, tuple[Row, ...]], ...]:
    """All steps with what each region gives, area by area."""
    return tuple(
        (area, tuple(_row(catalog, of, step, area, on) for step in area.steps))
        for area in catalog.areas
    )


def row(catalog: Catalog, of: Graph, step: Step, on: date) -> Row:
    return _row(catalog, of, step, catalog.area[step.area], on)


def _row(catalog: Catalog, of: Graph, step: Step, area: Area, on: date) -> Row:
    standings = graph.own_on_step(of, step.id, on)
    return Row(
        step,
        tuple(
            tuple(one.service for one in standings if _by(region, one))
            if has_step(region, area, step)
            else None
            for region in catalog.regions
        ),
        tuple(one.service for one in standings if any(not o.regions for o in one.offers)),
    )


def _by(region: Region, standing: Standing) -> bool:
    return any(region in offer.regions for offer in standing.offers)


def offers_in(region: Region, standing: Standing) -> tuple[Offer, ...]:
    """The offers through which a region gives it."""
    return tuple(offer for offer in standing.offers if region in offer.regions)


def in_several(catalog: Catalog, on: date) -> Mapping[Provider, tuple[Region, ...]]:
    """The providers that give something in more than one region, in the order of the data."""
    found: dict[str, set[str]] = {}
    for offer in catalog.active(on):
        found.setdefault(offer.provider.id, set()).update(one.id for one in offer.regions)
    return {
        provider: tuple(one for one in catalog.regions if one.id in found[provider.id])
        for provider in catalog.providers
        if len(found.get(provider.id, ())) > 1
    }


def endings(catalog: Catalog, on: date) -> tuple[Ending, ...]:
    """The projects that end soon, the next one first, with what each region loses by them."""
    near = [
        project
        for project in catalog.projects
        if project.ends_on and project.state(on) == "running" and project.ends_on <= on + AHEAD
    ]
    near.sort(key=lambda project: project.ends_on or on)
    return tuple(_ending(catalog, project) for project in near)


def _ending(catalog: Catalog, project: Project) -> Ending:
    own = [offer for offer in catalog.offers if offer.project == project]
    ids = {region.id for offer in own for region in offer.regions}
    regions = tuple(region for region in catalog.regions if region.id in ids)
    return Ending(project, regions, tuple(dict.fromkeys(offer.service for offer in own)))


def given_next_door(catalog: Catalog, of: Graph, on: date) -> Iterator[Finding]:
    """The steps on which a region has nothing, and another one has."""
    for _, some in rows(catalog, of, on) if len(catalog.regions) > 1 else ():
        for one in some:
            if one.uneven:
                yield from _missing(catalog, one)


def _missing(catalog: Catalog, row_: Row) -> Iterator[Finding]:
    pairs = list(zip(catalog.regions, row_.given, strict=True))
    giving = tuple(region for region, services in pairs if services)
    services = _each_once(services for _, services in pairs if services)
    for region, own in pairs:
        if own == ():
            figures = {"services": len(services)}
            yield Finding(
                kind="given-next-door",
                step=row_.step,
                region=region,
                regions=giving,
                figures=figures,
            )


def _each_once(some: Iterable[tuple[Service, ...]]) -> tuple[Service, ...]:
    return tuple(dict.fromkeys(service for services in some for service in services))
