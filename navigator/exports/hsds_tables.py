"""The HSDS feed as tables, and as a tabular data package: CSV files with their description."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from navigator.exports.hsds import CLASSES, Classes, about
from navigator.exports.hsds_feed import VERSION, Feed, Record, said

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table by the name that the standard gives it, and those of its columns that we know."""

    name: str
    path: str
    columns: tuple[str, ...]


TABLES = (
    Table("organization", "organizations.csv", ("id", "name", "description", "website", "uri")),
    Table("program", "programs.csv", ("id", "organization_id", "name", "description")),
    Table(
        "service",
        "services.csv",
        (
            *("id", "organization_id", "program_id", "name", "alternate_name", "description"),
            *("url", "status", "interpretation_services", "application_process"),
            *("fees_description", "eligibility_description", "minimum_age", "maximum_age"),
            *("assured_date", "alert", "last_modified"),
        ),
    ),
    Table(
        "attribute",
        "attributes.csv",
        ("id", "link_id", "taxonomy_term_id", "link_type", "link_entity", "value", "label"),
    ),
    Table("service_at_location", "service_at_location.csv", ("id", "service_id", "location_id")),
    Table(
        "location",
        "locations.csv",
        (
            *("id", "location_type", "organization_id", "name", "description"),
            *("latitude", "longitude"),
        ),
    ),
    Table(
        "phone",
        "phones.csv",
        ("id", "service_id", "organization_id", "number", "type", "description"),
    ),
    Table("contact", "contacts.csv", ("id", "organization_id", "service_id", "name", "email")),
    Table(
        "address",
        "addresses.csv",
        (
            *("id", "location_id", "address_1", "city", "state_province", "postal_code"),
            *("country", "address_type"),
        ),
    ),
    Table(
        "schedule",
        "schedules.csv",
        (
            *("id", "service_id", "location_id", "valid_from", "valid_to", "dtstart", "timezone"),
            *("until", "freq", "byday", "description", "opens_at", "closes_at", "notes"),
        ),
    ),
    Table("service_area", "service_areas.csv", ("id", "service_id", "name", "description")),
    Table("required_document", "required_documents.csv", ("id", "service_id", "document")),
    Table(
        "language",
        "languages.csv",
        ("id", "service_id", "location_id", "phone_id", "name", "code"),
    ),
    Table("accessibility", "accessibility.csv", ("id", "location_id", "description")),
    Table(
        "taxonomy_term",
        "taxonomy_terms.csv",
        (
            *("id", "code", "name", "description", "parent_id", "taxonomy", "language"),
            *("taxonomy_id", "term_uri"),
        ),
    ),
    Table(
        "cost_option",
        "cost_options.csv",
        ("id", "service_id", "currency", "amount", "amount_description"),
    ),
    Table("taxonomy", "taxonomies.csv", ("id", "name", "description", "uri", "version")),
    Table("url", "url.csv", ("id", "label", "url", "organization_id", "service_id")),
)
# Where the records of a table stand in those of others.
WITHIN: Mapping[str, str] = {
    "additional_urls": "url",
    "additional_websites": "url",
    "addresses": "address",
    "attributes": "attribute",
    "contacts": "contact",
    "cost_options": "cost_option",
    "languages": "language",
    "location": "location",
    "locations": "location",
    "phones": "phone",
    "programs": "program",
    "required_documents": "required_document",
    "schedules": "schedule",
    "service_areas": "service_area",
    "service_at_locations": "service_at_location",
    "accessibility": "accessibility",
}
CLASS_TABLES = {"services": "service", "organizations": "organization"} | {
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
TYPES: Mapping[str, str] = {
    **dict.fromkeys(("latitude", "longitude", "minimum_age", "maximum_age"), "number"),
    **dict.fromkeys(("amount", "timezone"), "number"),
    **dict.fromkeys(("valid_from", "valid_to", "dtstart", "until", "assured_date"), "date"),
    **dict.fromkeys(("opens_at", "closes_at"), "time"),
    "last_modified": "datetime",
}
FORMATS: Mapping[str, str] = {
    **dict.fromkeys(("url", "uri", "website", "term_uri"), "uri"),
    "email": "email",
}
PARENTS = {"parent_id": "taxonomy_term"}  # keys that are not called by the table they lead to
ROW_OF_ANYTHING = "link_id"


def rows(classes: Classes) -> Mapping[str, Mapping[str, Record]]:
    """The rows of each table by their ids, each once."""
    found: dict[str, dict[str, Record]] = {table.name: {} for table in TABLES}
    for name, table in CLASS_TABLES.items():
        for record in CLASSES[name](classes):
            for of, row in _flat(table, record):
                found[of].setdefault(row["id"], row)
    return found


def _flat(table: str, record: Record) -> Iterator[tuple[str, Record]]:
    """A record as a row, and the rows of what stands in it."""
    yield table, {k: v for k, v in record.items() if not isinstance(v, dict | list)}
    for key, value in record.items():
        if key in WITHIN:
            for one in value if isinstance(value, list) else [value]:
                yield from _flat(WITHIN[key], one)


def data_package(classes: Classes) -> Mapping[str, bytes]:
    """The files of a tabular data package, by their names."""
    feed, found = classes.feed, rows(classes)
    description = {
        "profile": "tabular-data-package",
        "name": f"hsds-{feed.language}",
        "title": _title(feed),
        "version": str(feed.edition),
        "created": feed.modified,
        "homepage": f"{feed.base}/{feed.language}/",
        "licenses": [LICENCE],
        "hsds": VERSION,
        "language": feed.language,
        "resources": [_resource(table) for table in TABLES],
    }
    tables = {table.path: _csv(table, found[table.name].values()) for table in TABLES}
    return {"datapackage.json": as_json(description)} | tables


def _title(feed: Feed) -> str:
    """What the site is called, as its pages call it."""
    return said(feed.catalog.site.name, feed) or feed.speech.gettext("Service stairs")


def dump(classes: Classes) -> Mapping[str, bytes]:
    """The files of a whole feed: what it says of itself, and each class."""
    lists = {f"{name}.json": as_json(get(classes)) for name, get in CLASSES.items()}
    return {"index.json": as_json(about())} | lists


def as_json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _csv(table: Table, some: Iterable[Record]) -> bytes:
    text = io.StringIO(newline="")
    written = csv.DictWriter(text, table.columns)
    written.writeheader()
    written.writerows(some)
    return text.getvalue().encode()


def _resource(table: Table) -> Record:
    links = [column for column in table.columns if _leads_to(column)]
    keys = [
        {"fields": one, "reference": {"resource": _leads_to(one), "fields": "id"}} for one in links
    ]
    schema = {"fields": [_field(one) for one in table.columns], "primaryKey": "id"}
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _leads_to(column: str) -> str:
    """The table to whose rows a column leads; a link leads to any, which no key can say."""
    if column == ROW_OF_ANYTHING or not column.endswith("_id"):
        return ""
    named = column.removesuffix("_id")
    return PARENTS.get(column, named)


def _field(column: str) -> Record:
    field = {"name": column, "type": TYPES.get(column, "string")}
    if column == "id" or column.endswith("_id"):
        field["format"] = "uuid"
    elif column in FORMATS:
        field["format"] = FORMATS[column]
    return field | ({"constraints": {"required": True, "unique": True}} if column == "id" else {})
