"""The map as HSDS 3.1, the Human Services Data Specification of Open Referral: its classes.

How things of the map become things of the standard is told in docs/standards.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from navigator.exports.hsds_feed import VERSION, Feed, Record
from navigator.exports.hsds_organizations import organizations
from navigator.exports.hsds_services import Given, Told, given
from navigator.exports.hsds_taxonomies import taxonomies, terms

PROFILE = "https://docs.openreferral.org/"
OPENAPI = "https://raw.githubusercontent.com/openreferral/specification/3.1-dev/schema/openapi.json"


class Classes:
    """The records of a feed by their class, each made when first asked for."""

    def __init__(self, feed: Feed) -> None:
        self.feed = feed

    @cached_property
    def services(self) -> tuple[Record, ...]:
        return tuple(Told(self.feed, self._terms, one).record() for one in self._given)

    @cached_property
    def organizations(self) -> tuple[Record, ...]:
        """Those that give something of what the feed holds."""
        providers = {one.provider.id: one.provider for one in self._given}
        known = self.feed.catalog.provider
        ordered = {id_: known[id_] for id_ in known if id_ in providers}
        return organizations(self.feed, self._terms, ordered)

    @cached_property
    def taxonomies(self) -> tuple[Record, ...]:
        return taxonomies(self.feed)

    @cached_property
    def taxonomy_terms(self) -> tuple[Record, ...]:
        return tuple(self._terms.values())

    @cached_property
    def service_at_locations(self) -> tuple[Record, ...]:
        found = (one.get("service_at_locations", ()) for one in self.services)
        return tuple(at for some in found for at in some)

    @cached_property
    def _terms(self) -> Mapping[str, Record]:
        return terms(self.feed)

    @cached_property
    def _given(self) -> tuple[Given, ...]:
        return given(self.feed)


CLASSES: Mapping[str, Callable[[Classes], tuple[Record, ...]]] = {
    "services": lambda classes: classes.services,
    "organizations": lambda classes: classes.organizations,
    "taxonomies": lambda classes: classes.taxonomies,
    "taxonomy_terms": lambda classes: classes.taxonomy_terms,
    "service_at_locations": lambda classes: classes.service_at_locations,
}


def about() -> Record:
    """What the feed says of itself at its entrance."""
    return {"version": VERSION, "profile": PROFILE, "openapi_url": OPENAPI}


def thin(record: Record) -> Record:
    """A record as lists have it: without what there may be several of."""
    return {
        key: thin(value) if isinstance(value, dict) else value
        for key, value in record.items()
        if not isinstance(value, list)
    }
