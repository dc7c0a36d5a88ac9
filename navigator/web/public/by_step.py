"""What one provider gives, step by step: a long list is found through by where one stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.catalog import Area, Catalog, Standing, Step

MOST = 8  # services that are found through without


@dataclass(frozen=True, slots=True)
class StepGroup:
    """What is given on a step; without one, at the foot of the whole staircase."""

    step: Step | None
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """What is given on a staircase, step by step."""

    area: Area
    steps: tuple[StepGroup, ...]

    @property
    def services(self) -> int:
        return len({one.service.id for group in self.steps for one in group.standings})


def by_step(standings: Iterable[Standing], catalog: Catalog) -> tuple[AreaGroup, ...]:
    """The staircases on which anything stands, each with its steps from the bottom up."""
    all_ = tuple(standings)
    found = (AreaGroup(area, _steps(area, all_)) for area in catalog.areas)
    return tuple(group for group in found if group.steps)


def _steps(area: Area, standings: tuple[Standing, ...]) -> tuple[StepGroup, ...]:
    """The common services stand on every step; they are told once, and last."""
    here = [one for one in standings if one.step.area == area.id]
    common = {one.service.id: one for one in here if one.common}
    groups = (
        *(StepGroup(step, _own(step, here)) for step in area.steps),
        StepGroup(None, tuple(common.values())),
    )
    return tuple(group for group in groups if group.standings)


def _own(step: Step, standings: Iterable[Standing]) -> tuple[Standing, ...]:
    return tuple(one for one in standings if one.step == step and not one.common)
