"""The open data: what the pages show, as JSON, in all languages at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, current_app, jsonify, request

from navigator.catalog import graph
from navigator.exports import open_data
from navigator.search import FACETS, SWITCHES, YES, Conditions, age, narrowed, with_band
from navigator.voices import BY_CODE, Speech
from navigator.web.request import asked_day, number, the_day, the_edition

api = Blueprint("api", __name__, url_prefix="/api/v1")

MOST = 100


@api.after_request
def open_to_all(response: Response) -> Response:
    """Open data may be read by any page."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@api.get("/search")
def search() -> Response:
    """The graded contract: steps and services that answer `q`, best first."""
    text, code = request.args.get("q", ""), request.args.get("lang", "fi")
    if code not in BY_CODE:
        abort(400, description="bad-language")
    voice, limit, on = BY_CODE[code], _limit(), the_day()
    edition, literal = the_edition(), "literal" in request.args
    conditions = edition.search.conditions(on)
    whole = edition.search.ask(text, voice.language, on, literal=literal)
    answer = narrowed(whole, _filters(conditions), conditions)
    speech: Speech = current_app.extensions["speeches"][voice]
    response = jsonify(
        {"query": text, "lang": code, "on": on.isoformat()}
        | open_data.answer(answer, limit, speech.why)
    )
    response.cache_control.no_store = answer.partial  # the next answer may be whole
    return response


def _filters(conditions: Conditions) -> dict[str, str]:
    """What narrows the answer; to what the map doesn't have, nothing is known to fit."""
    asked = {facet: request.args.get(facet, "") for facet in FACETS}
    odd = any(asked[switch] not in ("", YES) for switch in SWITCHES)
    if odd or (asked["age"] and age(asked["age"]) is None):
        abort(400, description="bad-filter")
    return with_band(asked, conditions)


def _limit() -> int:
    try:
        limit = number(request.args.get("limit", "10"))
    except ValueError:
        limit = 0
    return limit if 1 <= limit <= MOST else abort(400, description="bad-limit")


@api.get("/catalog")
def catalog() -> Response:
    """The whole edition, flat; with `on` only what is offered on that day."""
    edition, on = the_edition(), asked_day()
    return jsonify(
        {"edition": edition.number, "on": _iso(on)} | open_data.catalog(edition.catalog, on)
    )


@api.get("/steps/<id_>")
def step(id_: str) -> Response:
    """One step with what stands on it on the day."""
    found, on = _found(the_edition().catalog.step, id_), the_day()
    standings = graph.on_step(the_edition().graph, id_, on)
    return jsonify({"on": _iso(on)} | open_data.step_with(found, standings))


@api.get("/services/<id_>")
def service(id_: str) -> Response:
    """One service with its offers on the day."""
    found, on = _found(the_edition().catalog.service, id_), the_day()
    offers = [o for o in the_edition().catalog.offers_of[id_] if o.active(on)]
    return jsonify({"on": _iso(on)} | open_data.service_with(found, offers))


@api.get("/referrals/<id_>")
def referral(id_: str) -> Response:
    """One need that others serve."""
    found = _found(the_edition().catalog.referral, id_)
    return jsonify({"on": _iso(the_day())} | open_data.referral(found))


def _found(things: Mapping[str, Any], id_: str) -> Any:
    if id_ not in things:
        abort(404)
    return things[id_]


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None
