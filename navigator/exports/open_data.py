"""The map as plain values for JSON: the shapes that the open API promises (docs/api.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from navigator.catalog import (
    Area,
    Catalog,
    Flag,
    Offer,
    Project,
    Provider,
    Referral,
    Region,
    Service,
    Standing,
    Step,
    Term,
    municipalities,
)
from navigator.exports import texts
from navigator.exports.ways_in import contact, intake
from navigator.search import Answer, Help, Lead, Need
from navigator.voices import VOICES, Text

Json = dict[str, Any]


def answer(found: Answer, limit: int, say_why: Callable[[Sequence[str]], str]) -> Json:
    """An answer of the search, at most so many steps and services."""
    return {
        "fit": found.fit,
        "needs": [_need(need, say_why) for need in found.needs[:limit]],
        "services": [_help(help_, say_why) for help_ in found.helps[:limit]],
        "unsure": [help_.service.id for help_ in found.unsure],
        "elsewhere": [_lead(lead, say_why) for lead in found.elsewhere],
        "urgent": found.urgent,
        "repairs": [{"typed": repair.typed, "read": repair.read} for repair in found.repairs],
        "partial": found.partial,
    }


def _lead(lead: Lead, say_why: Callable[[Sequence[str]], str]) -> Json:
    found = referral(lead.referral)
    kept = ("id", "name", "text", "served_by", "link", "links")
    return {key: found[key] for key in kept} | {
        "score": round(lead.score, 4),
        "why": say_why(lead.why),
    }


def _need(need: Need, say_why: Callable[[Sequence[str]], str]) -> Json:
    step = need.step
    return {
        "id": step.id,
        "title": texts.each(step.title),
        "area": step.area,
        "score": round(need.score, 4),
        "why": say_why(need.why),
    }


def _help(help_: Help, say_why: Callable[[Sequence[str]], str]) -> Json:
    return {
        "id": help_.service.id,
        "name": texts.each(help_.service.name),
        "steps": [step.id for step in help_.steps],
        "score": round(help_.score, 4),
        "why": say_why(help_.why),
        "offers": [_offer_in_full(offer) for offer in help_.offers],
    }


def _offer_in_full(offer: Offer) -> Json:
    provider, project = offer.provider, offer.project
    return {
        "step": offer.step.id,
        "provider": {"id": provider.id, "name": texts.each(provider.name)},
        "project": project
        and {"id": project.id, "name": project.name, "ends_on": _day(project.ends_on)},
        "audience": offer.audience and offer.audience.id,
    }


def catalog(whole: Catalog, on: date | None) -> Json:
    """The whole map, flat, with ids as references; on a day only the offers of that day."""
    return {
        "region": whole.regions[0].id if len(whole.regions) == 1 else None,
        "regions": [_region(region) for region in whole.regions],
        "audiences": [{"id": a.id, "name": texts.each(a.name)} for a in whole.audiences],
        "areas": [_area(area) for area in whole.areas],
        "steps": [step(one) for one in whole.steps],
        "services": [service(one) for one in whole.services],
        "offers": [_offer(offer) for offer in whole.active(on)],
        "providers": [_provider(one) for one in whole.providers],
        "projects": [_project(one) for one in whole.projects],
        "flags": [_flag(flag) for flag in whole.flags],
        "referrals": [referral(one) for one in whole.referrals],
        "contacts": [contact(one) for one in whole.contacts],
        "intakes": [intake(one) for one in whole.intakes],
        "terms": [_term(one) for one in whole.terms],
    }


def step_with(one: Step, standings: Iterable[Standing]) -> Json:
    """A step with the services that stand on it."""
    services = [
        service(standing.service) | {"offers": [_offer_in_full(o) for o in standing.offers]}
        for standing in standings
    ]
    return step(one) | {"services": services}


def service_with(one: Service, offers: Iterable[Offer]) -> Json:
    """A service with its offers."""
    return service(one) | {"offers": [_offer_in_full(offer) for offer in offers]}


def _area(area: Area) -> Json:
    return {
        "id": area.id,
        "title": texts.each(area.title),
        "plain_title": area.title.plain(),
        "description": texts.each(area.description),
        "audience": area.audience,
        "steps": [one.id for one in area.steps],
    }


def step(one: Step) -> Json:
    return {
        "id": one.id,
        "area": one.area,
        "audience": one.audience,
        "title": texts.each(one.title),
        "plain_title": one.title.plain(),
        "description": texts.each(one.description),
        "plain_description": one.description.plain(),
        "next": list(one.next),
    }


def service(one: Service) -> Json:
    return {
        "id": one.id,
        "name": texts.each(one.name),
        "plain_name": one.name.plain(),
        "description": texts.each(one.description),
        "plain": one.description.plain(),
        "link": one.link or None,
        "checked_on": _day(one.checked_on),
        "source": one.source,
    }


def referral(one: Referral) -> Json:
    """A need that others serve."""
    return {
        "id": one.id,
        "name": texts.each(one.name),
        "text": texts.each(one.text),
        "plain": one.text.plain(),
        "served_by": texts.each(one.served_by),
        "who": one.who,
        "link": one.page.in_voice(VOICES[0]).words,
        "links": {voice.language: address for voice, address in one.page},
        "regions": [region.id for region in one.regions],
        "checked_on": _day(one.checked_on),
        "source": one.source,
    }


def _term(one: Term) -> Json:
    return {
        "id": one.id,
        "old": {language: list(words) for language, words in one.old.items()},
        "new": {language: list(words) for language, words in one.new.items()},
        "changes_on": _day(one.changes_on),
        "checked_on": _day(one.checked_on),
        "source": one.source,
    }


def _region(one: Region) -> Json:
    return {
        "id": one.id,
        "name": texts.each(one.name),
        "authority": _maybe(one.authority),
        "municipalities": [
            {"code": municipalities()[name].code, "name": texts.each(municipalities()[name].name)}
            for name in one.municipalities
        ],
        "languages": list(one.languages),
        "link": {voice.language: address for voice, address in one.link},
        "source": one.source or None,
        "checked_on": _day(one.checked_on),
    }


def _offer(offer: Offer) -> Json:
    return {
        "service": offer.service.id,
        "step": offer.step.id,
        "provider": offer.provider.id,
        "project": offer.project and offer.project.id,
        "region": offer.regions[0].id if offer.regions else None,
        "regions": [region.id for region in offer.regions],
        "municipalities": list(offer.municipalities),
        "audience": offer.audience and offer.audience.id,
        "note": _maybe(offer.note),
        "common": offer.common,
    }


def _provider(one: Provider) -> Json:
    return {
        "id": one.id,
        "name": texts.each(one.name),
        "kind": one.kind,
        "link": one.link or None,
    }


def _project(one: Project) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "providers": [provider.id for provider in one.providers],
        "starts_on": _day(one.starts_on),
        "ends_on": _day(one.ends_on),
        "note": _maybe(one.note),
        "link": one.link or None,
    }


def _flag(flag: Flag) -> Json:
    return {
        "id": flag.id,
        "kind": flag.kind,
        "step": flag.step.id,
        "service": flag.service and flag.service.id,
        "title": texts.each(flag.title),
        "reason": texts.each(flag.reason),
        "state": flag.state,
        "regions": [region.id for region in flag.regions],
        "source": flag.source,
    }


def _maybe(text: Text) -> Json | None:
    return texts.each(text) if text else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
