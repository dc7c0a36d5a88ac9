"""A way in: how somebody who gives a service can be reached, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from navigator.catalog.model import Offer, Provider, Region, Service, Step, Who, share
from navigator.catalog.opening import OpeningHours
from navigator.voices import Text

ContactKind = Literal[
    "telephone", "email", "form", "page", "booking", "chat", "place", "interpreter"
]
CallPrice = Literal["free", "standard", "extra"]
CALLED: frozenset[ContactKind] = frozenset({"telephone", "interpreter"})
ONLINE: frozenset[ContactKind] = frozenset({"form", "page", "booking", "chat"})
SCHEMES: Mapping[ContactKind, str] = {
    "telephone": "tel:",
    "interpreter": "tel:",
    "email": "mailto:",
}


@dataclass(frozen=True, slots=True)
class Location:
    """Where one can go; the street address is the value of its contact."""

    municipality: str  # by its Finnish name
    postcode: str = ""
    latitude: float | None = None  # WGS84, both or none
    longitude: float | None = None
    accessible: bool | None = None  # None: nobody has said


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach a provider, those who give a service, or a region's front door."""

    id: str
    provider: Provider | None
    service: Service | None
    step: Step | None  # only what is given on this step
    regions: tuple[Region, ...]  # none: wherever what it leads to is given; the whole country
    who: Who | None  # None: persons and employers alike
    kind: ContactKind
    value: str  # a number such as +358201234567, an address of mail or of a page, a street
    label: Text
    hours: OpeningHours
    languages: tuple[str, ...]  # codes of those in which one is served; none: unknown
    location: Location | None
    price: CallPrice | None
    note: Text
    checked_on: date
    source: str

    @property
    def link(self) -> str:
        """What a press on it opens; nothing, for a place."""
        return "" if self.kind == "place" else SCHEMES.get(self.kind, "") + self.value

    @property
    def front_door(self) -> bool:
        """Whether it is that of a region, for whoever doesn't know where to turn."""
        return not (self.provider or self.service or self.step)

    def for_offer(self, service: Service, provider: Provider, step: Step) -> bool:
        """Whether it leads to what the provider gives on the step."""
        own = ((self.service, service), (self.provider, provider), (self.step, step))
        return not self.front_door and all(mine in (None, other) for mine, other in own)

    def leads_to(self, offer: Offer) -> bool:
        """Whether somebody who looks for the offer can use it."""
        own = self.for_offer(offer.service, offer.provider, offer.step)
        return own and share(self.regions, offer.regions)

    def for_audience(self, who: Who | None) -> bool:
        """Whether it is meant for persons, or employers; of whom nothing is known, for both."""
        return None in (who, self.who) or who == self.who
