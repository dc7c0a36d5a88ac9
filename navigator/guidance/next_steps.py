"""Where a path stands on the stairs, and where the stairs usually lead from there: upwards.

The data also names steps below, for those who need them after all; nobody is sent there unasked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from navigator.catalog import Catalog, Graph, Referral, Standing, Step, graph
from navigator.guidance.path import Item, Path


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A step that usually comes next, and what helps there."""

    after: Step
    step: Step
    standings: tuple[Standing, ...]
    rises: int  # by so many steps on the same stairs; 0 where two staircases meet

    @property
    def crosses(self) -> bool:
        """Whether two staircases meet here."""
        return not self.rises


def places(of: Graph, path: Path, on: date) -> tuple[Step | None, ...]:
    """The step of each item on the day: its own, else one that the path names, else the nearest.

    None for a referral, which leads away from the stairs.
    """
    return tuple(next(iter(_places(of, path, item, on)), None) for item in path.items)


def _places(of: Graph, path: Path, item: Item, on: date) -> list[Step]:
    """The steps of an item: where it stands on the day first, and the nearest to the others."""
    if isinstance(item.thing, Referral):
        return []
    if isinstance(item.thing, Step):
        return [item.thing]
    here = _steps(of, item, on)
    others = [_steps(of, other, on) for other in path.items if other != item]
    named = {other.thing.id for other in path.items if other.kind == "step"}

    def nearness(step: Step) -> tuple[bool, bool, int, int]:
        on_it = sum(step in steps for steps in others)
        beside = sum(any(one.area == step.area for one in steps) for steps in others)
        return step in here, step.id in named, beside, on_it

    ever = [standing.step for standing in graph.ways_to(of, item.thing.id, None)]
    return sorted(ever, key=nearness, reverse=True)  # a stable order: the stairs'


def _steps(of: Graph, item: Item, on: date) -> list[Step]:
    """Where an item stands on the day; else where it will; else where it did; maybe nowhere."""
    if isinstance(item.thing, Referral):
        return []
    if isinstance(item.thing, Step):
        return [item.thing]
    ever = graph.ways_to(of, item.thing.id, None)
    states = [standing.state(on) for standing in ever]
    best = next((state for state in ("running", "coming", "ended") if state in states), None)
    return [one.step for one, state in zip(ever, states, strict=True) if state == best]


def helping(of: Graph, step: Step, on: date) -> tuple[Standing, ...]:
    """The step's own services on the day, with their common offers too, which count for clients."""
    return tuple(one for one in graph.on_step(of, step.id, on) if not one.common)


def suggestions(
    of: Graph, catalog: Catalog, after: Step, path: Path, on: date
) -> tuple[Suggestion, ...]:
    """What usually comes after a step and leads up: on its stairs, or on others as far as known.

    On other stairs nothing counts that stands below what the path has there already.
    """
    heights = _heights(catalog)
    standing = [step for step in places(of, path, on) if step]
    reached = {step.area: -1 for step in catalog.steps}
    for step in standing:
        reached[step.area] = max(reached[step.area], heights[step.id])
    reached[after.area] = heights[after.id]
    return tuple(
        Suggestion(after, step, helping(of, step, on), _rise(after, step, heights))
        for step in graph.next_steps(of, after.id)
        if step not in standing and heights[step.id] > reached[step.area]
    )


def _heights(catalog: Catalog) -> dict[str, int]:
    """How high each step stands on its stairs."""
    return {step.id: height for area in catalog.areas for height, step in enumerate(area.steps)}


def _rise(below: Step, above: Step, heights: Mapping[str, int]) -> int:
    return heights[above.id] - heights[below.id] if above.area == below.area else 0


def to_the_top(of: Graph, catalog: Catalog, start: Step) -> tuple[Step, ...]:
    """The usual way up the stairs of a step, never down nor over other stairs; empty if none.

    Of the steps that follow one, the data names the most usual first: that one is taken if it leads
    to the top. The fewest steps would be no reason: they lead whoever is ill through a pension.
    """
    steps, heights = catalog.area[start.area].steps, _heights(catalog)
    ways: dict[str, tuple[Step, ...]] = {steps[-1].id: (steps[-1],)}
    for step in reversed(steps[:-1]):
        above = (one for one in graph.next_steps(of, step.id) if _rise(step, one, heights) > 0)
        usual = next((one for one in above if one.id in ways), None)
        if usual:
            ways[step.id] = (step, *ways[usual.id])
    return ways.get(start.id, ()) if start != steps[-1] else ()


def instead(of: Graph, item: Item, path: Path, on: date, most: int = 3) -> tuple[Standing, ...]:
    """What stands where a service stood: on its step of the path first, then on its others."""
    taken = {other.thing.id for other in path.items}
    found = {
        standing.service: standing
        for step in _places(of, path, item, on)
        for standing in helping(of, step, on)
        if standing.service.id not in taken
    }
    return tuple(found.values())[:most]
