"""What several commands do with the map first: read it, build it, find what was published."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from navigator import reading, store
from navigator.catalog import Catalog
from navigator.cli.terminal import CANNOT, CannotError, fail, or_faults, shown
from navigator.editions import DivergedError, Place, data_folder, edition
from navigator.environment import day
from navigator.voices import Speech


class OtherFolderError(CannotError):
    """The folder that would be published is not the one that this site was told to publish."""


def read(folder: Path, speech: Speech | None = None, status: int = CANNOT) -> Catalog:
    """The catalogue of a data folder that is to be published; or all its faults on the screen."""
    files = edition.load(folder)
    return or_faults(folder, lambda: reading.read(files, day.today()), speech, status)


def published(place: Place) -> int:
    """The number of the newest edition; a word of advice if there is none."""
    number = edition.newest(place)
    if not number:
        raise click.ClickException("Nothing is published yet. Run `navigator build` first.")
    return number


def built(data: Path, place: Place, *, over: bool = False) -> int:
    """The newest edition, after publishing the folder if that is due. Raises DivergedError.

    A folder that was named is remembered; one that was not is published only where no other ever
    was.
    """
    named = _named("data")
    _refuse_other(data, place, named=named)
    or_faults(data, lambda: reading.read(_files(data)))
    if named:
        data_folder.remember(place, data)
    if not store.there(place.database):
        click.echo("Preparing the map and its search; the first time takes a while.", err=True)
    at = day.now()
    return or_faults(data, lambda: edition.build(data, place, at, shown, over=over))


def _named(option: str) -> bool:
    """Whether an option of the command was given, by a word or by the environment."""
    return click.get_current_context().get_parameter_source(option) != ParameterSource.DEFAULT


def _refuse_other(data: Path, place: Place, *, named: bool) -> None:
    """Raises OtherFolderError for a folder that nobody named, where another was named before."""
    own = data_folder.told(place)
    if named or own in (None, data.resolve()):
        return
    raise OtherFolderError(
        f"This site publishes {own}, but that folder was not named this time; "
        f"so nothing was published.\n"
        f"To publish it: --data {own}, or NAVIGATOR_DATA.\n"
        f"To publish {data} from now on: --data {data}."
    )


def _files(data: Path) -> dict[str, bytes]:
    """The data files of a folder that is to be published, which must hold some."""
    files = edition.load(data)
    if not files:
        holds = "holds none of the data files" if data.is_dir() else "is not there"
        fail(
            f"The folder {data} {holds} ({', '.join(reading.FILES)}), so nothing was published. "
            "Name the folder of the map with --data or NAVIGATOR_DATA."
        )
    return files


def built_or_newest(data: Path, place: Place) -> int:
    """The newest edition, even if the folder is out of step with it: that is only told."""
    try:
        return built(data, place)
    except DivergedError as error:
        click.echo(diverged(data, error.newest), err=True)
        return error.newest
    except OtherFolderError as error:
        if not (number := edition.newest(place)):
            raise
        click.echo(error.message, err=True)
        return number


def diverged(data: Path, newest: int) -> str:
    """What is the matter and what one can do, if both the folder and the editions have changed."""
    return (
        f"{data} has changed, but edition {newest} was published elsewhere and is not in it; "
        f"so the folder was not published.\n"
        f"To take what was published: navigator export {newest} FOLDER, "
        f"compare, and copy your changes over.\n"
        f"To publish the folder as it is, over edition {newest}: navigator build --over."
    )


def database_in(var: Path) -> Path:
    """The database in a folder; a command that only reads doesn't make one."""
    database = Place(var).database
    return database if store.there(database) else fail(f"Nothing has been published in {var}.")
