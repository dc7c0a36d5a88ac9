"""The services of the HSDS feed: one record for each service, provider and project.

An HSDS service has one organisation and ends on one day. One of ours may come from many providers
and through many projects, each with an end of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from navigator.access import IntakeFact, intake_said
from navigator.catalog import Catalog, Intake, Offer, Project, Provider, Service, audiences
from navigator.exports.hsds_areas import areas_of
from navigator.exports.hsds_contacts import Reached, languages, location
from navigator.exports.hsds_feed import Feed, Record, in_any, joined, known, plainly, said, uuid
from navigator.exports.hsds_organizations import basic as basic_organization
from navigator.exports.hsds_organizations import program
from navigator.exports.hsds_schedules import Owner, alert, period
from navigator.exports.hsds_taxonomies import Attributes, Terms
from navigator.reading import as_uri

STATUSES = {"running": "active", "coming": "inactive", "ended": "defunct"}
FURTHER = ("duration", "waiting", "benefit", "where")  # of what is asked before going


@dataclass(frozen=True)
class Given:
    """A service as one provider gives it, through one project or none, on all of its steps."""

    service: Service
    provider: Provider
    project: Project | None
    offers: tuple[Offer, ...]

    @cached_property
    def id(self) -> str:
        project = (self.project.id,) if self.project else ()
        return uuid("service", self.service.id, self.provider.id, *project)


def given(feed: Feed) -> tuple[Given, ...]:
    """What there is, on the day that was asked for or at all: by service, provider, project."""
    return tuple(_given(feed.catalog, feed.catalog.active(feed.on)))


def _given(catalog: Catalog, offers: Iterable[Offer]) -> Iterator[Given]:
    found: dict[tuple[str, str, str], list[Offer]] = {}
    for one in offers:
        key = (one.service.id, one.provider.id, one.project.id if one.project else "")
        found.setdefault(key, []).append(one)
    places = {id_: place for place, id_ in enumerate(catalog.service)}
    for _, some in sorted(found.items(), key=lambda item: (places[item[0][0]], item[0][1:])):
        yield Given(some[0].service, some[0].provider, some[0].project, tuple(some))


@dataclass(frozen=True)
class Told:
    """One record of the feed in the making."""

    feed: Feed
    terms: Terms
    given: Given

    @cached_property
    def owner(self) -> Owner:
        return Owner("service_id", self.given.id, self.given.project)

    @cached_property
    def intake(self) -> Intake | None:
        return self.feed.catalog.intake(self.given.service.id, self.given.provider.id)

    @cached_property
    def reached(self) -> Reached:
        """Whatever leads to one of the offers and is meant for those whom it is for."""
        found = {
            contact.id: contact
            for offer in self.given.offers
            for contact in self.feed.catalog.contacts_for(offer)
            if contact.for_audience(offer.step.audience)
        }
        return Reached(self.feed, self.terms, self.owner, tuple(found.values()))

    @cached_property
    def facts(self) -> dict[str, IntakeFact]:
        """What one asks before going, by what it is about."""
        if self.intake is None:
            return {}
        told = intake_said(self.intake, self.feed.speech, self.feed.day)
        return {fact.about: fact for fact in told}

    def fact(self, *about: str) -> str:
        """What is known about it, in the language of the feed."""
        found = (self.facts[one] for one in about if one in self.facts)
        return joined((text for fact in found for text in fact.texts), self.feed)

    def record(self) -> Record:
        """The service with all that hangs on it."""
        return known(self._basic() | self._hanging())

    def _basic(self) -> Record:
        feed, service, project = self.feed, self.given.service, self.given.project
        return {
            "id": self.given.id,
            "organization_id": uuid("organization", self.given.provider.id),
            "program_id": project and program(feed, project, self.given.provider)["id"],
            "name": in_any(service.name, feed),
            "alternate_name": plainly(service.name, feed),
            "description": said(service.description, feed),
            "url": as_uri(service.link) if service.link else feed.page("services", service.id),
            "status": STATUSES[self.given.offers[0].state(feed.day)],
            "interpretation_services": self.reached.interpreting(),
            "application_process": self.fact("entry", "start"),
            "fees_description": self.fact("fee"),
            "eligibility_description": self._eligibility(),
            "minimum_age": self.intake and self.intake.minimum_age,
            "maximum_age": self.intake and self.intake.maximum_age,
            "assured_date": service.checked_on.isoformat(),
            "alert": alert(feed, project),
            "last_modified": feed.modified,
        }

    def _eligibility(self) -> str:
        """Who may come; and for whom alone it is, where no offer is for everybody."""
        some = all(offer.audience for offer in self.given.offers)
        groups = [in_any(a.name, self.feed) for a in audiences(self.given.offers)] if some else []
        named = self.feed.speech.listed(groups) if groups else ""
        only = f"{named[:1].upper()}{named[1:]}." if named else ""
        return " ".join(part for part in (self.fact("eligibility"), only) if part)

    def _hanging(self) -> Record:
        feed, project, provider = self.feed, self.given.project, self.given.provider
        codes = self.intake.languages if self.intake else ()
        return {
            "additional_urls": [*self._own_page(), *self.reached.links()],
            "phones": self.reached.phones(),
            "schedules": [*period(feed, self.owner), *self.reached.hours()],
            "service_areas": areas_of(feed, self.owner.id, self.given.offers),
            "service_at_locations": self._at_locations(),
            "languages": languages(feed, codes, "service_id", self.given.id),
            "organization": basic_organization(feed, provider),
            "cost_options": self._costs(),
            "program": project and program(feed, project, provider),
            "required_documents": self._documents(),
            "contacts": self.reached.mails(),
            "attributes": list(self._attributes()),
        }

    def _own_page(self) -> list[Record]:
        """The page of the service on this site, where the service has one of its own elsewhere."""
        if not self.given.service.link:
            return []
        page = self.feed.page("services", self.given.service.id)
        own = {"id": uuid("url", self.given.id, "page"), "service_id": self.given.id}
        return [own | {"label": self.feed.speech.gettext("Service stairs"), "url": page}]

    def _at_locations(self) -> list[Record]:
        return [
            {
                "id": uuid("service_at_location", self.given.id, place.id),
                "service_id": self.given.id,
                "location_id": uuid("location", place.id),
                "location": location(self.feed, self.terms, place),
            }
            for place in self.reached.places()
        ]

    def _costs(self) -> list[Record]:
        """What it costs, if anything is known: nothing, or something of which words tell."""
        fee = self.intake and self.intake.fee
        if fee is None or self.intake is None:
            return []
        amount = {"amount": 0, "currency": "EUR"} if fee == "free" else {}
        own = {"id": uuid("cost_option", self.given.id), "service_id": self.given.id}
        return [known(own | {"amount_description": self.fact("fee")}) | amount]

    def _documents(self) -> list[Record]:
        document = self.fact("documents")
        own = {"id": uuid("required_document", self.given.id), "service_id": self.given.id}
        return [own | {"document": document}] if document else []

    def _attributes(self) -> Iterator[Record]:
        """For which needs, for whom, and what else is known."""
        attributes = Attributes(self.terms, "service", self.given.id)
        yield from self._needs(attributes)
        yield from (attributes.of_kind(*one) for one in dict.fromkeys(self._people()))
        service, feed = self.given.service, self.feed
        plain = (("plain-description", plainly(service.description, feed)),)
        further = ((about, self.fact(about)) for about in FURTHER)
        yield from attributes.facts((*plain, *further, ("source", service.source)))
        notes = dict.fromkeys(said(offer.note, feed) for offer in self.given.offers)
        yield from attributes.facts(("note", note) for note in notes)

    def _needs(self, attributes: Attributes) -> Iterator[Record]:
        """Each step with its place on the staircase; what is common to all, as the staircase."""
        steps = {offer.step.id: offer.step for offer in self.given.offers if not offer.common}
        areas = dict.fromkeys(offer.step.area for offer in self.given.offers if offer.common)
        yield from (attributes.of_kind("area", id_) for id_ in areas)
        for step in steps.values():
            ids = [one.id for one in self.feed.catalog.area[step.area].steps]
            yield attributes.of_kind("step", step.id, str(ids.index(step.id) + 1))

    def _people(self) -> Iterator[tuple[str, str]]:
        yield from (("who", offer.step.audience) for offer in self.given.offers)
        yield from (("audience", one.id) for one in audiences(self.given.offers))
        yield from (("group", group) for group in (self.intake.groups if self.intake else ()))
