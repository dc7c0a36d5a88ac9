"""What there may be too much of on a day. Whether it is too much, a person judges."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from statistics import median

from navigator.catalog import Catalog, Graph, Standing, graph
from navigator.findings import coverage_matrix
from navigator.findings.finding import Finding


def oversupplied(catalog: Catalog, of: Graph, on: date) -> Iterator[Finding]:
    """The same service from many on one step, then many services from one kind of provider."""
    providers, kinds = _many_providers(catalog, of, on), _many_of_kind(catalog, of, on)
    yield from sorted(providers, key=lambda finding: -finding.figures["providers"])
    yield from sorted(kinds, key=lambda finding: -finding.figures["services"])


def _many_providers(catalog: Catalog, of: Graph, on: date) -> Iterator[Finding]:
    for step in catalog.steps:
        for standing in graph.own_on_step(of, step.id, on):
            found = _many(standing, catalog.thresholds.many_providers)
            if found:
                yield found


def _many(standing: Standing, least: int) -> Finding | None:
    providers = tuple(dict.fromkeys(offer.provider for offer in standing.offers))
    if len(providers) < least:
        return None
    return Finding(
        kind="many-providers",
        step=standing.step,
        service=standing.service,
        providers=providers,
        figures={"providers": len(providers)},
    )


def _many_of_kind(catalog: Catalog, of: Graph, on: date) -> Iterator[Finding]:
    """Compared with the median of the steps that have any: most steps have none of most kinds."""
    least, times = catalog.thresholds.many_of_kind, catalog.thresholds.times_median
    counts = {step: coverage_matrix.services_by_kind(of, step, on) for step in catalog.steps}
    for kind in sorted({kind for count in counts.values() for kind in count}):
        usual = median(count[kind] for count in counts.values() if kind in count)
        for step, count in counts.items():
            services = count.get(kind, 0)
            if services >= least and services >= times * usual:
                figures = {"services": services, "median": usual}
                yield Finding(kind="many-of-kind", step=step, provider_kind=kind, figures=figures)
