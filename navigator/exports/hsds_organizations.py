"""Who gives the services of the HSDS feed, and their projects."""

from __future__ import annotations

from collections.abc import Mapping

from navigator.catalog import Project, Provider
from navigator.exports.hsds_contacts import Reached, location
from navigator.exports.hsds_feed import Feed, Record, in_any, known, said, uuid
from navigator.exports.hsds_schedules import Owner, alert
from navigator.exports.hsds_taxonomies import Terms
from navigator.reading import as_uri

N = str  # marks a message for the catalogues; it is translated where it is said

# HSDS wants a description of each organisation. Of ours it is known of what kind they are.
KINDS: Mapping[str, str] = {
    "association": N("An association, a foundation or another organisation."),
    "company": N("A company."),
    "education": N("A school, a college or a university."),
    "insurer": N("A pension company or an unemployment fund."),
    "municipality": N("A municipality and its services."),
    "portal": N("A website where people search on their own."),
    "state": N("A state authority or Kela."),
    "wellbeing": N("A wellbeing services county and its services."),
}


def basic(feed: Feed, provider: Provider) -> Record:
    """An organisation as it stands in a service."""
    return known(
        {
            "id": uuid("organization", provider.id),
            "name": in_any(provider.name, feed),
            "description": feed.speech.gettext(KINDS[provider.kind]),
            "website": as_uri(provider.link) if provider.link else "",
            "uri": feed.page("providers", provider.id),
        }
    )


def organizations(
    feed: Feed, terms: Terms, providers: Mapping[str, Provider]
) -> tuple[Record, ...]:
    """The organisations with all that hangs on them."""
    return tuple(known(basic(feed, one) | _hanging(feed, terms, one)) for one in providers.values())


def _hanging(feed: Feed, terms: Terms, provider: Provider) -> Record:
    """How one reaches the organisation as such, whatever it gives; and its projects."""
    contacts = tuple(
        one
        for one in feed.catalog.contacts
        if one.provider == provider and not (one.service or one.step)
    )
    owner = Owner("organization_id", uuid("organization", provider.id))
    reached = Reached(feed, terms, owner, contacts)
    projects = (one for one in feed.catalog.projects if provider in one.providers)
    return {
        "additional_websites": reached.links(),
        "contacts": reached.mails(),
        "phones": reached.phones(),
        "locations": [location(feed, terms, place) for place in reached.places()],
        "programs": [program(feed, one, provider) for one in projects],
    }


def program(feed: Feed, project: Project, provider: Provider) -> Record:
    """A project, which HSDS knows of one organisation only: of several it is one for each."""
    owner = uuid("organization", provider.id)
    parts = (said(project.note, feed), alert(feed, project))
    return {
        "id": uuid("program", project.id, provider.id),
        "organization_id": owner,
        "name": project.name,
        "description": " ".join(part for part in parts if part) or project.name,
    }
