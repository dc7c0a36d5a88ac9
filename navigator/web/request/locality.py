"""Where the reader lives, as it stands in the address: `/fi/jamsa/steps/…`.

Every public page has two addresses, one about the whole map and one about a locality. Which one was
asked for is settled before a view is called, and every link of the page leads on in the same
locality: nothing is kept in a cookie, and an address says all that one sees.
"""

from __future__ import annotations

from typing import Any, NoReturn

from flask import Blueprint, Flask, abort, current_app, g, redirect, request, url_for
from werkzeug.routing import BaseConverter

from navigator.catalog import Locality, municipalities, slug
from navigator.editions import Edition
from navigator.web.request.current import the_whole_edition

# What programs ask for: the region stands in the query there.
DATA = ("/api/", "/data/", "/hsds/", "/id/")
VOICE, LOCALITY = "/<voice:voice>/", "<locality:locality>/"
IN_ADDRESS = "locality"


class LocalityConverter(BaseConverter):
    """What may be a locality of the map; whether it is one is asked of the edition."""

    regex = "[^/]{1,60}"


class LocalBlueprint(Blueprint):
    """Pages that are there for the whole map and for each locality."""

    def add_url_rule(self, rule: str, *args: Any, **options: Any) -> None:
        super().add_url_rule(rule, *args, **options)
        if rule.startswith(VOICE):
            local = rule.replace(VOICE, VOICE + LOCALITY, 1)
            super().add_url_rule(local, *args, **options)


def install(app: Flask) -> None:
    app.url_map.converters["locality"] = LocalityConverter
    app.url_value_preprocessor(_settle)
    app.url_defaults(_go_on)


def _settle(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Take the locality out of what the view is given; one that there is not is an unknown page."""
    if asked := (values or {}).pop(IN_ADDRESS, None):
        g.locality = the_whole_edition().localities.get(asked) or _otherwise(asked, values or {})
    elif request.path.startswith(DATA) and (asked := request.args.get("region")):
        known = the_whole_edition().localities.get(asked)
        g.locality = known or abort(400, description="bad-region")


def _otherwise(asked: str, values: dict[str, Any]) -> NoReturn:
    """The page as it is written here, `jamsa` for `Jämsä`; or that a town is not on the map."""
    if (known := the_whole_edition().localities.get(slug(asked))) and request.endpoint:
        there = url_for(request.endpoint, **(values | {IN_ADDRESS: known.id}))
        query = request.query_string.decode()
        abort(redirect(f"{there}?{query}" if query else there, 301))
    if slug(asked) in {slug(name) for name in municipalities()}:
        where = url_for("regions.choose", voice=values["voice"], municipality=asked)
        abort(redirect(where, 303))
    abort(404)


def _go_on(endpoint: str, values: dict[str, Any]) -> None:
    """Links lead on in the locality of the page, unless they name another, or none."""
    found = the_locality()
    if found and current_app.url_map.is_endpoint_expecting(endpoint, IN_ADDRESS):
        values.setdefault(IN_ADDRESS, found.id)


def look_beyond() -> Edition:
    """The whole edition, for the rest of the request: what was asked for is elsewhere alone."""
    g.beyond = g.part = the_whole_edition()
    found: Edition = g.part
    return found


def beyond() -> bool:
    """Whether the page shows what is not given where the reader lives."""
    return "beyond" in g


def the_locality() -> Locality | None:
    """Where the reader says that she lives; None for the whole map."""
    found: Locality | None = g.get("locality")
    return found
