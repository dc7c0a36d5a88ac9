"""What a new map takes over from the shipped one, since it is the same in all of Finland.

That is the words by which questions are understood, the help in distress, what others than the
employment services help with, and names that change. What somebody gives somewhere is not:
services, offers, providers, ways in. Staircases are taken over, if they are to be shared, without
what is said there of a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from navigator import reading
from navigator.tables import patch

WHOLE = ("thesaurus.csv", "terms.csv")  # words alone
REFERRALS = "referrals.csv"
KEYS = ("urgent", "sides", "way_in", "occupations")  # of needs.yaml

TOLD, PLAIN = ("title", "description"), ("plain_title", "plain_description")
WORDS = ("words", "against")
SHORTEST = 4  # letters by which a place is known

Tree = dict[str, Any]


def tables(shipped: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The tables that are taken over, by name."""
    yield from ((name, shipped[name]) for name in WHOLE if name in shipped)
    if REFERRALS in shipped:
        yield REFERRALS, _of_the_whole_country(shipped[REFERRALS])


def _of_the_whole_country(data: bytes) -> bytes:
    """The referrals that are not of some regions alone."""
    rows = reading.table(REFERRALS, data).rows
    for row in reversed([row.number for row in rows if row.cells["regions"]]):
        data = patch.removed(data, row)
    return data


def needs(shipped: Mapping[str, bytes], *, shared: bool) -> Tree:
    """The values of needs.yaml that are taken over; staircases, if they are to be shared."""
    tree: Any = reading.yaml_file.read(reading.NEEDS, shipped[reading.NEEDS]).value
    areas = _shared_areas(tree["areas"], _places(tree)) if shared else []
    steps = {step["id"] for area in areas for step in area["steps"]}
    kept = {key: tree[key] for key in ("sides", "way_in") if key in tree}
    if "urgent" in tree:
        kept["urgent"] = {key: one for key, one in tree["urgent"].items() if key != "services"}
    if "occupations" in tree:
        kept["occupations"] = {
            key: _way(one, steps) if "steps" in one or "services" in one else one
            for key, one in tree["occupations"].items()
        }
    return {**kept, "areas": areas}


def _way(way: Tree, steps: set[str]) -> Tree:
    """Where the way to a trade begins, by the steps that there are; services there are none yet."""
    return {"steps": [id_ for id_ in way.get("steps", ()) if id_ in steps], "services": []}


def _places(tree: Tree) -> re.Pattern[str]:
    """The municipalities of the regions, however they are inflected: Lappeenrannassa."""
    towns = {town for region in tree["regions"] for town in region.get("municipalities", ())}
    stems = (re.escape(town[: max(SHORTEST, len(town) - 3)]) for town in towns)
    return re.compile(rf"\b(?:{'|'.join(stems)})" if towns else "(?!)")


def _shared_areas(areas: list[Tree], places: re.Pattern[str]) -> list[Tree]:
    """The staircases of all regions, with the steps of all regions that are about no place."""
    common = [
        {**_of_no_place(area, places), "steps": _shared_steps(area, places)}
        for area in areas
        if not area.get("regions")
    ]
    there = {step["id"] for area in common for step in area["steps"]}
    return [
        {**area, "steps": [_leading_within(step, there) for step in area["steps"]]}
        for area in common
        if area["steps"]
    ]


def _shared_steps(area: Tree, places: re.Pattern[str]) -> list[Tree]:
    return [
        _of_no_place(step, places)
        for step in area["steps"]
        if not step.get("regions")
        and not any(places.search(text) for key in TOLD for text in step[key].values())
    ]


def _of_no_place(thing: Tree, places: re.Pattern[str]) -> Tree:
    """A staircase or a step without the words and the plain texts that name a place."""
    found = {
        key: value
        for key, value in thing.items()
        if not (key in PLAIN and any(map(places.search, value.values())))
    }
    for key in found.keys() & {*WORDS}:
        found[key] = {
            language: [word for word in words if not places.search(word)]
            for language, words in found[key].items()
        }
    return found


def _leading_within(step: Tree, there: set[str]) -> Tree:
    if "next" not in step:
        return step
    return {**step, "next": [id_ for id_ in step["next"] if id_ in there]}
