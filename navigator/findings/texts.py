"""Every text of the map with what it is about, whatever kind of thing holds it.

The fields of the things themselves tell where their texts are: what the catalogue gets to hold one
day is not forgotten here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from navigator.catalog import (
    Area,
    Audience,
    Catalog,
    Flag,
    Offer,
    Project,
    Provider,
    Referral,
    Region,
    Service,
    Site,
    Step,
)
from navigator.voices import Text

# The things that a finding can be about by themselves, and by which name.
OWN: Mapping[type, str] = {
    Area: "area",
    Step: "step",
    Service: "service",
    Project: "project",
    Provider: "provider",
    Referral: "referral",
    Audience: "audience",
}
AROUND = ("area", "step", "service", "provider", "referral")  # what other things belong to
# Texts that are called otherwise than their fields, for they stand beside those of other things.
CALLED: Mapping[tuple[type, str], str] = {
    (Flag, "title"): "flag_title",
    (Flag, "reason"): "flag_reason",
    (Region, "name"): "region",
    (Region, "urgent"): "contacts",
    (Site, "name"): "site",
}
LEADING = ("https:", "tel:")  # texts that are addresses, and nothing to be read


@dataclass(frozen=True, slots=True)
class Written:
    """A text, what it is called, and what it is about, by the names of a finding."""

    about: tuple[tuple[str, Any], ...]
    name: str
    text: Text
    holder: tuple[str, str]  # the kind of thing that has it, and its id if it has one


def texts(catalog: Catalog) -> Iterator[Written]:
    """The texts of all things, in the order of the catalogue; addresses are none."""
    for thing in _things(catalog):
        about = _about(thing, catalog)
        holder = (type(thing).__name__.lower(), getattr(thing, "id", ""))
        for name, text in _texts(thing):
            if not any(words.startswith(LEADING) for _, words in text):
                yield Written(about, CALLED.get((type(thing), name), name), text, holder)


def _things(catalog: Catalog) -> Iterator[Any]:
    for one in fields(catalog):
        value = getattr(catalog, one.name)
        things = value if isinstance(value, tuple) else (value,)
        yield from (thing for thing in things if is_dataclass(thing))
        if one.name == "areas":
            yield from catalog.steps


def _texts(thing: object) -> Iterator[tuple[str, Text]]:
    kind: Any = type(thing)
    for name in _fields(kind):
        yield from ((name, text) for text in _within(getattr(thing, name)))


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """The fields of things of a kind that are texts, or lists of them."""
    return tuple(one.name for one in fields(kind) if Text.__name__ in str(one.type))


def _within(value: object) -> Iterator[Text]:
    """A text, or those that stand in a list or in pairs."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _within(part)


def _about(thing: Any, catalog: Catalog) -> tuple[tuple[str, Any], ...]:
    """The thing itself, or what it belongs to; nothing for what belongs to the map as a whole."""
    if own := OWN.get(type(thing)):
        return ((own, thing),)
    if isinstance(thing, Offer):
        place = ("area", catalog.area[thing.step.area]) if thing.common else ("step", thing.step)
        return (place, ("service", thing.service))
    around = ((name, getattr(thing, name, None)) for name in AROUND)
    # Of an intake, `referral` is an answer and no thing.
    return tuple((name, value) for name, value in around if is_dataclass(value))
