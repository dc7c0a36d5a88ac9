"""Who goes on with a service when the offers of a day have ended, and after which break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from navigator.catalog.model import Offer, last_day

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sequel:
    """An offer that is still to start and outlasts all that was there for the same people."""

    offer: Offer
    starts_on: date
    pauses: bool  # whether there is a day before it on which nobody gives the service


def sequels(ever: Iterable[Offer], on: date) -> tuple[Sequel, ...]:
    """What goes on with a service after the offers of the day, in the order of time.

    None, as long as one of those has no end.
    """
    offers = tuple(ever)
    told = [offer for offer in offers if offer.active(on)]
    return tuple(_sequels(told, offers, on)) if last_day(told) else ()


def _sequels(told: list[Offer], offers: Sequence[Offer], on: date) -> Iterator[Sequel]:
    for start, offer in _coming(offers, on):
        if _outlasts(offer, told):
            eve = start - DAY
            yield Sequel(offer, start, pauses=not any(one.active(eve) for one in told))
            told.append(offer)


def _coming(offers: Iterable[Offer], on: date) -> list[tuple[date, Offer]]:
    """The offers to come with their first days.

    Of those that start together the longest comes first, and what is for everyone before the rest.
    """
    days = ((offer.project.starts_on, offer) for offer in offers if offer.project)
    coming = [(start, offer) for start, offer in days if start and start > on]
    return sorted(
        coming, key=lambda one: (one[0], -_end(one[1]).toordinal(), bool(one[1].audience))
    )


def _outlasts(offer: Offer, told: Iterable[Offer]) -> bool:
    """Whether it is there for its people when nothing of what was told is for them any more."""
    theirs = [one for one in told if one.audience in (None, offer.audience)]
    end = last_day(theirs)
    return not theirs or (end is not None and _end(offer) > end)


def _end(offer: Offer) -> date:
    return offer.ends_on or date.max
