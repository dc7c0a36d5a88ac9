"""The map as HSDS 3.1: the addresses that readers of the standard ask for (docs/standards.md)."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, jsonify, request

from navigator.editions import edition
from navigator.exports import Feed, data_package, dump, hsds_filters, packed
from navigator.exports import hsds as exported
from navigator.reading import as_uri
from navigator.voices import LANGUAGES, Voice
from navigator.web.machines.recent import Recent
from navigator.web.request import (
    asked_day,
    number,
    the_edition,
    the_locality,
    the_place,
    the_whole_edition,
    today,
)

hsds = Blueprint("hsds", __name__, url_prefix="/hsds/3.1")

MOST, USUAL = 100, 50  # records of a page
KEPT = 6  # feeds that are kept ready: each language, of some regions and days
LATEST_PAGE = 10**9
ZIP = "application/zip"


@hsds.after_request
def open_to_all(response: Response) -> Response:
    """Open data may be read by any page; the language of the feed is told with each answer."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    if response.status_code == 200:  # noqa: PLR2004
        response.content_language.add(_language())
        response.add_etag(weak=True)
        response.make_conditional(request)  # also of what is packed already, and so not compressed
    return response


@hsds.get("/")
def entrance() -> Response:
    """Which version of the standard it is, and where that is told."""
    _language()
    return jsonify(exported.about())


def listed(name: str) -> Response:
    """One page of a class, each record without what there may be several of, unless asked for."""
    page, size = _number("page", 1, LATEST_PAGE), _number("per_page", USUAL, MOST)
    full, asked = _is_true("full"), _filters(name)
    records = hsds_filters.narrowed(name, exported.CLASSES[name](_classes()), asked)
    shown = records[(page - 1) * size : page * size]
    pages = -(-len(records) // size)
    return jsonify(
        {
            "total_items": len(records),
            "total_pages": pages,
            "page_number": page,
            "size": len(shown),
            "first_page": page == 1,
            "last_page": page >= pages,
            "empty": not shown,
            "contents": [one if full else exported.thin(one) for one in shown],
        }
    )


def one(name: str, id_: UUID) -> Response:
    """One record with all that hangs on it."""
    records = exported.CLASSES[name](_classes())
    found = next((record for record in records if record["id"] == str(id_)), None)
    return jsonify(found or abort(404))


for _name in exported.CLASSES:
    hsds.add_url_rule(f"/{_name}", _name, listed, defaults={"name": _name})
    hsds.add_url_rule(f"/{_name}/<uuid:id_>", f"{_name}_one", one, defaults={"name": _name})


@hsds.get("/dump.zip")
def dumped() -> Response:
    """The whole feed, a file for each class."""
    return _zip(packed(dump(_classes())), "dump")


@hsds.get("/datapackage.zip")
def tables() -> Response:
    """The whole feed as tables."""
    return _zip(packed(data_package(_classes())), "datapackage")


def _zip(content: bytes, name: str) -> Response:
    response = current_app.response_class(content, mimetype=ZIP)
    response.headers["Content-Disposition"] = (
        f'attachment; filename="hsds-{name}-{_language()}.zip"'
    )
    return response


def _classes() -> exported.Classes:
    found, locality, base = the_edition(), the_locality(), as_uri(request.root_url.rstrip("/"))
    speech = current_app.extensions["speeches"][Voice(_language())]
    number, digest = found.number, the_whole_edition().digest
    published = edition.moment(number, digest, the_place())
    feed = Feed(found.catalog, today(), asked_day(), speech, base, number, published)
    key = (digest, number, locality, feed.today, feed.on, feed.language, base)
    return _ready().of(key, lambda: exported.Classes(feed))


def _ready() -> Recent[exported.Classes]:
    found: Recent[exported.Classes] = current_app.extensions.setdefault("hsds", Recent(KEPT))
    return found


def _language() -> str:
    asked = request.args.get("language", LANGUAGES[0])
    return asked if asked in LANGUAGES else abort(400, description="bad-feed-language")


def _number(name: str, usual: int, most: int) -> int:
    try:
        found = number(request.args.get(name, str(usual)))
    except ValueError:
        found = 0
    bad = "bad-page" if name == "page" else "bad-limit"
    return found if 1 <= found <= most else abort(400, description=bad)


def _filters(class_: str) -> dict[str, str]:
    """What narrows the class; a filter that is not there is refused rather than passed over."""
    if request.args.get("format", "json") != "json" or hsds_filters.lacking(class_, request.args):
        abort(400, description="bad-parameter")
    asked = {name: request.args[name] for name in hsds_filters.ALL if name in request.args}
    return {name: _read(name, value) for name, value in asked.items()}


def _read(name: str, value: str) -> str:
    """An id or a moment as the records have them."""
    try:
        if name == "modified_after":
            moment = datetime.fromisoformat(value.replace(" ", "+"))
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
        return str(UUID(value))
    except ValueError:
        abort(400, description="bad-parameter")


def _is_true(name: str) -> bool:
    asked = request.args.get(name, "false")
    return asked == "true" if asked in ("true", "false") else abort(400, description="bad-choice")
