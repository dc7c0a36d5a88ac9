"""What may no longer be true: services not checked for long, links that did not answer.

After how many months a service counts, the map says (`findings` in needs.yaml, `Thresholds`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from navigator.catalog import Catalog
from navigator.environment import day
from navigator.findings.finding import Finding
from navigator.links import Check


def stale(catalog: Catalog, on: date, checks: Iterable[Check] = ()) -> Iterator[Finding]:
    """Links of the data that were silent, then services, then referrals.

    Those that were not checked the longest come first.
    """
    yield from _silent(catalog, checks)
    yield from _unchecked(catalog, on)
    yield from _unchecked_referrals(catalog, on)


def _unchecked(catalog: Catalog, on: date) -> Iterator[Finding]:
    limits = catalog.thresholds.stale_months
    for service in sorted(catalog.services, key=lambda one: one.checked_on):
        age = day.months_between(service.checked_on, on)
        passed = [limit for limit in limits if age >= limit]
        if passed:
            figures = {"months": age, "over": passed[-1]}
            yield Finding(
                kind="stale-service", service=service, day=service.checked_on, figures=figures
            )


def _unchecked_referrals(catalog: Catalog, on: date) -> Iterator[Finding]:
    """Others’ services change less often than ours: the last of the limits is theirs."""
    limit = catalog.thresholds.stale_months[-1]
    for referral in sorted(catalog.referrals, key=lambda one: one.checked_on):
        age = day.months_between(referral.checked_on, on)
        if age >= limit:
            figures = {"months": age, "over": limit}
            checked = referral.checked_on
            yield Finding(kind="stale-referral", referral=referral, day=checked, figures=figures)


def _silent(catalog: Catalog, checks: Iterable[Check]) -> Iterator[Finding]:
    """Checks of links that have left the data since then say nothing any more."""
    places: dict[str, int] = dict.fromkeys(catalog.links, 0)
    for thing in catalog.linked:
        if thing.link:
            places[thing.link] += 1
    for referral in catalog.referrals:
        for link in referral.links:
            places[link] += 1
    for check in checks:
        if check.silent and check.url in places:
            yield Finding(
                kind="silent-link",
                link=check.url,
                service=next((s for s in catalog.services if s.link == check.url), None),
                project=next((p for p in catalog.projects if p.link == check.url), None),
                referral=next((r for r in catalog.referrals if check.url in r.links), None),
                providers=tuple(p for p in catalog.providers if p.link == check.url),
                day=check.on,
                status=check.status,
                figures={"places": places[check.url]},
            )
