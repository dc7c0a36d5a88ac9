"""Feeds of HSDS for tests, and a judge by the official schemas that takes nothing unknown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from navigator import reading
from navigator.catalog import Catalog
from navigator.environment import shipped
from navigator.exports import Feed
from navigator.exports.hsds import CLASSES, Classes
from navigator.voices import Voice, speeches
from tests import standards
from tests.world import FIRST_DAY, pikkula

PUBLISHED = datetime(2026, 1, 14, 12, 30, tzinfo=UTC)
SCHEMAS = {
    "services": "service.json",
    "organizations": "organization.json",
    "taxonomies": "taxonomy.json",
    "taxonomy_terms": "taxonomy_term.json",
    "service_at_locations": "service_at_location.json",
}
Record = dict[str, Any]


def feed(
    catalog: Catalog, day: date = FIRST_DAY, language: str = "fi", on: date | None = None
) -> Feed:
    speech = speeches(shipped.TRANSLATIONS)[Voice(language)]
    return Feed(catalog, day, on, speech, "https://portaat.example", 7, PUBLISHED)


def told(
    day: date = FIRST_DAY, language: str = "fi", on: date | None = None, **files: str
) -> Classes:
    """The feed of Pikkula, with some of its files changed."""
    return Classes(feed(reading.read(pikkula(**files), FIRST_DAY), day, language, on))


def services(classes: Classes, name: str) -> list[Record]:
    """The records of a service by its name."""
    return [record for record in classes.services if record["name"] == name]


def faults(classes: Classes) -> list[str]:
    """What is wrong by the official schemas, formats and unknown keys included."""
    return [
        f"{name} {error.json_path}: {error.message}"
        for name, schema in SCHEMAS.items()
        for record in CLASSES[name](classes)
        for error in _judge(schema).iter_errors(record)
    ]


def _judge(schema: str) -> Draft202012Validator:
    """References are looked up among the files: the network is never asked."""
    files = standards.folder("hsds-3.1").glob("*.json")
    schemas = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}
    closed = {name: _closed(one) for name, one in schemas.items() if name != "openapi.json"}
    resources = [(name, DRAFT202012.create_resource(one)) for name, one in closed.items()]
    registry = Registry().with_resources(resources)
    checker = FormatChecker(["uuid", "uri", "email", "date-time"])
    return Draft202012Validator(closed[schema], registry=registry, format_checker=checker)


def _closed(schema: Any) -> Any:
    """The schema without room for keys that it does not name: it forbids none itself."""
    if isinstance(schema, list):
        return [_closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {"additionalProperties": False} if "properties" in schema else {}
    return {key: _closed(value) for key, value in schema.items()} | shut


def everything(value: Any) -> Iterator[Any]:
    """A value and all that stands in it."""
    yield value
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inside:
        yield from everything(one)
