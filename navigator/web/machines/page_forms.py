"""What a page can also be had as, for programs: those of the known forms that the site has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import RequestRedirect

from navigator.exports import PAGE_FORMS
from navigator.search import FACETS
from navigator.web.request import asked_day, the_locality, the_voice

SEARCH = "search"
ASKED = ("q", "literal", *FACETS)  # what of the search page the API understands, too
API = "/api/"


@dataclass(frozen=True, slots=True)
class Link:
    """The page in another form."""

    name: str
    media_type: str
    address: str


def forms_of(kind: str, id_: str = "") -> list[Link]:
    """The forms of this page about a thing of a kind; of the search page, its answer."""
    found = (
        (form, _address(form.addresses[kind], id_)) for form in PAGE_FORMS if kind in form.addresses
    )
    return [Link(form.name, form.media_type, address) for form, address in found if address]


def _address(template: str, id_: str) -> str:
    """Where it is, in the voice, the locality and on the day of this page; nothing, if nowhere."""
    path = template.format(voice=the_voice().code, id=id_)
    route = _route(path)
    if route is None or (id_ and id_ not in route[1].values()):  # an ending that is part of an id
        return ""
    return url_for(route[0], **(route[1] | dict(_query(path))))


def _route(path: str) -> tuple[str, dict[str, Any]] | None:
    try:
        endpoint, values = current_app.url_map.bind("").match(path)
    except (HTTPException, RequestRedirect, MethodNotAllowed):
        return None
    return str(endpoint), dict(values)


def _query(path: str) -> Iterator[tuple[str, str]]:
    on, here = asked_day(), the_locality()
    if on:
        yield "on", on.isoformat()
    if not path.startswith(API):
        return
    if here:
        yield "region", here.id
    if path.endswith(SEARCH):
        yield "lang", the_voice().code
        yield from ((name, request.args[name]) for name in ASKED if request.args.get(name))
