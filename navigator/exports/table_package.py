"""The tables as a data package: CSV files with a description of each, after Data Package 2.0.

Of each column it says what it holds and to which table it leads; see docs/standards.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from navigator.exports.as_json import as_json
from navigator.exports.packed import packed
from navigator.exports.state import State
from navigator.exports.table_fields import ID_PATTERN, LEADS, fields
from navigator.exports.table_rows import NAMES, SEPARATOR, Table, tables
from navigator.voices import LANGUAGES, VOICES, Text

Json = dict[str, Any]

VERSION = "2.0"
DESCRIPTION = "datapackage.json"
TABLES = NAMES
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
DIALECT = {
    "header": True,
    "delimiter": SEPARATOR,
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminator": "\r\n",
}
AREA = {
    "name": "area",
    "type": "string",
    "constraints": {"required": True, "pattern": ID_PATTERN},
    "description": "The staircase. Its steps stand in climbing order, the bottom step first.",
}
OFFERS = "offers"
LOOSE = {
    (OFFERS, "step"): "Id of a row of `steps`; or of `areas`, for each step of that staircase."
}


def package(state: State) -> Mapping[str, bytes]:
    """The files of the package by their names, its description first."""
    found = tables(state.files)
    description = as_json(described(state, found))
    return {DESCRIPTION: description} | {_path(one): one.data for one in found}


def zipped(state: State) -> bytes:
    """The package as one file."""
    return packed(package(state))


def described(state: State, found: tuple[Table, ...]) -> Json:
    """What the package says of itself."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "palveluportaat",
        "title": str(state.title.in_voice(VOICES[0])),
        "titles": state.title.standard(),
        "version": str(state.number),
        "created": state.moment,
        "languages": list(LANGUAGES),
        "licenses": [LICENCE],
        **_contributors(state.publishers),
        **_sources(found),
        "resources": [_resource(one) for one in found],
    }


def _contributors(publishers: tuple[Text, ...]) -> Json:
    named = [str(one.in_voice(VOICES[0])) for one in publishers]
    return (
        {"contributors": [{"title": one, "roles": ["publisher"]} for one in named]} if named else {}
    )


def _sources(found: tuple[Table, ...]) -> Json:
    """Where the map of each region comes from; of other rows their column `source` says it."""
    regions = (record for one in found if one.name == "regions" for _, record in one.rows)
    named = dict.fromkeys(str(getattr(record, "source", "")) for record in regions)
    titles = [{"title": one} for one in named if one]
    return {"sources": titles} if titles else {}


def _path(table: Table) -> str:
    return f"tables/{table.name}.csv"


def _resource(table: Table) -> Json:
    return {
        "name": table.name,
        "type": "table",
        "path": _path(table),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": DIALECT,
        "schema": _schema(table),
    }


def _schema(table: Table) -> Json:
    columns = [AREA for _ in table.before] + [
        field | ({"description": told} if (told := LOOSE.get((table.name, field["name"]))) else {})
        for field in fields(table.record)
    ]
    keyed = {"primaryKey": ["id"]} if "id" in table.columns else {}
    keys = list(_foreign_keys(table.name, columns))
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": columns,
        "missingValues": [""],
        **keyed,
        **({"foreignKeys": keys} if keys else {}),
    }


def _foreign_keys(table: str, columns: list[Json]) -> Iterator[Json]:
    """Columns that hold one id of another table; of several in a cell no key can say it."""
    for column in columns:
        name = column["name"]
        an_id = column.get("constraints", {}).get("pattern") == ID_PATTERN
        if name in LEADS and an_id and (table, name) not in LOOSE:
            yield {"fields": [name], "reference": {"resource": LEADS[name], "fields": ["id"]}}
