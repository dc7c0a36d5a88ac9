"""The addresses of pages, in this voice and on this day unless told otherwise."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from flask import request, url_for

from navigator.search import LONGEST_QUESTION
from navigator.voices import Voice
from navigator.web.request.current import (
    asked_day,
    the_other_voice,
    the_path,
    the_voice,
    the_whole_edition,
)
from navigator.web.request.further import IN_QUERY
from navigator.web.request.locality import IN_ADDRESS, the_locality

TAKEN = ("endpoint",)  # by url_for for itself; the others that it takes begin with an underscore


def address(endpoint: str, **values: Any) -> str:
    """The address of a page in this voice, on the day and with the path of this page.

    A value of None stays out of the address. A page of another part is named with it:
    `reporting.report`.
    """
    on, other = asked_day(), the_other_voice()
    kept = {
        "voice": the_voice(),
        "on": on.isoformat() if on else None,
        "path": the_path().text or None,
        "with": other.code if other else None,
    }
    whole = endpoint if "." in endpoint else f"pages.{endpoint}"
    return url_for(whole, **(kept | values))


def in_voice(voice: Voice) -> str:
    """The address of this page and its query in another voice; the front page's, of a fault."""
    changed: dict[str, Any] = {"voice": voice, IN_QUERY: voice.further or None}
    if request.endpoint is None or "voice" not in (request.view_args or {}):
        return url_for("pages.home", **changed)
    return _this_page(changed, request.args.to_dict(flat=False))


def canonical() -> str:
    """The whole address by which machines know this page: in its voice, without what was asked.

    The pages of all municipalities of a region are one to them; those of the only region, the map.
    """
    here = the_locality()
    alone = len(the_whole_edition().catalog.regions) == 1
    own: dict[str, Any] = {IN_QUERY: None, **(request.view_args or {})}
    if here:
        own = own | {IN_ADDRESS: None if alone else here.region.id}
    return url_for(request.endpoint or "pages.home", **own, _external=True)


def this_address(**changed: str) -> str:
    """The address of this page, without what says nothing; `name=""` takes a value away."""
    query = request.args.to_dict(flat=False) | {key: [value] for key, value in changed.items()}
    return _this_page({}, query)


def today_address() -> str:
    """The address of this page as it is today."""
    query = {key: value for key, value in request.args.to_dict(flat=False).items() if key != "on"}
    return _this_page({}, query)


def _this_page(changed: dict[str, Any], query: dict[str, Any]) -> str:
    """The page with a query, of which anybody may have written the names as well as the values."""
    own = (request.view_args or {}) | changed
    said: dict[str, Any] = {
        key: [text[:LONGEST_QUESTION] for text in value]
        for key, value in query.items()
        if key.isidentifier() and not key.startswith("_") and any(value)
        if key not in own and key not in TAKEN
    }
    return url_for(request.endpoint or "pages.home", **own, **said)


def own_path(text: str) -> str | None:
    """The text, if it is the path of a page of ours and leads nowhere else; else None."""
    elsewhere = text.startswith("//") or "\\" in text or not text.isprintable()
    climbs = ".." in unquote(text.partition("?")[0]).split("/")
    ours = text.startswith(f"{request.script_root}/")
    return text if ours and not elsewhere and not climbs else None
