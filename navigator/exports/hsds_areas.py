"""Where the services of the HSDS feed are given: municipalities, employment areas, the country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from navigator.catalog import NATIONWIDE, Offer, Region, municipalities
from navigator.exports.hsds_feed import Feed, Record, in_any, known, uuid

COUNTRY = "FI"


def areas_of(feed: Feed, service: str, offers: Iterable[Offer]) -> list[Record]:
    """Wherever one of the offers is given, each area once."""
    found = dict(area for offer in offers for area in _areas(feed, offer))
    return [
        {"id": uuid("service_area", service, id_), "service_id": service} | area
        for id_, area in found.items()
    ]


def _areas(feed: Feed, offer: Offer) -> Iterator[tuple[str, Record]]:
    """The areas of one offer by what they are known as: the narrowest that is said."""
    if offer.municipalities:
        yield from ((f"{town}", {"name": _town(feed, town)}) for town in offer.municipalities)
    elif offer.regions:
        yield from ((region.id, _region(feed, region)) for region in offer.regions)
    else:
        yield NATIONWIDE, {"name": str(feed.speech.locale.territories[COUNTRY])}


def _region(feed: Feed, region: Region) -> Record:
    """An employment area, with the municipalities that it has."""
    towns = [_town(feed, town) for town in region.municipalities]
    listed = feed.speech.listed(sorted(towns, key=feed.speech.order)) if towns else ""
    return known({"name": in_any(region.name, feed), "description": listed})


def _town(feed: Feed, name: str) -> str:
    return in_any(municipalities()[name].name, feed)
