"""The addresses of pages, in this voice and on this day unless told otherwise."""

from __future__ import annotations

from typing import Any

from flask import request, url_for

from navigator.question import LONGEST
from navigator.text import Voice
from navigator.web.current import asked_day, the_voice


def address(endpoint: str, **values: Any) -> str:
    """The address of a page in this voice, on the day that this page is about.

    A page of another part is named with it: `reporting.report`.
    """
    on = asked_day()
    kept = {"voice": the_voice()} | ({"on": on.isoformat()} if on else {})
    whole = endpoint if "." in endpoint else f"pages.{endpoint}"
    return url_for(whole, **(kept | values))


def in_voice(voice: Voice) -> str:
    """The address of this page and its query in another voice; the front page's, of a fault."""
    if request.endpoint is None or "voice" not in (request.view_args or {}):
        return url_for("pages.home", voice=voice)
    return _this_page({"voice": voice}, request.args.to_dict(flat=False))


def this_address(**changed: str) -> str:
    """The address of this page, without what says nothing; `name=""` takes a value away."""
    query = request.args.to_dict(flat=False) | {key: [value] for key, value in changed.items()}
    return _this_page({}, query)


def today_address() -> str:
    """The address of this page as it is today."""
    query = {key: value for key, value in request.args.to_dict(flat=False).items() if key != "on"}
    return _this_page({}, query)


def _this_page(changed: dict[str, Any], query: dict[str, Any]) -> str:
    own = (request.view_args or {}) | changed
    said: dict[str, Any] = {
        key: [text[:LONGEST] for text in value]
        for key, value in query.items()
        if key.isidentifier() and not key.startswith("_") and key not in own and any(value)
    }
    return url_for(request.endpoint or "pages.home", **own, **said)


def own_path(text: str) -> str | None:
    """The text, if it is the path of a page of ours and leads nowhere else; else None."""
    elsewhere = text.startswith("//") or "\\" in text or not text.isprintable()
    return text if text.startswith("/") and not elsewhere else None
