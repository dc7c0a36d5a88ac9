"""Where do you live? The regions of the map, and the way to the map of one's own municipality."""

from __future__ import annotations

from difflib import get_close_matches

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from navigator.catalog import Locality, Region, municipalities, slug
from navigator.voices import Voice
from navigator.web.request import address, the_speech, the_voice, the_whole_edition

regions = Blueprint("regions", __name__)

LONGEST = 100  # letters of a name
ALIKE = 0.7  # from which on a name may be a mistyped one


@regions.get("/<voice:voice>/regions")
def choose(voice: Voice) -> ResponseReturnValue:
    """The list to choose from; with the name of a municipality, straight to its map."""
    typed = request.args.get("municipality", "").strip()[:LONGEST]
    if found := localities().get(slug(typed)) or _named(typed):
        return redirect(address("home", voice=voice, locality=found.id), 303)
    return render_template(
        "regions.html",
        typed=typed,
        elsewhere=_in_finland(typed),
        near=[localities()[id_] for id_ in _near(typed)],
        regions=[(one, towns_of(one)) for one in the_whole_edition().catalog.regions],
        towns=sorted(
            (one.name.in_voice(voice).words for one in localities().values() if one.municipality),
            key=the_speech().order,
        ),
    )


def localities() -> dict[str, Locality]:
    return dict(the_whole_edition().localities)


def towns_of(region: Region) -> list[Locality]:
    """The municipalities of a region, in the order of the reader's alphabet."""
    towns = [Locality(region, name) for name in region.municipalities]
    order, voice = the_speech().order, the_voice()
    return sorted(towns, key=lambda one: order(one.name.in_voice(voice).words))


def _named(typed: str) -> Locality | None:
    """The locality of that name in any language."""
    wanted = typed.casefold()
    named = (one for one in localities().values() if wanted in {w.casefold() for _, w in one.name})
    return next(named, None) if wanted else None


def _in_finland(typed: str) -> str:
    """The municipality, if there is one of that name that the map does not have."""
    for one in municipalities().values():
        if typed.casefold() in {words.casefold() for _, words in one.name}:
            return one.name.in_voice(the_voice()).words
    return ""


def _near(typed: str) -> list[str]:
    """The localities whose names may have been meant."""
    begun = [id_ for id_ in localities() if typed and id_.startswith(slug(typed)[:3] or "-")]
    return get_close_matches(slug(typed), localities(), cutoff=ALIKE) or begun[:3]
