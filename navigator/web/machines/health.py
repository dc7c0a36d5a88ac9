"""Whether the app can do its work: for those who watch over servers."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from navigator.web.request import the_edition

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> Response:
    """The edition, whether its index answers, and whether meaning is searched or words alone."""
    edition = the_edition()
    step = edition.catalog.steps[0]
    well = bool(edition.search.ask(step.title.standard()["fi"], "fi", None).needs)
    response = jsonify(
        {
            "status": "ok" if well else "failing",
            "edition": edition.number,
            "index": "answers" if well else "silent",
            "search": "words and meaning" if edition.search.by_meaning else "words alone",
        }
    )
    response.status_code = 200 if well else 503
    return response
