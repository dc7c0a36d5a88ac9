"""Pikkula built once, its app, and a client that lints every page it gets."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from hypothesis import HealthCheck, settings
from jinja2 import FileSystemBytecodeCache
from werkzeug.routing import Rule

from navigator.catalog.whole import Catalog
from navigator.editions import edition
from navigator.editions.edition import Edition, Place
from navigator.embedding import embedder
from navigator.environment import day
from navigator.search import meaning
from navigator.search.index import Index
from navigator.staff import passwords
from navigator.web.app import create_app
from tests import ROOT
from tests.browser import browser, context, either, page, site
from tests.lint import LintingClient
from tests.people import Watch
from tests.vectors import Remembering
from tests.world import FIRST_DAY, pikkula

__all__ = ["browser", "context", "either", "page", "site"]  # fixtures of the tests in a browser

# A busy machine is slow, and that is no fault of what is tested.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


# Files that take long begin first: else one of them would go on alone when all others are done.
LONG = (
    "tests/web/admin/test_browser_desk.py",
    "tests/test_wheel.py",
    "tests/web/test_browser.py",
    "tests/store/test_server_kills.py",
    "tests/store/test_kills.py",
    "tests/web/admin/test_morning.py",
    "tests/web/public/test_guidance.py",
    "tests/reading/test_many_faults.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take long before all others, which stay in their order."""
    place = {name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(LONG)))


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what all processes of a run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """The same hash, made with less work, since the tests try thousands of passwords."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", PasswordHasher(1, 1024, 1))
        yield


@pytest.fixture(scope="session", autouse=True)
def patient_questions() -> Iterator[None]:
    """No answer goes by words alone because the machine that tests is busy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedder, "PATIENCE", 30.0)
        yield


@pytest.fixture(scope="session", autouse=True)
def vectors_made_once(run_folder: Path) -> Iterator[None]:
    """Towns share what the engine makes of their texts, since the tests build hundreds of towns."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meaning, "learned", Remembering(run_folder / "vectors.sqlite"))
        yield


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Apps share their compiled templates, since the tests make hundreds of apps."""
    compiled = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", {"bytecode_cache": compiled})
        yield


@pytest.fixture(scope="session", autouse=True)
def addresses_compiled_once() -> Iterator[None]:
    """Apps share the functions that Werkzeug compiles of their rules: half of what an app costs."""
    compiled, known = Rule._compile_builder, {}

    def remembered(rule: Rule, append_unknown: bool = True) -> Any:  # noqa: FBT001, FBT002
        if rule.defaults:
            return compiled(rule, append_unknown)
        key = (rule.rule, append_unknown, *rule._trace)
        if key not in known:
            known[key] = compiled(rule, append_unknown)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", remembered)
        yield


@pytest.fixture(scope="session")
def dictionaries() -> Path:
    """The dictionaries of the languages: made once, and kept for the app too."""
    folder = ROOT / "var" / "dictionaries"
    for lexicon in Place(ROOT / "var").lexicons().values():
        lexicon.listed("palkkatuella")
    return folder


def a_place(folder: Path, dictionaries: Path) -> Place:
    """An empty place that already has its dictionaries."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(dictionaries, folder / "dictionaries")
    return Place(folder)


def write(files: dict[str, bytes], folder: Path) -> Path:
    """The files in a folder, as an official would have them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def a_town(files: dict[str, bytes], folder: Path, dictionaries: Path) -> Place:
    """A place built of these files."""
    built = a_place(folder / "var", dictionaries)
    edition.build(write(files, folder / "data"), built, day.now())
    return built


def a_client(place: Place, clock: Clock) -> LintingClient:
    """A client of an app on the place, whose requests leave nothing behind."""
    app = create_app(place, clock)
    app.testing = True
    app.test_client_class = LintingClient
    client = app.test_client()
    assert isinstance(client, LintingClient)
    return client


@pytest.fixture
def empty_place(tmp_path: Path, dictionaries: Path) -> Place:
    return a_place(tmp_path / "var", dictionaries)


@pytest.fixture(scope="session")
def untouched(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Place:
    """Pikkula, just built, and no app on it: what others are copied from."""
    folder = tmp_path_factory.mktemp("pikkula")
    built = a_place(folder / "var", dictionaries)
    edition.build(write(pikkula(), folder / "data"), built, day.now())
    return built


@pytest.fixture(scope="session")
def place(untouched: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Pikkula, built; many tests read it, and so they count in its store what they did not find."""
    folder = tmp_path_factory.mktemp("read")
    shutil.copytree(untouched.folder.parent / "data", folder / "data")
    return copied(untouched, folder / "var")


def copied(place: Place, folder: Path) -> Place:
    """A place with the same editions and a store of its own."""
    folder.mkdir()
    for part in place.folder.iterdir():
        if part.is_dir():
            (folder / part.name).symlink_to(part)
    own = Place(folder)
    with (
        closing(sqlite3.connect(place.database)) as source,
        closing(sqlite3.connect(own.database)) as copy,
    ):
        source.backup(copy)
    return own


@pytest.fixture(scope="session")
def pikkula_edition(place: Place) -> Edition:
    return edition.opened(1, place)


@pytest.fixture(scope="session")
def pikkula_index(pikkula_edition: Edition, place: Place) -> Index:
    """The Finnish index of Pikkula."""
    return Index(next(place.indexes.glob(f"{pikkula_edition.digest[:16]}-*/fi")))


@pytest.fixture(scope="session")
def catalog(pikkula_edition: Edition) -> Catalog:
    return pikkula_edition.catalog


@pytest.fixture(scope="session")
def kouvola_place(tmp_path_factory: pytest.TempPathFactory, dictionaries: Path) -> Place:
    """The shipped data, built."""
    built = a_place(tmp_path_factory.mktemp("kouvola") / "var", dictionaries)
    edition.build(ROOT / "data", built, day.now())
    return built


@pytest.fixture(scope="session")
def kouvola(kouvola_place: Place) -> Edition:
    return edition.opened(1, kouvola_place)


class Clock:
    """A clock that a test can set."""

    def __init__(self) -> None:
        self.today = FIRST_DAY

    def __call__(self) -> date:
        return self.today


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(place: Place, clock: Clock) -> Flask:
    app = create_app(place, clock)
    app.testing = True
    app.test_client_class = LintingClient
    return app


@pytest.fixture
def client(app: Flask) -> Iterator[LintingClient]:
    with app.test_client() as client:
        assert isinstance(client, LintingClient)
        yield client


@pytest.fixture
def kouvola_client(kouvola_place: Place, clock: Clock) -> Iterator[LintingClient]:
    app = create_app(kouvola_place, clock)
    app.testing = True
    app.test_client_class = LintingClient
    with app.test_client() as client:
        assert isinstance(client, LintingClient)
        yield client


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def desk_place(untouched: Place, tmp_path: Path) -> Place:
    """Pikkula with a store of its own, into which a test may write."""
    return copied(untouched, tmp_path / "var")


@pytest.fixture
def desk(desk_place: Place, clock: Clock, watch: Watch) -> LintingClient:
    """A client of an app with a store of its own, in which nobody is signed in.

    Its requests leave nothing behind, so that a test may have other clients beside it.
    """
    app = create_app(desk_place, clock, now=watch)
    app.testing = True
    app.test_client_class = LintingClient
    client = app.test_client()
    assert isinstance(client, LintingClient)
    return client


@pytest.fixture(scope="session")
def kouvola_ids(kouvola: Edition) -> list[str]:
    """The address of every thing of the shipped map, after its voice."""
    catalog = kouvola.catalog
    kinds = ("area", "step", "service", "provider", "project")
    return [f"/{kind}s/{id_}" for kind in kinds for id_ in getattr(catalog, kind)]
