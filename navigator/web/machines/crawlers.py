"""What machines read of the pages: the site map, the rules for robots."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response, current_app, render_template, request, url_for

from navigator.catalog import Catalog, Locality
from navigator.voices import VOICES
from navigator.web.request import the_edition

KINDS = ("area", "step", "service", "provider", "project", "referral")
ALONE = ("pages.home", "pages.about", "pages.referrals", "pages.places", "open_data.page")

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
    for kind in KINDS:
        yield from ((f"pages.{kind}", where | {"id_": id_}) for id_ in getattr(catalog, kind))
