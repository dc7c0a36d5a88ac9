"""Who gives services, and who is responsible for them, in CPSV-AP."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from navigator.catalog import Offer, Project, Provider, Region
from navigator.exports.cpsv_draft import Draft
from navigator.exports.cpsv_ways_in import contact_point
from navigator.exports.rdf import Iri
from navigator.findings import PROVIDER_KINDS

PUBLIC = frozenset({"municipality", "state", "wellbeing"})  # kinds of public organisations
PUBLIC_TYPES = ("cv:PublicOrganisation", "org:Organization", "foaf:Agent")
OTHER_TYPES = ("org:Organization", "foaf:Agent")


def providers(draft: Draft) -> None:
    """All who give something."""
    for one in draft.catalog.providers:
        _provider(draft, one)


def _provider(draft: Draft, one: Provider) -> None:
    public = one.kind in PUBLIC
    node = draft.thing("providers", one.id, *(PUBLIC_TYPES if public else OTHER_TYPES))
    kind = draft.concept("provider", one.kind, draft.said(PROVIDER_KINDS[one.kind]))
    draft.says.text(node, "dct:title", one.name)
    draft.says.links(node, "dct:type", [kind])
    if public:
        draft.says.text(node, "skos:prefLabel", one.name)
        draft.says.links(node, "dct:spatial", _covered(draft, one))
    if one.link:
        draft.says.links(node, "foaf:page", [draft.page(one.link)])
    own = (c for c in draft.catalog.contacts if c.provider == one and not (c.service or c.step))
    draft.says.links(node, "cv:contactPoint", (contact_point(draft, c) for c in own))


def _covered(draft: Draft, one: Provider) -> list[Iri]:
    """Where it gives what it gives: in its regions, or in all of Finland."""
    offers = [offer for offer in draft.catalog.offers if offer.provider == one]
    return spatial(draft, offers)


def spatial(draft: Draft, offers: Iterable[Offer]) -> list[Iri]:
    """Where offers hold: in municipalities, in regions, or in the whole country."""
    return list(dict.fromkeys(place for offer in offers for place in _places(draft, offer)))


def _places(draft: Draft, offer: Offer) -> Iterator[Iri]:
    if offer.municipalities:
        yield from map(draft.municipality, offer.municipalities)
    elif offer.regions:
        yield from map(draft.region, offer.regions)
    else:
        yield draft.finland()


def authorities(draft: Draft) -> None:
    """Those who are responsible for the services of each employment area."""
    for region in draft.catalog.regions:
        _authority(draft, region)


def _authority(draft: Draft, region: Region) -> None:
    """Where the data doesn’t say who that is, it is the employment area by its own name."""
    node = draft.thing("authorities", region.id, *PUBLIC_TYPES)
    name = region.authority or region.name
    for predicate in ("dct:title", "skos:prefLabel"):
        draft.says.text(node, predicate, name)
    draft.says.links(node, "dct:spatial", [draft.region(region)])
    draft.says.links(node, "foaf:page", (draft.page(link) for _, link in region.link))
    doors = (c for c in draft.catalog.front_doors if not c.regions or region in c.regions)
    draft.says.links(node, "cv:contactPoint", (contact_point(draft, door) for door in doors))


def responsible(draft: Draft, offers: Iterable[Offer]) -> list[Iri]:
    """The authorities that are responsible for a service that is given so.

    A public organisation answers for what it gives itself. For what others give, the authority
    of the employment area answers, on whose map it stands; of what is given everywhere, each one.
    """
    return list(dict.fromkeys(one for offer in offers for one in _responsible(draft, offer)))


def _responsible(draft: Draft, offer: Offer) -> list[Iri]:
    if offer.provider.kind in PUBLIC:
        return [draft.named("providers", offer.provider.id)]
    return [draft.named("authorities", one.id) for one in offer.regions or draft.catalog.regions]


def projects(draft: Draft) -> None:
    """All projects, with their days."""
    for one in draft.catalog.projects:
        _project(draft, one)


def _project(draft: Draft, one: Project) -> None:
    node = draft.thing("projects", one.id, "foaf:Project", "schema:Project")
    draft.says.value(node, "foaf:name", one.name)
    draft.says.text(node, "dct:description", one.note)
    draft.says.value(node, "schema:startDate", one.starts_on)
    draft.says.value(node, "schema:endDate", one.ends_on)
    draft.period(node, one.starts_on, one.ends_on)
    members = (draft.named("providers", provider.id) for provider in one.providers)
    draft.says.links(node, "schema:member", members)
    if one.link:
        draft.says.links(node, "foaf:page", [draft.page(one.link)])
