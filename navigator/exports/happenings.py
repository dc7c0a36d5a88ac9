"""What starts and what ends on the map, by the day: projects, and the periods of applying.

Calendars and feeds tell of the same happenings. One is what it is on every day on which it is asked
for; only whoever tells of it knows whether it is past.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from navigator.catalog import Area, Catalog, Intake, Offer, Project

HappeningKind = Literal["starts", "ends", "opens", "closes"]
Noun = Literal["areas", "steps", "services", "providers", "projects"]

KEPT = timedelta(days=365)  # what is longer ago than this is no longer told


@dataclass(frozen=True, slots=True)
class Scope:
    """One thing of the map to which all that is told is narrowed; without one, the whole map."""

    noun: Noun
    id: str

    def has(self, offer: Offer) -> bool:
        """Whether an offer has to do with it."""
        return (
            self.id
            in {
                "areas": (offer.step.area,),
                "steps": (offer.step.id,),
                "services": (offer.service.id,),
                "providers": (offer.provider.id,),
                "projects": (offer.project.id if offer.project else None,),
            }[self.noun]
        )

    def runs(self, project: Project) -> bool:
        """Whether it is a project itself, or one of those who run it."""
        if self.noun == "providers":
            return any(provider.id == self.id for provider in project.providers)
        return self.noun == "projects" and project.id == self.id


@dataclass(frozen=True, slots=True)
class Happening:
    """A first or a last day: of a project, or of the time in which one can apply for a service."""

    kind: HappeningKind
    day: date
    about: Project | Intake
    offers: tuple[Offer, ...]  # those to which it matters

    @property
    def id(self) -> str:
        """The same on every day and in every edition: `projects/kaiku#ends`."""
        noun = "projects" if isinstance(self.about, Project) else "intake"
        return f"{noun}/{self.about.id}#{self.kind}"

    @property
    def page(self) -> tuple[str, str]:
        """The kind of page that tells more, and the id of the thing that it is about."""
        if isinstance(self.about, Project):
            return "project", self.about.id
        return "service", self.about.service.id

    @property
    def ending(self) -> bool:
        return self.kind in ("ends", "closes")


def happenings(
    catalog: Catalog, scope: Scope | None, since: date, until: date | None = None
) -> tuple[Happening, ...]:
    """All from one day to another, the earliest first."""
    every = (*_of_projects(catalog, scope), *_of_intakes(catalog, scope))
    told = (one for one in every if since <= one.day and (until is None or one.day <= until))
    return tuple(sorted(told, key=lambda one: (one.day, one.id)))


def areas_of(happening: Happening, catalog: Catalog) -> tuple[Area, ...]:
    """The staircases on which it matters, in their order."""
    ids = {offer.step.area for offer in happening.offers}
    return tuple(area for area in catalog.areas if area.id in ids)


def _of_projects(catalog: Catalog, scope: Scope | None) -> Iterator[Happening]:
    for project in catalog.projects:
        offers = tuple(
            offer
            for offer in catalog.offers
            if offer.project == project and (scope is None or scope.has(offer))
        )
        if scope is None or offers or scope.runs(project):
            days = (("starts", project.starts_on), ("ends", project.ends_on))
            yield from (Happening(kind, day, project, offers) for kind, day in days if day)  # type: ignore[arg-type]


def _of_intakes(catalog: Catalog, scope: Scope | None) -> Iterator[Happening]:
    """One applies for what there will still be: not for what ends before."""
    for intake in catalog.intakes:
        offers = tuple(
            offer
            for offer in catalog.offers_of[intake.service.id]
            if intake.provider in (None, offer.provider) and (scope is None or scope.has(offer))
        )
        for kind, day in (("opens", intake.apply_from), ("closes", intake.apply_until)):
            left = tuple(one for one in offers if day and not (one.ends_on and one.ends_on < day))
            if day and left:
                yield Happening(kind, day, intake, left)  # type: ignore[arg-type]
