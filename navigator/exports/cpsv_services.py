"""Services and the needs that they answer, in CPSV-AP."""

from __future__ import annotations

from collections.abc import Sequence

from navigator.catalog import Area, Contact, Offer, Service, Step, slug
from navigator.exports.cpsv_draft import Draft
from navigator.exports.cpsv_intake import intake
from navigator.exports.cpsv_organisations import responsible, spatial
from navigator.exports.cpsv_ways_in import call_costs, channel, contact_point
from navigator.exports.cpsv_words import GIVES, STATES, WHO
from navigator.exports.rdf import Iri
from navigator.voices import LANGUAGES, Voice

EVENTS = {"person": "cv:LifeEvent", "employer": "cv:BusinessEvent"}
ORDER = ("running", "coming", "ended")  # the state of a service is the best of its offers


def needs(draft: Draft) -> None:
    """The steps as events, and the staircases as what they are about."""
    for area in draft.catalog.areas:
        theme = _area(draft, area)
        for place, step in enumerate(area.steps, 1):
            _step(draft, step, theme, place)


def _area(draft: Draft, area: Area) -> Iri:
    node = draft.thing("areas", area.id, "skos:Concept")
    draft.says.text(node, "skos:prefLabel", area.title)
    draft.says.text(node, "skos:definition", area.description)
    return node


def _step(draft: Draft, step: Step, theme: Iri, place: int) -> None:
    """A need is an event, and a concept in its staircase, at its place from the bottom."""
    node = draft.thing("steps", step.id, "cv:Event", EVENTS[step.audience], "skos:Concept")
    for predicate in ("dct:title", "skos:prefLabel"):
        draft.says.text(node, predicate, step.title)
    draft.says.text(node, "dct:description", step.description)
    draft.says.links(node, "dct:type", [theme])
    draft.says.links(node, "skos:broader", [theme])
    draft.says.links(theme, "skos:narrower", [node])
    draft.says.value(node, "schema:position", place)
    draft.says.links(node, "xkos:precedes", (draft.named("steps", id_) for id_ in step.next))


def services(draft: Draft, dataset: Iri) -> None:
    """All services, each a part of the dataset."""
    for one in draft.catalog.services:
        node = draft.thing("services", one.id, "cpsv:PublicService")
        _about(draft, node, one)
        _given(draft, node, draft.catalog.offers_of[one.id])
        for known in draft.catalog.intakes_of[one.id]:
            intake(draft, node, known)
        draft.says.links(node, "dct:isPartOf", [dataset])
        draft.says.links(dataset, "dct:hasPart", [node])


def _about(draft: Draft, node: Iri, one: Service) -> None:
    draft.says.text(node, "dct:title", one.name)
    draft.says.text(node, "dct:description", one.description)
    for language, words in one.words.items():
        for word in words:
            draft.says.words(node, "dcat:keyword", word, language)
    draft.says.value(node, "schema:lastReviewed", one.checked_on)
    for language in LANGUAGES:
        page = draft.page(f"{draft.source.base}/{Voice(language)}/services/{one.id}")
        draft.says.links(page, "dct:language", [draft.language(language)])
        draft.says.links(node, "foaf:page", [page])
    if one.link:
        draft.says.links(node, "foaf:page", [draft.page(one.link)])


def _given(draft: Draft, node: Iri, offers: Sequence[Offer]) -> None:
    """How a service is given: for which needs, where, by whom, until when, and how one gets in."""
    says, told = draft.says, [offer for offer in offers if offer.active(draft.source.on)]
    here = told or offers  # of what is not offered on the day it is told where it was
    steps = list(dict.fromkeys(draft.named("steps", offer.step.id) for offer in here))
    areas = (draft.named("areas", offer.step.area) for offer in here)
    says.links(node, "cv:isGroupedBy", steps)
    says.links(node, "cv:isClassifiedBy", steps)
    says.links(node, "cv:thematicArea", areas)
    who = dict.fromkeys(offer.step.audience for offer in here)
    says.links(node, "dct:audience", (draft.concept("who", w, draft.said(WHO[w])) for w in who))
    says.links(node, "dct:spatial", spatial(draft, here))
    says.links(node, "cv:hasCompetentAuthority", responsible(draft, here))
    says.links(node, "adms:status", [_status(draft, offers)])
    for step in steps:
        says.links(step, "cv:hasRelatedService", [node])
    for offer in told:
        _offer(draft, node, offer)
    _ways_in(draft, node, here)


def _status(draft: Draft, offers: Sequence[Offer]) -> Iri:
    states = {offer.state(draft.day) for offer in offers}
    state = next(one for one in ORDER if one in states)
    return draft.concept("state", state, draft.said(STATES[state]))


def _offer(draft: Draft, service: Iri, offer: Offer) -> None:
    """An offer as the participation of who makes it; what it holds for, as schema.org has it."""
    says, provider = draft.says, draft.named("providers", offer.provider.id)
    node = draft.part(service, _name_of(offer), "cv:Participation", "schema:Offer")
    role = draft.concept("role", "gives", draft.said(GIVES))
    says.links(service, "cv:hasParticipation", [node])
    says.links(provider, "cv:participates", [node])
    says.links(node, "cv:hasParticipant", [provider])
    says.links(node, "cv:role", [role])
    says.text(node, "dct:description", offer.note or draft.said(GIVES))
    says.links(node, "dct:spatial", spatial(draft, [offer]))
    says.links(node, "dct:subject", [draft.named("steps", offer.step.id)])
    if offer.audience:
        whom = draft.concept("audience", offer.audience.id, offer.audience.name)
        says.links(node, "dct:audience", [whom])
    if offer.project:
        project = draft.named("projects", offer.project.id)
        says.links(node, "dct:isPartOf", [project])
        says.links(project, "dct:hasPart", [node])
        says.value(node, "schema:validFrom", offer.project.starts_on)
        says.value(node, "schema:validThrough", offer.project.ends_on)


def _name_of(offer: Offer) -> str:
    """An offer has no name but those of its parts; on whichever steps it stands, it is one."""
    parts = ["offer", offer.provider.id]
    if offer.project:
        parts += ["through", offer.project.id]
    if offer.regions:
        parts += ["in", *(region.id for region in offer.regions)]
    if offer.municipalities:
        parts += ["at", *map(slug, offer.municipalities)]
    if offer.audience:
        parts += ["for", offer.audience.id]
    return ".".join(parts)


def _ways_in(draft: Draft, node: Iri, offers: Sequence[Offer]) -> None:
    found: dict[Contact, None] = {}
    for offer in offers:
        found |= dict.fromkeys(draft.catalog.contacts_for(offer))
    draft.says.links(node, "cv:hasChannel", (channel(draft, one) for one in found))
    draft.says.links(node, "cv:contactPoint", (contact_point(draft, one) for one in found))
    draft.says.links(node, "cv:hasCost", call_costs(draft, list(found)))
    for one in found:
        draft.says.links(node, "dct:language", map(draft.language, one.languages))
