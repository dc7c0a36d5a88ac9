"""Boards narrowed to one employment area, by `?region=`; links between them keep it.

Whoever works for one region begins there, and may look at all (`?region=all`). What is computed of
the map is computed of the map of that region; what is only listed is left out where it concerns
others alone. Pages on which something is edited always see the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Literal, TypeVar

from flask import Flask, abort, current_app, g, request

from navigator.catalog import Locality
from navigator.web.request import signed_in, the_whole_edition

View = TypeVar("View", bound=Callable[..., Any])
How = Literal["map", "list"]

MARK, ASKED, ALL = "narrowed_by", "region", "all"


def by_region(how: How) -> Callable[[View], View]:
    """Let a page be narrowed: the `map` that it is computed of, or the `list` that it shows."""

    def marked(view: View) -> View:
        setattr(view, MARK, how)
        return view

    return marked


def install(app: Flask) -> None:
    app.before_request(_settle)
    app.url_defaults(_go_on)
    app.jinja_env.globals.update(
        narrowed_to=narrowed_to, region_kept=_kept, can_be_narrowed=lambda: bool(_how())
    )


def narrowed_to() -> Locality | None:
    """Where the page is about; None for all regions."""
    found: Locality | None = g.get("narrowed_to")
    return found


def concerns(regions: Collection[str]) -> bool:
    """Whether what belongs to some regions is shown; what all share is shown everywhere."""
    here = narrowed_to()
    return here is None or not regions or here.region.id in regions


def _settle() -> None:
    """Before the view is called: where it is about, and for a map the map of there."""
    if not (how := _how()) or signed_in() is None:
        return
    g.narrowed_to = _asked()
    if how == "map" and g.narrowed_to:
        g.locality = g.narrowed_to


def _how(endpoint: str = "") -> How | None:
    view = current_app.view_functions.get(endpoint or request.endpoint or "")
    found: How | None = getattr(view, MARK, None)
    return found


def _asked() -> Locality | None:
    asked, known = request.args.get(ASKED), the_whole_edition().localities
    if not asked:  # an empty choice of a form is none
        return known.get(_own())
    if asked == ALL:
        return None
    return known.get(asked) or abort(400, description="bad-region")


def _own() -> str:
    """The region of somebody who works for one; nothing, for all others."""
    user = signed_in()
    return user.regions[0] if user and len(user.regions) == 1 else ""


def _kept() -> str:
    """What stands in links for where the page is about; nothing, where it needs no word."""
    here = narrowed_to()
    return here.id if here else ALL if _own() else ""


def _go_on(endpoint: str, values: dict[str, Any]) -> None:
    if "narrowed_to" in g and _how(endpoint) and (kept := _kept()):
        values.setdefault(ASKED, kept)
