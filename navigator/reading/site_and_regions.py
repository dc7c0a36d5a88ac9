"""What needs.yaml says of the site and its employment areas → what the catalogue has of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from navigator.catalog import Region, Site
from navigator.reading.tree_records import (
    AccessibilityRecord,
    ContactRecord,
    RegionRecord,
    SiteRecord,
)
from navigator.reading.written import text
from navigator.voices import LANGUAGES, Text


def site(record: SiteRecord | None) -> Site:
    """What is said of the site; nothing, where it stands nowhere."""
    if record is None:
        return Site()
    named = Site(
        name=text(record.name),
        organisation=text(record.organisation),
        about=text(record.about, record.plain_about),
    )
    return replace(named, **_assessed(record.accessibility)) if record.accessibility else named


def _assessed(record: AccessibilityRecord) -> dict[str, Any]:
    return {
        "assessed_on": record.assessed_on,
        "assessed_by": text(record.assessed_by),
        "method": text(record.method, record.plain_method),
        "shortcomings": text(record.shortcomings, record.plain_shortcomings),
    }


def region(record: RegionRecord) -> Region:
    chosen = tuple(language for language in LANGUAGES if language in record.languages)
    return Region(
        id=record.id,
        name=text(record.name),
        languages=chosen,
        title=text(record.title),
        authority=text(record.authority),
        municipalities=record.municipalities,
        link=Text.of(record.link.model_dump()),
        about=text(record.about, record.plain_about),
        urgent=urgent_contacts(record.contacts),
        colour=record.colour or "",
        source=record.source,
        checked_on=record.checked_on,
    )


def urgent_contacts(records: Iterable[ContactRecord]) -> tuple[tuple[Text, Text], ...]:
    return tuple((text(one.name), Text.of(dict(one.address))) for one in records)
