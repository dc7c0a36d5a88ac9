"""The data to take along: the list of its formats, the tables, every edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from flask import Blueprint, Response, abort, current_app, request, url_for

from navigator import store
from navigator.editions import Chronicle, Place, chronicle, edition
from navigator.exports import Published, State, as_json, listing, packed, table_package
from navigator.store import EditionRow
from navigator.voices import LANGUAGES, VOICES, Speech, Text, Voice
from navigator.web.request import (
    number,
    the_place,
    the_store,
    the_whole_edition,
)
from navigator.web.shown import responsible, site_name

downloads = Blueprint("downloads", __name__, url_prefix="/data")

MOST = 100  # editions that are told of at once
ZIP, JSON, CSV = "application/zip", "application/json", "text/csv"
THINGS = ("area", "step", "service", "provider", "project")


@downloads.after_request
def open_to_all(response: Response) -> Response:
    """Open data may be read by any page."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@downloads.get("/index.json")
def index() -> Response:
    """Every format, with its addresses."""
    return _file(as_json(the_index(root())), JSON)


@downloads.get("/editions.json")
def editions() -> Response:
    """The editions, the newest first; with `before` those that are older than one."""
    some, older = published(_before(), MOST)
    on = url_for("downloads.editions", before=older, _external=True) if older else None
    return _file(as_json(listing.editions(some, root(), on)), JSON)


@downloads.get("/datapackage.json")
def description() -> Response:
    """What the tables hold."""
    return _file(_package()[table_package.DESCRIPTION], JSON)


@downloads.get("/datapackage.zip")
def whole() -> Response:
    """All tables and their description."""
    made = packed(_package())
    return _file(made, ZIP, f"palveluportaat-{the_whole_edition().number}-tables.zip")


@downloads.get("/tables/<name>.csv")
def table(name: str) -> Response:
    """One table."""
    found = _package().get(f"tables/{name}.csv")
    return _file(found, CSV, f"{name}.csv") if found is not None else abort(404)


@downloads.get("/editions/<int:number>.zip")
def files(number: int) -> Response:
    """The data files of an edition, as they were published."""
    with the_store() as kept:
        found = kept.editions.files(number) if 0 < number <= kept.editions.newest else {}
    known = {name: data for name, data in found.items() if not store.strange([name])}
    return _file(packed(known), ZIP, f"palveluportaat-{number}.zip") if known else abort(404)


def the_index(front: str) -> listing.Json:
    """What can be had of the newest edition, with the addresses below a front door."""
    (newest,), _ = published(None, 1)
    return listing.index(newest, front, _known(newest.number), _in_languages)


def published(before: int | None, most: int) -> tuple[list[Published], int | None]:
    """So many editions older than one, the newest first; and before which to go on, if any."""
    newest = the_whole_edition().number
    with the_store() as kept:
        rows = [row for row in kept.editions.all() if row.number < (before or newest + 1)]
    told = chronicle(the_place(), rows[: most + 1])
    some = [_published(row, told) for row in rows[:most]]
    return some, rows[most - 1].number if len(rows) > most else None


def root() -> str:
    """The whole address of the front door, without a slash at its end."""
    return url_for("pages.front", _external=True).rstrip("/")


def _published(row: EditionRow, told: Chronicle) -> Published:
    lines = told.of(row.number) if row.parent else None
    counted = None if lines is None else Counter(str(line.kind) for line in lines)
    return Published(row.number, datetime.fromisoformat(row.published_at), counted)


def _before() -> int | None:
    try:
        return number(request.args["before"]) if "before" in request.args else None
    except ValueError:
        abort(404)


def _known(newest: int) -> Mapping[str, Sequence[str]]:
    """What can stand in the places of an address."""
    catalog = the_whole_edition().catalog
    things = {kind: tuple(getattr(catalog, kind)) for kind in THINGS}
    return things | {
        "voice": tuple(voice.code for voice in VOICES),
        "language": LANGUAGES,
        "table": table_package.TABLES,
        "edition": (str(newest),),
    }


def _in_languages(message: str) -> Mapping[str, str]:
    speeches: Mapping[Voice, Speech] = current_app.extensions["speeches"]
    return {language: speeches[Voice(language)].gettext(message) for language in LANGUAGES}


def _package() -> Mapping[str, bytes]:
    whole = the_whole_edition()
    return _made(the_place(), whole.number, whole.digest, site_name(), responsible())


@lru_cache(4)
def _made(
    place: Place, number: int, digest: str, title: Text, publishers: tuple[Text, ...]
) -> Mapping[str, bytes]:
    """The tables of an edition; by its digest too, since a backup may have been put in place."""
    with store.opened(place.database) as kept:
        files = kept.editions.files(number)
    moment = edition.moment(number, digest, place)
    return table_package.package(State(number, moment, files, title, publishers))


def _file(data: bytes, media_type: str, name: str = "") -> Response:
    response = current_app.response_class(data, mimetype=media_type)
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.add_etag()
    response.make_conditional(request)
    return response
