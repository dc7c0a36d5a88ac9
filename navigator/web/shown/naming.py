"""What the site is called where the reader is, who is responsible, and where one asks at large.

A map of one region is the site of that region, and in a locality the reader is on its map. A site
of several has a name of its own. The settings of an installation come before what the map says.
"""

from __future__ import annotations

from flask import current_app

from navigator.catalog import Region, Site
from navigator.voices import VOICES, Speech, Text
from navigator.web.request import Settings, the_locality, the_whole_edition

N = str  # marks a message for the catalogues; it is translated where it is shown

NEUTRAL = N("Service stairs")


def site_name() -> Text:
    """The title of the region where the reader is, else that of the site, else a neutral one."""
    region = the_region()
    return (region.title if region else Text()) or the_site().name or _neutral()


def place_name() -> Text:
    """The region where the reader is, else the site."""
    region = the_region()
    return region.name if region else site_name()


def organisation() -> Text:
    """Who is responsible for the site; nothing, where nobody has said."""
    region = the_region()
    said = the_settings().organisation
    in_settings = Text(tuple((voice, said) for voice in VOICES if said))
    return in_settings or the_site().organisation or (region.authority if region else Text())


def responsible() -> tuple[Text, ...]:
    """Who is responsible for the whole map: for the site, or else for the map of each region."""
    whole = organisation()
    regions = the_whole_edition().catalog.regions
    each = dict.fromkeys(region.authority for region in regions if region.authority)
    return (whole,) if whole else tuple(each)


def about_site() -> Text:
    """What the region where the reader is says of itself, or the site of several."""
    region = the_region()
    return region.about if region else the_site().about


def front_site(speech: Speech) -> str:
    """The employment services' own site, that of the region where the reader is; maybe none."""
    region = the_region()
    known = region.link.in_voice(speech.voice).words if region else ""
    return the_settings().front_door or known


def site_colour() -> str:
    region = the_region()
    return region.colour if region else ""


def the_region() -> Region | None:
    """The region where the reader is, or the only one that there is."""
    if found := the_locality():
        return found.region
    regions = the_whole_edition().catalog.regions
    return regions[0] if len(regions) == 1 else None


def the_site() -> Site:
    return the_whole_edition().catalog.site


def the_settings() -> Settings:
    found: Settings = current_app.extensions["settings"]
    return found


def _neutral() -> Text:
    speeches = current_app.extensions["speeches"]
    return Text(tuple((voice, speeches[voice].gettext(NEUTRAL)) for voice in VOICES))
