"""What the stairs lose as days go by, and what comes.

Only the own services of steps count, and only what stands on the first of the days can be lost. A
service leaves a step for good when no offer of it there is left, nor one to come. Two days compared
also tell what pauses on the other: it stands there on the first and not then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from navigator.catalog import Catalog, Graph, Project, Standing, Step, graph

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Loss:
    """What a step loses, and how many services of its own it has then."""

    step: Step
    gone: tuple[Standing, ...]
    left: int

    @property
    def empty(self) -> bool:
        return self.left == 0


@dataclass(frozen=True, slots=True)
class Gain:
    """What comes to a step."""

    step: Step
    come: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Drop:
    """A last day: the projects that end with it, and what each step loses after it."""

    day: date
    projects: tuple[Project, ...]
    losses: tuple[Loss, ...]


def leaving(of: Graph, step: Step, on: date, until: date) -> tuple[Standing, ...]:
    """What stands on a step on the day and leaves it for good after the other at the latest."""
    ended = {one.service.id for one in graph.own_ended_on_step(of, step.id, until + DAY)}
    return tuple(one for one in graph.own_on_step(of, step.id, on) if one.service.id in ended)


def losses(catalog: Catalog, of: Graph, on: date, until: date) -> tuple[Loss, ...]:
    """What leaves each step for good, and what is left there on the day after."""
    found = (_loss(of, step, leaving(of, step, on, until), until + DAY) for step in catalog.steps)
    return tuple(loss for loss in found if loss.gone)


def falls_away(catalog: Catalog, of: Graph, on: date, then: date) -> tuple[Loss, ...]:
    """What stands on each step on the one day and not on the other, later or earlier."""
    found = (_loss(of, step, _missing(of, step, on, then), then) for step in catalog.steps)
    return tuple(loss for loss in found if loss.gone)


def comes(catalog: Catalog, of: Graph, on: date, then: date) -> tuple[Gain, ...]:
    """What stands on each step on the other day and not on the one: what falls away backwards."""
    return tuple(Gain(loss.step, loss.gone) for loss in falls_away(catalog, of, then, on))


def _missing(of: Graph, step: Step, on: date, then: date) -> tuple[Standing, ...]:
    there = {one.service.id for one in graph.own_on_step(of, step.id, then)}
    return tuple(one for one in graph.own_on_step(of, step.id, on) if one.service.id not in there)


def _loss(of: Graph, step: Step, gone: tuple[Standing, ...], then: date) -> Loss:
    return Loss(step, gone, len(graph.own_on_step(of, step.id, then)))


def empty_after(of: Graph, step: Step, on: date, until: date) -> date | None:
    """The last day after which a step that has something now has nothing; None if it keeps some."""
    if not graph.own_on_step(of, step.id, on):
        return None
    ever = graph.own_on_step(of, step.id, None)
    ends = {offer.ends_on for one in ever for offer in one.offers if offer.ends_on}
    days = sorted(end for end in ends if on <= end <= until)
    return next((day for day in days if not graph.own_on_step(of, step.id, day + DAY)), None)


def drops(
    catalog: Catalog, of: Graph, lost: Sequence[Loss], first: date, last: date
) -> tuple[Drop, ...]:
    """The last days, from the first to the last, of projects that run and of what is lost."""
    if last < first:
        return ()
    gone = [_last_of(of, standing, last) for loss in lost for standing in loss.gone]
    ends = {one.ends_on for one in catalog.projects if one.state(first) == "running"}
    days = {day for day, _ in gone} | {end for end in ends if end and end <= last}
    return tuple(
        _drop(catalog, of, day, first, [one for its, one in gone if its == day])
        for day in sorted(days)
    )


def _last_of(of: Graph, lost: Standing, last: date) -> tuple[date, Standing]:
    """The day on which a lost service stands on its step for the last time, and how it does."""
    ever = graph.own_on_step(of, lost.step.id, None)
    offers = [o for one in ever if one.service.id == lost.service.id for o in one.offers]
    day = max(offer.ends_on for offer in offers if offer.ends_on and offer.ends_on <= last)
    return day, replace(lost, offers=tuple(offer for offer in offers if offer.ends_on == day))


def _drop(catalog: Catalog, of: Graph, day: date, first: date, gone: list[Standing]) -> Drop:
    """A project that starts only later is told if something is lost with it."""
    carriers = {offer.project for one in gone for offer in one.offers}
    projects = (
        one
        for one in catalog.projects
        if one.ends_on == day and (one.state(first) == "running" or one in carriers)
    )
    by_step = groupby(gone, key=lambda one: one.step)
    return Drop(
        day,
        tuple(projects),
        tuple(_loss(of, step, tuple(some), day + DAY) for step, some in by_step),
    )
