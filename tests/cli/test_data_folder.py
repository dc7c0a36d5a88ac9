"""A site that was told its own data folder never publishes another one unasked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from navigator.cli import main
from navigator.editions import desk
from navigator.editions.edition import Place
from tests.conftest import write
from tests.world import PROJECTS, pikkula

EXAMPLE = pikkula(projects_csv=PROJECTS.replace("Kaiku;", "Esimerkki;"))


@pytest.fixture(autouse=True)
def example(tmp_path: Path) -> Iterator[Path]:
    """Another small map in place of the shipped one, where no folder is named."""
    folder = write(EXAMPLE, tmp_path / "example")
    with pytest.MonkeyPatch.context() as patch:
        for command in ("build", "serve", "search"):
            (data,) = (p for p in main.commands[command].params if p.name == "data")
            patch.setattr(data, "default", folder)
        patch.setattr("navigator.server.serve", lambda app, *_: served.append(app))
        served.clear()
        yield folder


served: list[Flask] = []


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return write(pikkula(), tmp_path / "own")


def run(place: Place, *arguments: object, **environment: str) -> Result:
    words = [*map(str, arguments), "--var", str(place.folder)]
    result = CliRunner().invoke(main, words, env={"NAVIGATOR_DATA": None, **environment})
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.mark.parametrize("how", ["option", "environment"])
@pytest.mark.parametrize("command", [["build"], ["serve"], ["search", "raha"]], ids=" ".join)
def test_a_folder_that_is_not_there_is_told_and_nothing_else_is_published(
    empty_place: Place, tmp_path: Path, command: list[str], how: str
) -> None:
    (tmp_path / "unmounted").mkdir()
    for folder, told in ((tmp_path / "nowhere", "is not there"), (tmp_path / "unmounted", "holds")):
        named = ["--data", folder] if how == "option" else []
        variables = {} if how == "option" else {"NAVIGATOR_DATA": str(folder)}
        result = run(empty_place, *command, *named, **variables)
        assert result.exit_code == 3
        assert f"The folder {folder} {told}" in result.stderr
        assert "so nothing was published" in result.stderr
        assert not empty_place.database.exists()


@pytest.mark.parametrize("name", ["NAVIGATOR_DATA", "NAVIGATOR_VAR"])
def test_a_variable_that_is_set_to_nothing_is_refused(tmp_path: Path, name: str) -> None:
    result = CliRunner().invoke(main, ["build"], env={name: ""})
    assert result.exit_code == 2
    assert f"{name} is set, but to nothing." in result.stderr


def test_an_empty_name_of_a_folder_is_refused(empty_place: Place) -> None:
    result = run(empty_place, "build", "--data", "")
    assert (result.exit_code, "The name of the folder is empty." in result.stderr) == (2, True)


def test_where_no_folder_was_ever_named_the_example_is_published(empty_place: Place) -> None:
    assert run(empty_place, "build").exit_code == 0
    assert desk.newest(empty_place) == (1, EXAMPLE)


def test_a_site_with_a_folder_of_its_own_does_not_publish_the_example_over_it(
    empty_place: Place, own: Path
) -> None:
    assert run(empty_place, "build", "--data", own).exit_code == 0
    forgotten = run(empty_place, "build")
    assert forgotten.exit_code == 3
    assert f"This site publishes {own}, but that folder was not named" in forgotten.stderr
    assert desk.newest(empty_place) == (1, pikkula())


@pytest.mark.parametrize("command", [["serve"], ["search", "velkaneuvonta"]], ids=" ".join)
def test_it_goes_on_with_what_it_has(empty_place: Place, own: Path, command: list[str]) -> None:
    run(empty_place, "build", "--data", own)
    result = run(empty_place, *command)
    assert result.exit_code == 0
    assert "so nothing was published" in result.stderr
    assert desk.newest(empty_place) == (1, pikkula())


def test_nor_does_it_when_its_database_is_gone(empty_place: Place, own: Path) -> None:
    run(empty_place, "build", "--data", own)
    for file in empty_place.folder.glob("navigator.sqlite*"):
        file.unlink()
    for words in (["serve"], ["serve", "--data", own]):
        assert run(empty_place, *words).exit_code == 3
    assert served == []
    assert not empty_place.database.exists()


def test_another_folder_may_be_named_any_time_also_the_example(
    empty_place: Place, own: Path, example: Path
) -> None:
    run(empty_place, "build", "--data", own)
    assert run(empty_place, "build", "--data", example).exit_code == 0
    assert desk.newest(empty_place) == (2, EXAMPLE)
    assert run(empty_place, "build").exit_code == 0, "it is the one that was named last"


def test_a_folder_with_faults_is_not_remembered(empty_place: Place, own: Path) -> None:
    (own / "projects.csv").write_text("nothing", encoding="utf-8")
    assert run(empty_place, "build", "--data", own).exit_code == 3
    assert run(empty_place, "build").exit_code == 0


def test_a_folder_is_the_same_by_whatever_way_one_comes_to_it(
    empty_place: Place, example: Path, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(example)
    assert run(empty_place, "build", "--data", tmp_path / "link").exit_code == 0
    shutil.copy(example / "projects.csv", example / "projects.bak")
    assert run(empty_place, "build").exit_code == 0
