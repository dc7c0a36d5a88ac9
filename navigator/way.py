"""Where a path stands on the stairs, and where the stairs usually lead from there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from navigator import graph
from navigator.catalog import Catalog, Step
from navigator.graph import Graph, Standing
from navigator.path import Item, Path


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


def places(of: Graph, path: Path) -> tuple[Step, ...]:
    """The step of each item: its own, else one that the path names, else the first it stands on."""
    named = [item.thing for item in path.items if isinstance(item.thing, Step)]
    return tuple(_place(of, item, named) for item in path.items)


def _place(of: Graph, item: Item, named: list[Step]) -> Step:
    if isinstance(item.thing, Step):
        return item.thing
    steps = [way.step for way in graph.ways_to(of, item.thing.id, None)]
    return next((step for step in steps if step in named), steps[0])


def suggestions(of: Graph, after: Step, path: Path, on: date) -> tuple[Suggestion, ...]:
    """What usually comes after a step and is not yet on the path."""
    taken = {item.thing.id for item in path.items if item.kind == "step"}
    return tuple(
        Suggestion(after, step, graph.own_on_step(of, step.id, on))
        for step in graph.next_steps(of, after.id)
        if step.id not in taken
    )


def to_the_top(of: Graph, catalog: Catalog, start: Step) -> tuple[Step, ...]:
    """The shortest way from a step to the top of its stairs; empty if there is none."""
    top = catalog.area[start.area].steps[-1]
    return graph.way_between(of, start.id, top.id) if top != start else ()


def instead(of: Graph, item: Item, path: Path, on: date, most: int = 3) -> tuple[Standing, ...]:
    """What stands where a service stood: on its step of the path first, then on its others."""
    place = _place(of, item, [other.thing for other in path.items if isinstance(other.thing, Step)])
    steps = [place, *(way.step for way in graph.ways_to(of, item.thing.id, None))]
    taken = {other.thing.id for other in path.items}
    found = {
        standing.service: standing
        for step in dict.fromkeys(steps)
        for standing in graph.own_on_step(of, step.id, on)
        if standing.service.id not in taken
    }
    return tuple(found.values())[:most]
