"""Holes in the stairs on a day: steps with nothing, for nobody else, from one source, out of reach.

Only what stands on a step itself answers its need; common services are left out throughout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from navigator.catalog import Audience, Catalog, Graph, Offer, Step, audiences, graph, last_day
from navigator.findings.finding import Finding


def missing(catalog: Catalog, of: Graph, on: date) -> Iterator[Finding]:
    """Every hole, step by step."""
    for step in catalog.steps:
        offers = graph.own_offers(of, step.id, on)
        if offers:
            yield from _closed(step, offers)
            yield from _projects_only(step, offers)
            yield from _gone(step, graph.own_offers(of, step.id, None), on)
            yield from _few(step, offers, catalog.thresholds.few_providers)
        else:
            ended = graph.own_ended_on_step(of, step.id, on)
            yield Finding(kind="empty-step", step=step, figures={"ended": len(ended)})
    for step in graph.unreached(of):
        yield Finding(kind="unreached-step", step=step)


def without(ever: Sequence[Offer], on: date) -> tuple[Audience, ...]:
    """The groups for whom there was an offer in particular, and none is left nor yet to come."""
    ended = [offer for offer in ever if offer.state(on) == "ended"]
    left = {*audiences(offer for offer in ever if offer not in ended)}
    return tuple(audience for audience in audiences(ended) if audience not in left)


def _closed(step: Step, offers: Sequence[Offer]) -> Iterator[Finding]:
    """A step on which everything is for certain people leaves all others with nothing."""
    if all(offer.audience for offer in offers):
        figures = {"offers": len(offers)}
        yield Finding(kind="closed-step", step=step, audiences=audiences(offers), figures=figures)


def _projects_only(step: Step, offers: Sequence[Offer]) -> Iterator[Finding]:
    """What comes through projects alone: everything, or else what is meant for an audience."""
    whole = _through_projects(step, None, offers)
    if whole:
        yield whole
        return
    for audience in audiences(offers):
        theirs = [offer for offer in offers if offer.audience == audience]
        if found := _through_projects(step, audience, theirs):
            yield found


def _through_projects(
    step: Step, audience: Audience | None, offers: Sequence[Offer]
) -> Finding | None:
    if not all(offer.project for offer in offers):
        return None
    last = last_day(offers)
    projects = {offer.project for offer in offers}
    figures = {"projects": len(projects), "offers": len(offers)}
    return Finding(kind="projects-only", step=step, audience=audience, day=last, figures=figures)


def _gone(step: Step, ever: Sequence[Offer], on: date) -> Iterator[Finding]:
    for audience in without(ever, on):
        theirs = [offer for offer in ever if offer.audience == audience]
        last = max(offer.ends_on for offer in theirs if offer.ends_on)
        yield Finding(
            kind="audience-gone",
            step=step,
            audience=audience,
            day=last,
            figures={"ended": len(theirs)},
        )


def _few(step: Step, offers: Sequence[Offer], most: int) -> Iterator[Finding]:
    """A step that hangs on one provider; or on as few as the threshold says."""
    providers = tuple(dict.fromkeys(offer.provider for offer in offers))
    if len(providers) <= most:
        figures = {"providers": len(providers), "offers": len(offers)}
        yield Finding(kind="few-providers", step=step, providers=providers, figures=figures)
