"""All findings of an edition on a day, the worst kinds first; narrowed, counted, and for JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from navigator.catalog import Catalog, Graph, Offer
from navigator.findings.beside import given_next_door
from navigator.findings.ending import ended, ending
from navigator.findings.finding import KINDS, Finding
from navigator.findings.missing import missing
from navigator.findings.outdated_terms import of_terms
from navigator.findings.oversupply import oversupplied
from navigator.findings.staleness import stale
from navigator.findings.unknown_ways import unknown_ways
from navigator.findings.unwritten import unwritten
from navigator.links import Check

Json = dict[str, Any]


def findings(
    catalog: Catalog,
    graph: Graph,
    on: date,
    checks: Iterable[Check] = (),
    around: tuple[Catalog, Graph] | None = None,
) -> tuple[Finding, ...]:
    """Every finding on the day; `checks` say what the links answered when they were last asked.

    Of a part of a map, what its neighbours have is seen on the whole, which lies `around` it.
    """
    here = {region.id for region in catalog.regions}
    next_door = given_next_door(*(around or (catalog, graph)), on)
    found = (
        *missing(catalog, graph, on),
        *(one for one in next_door if one.region and one.region.id in here),
        *ending(catalog, graph, on),
        *ended(catalog, graph, on),
        *oversupplied(catalog, graph, on),
        *of_terms(catalog, on),
        *stale(catalog, on, checks),
        *unwritten(catalog),
        *unknown_ways(catalog, on),
    )
    order = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(sorted(found, key=lambda finding: order[finding.kind]))


def narrowed(found: Sequence[Finding], kind: str) -> tuple[Finding, ...]:
    """The findings of a kind or a whole group; all without one."""
    return tuple(finding for finding in found if kind in ("", finding.kind, finding.group))


def in_area(found: Sequence[Finding], area: str, catalog: Catalog) -> tuple[Finding, ...]:
    """The findings on the steps of an area, and of what stands on them; all without one."""
    return tuple(finding for finding in found if not area or area in _areas(finding, catalog))


def _area(finding: Finding) -> str | None:
    """The staircase on which it was found."""
    if finding.step:
        return finding.step.area
    return finding.area.id if finding.area else None


def _areas(finding: Finding, catalog: Catalog) -> set[str]:
    """The staircases on which it was found, or on which there is what it is about."""
    if place := _area(finding):
        return {place}
    return {offer.step.area for offer in catalog.offers if _about(finding, offer)}


def _about(finding: Finding, offer: Offer) -> bool:
    links = (offer.service.link, offer.provider.link, offer.project.link if offer.project else "")
    return (
        (finding.service is not None and finding.service == offer.service)
        or (finding.project is not None and finding.project == offer.project)
        or (finding.provider is not None and finding.provider == offer.provider)
        or (finding.link != "" and finding.link in links)
    )


def tally(found: Iterable[Finding]) -> Mapping[str, int]:
    """How many there are of each kind, the empty kinds too."""
    counted = Counter(finding.kind for finding in found)
    return {kind: counted[kind] for kind in KINDS}


def listed(found: Sequence[Finding], on: date, say: Callable[[Finding], str]) -> Json:
    """Findings as plain values, with the sentences that `say` makes of them."""
    rows = [plain(finding, say(finding)) for finding in found]
    return {"on": on.isoformat(), "tally": dict(tally(found)), "findings": rows}


def plain(finding: Finding, sentence: str) -> Json:
    """A finding as plain values, under the keys that docs/findings.md promises."""
    return {
        "id": finding.id,
        "kind": finding.kind,
        "group": finding.group,
        "step": finding.step and finding.step.id,
        "area": _area(finding),
        "service": finding.service and finding.service.id,
        "project": finding.project and finding.project.id,
        "referral": finding.referral and finding.referral.id,
        "region": finding.region and finding.region.id,
        "regions": [region.id for region in finding.regions],
        "audience": finding.audience and finding.audience.id,
        "audiences": [audience.id for audience in finding.audiences],
        "providers": [provider.id for provider in finding.providers],
        "draft": finding.draft and finding.draft.number,
        "provider_kind": finding.provider_kind or None,
        "provider": finding.provider and finding.provider.id,
        "term": finding.term and finding.term.id,
        "link": finding.link or None,
        "status": finding.status or None,
        "day": finding.day and finding.day.isoformat(),
        "lacking": {name: [str(one) for one in voices] for name, voices in finding.lacking},
        "held": [
            {"text": one.text, "voice": str(one.voice), "word": one.word} for one in finding.held
        ],
        "unknown": list(finding.unknown),
        "figures": dict(finding.figures),
        "sentence": sentence,
    }
