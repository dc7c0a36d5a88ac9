"""The places of the map on a picture, and the list beside it that says the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from navigator.access import Place, places
from navigator.catalog import Location, Provider, municipalities
from navigator.pictures import PlaceMap, Point, Spot, on_grid, outlines, place_map
from navigator.web.request import the_edition, the_speech, the_voice
from navigator.web.shown import reader


@dataclass(frozen=True, slots=True)
class Listed:
    """A place with its number on the picture."""

    number: int
    place: Place

    @property
    def at(self) -> Point | None:
        """Where it is on the grid; None, if its coordinates aren't known."""
        where = self.place.location
        known = where.latitude is not None and where.longitude is not None
        return on_grid(where.latitude, where.longitude) if known else None  # type: ignore[arg-type]

    @property
    def home(self) -> Point:
        """The centre of its municipality."""
        return outlines()[self.place.location.municipality].centre


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality with the places in it."""

    name: str
    listed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """A municipality from which distances are reckoned."""

    name: str
    centre: Point


def towns() -> tuple[Town, ...]:
    """All places by municipality: first that of the front door, then by the reader's alphabet."""
    found = places(the_edition().catalog, reader())
    doors = {one.location.municipality for one in found if one.front_door}
    names = {one.location.municipality for one in found}
    keys = sorted(names, key=lambda key: (key not in doors, the_speech().order(_named(key))))
    ordered = [one for key in keys for one in found if one.location.municipality == key]
    listed = [Listed(number, one) for number, one in enumerate(ordered, 1)]
    return tuple(Town(_named(key), tuple(_within(key, listed))) for key in keys)


def _within(municipality: str, listed: Iterable[Listed]) -> Iterable[Listed]:
    return (one for one in listed if one.place.location.municipality == municipality)


def of_provider(provider: Provider) -> tuple[Listed, ...]:
    """Where the provider is, numbered by themselves."""
    found = (
        one
        for one in places(the_edition().catalog, reader())
        if any(visit.way.contact.provider == provider for visit in one.visits)
    )
    return tuple(Listed(number, one) for number, one in enumerate(found, 1))


def drawn(listed: Sequence[Listed]) -> PlaceMap | None:
    """The picture of the places, with names in the voice of the page."""
    return place_map(
        [Spot(one.number, one.place.location.municipality, one.at) for one in listed], _named
    )


def origins() -> tuple[Origin, ...]:
    """All municipalities, in the order of the reader's alphabet."""
    found = (Origin(_named(key), one.centre) for key, one in outlines().items())
    return tuple(sorted(found, key=lambda one: the_speech().order(one.name)))


def address_of(location: Location) -> str:
    """The postcode and the municipality, as they stand behind a street."""
    return f"{location.postcode} {_named(location.municipality)}".strip()


def _named(municipality: str) -> str:
    return municipalities()[municipality].name.in_voice(the_voice()).words
