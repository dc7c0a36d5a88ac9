"""Whether the site lives, and whether it can do its work: for those who watch over servers.

Both are asked every few seconds and so cost little, count as no question and are kept by nobody.
"""

from __future__ import annotations

from typing import Literal

from flask import Blueprint, Response, jsonify

from navigator import __version__, store
from navigator.editions import Edition
from navigator.store import UnavailableError
from navigator.web.request import PATIENCE, the_edition, the_place

health = Blueprint("health", __name__)

WELL = ("answers", "busy")  # a database that somebody else writes into is no reason to be worried


@health.get("/healthz/live")
def live() -> Response:
    """That the process answers at all: where it does not, it is to be started anew."""
    return _kept_by_nobody({"status": "ok", "version": __version__}, 200)


@health.get("/healthz")
@health.get("/healthz/ready")
def ready() -> Response:
    """Whether pages can be answered and things saved; where not, starting anew doesn't help."""
    edition = _edition()
    database = store.condition(the_place().database, PATIENCE)
    index = _index(edition)
    well = database in WELL and index == "answers"
    facts = {
        "status": "ok" if well else "failing",
        "version": __version__,
        "edition": edition.number if edition else None,
        "database": database,
        "index": index,
        "search": _search(edition),
    }
    return _kept_by_nobody(facts, 200 if well else 503)


def _edition() -> Edition | None:
    """The edition that pages are answered from; None where none could ever be read."""
    try:
        return the_edition()
    except UnavailableError:
        return None


def _index(edition: Edition | None) -> Literal["answers", "silent"]:
    """Whether the index of the edition answers. A question wouldn't tell: some have no answer."""
    return "answers" if edition and edition.search.answers() else "silent"


def _search(edition: Edition | None) -> Literal["words and meaning", "words alone"]:
    """Whether meaning is at hand; without it the search finds less, but well."""
    return "words and meaning" if edition and edition.search.by_meaning else "words alone"


def _kept_by_nobody(facts: dict[str, str | int | None], status: int) -> Response:
    response = jsonify(facts)
    response.status_code = status
    response.cache_control.no_store = True
    return response
