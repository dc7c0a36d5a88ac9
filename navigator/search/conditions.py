"""What is known of all offers of a catalogue on a day; each is looked up once and remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache

from navigator.catalog import Catalog, Contact, Offer
from navigator.search.ages import Ages, bands, of_audience, of_intake
from navigator.search.terms import YES, Terms, of_offer, open_on

DAYS = 8  # days of which it is remembered who can be reached
SWITCHES = ("remote", "free", "no_referral", "open_today")  # on or off
FACETS = (*SWITCHES, "age", "municipality", "language", "area", "who", "audience", "provider")

Key = tuple[str, str, str, str, tuple[str, ...], tuple[str, ...]]


class Known:
    """What a catalogue knows of its offers, whatever the day."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._terms: dict[Key, Terms] = {}
        self.on = lru_cache(maxsize=DAYS)(self._on)

    def _on(self, day: date) -> Conditions:
        return Conditions(self, day)

    @cached_property
    def bands(self) -> tuple[Ages, ...]:
        """The ages between which one may choose."""
        groups = (of_audience(audience) for audience in self.catalog.audiences)
        return bands((*(of_intake(intake) for intake in self.catalog.intakes), *groups))

    @cached_property
    def values(self) -> Mapping[str, frozenset[str]]:
        """What each facet has on this map."""
        found: dict[str, set[str]] = {facet: set() for facet in FACETS}
        for offer in self.catalog.offers:
            for facet, said in self.of(offer).items():
                found[facet] |= said.fits
        ages = {str(band.first) for band in self.bands}
        switches = {facet: {YES} for facet in SWITCHES}
        return {k: frozenset(v) for k, v in (found | switches | {"age": ages}).items()}

    def of(self, offer: Offer) -> Terms:
        key = _key(offer)
        if key not in self._terms:
            self._terms[key] = of_offer(
                offer,
                self.catalog.intake(offer.service.id, offer.provider.id),
                self.leading_to(offer),
                self.bands,
                self._municipalities,
            )
        return self._terms[key]

    def leading_to(self, offer: Offer) -> tuple[Contact, ...]:
        """The contacts through which one gets to what is offered."""
        audience = offer.step.audience
        return tuple(c for c in self.catalog.contacts_for(offer) if c.for_audience(audience))

    @cached_property
    def _municipalities(self) -> frozenset[str]:
        places = (contact.location for contact in self.catalog.contacts)
        return frozenset(place.municipality for place in places if place)


class Conditions:
    """What is known of the offers on one day, with who can be reached on it."""

    def __init__(self, known: Known, day: date) -> None:
        self.catalog, self.bands = known.catalog, known.bands
        self._known, self._day = known, day
        self._terms: dict[Key, Terms] = {}

    def of(self, offer: Offer) -> Terms:
        key = _key(offer)
        if key not in self._terms:
            open_today = open_on(self._known.leading_to(offer), self._day)
            self._terms[key] = {**self._known.of(offer), "open_today": open_today}
        return self._terms[key]

    def band(self, age: int) -> Ages:
        """The band in which somebody of that age is."""
        return next(band for band in reversed(self.bands) if band.first <= age)

    def has(self, facet: str, value: str) -> bool:
        """Whether the map has such a choice."""
        return value in self._known.values[facet]

    def among(self, offers: Iterable[Offer], facet: str) -> Iterator[str]:
        """The choices of a facet that one of the offers fits, each once."""
        yield from {value for offer in offers for value in self.of(offer)[facet].fits}


def _key(offer: Offer) -> Key:
    """What its terms depend on; an offer itself is slow to compare."""
    audience = offer.audience.id if offer.audience else ""
    regions = tuple(region.id for region in offer.regions)
    return (
        offer.service.id,
        offer.provider.id,
        offer.step.id,
        audience,
        regions,
        offer.municipalities,
    )
