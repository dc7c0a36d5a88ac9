"""The whole shipped map as HSDS, judged by programs that nobody here wrote."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import cache
from pathlib import Path

import frictionless
import pytest

from navigator import reading
from navigator.catalog import Catalog
from navigator.editions import edition
from navigator.exports import data_package, dump, open_data
from navigator.exports.hsds import CLASSES, Classes
from navigator.exports.hsds_tables import CLASS_TABLES, FORMATS, TABLES, TYPES, rows
from navigator.voices import LANGUAGES
from tests import ROOT, standards
from tests.exports.hsds_feeds import everything, faults, feed, told
from tests.world import CONTACTS, FIRST_DAY, INTAKE

HSDS = "hsds-3.1"


@cache
def shipped_map() -> Catalog:
    return reading.read(edition.load(ROOT / "data"))


@cache
def shipped(language: str) -> Classes:
    return Classes(feed(shipped_map(), FIRST_DAY, language))


@standards.needs(HSDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_map_is_valid_by_the_official_schemas(language: str) -> None:
    assert faults(shipped(language)) == []


@standards.needs(HSDS)
def test_pikkula_with_ways_in_is_valid_before_during_and_after_its_project() -> None:
    for days in (-500, 0, 500):
        day = FIRST_DAY + timedelta(days=days)
        assert faults(told(day, contacts_csv=CONTACTS, intake_csv=INTAKE)) == []


@standards.needs(HSDS)
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("nmae", "Palkkatuki"),
        ("url", "ei osoite"),
        ("last_modified", "eilen"),
        ("id", "palkkatuki"),
        ("status", "ended"),
    ],
)
def test_the_judge_sees_what_is_misspelt_or_of_another_format(key: str, value: str) -> None:
    classes = told()
    classes.services[0][key] = value
    assert len(faults(classes)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_unknown_stays_out(language: str) -> None:
    classes = shipped(language)
    values = [one for get in CLASSES.values() for one in everything(list(get(classes)))]
    assert not [one for one in values if one in (None, "", {}) or one == []]


def test_each_id_is_that_of_one_thing() -> None:
    kinds: dict[str, set[str]] = {}
    for table, some in rows(shipped("fi")).items():
        for id_ in some:
            kinds.setdefault(id_, set()).add(table)
    assert len(kinds) > 1000
    assert [of for of in kinds.values() if len(of) > 1] == []


def test_ids_are_the_same_in_each_language() -> None:
    finnish, swedish = (
        {table: list(some) for table, some in rows(shipped(language)).items()}
        for language in ("fi", "sv")
    )
    for table in ("service", "organization", "taxonomy_term", "location", "program"):
        assert finnish[table] == swedish[table]


@pytest.mark.parametrize("language", LANGUAGES)
def test_frictionless_takes_the_data_package(language: str, tmp_path: Path) -> None:
    for name, content in data_package(shipped(language)).items():
        (tmp_path / name).write_bytes(content)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["type", "message"]) == []
    assert report.stats["tasks"] == len(TABLES)


def test_the_tables_hold_all_records_of_the_classes() -> None:
    found = rows(shipped("en"))
    for name, table in CLASS_TABLES.items():
        assert len(found[table]) == len(CLASSES[name](shipped("en")))


def test_the_tables_lose_no_column() -> None:
    """What stands in a record stands in its row: a column that is missing here would be an error
    of the writer."""
    for table in TABLES:
        known = set(table.columns)
        assert all(row.keys() <= known for row in rows(shipped("fi"))[table.name].values())


@standards.needs(HSDS)
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_tables_are_those_of_the_standard(table: object) -> None:
    """Named, placed, ordered and typed as there."""
    assert isinstance(table, type(TABLES[0]))
    file = standards.folder(HSDS) / f"{table.name}.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    official = schema["properties"]
    assert table.path == schema["path"]
    assert set(table.columns) <= set(official)
    must = {*schema["required"], *schema.get("tabular_required", ())}
    assert must <= set(table.columns)
    for column in table.columns:
        type_ = official[column].get("datapackage_type", official[column]["type"])
        assert TYPES.get(column, "string") == type_, column
        if column in FORMATS:
            assert FORMATS[column] == official[column].get("format", FORMATS[column])


def test_all_projects_end_on_the_days_on_which_they_end() -> None:
    """A reader of the tables finds the same days as one of the open API."""
    found = rows(shipped("sv"))
    programs = {id_: one["name"] for id_, one in found["program"].items()}
    read = {
        (programs[found["service"][one["service_id"]]["program_id"]], one["until"])
        for one in found["schedule"].values()
        if "until" in one
    }
    whole = open_data.catalog(shipped_map(), None)
    given = {offer["project"] for offer in whole["offers"]}
    assert read == {
        (one["name"], one["ends_on"])
        for one in whole["projects"]
        if one["ends_on"] and one["id"] in given
    }
    assert len(read) > 15


def test_the_dump_holds_every_class() -> None:
    files = dump(shipped("fi"))
    assert [*files] == ["index.json", *(f"{name}.json" for name in CLASSES)]
    assert len(json.loads(files["services.json"])) == len(shipped("fi").services)
