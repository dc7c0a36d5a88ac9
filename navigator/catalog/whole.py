"""The whole map of one edition, everything in a settled order.

A catalogue is made by `reading` only, which has checked it: nothing here checks again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from navigator.catalog.asking import Cries, Occupations, Synonym, Urgent, Words
from navigator.catalog.contact import Contact
from navigator.catalog.intake import Intake
from navigator.catalog.model import (
    Area,
    Audience,
    Flag,
    Offer,
    Project,
    Provider,
    Referral,
    Region,
    Service,
    Step,
    Thresholds,
    Who,
)
from navigator.catalog.site import Site
from navigator.catalog.term import Term
from navigator.voices import LANGUAGES


@dataclass(frozen=True)
class Catalog:
    """The whole map of one edition."""

    regions: tuple[Region, ...]
    audiences: tuple[Audience, ...]
    areas: tuple[Area, ...]
    services: tuple[Service, ...]
    providers: tuple[Provider, ...]
    projects: tuple[Project, ...]
    offers: tuple[Offer, ...]
    flags: tuple[Flag, ...]
    synonyms: tuple[Synonym, ...]
    urgent: Urgent | None
    occupations: Occupations | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    referrals: tuple[Referral, ...] = ()
    cries: Cries | None = None
    sides: Mapping[Who, Words] = field(default_factory=dict)  # words of those who ask
    way_in: Words = field(default_factory=dict)  # words of those who look for a person or a place
    contacts: tuple[Contact, ...] = ()
    intakes: tuple[Intake, ...] = ()
    terms: tuple[Term, ...] = ()
    further_languages: tuple[str, ...] = ()  # in which texts may stand beside ours
    site: Site = field(default_factory=Site)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages in which all is to stand: those that any of the regions has chosen."""
        chosen = {language for region in self.regions for language in region.languages}
        return tuple(language for language in LANGUAGES if language in chosen)

    @cached_property
    def area(self) -> Mapping[str, Area]:
        return {area.id: area for area in self.areas}

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return tuple(step for area in self.areas for step in area.steps)

    @cached_property
    def step(self) -> Mapping[str, Step]:
        return {step.id: step for step in self.steps}

    @cached_property
    def service(self) -> Mapping[str, Service]:
        return {service.id: service for service in self.services}

    @cached_property
    def provider(self) -> Mapping[str, Provider]:
        return {provider.id: provider for provider in self.providers}

    @cached_property
    def project(self) -> Mapping[str, Project]:
        return {project.id: project for project in self.projects}

    @cached_property
    def referral(self) -> Mapping[str, Referral]:
        return {referral.id: referral for referral in self.referrals}

    @cached_property
    def offers_of(self) -> Mapping[str, tuple[Offer, ...]]:
        """The offers of each service, by its id."""
        found: dict[str, list[Offer]] = {service.id: [] for service in self.services}
        for offer in self.offers:
            found[offer.service.id].append(offer)
        return {id_: tuple(offers) for id_, offers in found.items()}

    @cached_property
    def _contacts_of(self) -> Mapping[str, tuple[Contact, ...]]:
        """The contacts by the narrowest thing whose they are: `service/…`, `provider/…`."""
        found: dict[str, list[Contact]] = {}
        for one in self.contacts:
            of = (("service", one.service), ("provider", one.provider), ("step", one.step))
            named = [f"{kind}/{thing.id}" for kind, thing in of if thing]
            found.setdefault((named or ["front door"])[0], []).append(one)
        return {name: tuple(contacts) for name, contacts in found.items()}

    def contacts_for(self, offer: Offer) -> tuple[Contact, ...]:
        """The contacts that lead to an offer, the narrowest first; no front door."""
        service, provider, step = offer.service.id, offer.provider.id, offer.step.id
        names = (f"service/{service}", f"provider/{provider}", f"step/{step}")
        near = (self._contacts_of.get(name, ()) for name in names)
        return tuple(one for some in near for one in some if one.leads_to(offer))

    @cached_property
    def front_doors(self) -> tuple[Contact, ...]:
        """Where whoever doesn't know where to turn can ask."""
        return tuple(contact for contact in self.contacts if contact.front_door)

    @cached_property
    def intakes_of(self) -> Mapping[str, tuple[Intake, ...]]:
        """What is known of getting into each service, by its id; nothing of some."""
        found: dict[str, list[Intake]] = {service.id: [] for service in self.services}
        for one in self.intakes:
            found[one.service.id].append(one)
        return {id_: tuple(intakes) for id_, intakes in found.items()}

    def intake(self, service: str, provider: str | None = None) -> Intake | None:
        """What is known of getting in: with the provider, else with whoever gives it."""
        known = {one.provider and one.provider.id: one for one in self.intakes_of[service]}
        return known.get(provider) or known.get(None)

    def active(self, on: date | None) -> tuple[Offer, ...]:
        """What is offered on the day, in the order of the stairs."""
        return tuple(offer for offer in self.offers if offer.active(on))

    @property
    def linked(self) -> tuple[Service | Provider | Project, ...]:
        """The things that may have a web address of their own."""
        return (*self.services, *self.providers, *self.projects)

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Every web address in the data, once."""
        contacts = self.urgent.contacts if self.urgent else ()
        addresses = (address for _, by_voice in contacts for _, address in by_voice)
        pages = (address for one in self.referrals for address in one.links)
        ways_in = (one.value for one in self.contacts)
        found = (*(thing.link for thing in self.linked), *pages, *addresses, *ways_in)
        return tuple(dict.fromkeys(link for link in found if link.startswith("https://")))
