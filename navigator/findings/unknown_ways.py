"""What nobody has said of getting in: services without a way in, and questions without an answer.

Asked only of a map that keeps contacts, or intakes: one that has none of them is not about them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit

from navigator.catalog import Catalog, Intake, Offer, Service
from navigator.findings.finding import Finding

ASKED = ("eligibility", "referral", "fee", "duration", "start", "attendance")  # of every service
OF_PERSONS = ("benefit",)  # what only those ask who may be unemployed


def unknown_ways(catalog: Catalog, on: date) -> Iterator[Finding]:
    """Services offered on the day that one can't get into from here; then open questions."""
    offered = {s: [o for o in catalog.offers_of[s.id] if o.active(on)] for s in catalog.services}
    running = {service: offers for service, offers in offered.items() if offers}
    if catalog.contacts:
        yield from _without_way(catalog, running)
    if catalog.intakes:
        yield from _unanswered(catalog, running)


def _without_way(catalog: Catalog, running: dict[Service, list[Offer]]) -> Iterator[Finding]:
    for service, offers in running.items():
        if is_front_page(service.link) and not any(map(catalog.contacts_for, offers)):
            providers = tuple(dict.fromkeys(offer.provider for offer in offers))
            yield Finding(kind="no-way-in", service=service, providers=providers)


def is_front_page(link: str) -> bool:
    """Whether an address is none, or tells no more than where a site begins."""
    parts = urlsplit(link)
    return parts.path.strip("/") == "" and not parts.query


def _unanswered(catalog: Catalog, running: dict[Service, list[Offer]]) -> Iterator[Finding]:
    for service, offers in running.items():
        if unknown := _unknown(catalog, service, offers):
            figures = {"unknown": len(unknown)}
            yield Finding(kind="unknown-intake", service=service, unknown=unknown, figures=figures)


def _unknown(catalog: Catalog, service: Service, offers: Sequence[Offer]) -> tuple[str, ...]:
    """The questions that are answered neither for all providers nor for one of them."""
    known = catalog.intakes_of[service.id]
    personal = any(offer.step.audience == "person" for offer in offers)
    asked = (*ASKED, *(OF_PERSONS if personal else ()))
    return tuple(name for name in asked if not any(_answers(one, name) for one in known))


def _answers(intake: Intake, question: str) -> bool:
    value = getattr(intake, question)
    return bool(value) or value is False or bool(getattr(intake, f"{question}_note", ""))
