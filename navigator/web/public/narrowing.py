"""By what an answer can be narrowed, as it stands in the address and on the page."""

from __future__ import annotations

from collections.abc import Mapping

from flask import request

from navigator.search import FACETS, Answer, Conditions, facets, on_the_map, sides
from navigator.web.request import the_day, the_edition

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
    return {
        "chosen": len(chosen),
        "facets": facets(whole, chosen, conditions),
        "sides": sides(whole, chosen, conditions),
        "chosen_side": chosen.get("who", ""),
        "unchosen": UNCHOSEN,
    }
