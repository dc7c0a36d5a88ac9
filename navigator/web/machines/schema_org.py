"""Pages in schema.org's words: what a page is about, in which language, and where it stands.

What is known of the page (its language, when it was last looked through) is said of the page, and
what is known of the service of the service (docs/standards.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from navigator.catalog import Area, Offer, Provider, Service, Standing, Step, municipalities
from navigator.voices import Text, Voice
from navigator.web.machines.schema_org_ways import channel
from navigator.web.request import address, the_edition, the_voice
from navigator.web.shown import site_name, ways_into

Json = dict[str, Any]
Crumb = tuple[Text, str]

PUBLIC = frozenset(
    {"municipality", "state", "wellbeing"}
)  # kinds of providers that are authorities


def linked_service(service: Service, ways: tuple[Standing, ...]) -> Markup:
    """The page of a service, for its head."""
    offers = [offer for way in ways for offer in way.offers]
    here = _whole("service", service.id)
    page = _page(here, service.name, _crumbs(service, ways)) | {
        "lastReviewed": service.checked_on.isoformat(),
        "mainEntity": _service(service, offers, here),
    }
    return _script_safe(page)


def linked_step(step: Step, area: Area) -> Markup:
    """The page of a step, for its head."""
    here = _whole("step", step.id)
    crumbs = [(area.title, _whole("area", area.id)), (step.title, here)]
    return _script_safe(_page(here, step.title, crumbs))


def linked_area(area: Area) -> Markup:
    """The page of a staircase, for its head."""
    here = _whole("area", area.id)
    return _script_safe(_page(here, area.title, [(area.title, here)]))


def _page(here: str, name: Text, crumbs: list[Crumb]) -> Json:
    voice = the_voice()
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": here,
        "url": here,
        "name": _said(name, voice),
        "inLanguage": voice.code,
        "isPartOf": {
            "@type": "WebSite",
            "name": _said(site_name(), voice),
            "url": address("home", _external=True),
        },
        "breadcrumb": _trail([(site_name(), address("home", _external=True)), *crumbs]),
    }


def _trail(crumbs: list[Crumb]) -> Json:
    voice = the_voice()
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": _said(name, voice), "item": where}
            for n, (name, where) in enumerate(crumbs, start=1)
        ],
    }


def _crumbs(service: Service, ways: tuple[Standing, ...]) -> list[Crumb]:
    """The way to a service by the first step on which it stands."""
    here = (service.name, _whole("service", service.id))
    if not ways:
        return [here]
    step = ways[0].step
    area = the_edition().catalog.area[step.area]
    return [(area.title, _whole("area", area.id)), (step.title, _whole("step", step.id)), here]


def _service(service: Service, offers: list[Offer], here: str) -> Json:
    voice = the_voice()
    known = {
        "@id": f"{here}#service",
        "name": _said(service.name, voice),
        "description": _said(service.description, voice),
        "url": here,
        "areaServed": _served(offers),
        **_given(dict.fromkeys(offer.provider for offer in offers)),
    }
    ways = [channel(way.contact) for way in ways_into(service, offers)]
    channels = [one for one in ways if one]
    return known | ({"availableChannel": channels} if channels else {})


def _given(providers: Iterable[Provider]) -> Json:
    """By whom: an authority provides, and others carry the service out beside it.

    What no authority gives is no service of a government.
    """
    named = [(one.kind in PUBLIC, _organisation(one)) for one in providers]
    public = [one for is_public, one in named if is_public]
    others = [one for is_public, one in named if not is_public]
    if not public:
        return {"@type": "Service"} | ({"provider": others} if others else {})
    operators = {"serviceOperator": others} if others else {}
    return {"@type": "GovernmentService", "provider": public} | operators


def _organisation(provider: Provider) -> Json:
    kind = "GovernmentOrganization" if provider.kind in PUBLIC else "Organization"
    named = {"@type": kind, "name": _said(provider.name, the_voice())}
    return named | ({"url": provider.link} if provider.link else {})


def _served(offers: list[Offer]) -> list[Json]:
    """The municipalities or regions in which a service is given; Finland, if in all of it."""
    voice = the_voice()
    if not offers or not all(offer.regions for offer in offers):
        return [{"@type": "Country", "name": "FI"}] if offers else []
    named = [
        name
        for offer in offers
        for name in [municipalities()[town].name for town in offer.municipalities]
        or [region.name for region in offer.regions]
    ]
    return [{"@type": "AdministrativeArea", "name": _said(n, voice)} for n in dict.fromkeys(named)]


def _whole(kind: str, id_: str) -> str:
    return address(kind, id_=id_, _external=True)


def _said(text: Text, voice: Voice) -> str | dict[str, str]:
    """A text as JSON-LD writes it: one in another language than the page names that."""
    said = text.in_voice(voice)
    if said.voice.language == voice.language:
        return said.words
    return {"@value": said.words, "@language": said.voice.language}


def _script_safe(data: Json) -> Markup:
    """JSON that can stand in a page: nothing in it can end the script element."""
    text = json.dumps(data, ensure_ascii=False)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 — made safe above
