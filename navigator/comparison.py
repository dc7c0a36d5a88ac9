"""Two days of the map compared: what falls away from one to the other, and what comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from navigator import graph
from navigator.catalog import Catalog, Project
from navigator.graph import Drop, Gain, Graph, Loss


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is on the first day and not on the other, and the other way round."""

    gone: tuple[Loss, ...]
    come: tuple[Gain, ...]
    stop: tuple[Project, ...]
    start: tuple[Project, ...]
    drops: tuple[Drop, ...]  # each last day between the two, with what it takes

    @property
    def emptied(self) -> tuple[Loss, ...]:
        """The steps that have lost all they had; what comes may still stand there."""
        filled = {gain.step for gain in self.come}
        return tuple(loss for loss in self.gone if loss.empty and loss.step not in filled)


def comparison(catalog: Catalog, of: Graph, on: date, then: date) -> Comparison:
    """The map of one day beside that of another, later or earlier."""
    before = {one for one in catalog.projects if one.state(on) == "running"}
    after = {one for one in catalog.projects if one.state(then) == "running"}
    return Comparison(
        gone=graph.falls_away(of, on, then),
        come=graph.comes(of, on, then),
        stop=tuple(one for one in catalog.projects if one in before - after),
        start=tuple(one for one in catalog.projects if one in after - before),
        drops=graph.drops(of, on, then - timedelta(days=1)),
    )
