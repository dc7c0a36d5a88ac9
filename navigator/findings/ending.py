"""What ends in the days to come, what has ended, and what each of it takes from the stairs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from navigator.catalog import Catalog, Graph, Project, Standing, Step, graph
from navigator.findings import gains_and_losses
from navigator.findings.finding import Finding
from navigator.findings.gains_and_losses import Drop, Loss


def ending(catalog: Catalog, of: Graph, on: date) -> Iterator[Finding]:
    """Steps that lose their last service, services that leave a step, projects; soonest first."""
    horizons = catalog.thresholds.ending_days
    until = on + timedelta(days=horizons[-1])
    empty = ((gains_and_losses.empty_after(of, step, on, until), step) for step in catalog.steps)
    for day, step in sorted(((d, s) for d, s in empty if d), key=lambda one: one[0]):
        yield _step_ends(of, step, day, _ahead((day - on).days, horizons))
    lost = gains_and_losses.losses(catalog, of, on, until)
    for drop in gains_and_losses.drops(catalog, of, lost, on, until):
        figures = _ahead((drop.day - on).days, horizons)
        for loss in drop.losses:
            yield from _services_end(drop, loss, figures)
        for project in drop.projects:
            if project.state(on) == "running":
                yield _project_ends(of, drop, project, figures)


def _ahead(days: int, horizons: tuple[int, ...]) -> dict[str, float]:
    return {"days": days, "within": next(h for h in horizons if days <= h)}


def _step_ends(of: Graph, step: Step, day: date, figures: dict[str, float]) -> Finding:
    lost = len(gains_and_losses.leaving(of, step, day, day))
    figures = figures | {"left": 0, "lost": lost}
    return Finding(kind="step-ends", step=step, day=day, figures=figures)


def _services_end(drop: Drop, loss: Loss, figures: dict[str, float]) -> Iterator[Finding]:
    for standing in loss.gone:
        yield Finding(
            kind="service-ends",
            step=loss.step,
            service=standing.service,
            day=drop.day,
            figures=figures | {"left": loss.left},
        )


def _project_ends(of: Graph, drop: Drop, project: Project, figures: dict[str, float]) -> Finding:
    figures = figures | _carried(of, project) | {"lost": _taken(drop.losses, project)}
    return Finding(kind="project-ends", project=project, day=drop.day, figures=figures)


def _carried(of: Graph, project: Project) -> dict[str, float]:
    """How many services a project gives, and on how many steps."""
    carried = graph.carried_by(of, "project", project.id, None)
    services = {standing.service.id for standing in carried}
    return {"services": len(services), "steps": len({standing.step.id for standing in carried})}


def _taken(losses: tuple[Loss, ...], project: Project) -> int:
    """How many services leave a step for good with the project."""
    return sum(_through(standing, project) for loss in losses for standing in loss.gone)


def _through(standing: Standing, project: Project) -> bool:
    return any(offer.project == project for offer in standing.offers)


def ended(catalog: Catalog, of: Graph, on: date) -> Iterator[Finding]:
    """Services of which no offer is left on a step, and projects; what ended last comes first."""
    gone = [
        standing for step in catalog.steps for standing in graph.own_ended_on_step(of, step.id, on)
    ]
    services = (_service_ended(of, standing, on) for standing in gone)
    projects = (
        _project_ended(of, project, gone, on)
        for project in catalog.projects
        if project.state(on) == "ended"
    )
    yield from sorted((*services, *projects), key=lambda finding: finding.figures["days"])


def _service_ended(of: Graph, standing: Standing, on: date) -> Finding:
    last = max(offer.ends_on for offer in standing.offers if offer.ends_on)
    left = len(graph.own_on_step(of, standing.step.id, on))
    return Finding(
        kind="service-ended",
        step=standing.step,
        service=standing.service,
        day=last,
        figures={"days": (on - last).days, "left": left},
    )


def _project_ended(of: Graph, project: Project, gone: list[Standing], on: date) -> Finding:
    last = project.ends_on or on
    lost = sum(_through(standing, project) for standing in gone)
    figures = {"days": (on - last).days, "lost": lost}
    return Finding(
        kind="project-ended", project=project, day=last, figures=figures | _carried(of, project)
    )
