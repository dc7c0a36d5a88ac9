"""The tables that others read: described as the records have them, written in one way."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from navigator import reading
from navigator.exports import State, table_package
from navigator.exports.table_rows import tables
from navigator.reading import records
from navigator.reading.data_files import TABLES
from navigator.voices import Text
from tests import ROOT
from tests.world import CONTACTS, INTAKE, NEEDS, PROJECTS, REFERRALS, TERMS, pikkula

MOMENT = datetime(2026, 1, 10, 12, tzinfo=UTC)
WHOLE = {"contacts_csv": CONTACTS, "intake_csv": INTAKE, "referrals_csv": REFERRALS}


def package(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    name = Text.of({"fi": "Portaat", "sv": "Trappan", "en": "Stairs"})
    return table_package.package(State(7, MOMENT, files, name, (Text.of({"fi": "Pikkula"}),)))


def described(files: Mapping[str, bytes]) -> Any:
    return json.loads(package(files)["datapackage.json"])


def fields(files: Mapping[str, bytes], table: str) -> dict[str, Any]:
    (found,) = (one for one in described(files)["resources"] if one["name"] == table)
    return {field["name"]: field for field in found["schema"]["fields"]}


def rows(files: Mapping[str, bytes], table: str) -> list[dict[str, str]]:
    text = package(files)[f"tables/{table}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("file", TABLES)
def test_the_columns_of_a_table_are_those_of_its_record(file: str) -> None:
    columns = records.columns(TABLES[file])
    assert tuple(fields(pikkula(), file.removesuffix(".csv"))) == columns
    head = package(pikkula())[f"tables/{file}"].decode().splitlines()[0]
    assert head.split(";") == list(columns)


@pytest.mark.parametrize("file", TABLES)
def test_what_holds_days_is_a_date_and_nothing_else_is(file: str) -> None:
    told = {name for name, one in fields(pikkula(), file.removesuffix(".csv")).items()
            if one["type"] == "date"}  # fmt: skip
    assert told == {name for name, is_day in records.shape(TABLES[file]).items() if is_day}


@pytest.mark.parametrize("files", ["pikkula", "shipped"])
def test_what_is_published_reads_as_what_it_was_made_of(files: str) -> None:
    shipped = {name: (ROOT / "data" / name).read_bytes() for name in reading.FILES}
    before = shipped if files == "shipped" else pikkula(**WHOLE, terms_csv=TERMS)
    made = {name.removeprefix("tables/"): data for name, data in package(before).items()}
    after = {**before, **{name: made[name] for name in TABLES}}
    for name in TABLES:
        found, expected = (
            [row for _, row in reading.rows(name, some[name]).valid] for some in (after, before)
        ) if name in before else ([], [])  # fmt: skip
        assert found == expected, name


def test_days_and_lists_are_written_in_one_way_however_they_stand_in_the_files() -> None:
    projects = PROJECTS.replace("2026-06-30", "30.6.2026").replace(
        ";saatio;", ";tyollisyys,  saatio;"
    )
    (kaiku,) = rows(pikkula(projects_csv=projects), "projects")
    assert (kaiku["ends_on"], kaiku["providers"]) == ("2026-06-30", "tyollisyys,saatio")
    assert kaiku["starts_on"] == "2025-01-01"


def test_days_that_differ_can_be_told_apart_though_their_hours_hold_commas() -> None:
    files = pikkula(**WHOLE)
    about = fields(files, "contacts")["exceptions"]
    door = next(row for row in rows(files, "contacts") if row["id"] == "ovi")
    assert door["exceptions"].split(about["delimiter"]) == [
        "2026-01-20 closed",
        "2026-01-21/2026-01-22 10:00-12:00",
    ]
    assert door["friday"].split(",") == ["9:00-11:00", "12:00-14:00"]


def test_steps_stand_in_climbing_order_with_their_staircase() -> None:
    found = rows(pikkula(), "steps")
    assert [(one["area"], one["id"]) for one in found] == [
        ("tyonhaku", "aloitan"),
        ("tyonhaku", "velat"),
        ("yritys", "palkkaan"),
        ("yritys", "lopetan"),
    ]
    assert found[0]["next"] == "velat"


def test_an_id_leads_to_its_table_and_a_list_of_them_says_so_in_words() -> None:
    (offers,) = (r for r in described(pikkula())["resources"] if r["name"] == "offers")
    keys = {
        key["fields"][0]: key["reference"]["resource"] for key in offers["schema"]["foreignKeys"]
    }
    assert keys == {
        "service": "services",
        "provider": "providers",
        "project": "projects",
        "audience": "audiences",
    }
    assert "`areas`" in fields(pikkula(), "offers")["step"]["description"]
    assert fields(pikkula(), "projects")["providers"] == {
        "name": "providers",
        "type": "list",
        "itemType": "string",
        "delimiter": ",",
        "titles": {"fi": "palveluntuottajat", "sv": "serviceproducenter"},
        "description": "Several, separated by `,`. Ids of `providers`.",
    }


def test_choices_yes_and_no_languages_and_numbers_are_told() -> None:
    files = pikkula(**WHOLE)
    assert fields(files, "providers")["kind"]["constraints"]["enum"][0] == "association"
    assert fields(files, "intake")["referral"]["trueValues"] == ["yes"]
    assert fields(files, "intake")["minimum_age"]["type"] == "integer"
    assert fields(files, "contacts")["latitude"]["type"] == "number"
    assert fields(files, "services")["name_sv"]["language"] == "sv"
    assert fields(files, "services")["link"]["format"] == "uri"


def test_version_moment_licence_publisher_and_sources_are_those_of_the_edition() -> None:
    sourced = NEEDS.replace("  - id: pikkula\n", "  - id: pikkula\n    source: Lähde 2026\n")
    said = described(pikkula(needs_yaml=sourced))
    assert (said["version"], said["created"]) == ("7", "2026-01-10T12:00:00Z")
    assert [one["name"] for one in said["licenses"]] == ["CC-BY-4.0"]
    assert said["contributors"] == [{"title": "Pikkula", "roles": ["publisher"]}]
    assert said["sources"] == [{"title": "Lähde 2026"}]


def test_a_map_without_some_files_has_their_tables_empty() -> None:
    assert rows(pikkula(), "contacts") == []
    assert len(tables(pikkula())) == len(TABLES) + 4
