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
from navigator.reading import records
from navigator.reading.data_files import FILES, TABLES
from navigator.search import meaning
from navigator.web.request.settings import Settings
from tests import ROOT
from tests.lint import LintingClient

PACKAGE = ROOT / "navigator"
DOCS = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])

NEEDS = (
    records.NeedsRecord,
    records.NamedRecord,
    records.AreaRecord,
    records.StepRecord,
    records.UrgentRecord,
    records.FindingsRecord,
)
CHOICES = (catalog.Who, catalog.FlagKind, catalog.FlagState, records.ProviderKind)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def unnamed(names: set[str], document: str) -> list[str]:
    """The names that the document does not name `like this`."""
    return sorted(name for name in names if f"`{name}`" not in read(document))


def modules() -> set[str]:
    """Every module by its short name; a package by the name of its folder."""
    paths = {file.relative_to(PACKAGE).with_suffix("") for file in PACKAGE.rglob("*.py")}
    return {".".join(path.parts).removesuffix(".__init__") for path in paths} - {"__init__"}


def dependencies() -> set[str]:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    return {re.split(r"[^\w.-]", line)[0] for group in groups for line in group}


def rows_about(names: set[str], document: str) -> set[str]:
    """The names that stand in the first cell of a row of a table."""
    first = [line.split("|")[1] for line in read(document).splitlines() if line.startswith("| `")]
    return names & {name for cell in first for name in re.findall(r"`([^`]+)`", cell)}


def routes(app: Flask) -> Iterator[str]:
    """The routes that are promised to others, as the manual writes them."""
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/api/") or rule.rule == "/healthz":
            yield rule.rule.replace("_>", ">")


def keys(value: Any) -> Iterator[str]:
    """The keys of plain values, at every depth."""
    children = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict):
        yield from value
    if isinstance(value, dict | list):
        for child in children:
            yield from keys(child)


def test_the_manual_of_the_architecture_has_a_row_for_every_module() -> None:
    assert modules() - rows_about(modules(), "docs/architecture.md") == set()


def test_the_manual_of_the_architecture_has_no_row_for_a_module_that_is_gone() -> None:
    table = read("docs/architecture.md").split("## Modules")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([\w.]+)` \|", table, re.MULTILINE)) - modules() == set()


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
    ],
)
def test_the_manual_of_the_api_tells_every_key_of_an_answer(
    client: LintingClient, address: str
) -> None:
    told = set(re.findall(r'["`](\w+)["`]', read("docs/api.md")))
    assert set(keys(client.get(address).get_json())) - told == set()


def test_the_readme_names_every_command() -> None:
    assert unnamed({f"navigator {name}" for name in commands.main.commands}, "README.md") == []


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
