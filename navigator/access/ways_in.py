"""The ways into a service or to those who give it, the best for a reader first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.access.opening_now import Opening, at
from navigator.catalog import ONLINE, Catalog, Contact, ContactKind, Offer, Provider, Step, Who

# In this order, where nothing else tells them apart: first what leads to a person at once.
KINDS: Mapping[ContactKind, int] = {
    "telephone": 0,
    "booking": 1,
    "form": 2,
    "chat": 3,
    "email": 4,
    "place": 5,
    "page": 6,
    "interpreter": 7,
}


NOON = 12 * 60  # where it is not known when somebody reads: as many are open then as ever


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks, in which language, on which day, so many minutes after midnight in Finland."""

    language: str
    day: date
    minute: int
    who: Who | None = None


@dataclass(frozen=True, slots=True)
class WayIn:
    """A contact as it stands for a reader at a moment."""

    contact: Contact
    opening: Opening
    speaks: bool | None  # whether one is served in the language of the reader; None: unknown

    @property
    def open_now(self) -> bool:
        """Whether it can be used at once: forms never close, unless they have hours."""
        online = self.contact.kind in ONLINE and self.opening.state == "unknown"
        return online or self.opening.state == "open"


def audience_of(offers: Iterable[Offer]) -> Who | None:
    """Whom all of the offers are for; None, if they are for persons and employers."""
    audiences = {offer.step.audience for offer in offers}
    return audiences.pop() if len(audiences) == 1 else None


def of_service(catalog: Catalog, offers: Iterable[Offer], reader: Reader) -> tuple[WayIn, ...]:
    """The ways to those who make the offers: to the service itself before the provider at large."""
    leading = {one.id: one for offer in offers for one in catalog.contacts_for(offer)}
    return ranked(leading.values(), reader)


def of_provider(catalog: Catalog, provider: Provider, reader: Reader) -> tuple[WayIn, ...]:
    """The ways to a provider, whatever it gives."""
    own = (one for one in catalog.contacts if one.provider == provider and not one.service)
    return ranked(own, reader)


def of_step(
    catalog: Catalog, step: Step, offers: Sequence[Offer], reader: Reader
) -> tuple[WayIn, ...]:
    """Where to ask about a step: its own contacts, the front door, or who helps there most."""
    front = front_doors(catalog, Reader(reader.language, reader.day, reader.minute, step.audience))
    giving = [offer.provider.id for offer in offers]
    own = (one for one in catalog.contacts if one.step == step and not one.service)
    return ranked(own, reader) or front or _most(catalog, giving, reader)


def _most(catalog: Catalog, giving: Sequence[str], reader: Reader) -> tuple[WayIn, ...]:
    most = max(dict.fromkeys(giving), key=giving.count, default="")
    return of_provider(catalog, catalog.provider[most], reader) if most else ()


def front_doors(catalog: Catalog, reader: Reader) -> tuple[WayIn, ...]:
    """Where whoever doesn't know where to turn can ask."""
    return ranked(catalog.front_doors, reader)


def ranked(contacts: Iterable[Contact], reader: Reader) -> tuple[WayIn, ...]:
    """Those that are meant for the reader, the best first; the same number or page once."""
    meant = [one for one in contacts if one.for_audience(reader.who)]
    found = sorted((_way(one, reader) for one in meant), key=_order)
    first: dict[tuple[str, str], WayIn] = {}
    for way in found:
        first.setdefault((way.contact.kind, way.contact.value), way)
    return tuple(first.values())


def _way(contact: Contact, reader: Reader) -> WayIn:
    speaks = reader.language in contact.languages if contact.languages else _unsaid(reader)
    return WayIn(contact, at(contact.hours, reader.day, reader.minute), speaks)


def _unsaid(reader: Reader) -> bool | None:
    """Finnish is spoken where nobody says otherwise; of other languages nothing is known."""
    return True if reader.language == "fi" else None


def _order(way: WayIn) -> tuple[bool, bool, int, bool, bool, int]:
    """In a language that the reader may not know, last; then the service itself before all else."""
    contact = way.contact
    shut = way.opening.state in ("closed", "later")
    tongue = {True: 0, None: 1, False: 2}[way.speaks]
    return (
        way.speaks is False,
        not contact.service,
        tongue,
        contact.kind == "interpreter",
        shut,
        KINDS[contact.kind],
    )
