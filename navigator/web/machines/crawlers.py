"""What machines read of the pages: the site map, the rules for robots, linked data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request, url_for
from markupsafe import Markup

from navigator.catalog import Catalog, Locality, Offer, Service, Standing, municipalities
from navigator.voices import VOICES, Text, Voice
from navigator.web.request import address, the_edition, the_voice

KINDS = ("area", "step", "service", "provider", "project", "referral")
ALONE = ("home", "about", "referrals", "places")

machines = Blueprint("machines", __name__)


@machines.get("/robots.txt")
def robots() -> Response:
    """Everything may be read but the desk, and answers to questions, of which there is no end.

    Robots ask for it at the root of a host only: a site below one also says so in its pages.
    """
    closed = ("search?", "admin")
    rules = [
        f"Disallow: {request.script_root}/{voice}/{path}" for voice in VOICES for path in closed
    ]
    site_map = f"Sitemap: {url_for('machines.sitemap', _external=True)}"
    text = "\n".join(["User-agent: *", *rules, site_map, ""])
    return current_app.response_class(text, mimetype="text/plain")


@machines.get("/sitemap.xml")
def sitemap() -> Response:
    """Every page of the map and of the maps of its regions, with its other voices."""
    edition, regions = the_edition(), the_edition().catalog.regions
    pages = list(_pages(edition.catalog, {}))
    for region in regions if len(regions) > 1 else ():
        part = edition.within(Locality(region)).catalog
        pages += _pages(part, {"locality": region.id})
    xml = render_template("sitemap.xml", pages=pages, voices=VOICES)
    return current_app.response_class(xml, mimetype="application/xml")


def _pages(catalog: Catalog, where: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The pages of a map, with what stands in their addresses."""
    yield from ((page, where) for page in ALONE)
    yield from ((kind, where | {"id_": id_}) for kind in KINDS for id_ in getattr(catalog, kind))


def linked_service(service: Service, ways: tuple[Standing, ...]) -> Markup:
    """The service in schema.org's words, for the head of its page."""
    offers = [offer for way in ways for offer in way.offers]
    providers = dict.fromkeys(offer.provider for offer in offers)
    voice = the_voice()
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": _said(service.name, voice),
        "description": _said(service.description, voice),
        "url": address("service", id_=service.id, _external=True),
        "inLanguage": voice.code,
        "areaServed": _served(offers),
        "provider": [
            {"@type": "Organization", "name": _said(p.name, voice)}
            | ({"url": p.link} if p.link else {})
            for p in providers
        ],
    }
    return _script_safe(data)


def _served(offers: list[Offer]) -> list[dict[str, Any]]:
    """The municipalities or regions in which a service is given; Finland, if in all of it."""
    voice = the_voice()
    if not offers or not all(offer.regions for offer in offers):
        return [{"@type": "Country", "name": "FI"}] if offers else []
    named = [municipalities()[town].name for offer in offers for town in offer.municipalities] or [
        region.name for offer in offers for region in offer.regions
    ]
    return [{"@type": "AdministrativeArea", "name": _said(n, voice)} for n in dict.fromkeys(named)]


def _said(text: Text, voice: Voice) -> str | dict[str, str]:
    """A text as JSON-LD writes it: one in another language than the page names that."""
    said = text.in_voice(voice)
    if said.voice.language == voice.language:
        return said.words
    return {"@value": said.words, "@language": said.voice.language}


def _script_safe(data: dict[str, Any]) -> Markup:
    """JSON that can stand in a page: nothing in it can end the script element."""
    text = json.dumps(data, ensure_ascii=False)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 — made safe above
