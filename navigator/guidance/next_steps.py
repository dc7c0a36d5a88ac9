"""Where a path stands on the stairs, and where the stairs usually lead from there."""

from __future__ import annotations

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

    @property
    def crosses(self) -> bool:
        """Whether two staircases meet here."""
        return self.step.area != self.after.area


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
    """Where an item stands on the day; else where it will; else where it did."""
    if isinstance(item.thing, Referral):
        return []
    if isinstance(item.thing, Step):
        return [item.thing]
    ever = graph.ways_to(of, item.thing.id, None)
    states = [standing.state(on) for standing in ever]
    best = next(state for state in ("running", "coming", "ended") if state in states)
    return [one.step for one, state in zip(ever, states, strict=True) if state == best]


def helping(of: Graph, step: Step, on: date) -> tuple[Standing, ...]:
    """The step's own services on the day, with their common offers too, which count for clients."""
    return tuple(one for one in graph.on_step(of, step.id, on) if not one.common)


def suggestions(of: Graph, after: Step, path: Path, on: date) -> tuple[Suggestion, ...]:
    """What usually comes after a step, and where nothing of the path stands yet."""
    taken = {step.id for step in places(of, path, on) if step}
    return tuple(
        Suggestion(after, step, helping(of, step, on))
        for step in graph.next_steps(of, after.id)
        if step.id not in taken
    )


def to_the_top(of: Graph, catalog: Catalog, start: Step) -> tuple[Step, ...]:
    """The shortest way up the stairs of a step, never over other stairs; empty if there is none."""
    area = catalog.area[start.area]
    top = area.steps[-1]
    return graph.way_between(of, start.id, top.id, area.id) if top != start else ()


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
