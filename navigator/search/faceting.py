"""Narrowing an answer: what one can choose, how much each choice leaves, and what is left.

A choice is offered only where it leads to something, with all other choices as they are. What is
left is known to fit; services of which nobody has said whether they do are kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from navigator.catalog import Catalog, Offer, municipalities
from navigator.search.ages import OLDEST, Ages
from navigator.search.answer import Answer, Help
from navigator.search.conditions import FACETS, SWITCHES, Conditions
from navigator.voices import Text

LONGEST_AGE = len(str(OLDEST))
FEWEST = 2  # choices that are worth offering, where each service has just one
ONE_OF_EACH = ("area", "who", "audience", "provider")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, and how many services it leaves."""

    value: str
    name: Text  # empty for what the pages name
    services: int
    ages: Ages | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow: its choices, and the one that is chosen.

    Those with most services come first; ages, the youngest first.
    """

    name: str
    choices: tuple[Choice, ...]
    chosen: str

    @property
    def switch(self) -> bool:
        """Whether it is just on or off."""
        return self.name in SWITCHES


def age(text: str) -> int | None:
    """An age as it stands in an address; None, if it is no such thing."""
    plain = len(text) <= LONGEST_AGE and text.isascii() and text.isdigit()
    years = int(text) if plain else None
    return years if years is not None and str(years) == text and years <= OLDEST else None


def on_the_map(asked: Mapping[str, str], conditions: Conditions) -> dict[str, str]:
    """What is chosen, as far as the map has it: an address may be older than the map."""
    chosen = with_band(asked, conditions)
    return {
        facet: chosen[facet]
        for facet in FACETS
        if chosen.get(facet) and conditions.has(facet, chosen[facet])
    }


def with_band(asked: Mapping[str, str], conditions: Conditions) -> dict[str, str]:
    """What is asked for, with the band of an age in its place; what is no age is no choice."""
    years = age(asked.get("age", ""))
    band = "" if years is None else str(conditions.band(years).first)
    return {facet: asked.get(facet, "") for facet in FACETS} | {"age": band}


def narrowed(answer: Answer, chosen: Mapping[str, str], conditions: Conditions) -> Answer:
    """The answer with only those offers that every choice allows; in distress, the whole of it."""
    asked = {facet: value for facet, value in chosen.items() if value}
    if not asked or answer.help_alone:
        return answer
    helps = _sure(answer.helps, asked, conditions)
    further = _sure(answer.further, asked, conditions)
    left = {help_.service.id for help_ in (*helps, *further)}
    rest = [h for h in (*answer.helps, *answer.further) if h.service.id not in left]
    unsure = _with(rest, asked, conditions, {True, None})
    steps = {step for help_ in (*helps, *further, *unsure) for step in help_.steps}
    who = asked.get("who", "")
    return replace(
        answer,
        helps=helps,
        further=further,
        unsure=unsure,
        needs=tuple(need for need in answer.needs if need.step in steps),
        elsewhere=tuple(
            lead for lead in answer.elsewhere if not who or lead.referral.who in (None, who)
        ),
        providers=(),
        projects=(),
        ended=(),
    )


def _sure(
    helps: Iterable[Help], asked: Mapping[str, str], conditions: Conditions
) -> tuple[Help, ...]:
    """Those that are known to fit."""
    return _with(helps, asked, conditions, {True})


def _with(
    helps: Iterable[Help],
    asked: Mapping[str, str],
    conditions: Conditions,
    allowed: set[bool | None],
) -> tuple[Help, ...]:
    """The services with those offers of which nothing else is said to any choice."""

    def fits(offer: Offer) -> bool:
        terms = conditions.of(offer)
        return all(terms[facet].verdict(value) in allowed for facet, value in asked.items())

    found = (replace(h, offers=tuple(offer for offer in h.offers if fits(offer))) for h in helps)
    return tuple(help_ for help_ in found if help_.offers)


def sides(answer: Answer, chosen: Mapping[str, str], conditions: Conditions) -> dict[str, int]:
    """How many services of an answer are for persons and how many for companies, if any are."""
    found = _counts("who", _left_but(answer, chosen, "who", conditions), conditions)
    return {side: found[side] for side in ("person", "employer") if side in found}


def _left_but(
    answer: Answer, chosen: Mapping[str, str], facet: str, conditions: Conditions
) -> tuple[Help, ...]:
    """The services that fit every choice but that of one facet."""
    asked = {one: value for one, value in chosen.items() if value and one != facet}
    return _sure(answer.helps, asked, conditions)


def facets(answer: Answer, chosen: Mapping[str, str], conditions: Conditions) -> tuple[Facet, ...]:
    """The ways to narrow an answer further; those without a real choice are left out."""
    found = []
    for name in FACETS:
        left, own = _left_but(answer, chosen, name, conditions), chosen.get(name, "")
        counts = _counts(name, left, conditions)
        if own or _is_real(name, counts, len(left), len(conditions.bands)):
            found.append(Facet(name, _choices(name, {own: 0} | counts, conditions), own))
    return tuple(found)


def _counts(name: str, helps: Sequence[Help], conditions: Conditions) -> dict[str, int]:
    """How many of the services fit each choice, of those that any fits."""
    found: dict[str, int] = {}
    for help_ in helps:
        for value in conditions.among(help_.offers, name):
            found[value] = found.get(value, 0) + 1
    return found


def _is_real(name: str, counts: Mapping[str, int], services: int, bands: int) -> bool:
    """Whether one can choose between things, or leave something out.

    Ages differ in what they leave, or they are no choice: of some services nobody knows for whom.
    """
    if name in ONE_OF_EACH:
        return len(counts) >= FEWEST
    if name == "age":
        return bool(counts) and (len(counts) < bands or len(set(counts.values())) > 1)
    return any(number < services for number in counts.values())


def _choices(name: str, counts: Mapping[str, int], conditions: Conditions) -> tuple[Choice, ...]:
    """The choices that lead to something, and the one that is chosen whatever it leads to."""
    values = sorted(value for value in counts if value)
    values.sort(key=int if name == "age" else lambda value: -counts[value])
    return tuple(_choice(name, value, counts[value], conditions) for value in values)


def _choice(name: str, value: str, services: int, conditions: Conditions) -> Choice:
    ages = conditions.band(int(value)) if name == "age" else None
    return Choice(value, _name(name, value, conditions.catalog), services, ages)


def _name(facet: str, value: str, catalog: Catalog) -> Text:
    """What a choice is called; sides, ages and languages are named by the pages."""
    if facet == "area":
        return catalog.area[value].title
    if facet == "provider":
        return catalog.provider[value].name
    if facet == "audience":
        return next(audience.name for audience in catalog.audiences if audience.id == value)
    return municipalities()[value].name if facet == "municipality" else Text()
