"""Ages at which the map draws a line, and the bands between them.

A band lies wholly within each limit or wholly without it: whoever chooses hers is told nothing
that holds for a part of it only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from navigator.catalog import Audience, Intake

OLDEST = 120  # the highest age that somebody may ask about
UNDER, FROM = re.compile(r"under-(\d{1,3})"), re.compile(r"(\d{1,3})-plus")


@dataclass(frozen=True, slots=True)
class Ages:
    """From one year of age to another, both included; without a last one, there is no end."""

    first: int = 0
    last: int | None = None

    def __contains__(self, other: Ages) -> bool:
        ends_later = self.last is None or (other.last is not None and other.last <= self.last)
        return self.first <= other.first and ends_later

    @property
    def limited(self) -> bool:
        return bool(self.first) or self.last is not None

    def within(self, other: Ages) -> Ages:
        """Those of both; of none in common, a span that holds nobody."""
        lasts = [last for last in (self.last, other.last) if last is not None]
        return Ages(max(self.first, other.first), min(lasts, default=None))


def of_intake(intake: Intake | None) -> Ages:
    """What a service asks for."""
    return Ages(intake.minimum_age or 0, intake.maximum_age) if intake else Ages()


def of_audience(audience: Audience | None) -> Ages:
    """What the id of a group says: `under-30`, `55-plus`; other groups are of any age."""
    id_ = audience.id if audience else ""
    if under := UNDER.fullmatch(id_):
        return Ages(0, int(under[1]) - 1)
    from_ = FROM.fullmatch(id_)
    return Ages(int(from_[1])) if from_ else Ages()


def bands(limits: Iterable[Ages]) -> tuple[Ages, ...]:
    """The bands between all limits, the youngest first."""
    found = list(limits)
    starts = {ages.first for ages in found} | {ages.last + 1 for ages in found if ages.last}
    firsts = sorted({0} | {start for start in starts if start <= OLDEST})
    ends = (*(first - 1 for first in firsts[1:]), None)
    return tuple(Ages(first, last) for first, last in zip(firsts, ends, strict=True))
