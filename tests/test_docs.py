"""The manuals agree with the code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest
from flask import Flask
from pydantic import BaseModel

from navigator import catalog
from navigator.cli import commands
from navigator.reading import records, tree_records, yaml_file
from navigator.reading.data_files import FILES, TABLES
from navigator.search import meaning
from navigator.tables import leaf, limits
from navigator.tables.headings import COLUMNS
from navigator.web.request.settings import Settings
from tests import ROOT, manual, rooms
from tests.lint import LintingClient
from tests.structure import PACKAGE, ROOMS, modules, packages

DOCS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])

NEEDS = (
    tree_records.NeedsRecord,
    tree_records.NamedRecord,
    tree_records.AreaRecord,
    tree_records.StepRecord,
    tree_records.UrgentRecord,
    tree_records.FindingsRecord,
)
CHOICES = (
    *(catalog.Who, catalog.FlagKind, catalog.FlagState, records.ProviderKind),
    *(catalog.ContactKind, catalog.CallPrice, catalog.Fee, catalog.Group),
    *(catalog.Start, catalog.Benefit, catalog.Attendance),
)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def unnamed(names: set[str], document: str) -> list[str]:
    """The names that the document does not name `like this`."""
    return sorted(name for name in names if f"`{name}`" not in read(document))


def dependencies() -> set[str]:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    return {re.split(r"[^\w.-]", line)[0] for group in groups for line in group}


def rows_about(names: set[str], document: str) -> set[str]:
    """The names that stand in the first cell of a row of a table."""
    first = [line.split("|")[1] for line in read(document).splitlines() if line.startswith("| `")]
    return names & {name for cell in first for name in re.findall(r"`([^`]+)`", cell)}


def test_the_limits_of_files_are_told_as_they_are() -> None:
    said = read("docs/data.md").replace("\u00a0", " ")
    for number, unit in (
        (limits.MOST_ROWS, "riviä"),
        (limits.MOST_LINES, "riviä"),
        (limits.MOST_COLUMNS, "saraketta"),
        (limits.LONGEST_CELL, "merkkiä"),
        (limits.MOST_VALUES, "arvoa"),
        (yaml_file.DEEPEST, "sisäkkäistä tasoa"),
        (limits.MEGABYTES, "megatavua"),
        (limits.TOGETHER, "megatavua"),
        (leaf.MOST_CELLS, "solua"),
    ):
        assert f" {number:,} {unit}".replace(",", " ") in said, (number, unit)
    assert {limits.MEGABYTES_OF[kind] for kind in (".yaml", ".json")} == {1}
    assert said.count("| 1 megatavu") == 2
    assert f"enintään {limits.MOST_FAULTS} kerralla" in said


def routes(app: Flask) -> Iterator[str]:
    """The routes that are promised to others, as the manual writes them."""
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/api/") or rule.rule.startswith("/healthz"):
            yield rule.rule.replace("_>", ">")


def keys(value: Any) -> Iterator[str]:
    """The keys of plain values, at every depth."""
    children = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict):
        yield from value
    if isinstance(value, dict | list):
        for child in children:
            yield from keys(child)


def test_the_manual_of_the_architecture_shows_the_rooms_as_they_are() -> None:
    assert rooms.FILE.read_text(encoding="utf-8") == rooms.picture(), "make docs"


def test_the_picture_of_the_rooms_shows_every_room_and_every_module() -> None:
    shown = rooms.picture()
    assert [room for room in ROOMS if f">{room.replace('.', '/')}/<" not in shown] == []
    names = {module.rpartition(".")[2] for module in modules()} - {"__main__"}
    assert [name for name in names if not re.search(rf"[>, ]{name}[<,]", shown)] == []


def test_the_manual_of_the_architecture_has_a_paragraph_for_every_room() -> None:
    houses = {rooms.house_of(room) for room in ROOMS}
    told = re.findall(r"^\*\*`(\w+)`\*\*", read("docs/architecture.md"), re.MULTILINE)
    assert sorted(told) == sorted(houses)


@pytest.mark.parametrize("manual", ["architecture", "mechanisms", "search"])
def test_a_manual_names_no_module_that_is_gone(manual: str) -> None:
    """Names such as `staff.passwords` or `web.request.guard`."""
    named = set(re.findall(r"`([a-z_]+(?:\.[a-z_]+)+)`", read(f"docs/{manual}.md")))
    of_rooms = {name for name in named if name.partition(".")[0] in ROOMS}
    known = {*modules(), *packages()}
    below = {name for name in of_rooms if name.rpartition(".")[0] in known}
    assert of_rooms - known - below == set()


def test_the_manual_of_the_architecture_gives_a_reason_for_every_dependency() -> None:
    assert dependencies() - rows_about(dependencies(), "docs/architecture.md") == set()


@pytest.mark.parametrize("table", TABLES)
def test_the_manual_of_the_data_explains_every_column(table: str) -> None:
    chapter = re.split(r"^## ", read("docs/data.md"), flags=re.MULTILINE)
    (about,) = (text for text in chapter if text.startswith(f"`{table}`"))
    assert [c for c in records.columns(TABLES[table]) if f"`{c}`" not in about] == []


@pytest.mark.parametrize("record", NEEDS)
def test_the_manual_of_the_data_explains_every_key_of_the_needs(record: type[BaseModel]) -> None:
    about = read("docs/data.md").split("## `needs.yaml`")[1].split("\n## ")[0]
    assert [key for key in record.model_fields if f"`{key}`" not in about] == []


def test_the_manual_of_the_data_explains_every_choice_and_every_file() -> None:
    choices = {choice for kind in CHOICES for choice in get_args(kind)}
    assert unnamed(choices | set(FILES), "docs/data.md") == []


def test_the_manual_of_the_api_has_every_route(app: Flask) -> None:
    assert unnamed({f"GET {route}" for route in routes(app)}, "docs/api.md") == []


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/search?q=palkkatuekea+kaikukurssi",
        "/api/v1/catalog",
        "/api/v1/steps/velat",
        "/api/v1/services/palkkatuki",
        "/api/v1/steps/nowhere",
        "/healthz",
        "/healthz/live",
    ],
)
def test_the_manual_of_the_api_tells_every_key_of_an_answer(
    client: LintingClient, address: str
) -> None:
    told = set(re.findall(r'["`](\w+)["`]', read("docs/api.md")))
    assert set(keys(client.get(address).get_json())) - told == set()


def test_the_manual_of_the_commands_has_every_command_and_no_other() -> None:
    told = re.findall(r"^### `navigator ([\w -]+)`$", read("docs/commands.md"), re.MULTILINE)
    assert sorted(told) == sorted(name for name, _ in manual.commands())


def test_the_manual_of_the_commands_says_what_they_say_of_themselves() -> None:
    assert read("docs/commands.md") == manual.renewed(read("docs/commands.md")), "make docs"


def test_the_manual_of_the_commands_names_every_target_of_the_makefile() -> None:
    (targets,) = re.findall(r"^\.PHONY: (.+)$", read("Makefile"), re.MULTILINE)
    table = read("docs/commands.md").split("## For work on the program")[1]
    assert [name for name in targets.split() if f"`make {name}`" not in table] == []


def test_the_guide_for_contributors_names_only_files_that_are_there() -> None:
    named = re.findall(
        r"`((?:navigator|tests|docs|data|templates)/[\w./-]+)`", read("CONTRIBUTING.md")
    )
    short = re.findall(
        r"`((?:web|reading|catalog|findings|store|cli)/[\w./]+)`", read("CONTRIBUTING.md")
    )
    paths = [ROOT / name for name in named] + [PACKAGE / name for name in short]
    assert len(paths) > 20
    assert [path for path in paths if not path.exists()] == []


def test_the_readme_names_every_setting_of_the_environment() -> None:
    of_the_site = {f"NAVIGATOR_{setting.name.upper()}" for setting in fields(Settings)}
    of_the_commands = {
        str(option.envvar)
        for command in commands.main.commands.values()
        for option in command.params
        if option.envvar
    }
    assert unnamed(of_the_site | of_the_commands | {meaning.OFF}, "README.md") == []


def test_the_readme_begins_with_the_two_commands_that_are_needed() -> None:
    first_screen = read("README.md").splitlines()[:40]
    for command in ("make serve", "make test"):
        assert any(line.startswith(command) for line in first_screen), command


def test_the_readme_names_no_folder_that_is_not_there() -> None:
    table = read("README.md").split("## What is where")[1].split("\n## ")[0]
    named = set(re.findall(r"^\| `([\w.]+)` \|", table, re.MULTILINE))
    assert named
    assert [name for name in sorted(named - {"var"}) if not (ROOT / name).is_dir()] == []


@pytest.mark.parametrize("document", DOCS, ids=lambda file: file.name)
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
    own = [target for target in targets if "://" not in target]
    assert [target for target in own if not (document.parent / target).exists()] == []


def test_every_heading_that_is_understood_is_told() -> None:
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    told = {
        f"| `{name}` | {', '.join(fi)} | {', '.join(sv)} |" for name, (fi, sv) in COLUMNS.items()
    }
    assert {row for row in told if row not in text} == set()
