"""Narrowing an answer: what one can choose, how much each choice leaves, and what is left.

A choice is offered only where it leads to something, with all other choices as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from navigator.catalog import Catalog, Offer
from navigator.search.answer import Answer, Help
from navigator.voices import Text

FEWEST = 2  # choices that are worth offering


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, and how many services it leaves."""

    value: str
    name: Text
    services: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow: its choices, most services first, and the one that is chosen."""

    name: str
    choices: tuple[Choice, ...]
    chosen: str


def _area(offer: Offer) -> str:
    return offer.step.area


def _who(offer: Offer) -> str:
    return offer.step.audience


def _provider(offer: Offer) -> str:
    return offer.provider.id


def _audience(offer: Offer) -> str:
    return offer.audience.id if offer.audience else ""


FACETS: Mapping[str, Callable[[Offer], str]] = {
    "area": _area,
    "who": _who,
    "audience": _audience,
    "provider": _provider,
}


def on_the_map(chosen: Mapping[str, str], catalog: Catalog) -> dict[str, str]:
    """What is chosen, as far as the map has it: an address may be older than the map."""
    return {
        facet: chosen[facet]
        for facet, of in FACETS.items()
        if chosen.get(facet) in {of(offer) for offer in catalog.offers}
    }


def narrowed(answer: Answer, chosen: Mapping[str, str]) -> Answer:
    """The answer with only those offers that every choice allows."""
    if not any(chosen.values()):
        return answer
    helps, further = (
        tuple(help_ for help_ in (_left(h, chosen) for h in some) if help_.offers)
        for some in (answer.helps, answer.further)
    )
    steps = {step for help_ in (*helps, *further) for step in help_.steps}
    needs = tuple(need for need in answer.needs if need.step in steps)
    who = chosen.get("who", "")
    return replace(
        answer,
        helps=helps,
        further=further,
        needs=needs,
        elsewhere=tuple(
            lead for lead in answer.elsewhere if not who or lead.referral.who in (None, who)
        ),
        providers=(),
        projects=(),
        ended=(),
    )


def sides(answer: Answer, chosen: Mapping[str, str]) -> dict[str, int]:
    """How many services of an answer are for persons and how many for companies, if any are."""
    whole = _narrowed_but(answer, chosen, "who")
    found = {
        side: sum(any(_who(offer) == side for offer in help_.offers) for help_ in whole.helps)
        for side in ("person", "employer")
    }
    return {side: number for side, number in found.items() if number}


def _narrowed_but(answer: Answer, chosen: Mapping[str, str], facet: str) -> Answer:
    """The answer narrowed by every choice but that of one facet."""
    return narrowed(answer, {one: value for one, value in chosen.items() if one != facet})


def _left(help_: Help, chosen: Mapping[str, str]) -> Help:
    offers = tuple(
        offer
        for offer in help_.offers
        if all(FACETS[facet](offer) == value for facet, value in chosen.items() if value)
    )
    return replace(help_, offers=offers)


def facets(answer: Answer, chosen: Mapping[str, str], catalog: Catalog) -> tuple[Facet, ...]:
    """The ways to narrow an answer further; those without a real choice are left out."""
    found = []
    for name in FACETS:
        left = _narrowed_but(answer, chosen, name).helps
        choices = _choices(name, left, chosen.get(name, ""), catalog)
        if len(choices) >= FEWEST or chosen.get(name):
            found.append(Facet(name, choices, chosen.get(name, "")))
    return tuple(found)


def _choices(name: str, helps: Sequence[Help], chosen: str, catalog: Catalog) -> tuple[Choice, ...]:
    """The choices that lead to something, and the one that is chosen whatever it leads to."""
    left = {chosen: 0} if chosen else {}
    for help_ in helps:
        for value in {FACETS[name](offer) for offer in help_.offers} - {""}:
            left[value] = left.get(value, 0) + 1
    ranked = sorted(left.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Choice(value, _name(name, value, catalog), n) for value, n in ranked)


def _name(facet: str, value: str, catalog: Catalog) -> Text:
    """What a choice is called; person and employer are named by the pages."""
    if facet == "area":
        return catalog.area[value].title
    if facet == "provider":
        return catalog.provider[value].name
    if facet == "audience":
        return next(audience.name for audience in catalog.audiences if audience.id == value)
    return Text()
