"""What the days to come take from the stairs: how much ends by when, and which steps suffer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from navigator.catalog import Audience, Catalog, Graph, Step, audiences, graph
from navigator.findings import gains_and_losses, missing
from navigator.findings.gains_and_losses import DAY


@dataclass(frozen=True, slots=True)
class Horizon:
    """What ends within so many days."""

    days: int
    until: date
    projects: int
    services: int  # services that leave a step for good, once for each step
    steps: int
    emptied: tuple[Step, ...]  # steps that have something, and nothing when the days are over
    without: tuple[tuple[Step, Audience], ...]  # groups that lose what was meant for them there


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a step stands on the day, what it has lost, and what it will."""

    step: Step
    now: int
    ended: int
    losing: tuple[int, ...]  # within each horizon, the nearer ones included
    left: int  # after the farthest horizon
    providers: int

    @property
    def suffers(self) -> bool:
        return not (self.now and self.left) or bool(self.ended or self.losing[-1])

    @property
    def worse(self) -> tuple[bool, bool, float]:
        """A key that puts the worst first: with nothing, soon with nothing, with the most lost."""
        lost = self.ended + self.losing[-1]
        return (self.now > 0, self.left > 0, -lost / max(1, self.ended + self.now))


def horizons(catalog: Catalog, of: Graph, on: date) -> tuple[Horizon, ...]:
    """What ends within each of the thresholds of the data."""
    return tuple(_horizon(catalog, of, on, days) for days in catalog.thresholds.ending_days)


def _horizon(catalog: Catalog, of: Graph, on: date, days: int) -> Horizon:
    until = on + timedelta(days=days)
    losses = gains_and_losses.losses(catalog, of, on, until)
    running = [project for project in catalog.projects if project.state(on) == "running"]
    return Horizon(
        days=days,
        until=until,
        projects=sum(bool(one.ends_on and one.ends_on <= until) for one in running),
        services=sum(len(loss.gone) for loss in losses),
        steps=len(losses),
        emptied=tuple(s for s in catalog.steps if _own(of, s, on) and not _own(of, s, until + DAY)),
        without=_without(catalog, of, on, until + DAY),
    )


def _own(of: Graph, step: Step, on: date) -> int:
    return len(graph.own_on_step(of, step.id, on))


def _without(
    catalog: Catalog, of: Graph, on: date, after: date
) -> tuple[tuple[Step, Audience], ...]:
    """Where there is something for a group in particular, and for good no longer on a day after."""
    return tuple(
        (step, audience)
        for step in catalog.steps
        for audience in missing.without(graph.own_offers(of, step.id, None), after)
        if audience in audiences(graph.own_offers(of, step.id, on))
    )


def suffering(catalog: Catalog, of: Graph, on: date) -> tuple[Outlook, ...]:
    """The steps that have nothing, have lost something or are about to; the worst first."""
    ahead = [on + timedelta(days=days) for days in catalog.thresholds.ending_days]
    found = (
        Outlook(
            step=step,
            now=len(own := graph.own_on_step(of, step.id, on)),
            ended=len(graph.own_ended_on_step(of, step.id, on)),
            losing=tuple(len(gains_and_losses.leaving(of, step, on, until)) for until in ahead),
            left=_own(of, step, ahead[-1] + DAY),
            providers=len({offer.provider.id for s in own for offer in s.offers}),
        )
        for step in catalog.steps
    )
    return tuple(sorted((one for one in found if one.suffers), key=lambda one: one.worse))
