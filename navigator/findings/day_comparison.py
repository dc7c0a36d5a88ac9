"""Two days of the map compared: what falls away from one to the other, and what comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from navigator.catalog import Catalog, Graph, Project
from navigator.findings.gains_and_losses import DAY, Drop, Gain, Loss, comes, drops, falls_away


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
        """The steps that have lost all they had and have got nothing else."""
        return tuple(loss for loss in self.gone if loss.empty)


def comparison(catalog: Catalog, of: Graph, on: date, then: date) -> Comparison:
    """The map of one day beside that of another, later or earlier."""
    before = {one for one in catalog.projects if one.state(on) == "running"}
    after = {one for one in catalog.projects if one.state(then) == "running"}
    gone = falls_away(catalog, of, on, then)
    return Comparison(
        gone=gone,
        come=comes(catalog, of, on, then),
        stop=tuple(one for one in catalog.projects if one in before - after),
        start=tuple(one for one in catalog.projects if one in after - before),
        drops=drops(catalog, of, gone, on, then - DAY),
    )
