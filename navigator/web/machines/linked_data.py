"""The map as linked data: whole, and each thing at an address of its own that stays for ever."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from flask import Blueprint, Response, abort, current_app, redirect, request, url_for
from werkzeug import Response as Redirect

from navigator.editions import edition
from navigator.environment import day
from navigator.exports import Source, Statements, cpsv, rdf
from navigator.reading import as_uri
from navigator.web.machines.recent import Recent
from navigator.web.request import (
    address,
    asked_day,
    the_edition,
    the_locality,
    the_place,
    the_voice,
    the_whole_edition,
    today,
)
from navigator.web.shown import organisation, site_name

linked = Blueprint("linked", __name__)

KEPT = 3  # descriptions that are remembered; each is some ten megabytes
WRITERS = {"ttl": rdf.turtle, "jsonld": rdf.json_ld}
TYPES = {"ttl": "text/turtle", "jsonld": "application/ld+json"}
# In the order in which they are given to whoever takes them all alike.
OFFERED = {
    "text/html": "",
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
}
PAGES = {
    "areas": "area",
    "steps": "step",
    "services": "service",
    "providers": "provider",
    "projects": "project",
}


@dataclass
class Description:
    """The whole map as it is described once; each spelling of it is made when it is asked for."""

    source: Source
    written: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def statements(self) -> Statements:
        return cpsv.described(self.source)

    def file(self, suffix: str) -> bytes:
        if suffix not in self.written:
            self.written[suffix] = WRITERS[suffix](self.statements)
        return self.written[suffix]


def _key(source: Source, digest: str) -> tuple[object, ...]:
    """What makes descriptions differ: the edition, the place, the days, and where the site is."""
    days = (source.on, None if source.on else source.today, source.issued)
    return (digest, source.edition, source.region, source.base, *days)


@linked.after_request
def open_to_all(response: Response) -> Response:
    """Open data may be read by any page."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    if response.status_code == 200:  # noqa: PLR2004
        response.add_etag(weak=True)
        response.make_conditional(request)
    return response


@linked.get("/data/cpsv-ap.ttl", defaults={"suffix": "ttl"})
@linked.get("/data/cpsv-ap.jsonld", defaults={"suffix": "jsonld"})
def whole(suffix: str) -> Response:
    """The whole map."""
    return _file(_description().file(suffix), suffix)


@linked.get("/id/<name>.ttl", defaults={"suffix": "ttl", "kind": ""})
@linked.get("/id/<name>.jsonld", defaults={"suffix": "jsonld", "kind": ""})
@linked.get("/id/<kind>/<name>.ttl", defaults={"suffix": "ttl"})
@linked.get("/id/<kind>/<name>.jsonld", defaults={"suffix": "jsonld"})
def thing(kind: str, name: str, suffix: str) -> Response:
    """One thing with what one needs to know of others."""
    return _file(WRITERS[suffix](_statements(kind, name)), suffix)


@linked.get("/id/<name>", defaults={"kind": ""})
@linked.get("/id/<kind>/<name>")
def identified(kind: str, name: str) -> Redirect:
    """The thing itself can’t be sent: the answer tells where it is described, for this reader."""
    best = request.accept_mimetypes.best_match(OFFERED, "text/html")
    suffix = OFFERED[best]
    page = None if suffix else _page(kind, name)
    response = redirect(page or _described_at(kind, name, suffix or "ttl"), 303)
    response.vary.update(("Accept", "Accept-Language"))
    return response


def _page(kind: str, name: str) -> str | None:
    """The page of a thing in the reader’s language; None, if it has none."""
    catalog = the_edition().catalog
    if kind in PAGES:
        known = getattr(catalog, PAGES[kind])
        return address(PAGES[kind], id_=name) if name in known else None
    if kind == "regions" and name in the_whole_edition().localities:
        return address("home", locality=name)
    return None if kind else url_for("pages.about", voice=the_voice())


def _described_at(kind: str, name: str, suffix: str) -> str:
    """The address of the description, with the query that came with the name."""
    _statements(kind, name)  # what there is not is not found here already
    path = "/".join(part for part in (kind, name) if part)
    query = f"?{request.query_string.decode()}" if request.query_string else ""
    return f"{request.script_root}/id/{path}.{suffix}{query}"


def _statements(kind: str, name: str) -> Statements:
    known = _description()
    return cpsv.thing(known.statements, known.source, kind, name) or abort(404)


def _description() -> Description:
    found = the_edition()
    known: Recent[Description] = current_app.extensions.setdefault("descriptions", Recent(KEPT))
    here = the_locality()
    source = Source(
        found.catalog,
        current_app.extensions["speeches"],
        as_uri(request.root_url.rstrip("/")),
        found.number,
        site_name(),
        organisation(),
        today(),
        asked_day(),
        day.of(edition.moment(found.number, found.digest, the_place())),
        here.id if here else "",
    )
    return known.of(_key(source, found.digest), lambda: Description(source))


def _file(content: bytes, suffix: str) -> Response:
    return current_app.response_class(content, mimetype=TYPES[suffix])
