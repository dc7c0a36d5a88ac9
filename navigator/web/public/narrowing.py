"""By what an answer can be narrowed, as it stands in the address and on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from flask import request

from navigator.catalog import Standing
from navigator.search import (
    FACETS,
    Answer,
    Conditions,
    Help,
    facets,
    narrowed,
    on_the_map,
    sides,
)
from navigator.web.request import the_day, the_edition

FEWEST = 8  # services on a step from which on one may want to narrow them
UNCHOSEN = dict.fromkeys(FACETS, "")


def the_conditions() -> Conditions:
    """What is known of the offers on the day of the page."""
    return the_edition().search.conditions(the_day())


def the_choices() -> dict[str, str]:
    """What the reader has chosen, as far as the map has it."""
    return on_the_map(request.args, the_conditions())


def narrowing(
    whole: Answer, chosen: Mapping[str, str], conditions: Conditions
) -> dict[str, object]:
    """What the answer can be narrowed by, and what was chosen."""
    return _choices(whole, chosen, conditions) | {
        "sides": sides(whole, chosen, conditions),
        "chosen_side": chosen.get("who", ""),
    }


def narrowed_step(standings: Sequence[Standing]) -> dict[str, object]:
    """What stands on a step, narrowed as the reader has chosen; a few services need none of it."""
    conditions, chosen = the_conditions(), the_choices()
    helps = tuple(Help(one.service, 1.0, (), one.offers) for one in standings)
    whole = Answer("good", helps=helps if chosen or len(helps) >= FEWEST else ())
    left = narrowed(whole, chosen, conditions) if chosen else Answer("good", helps=helps)
    return _choices(whole, chosen, conditions) | {
        "standings": _standing(standings, left.helps),
        "unsure": left.unsure,
    }


def _standing(standings: Iterable[Standing], left: Iterable[Help]) -> list[Standing]:
    offers = {help_.service.id: help_.offers for help_ in left}
    return [
        replace(one, offers=offers[one.service.id]) for one in standings if one.service.id in offers
    ]


def _choices(whole: Answer, chosen: Mapping[str, str], conditions: Conditions) -> dict[str, object]:
    return {
        "chosen": len(chosen),
        "facets": facets(whole, chosen, conditions),
        "unchosen": UNCHOSEN,
    }
