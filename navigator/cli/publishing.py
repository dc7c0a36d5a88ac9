"""What several commands do with the map first: read it, build it, find what was published."""

from __future__ import annotations

from pathlib import Path

import click

from navigator import reading
from navigator.catalog import Catalog
from navigator.cli.terminal import CANNOT, fail, or_faults, shown
from navigator.editions import DivergedError, Place, edition
from navigator.environment import day
from navigator.voices import Speech


def read(folder: Path, speech: Speech | None = None, status: int = CANNOT) -> Catalog:
    """The catalogue of a data folder that is to be published; or all its faults on the screen."""
    files = edition.load(folder)
    return or_faults(folder, lambda: reading.read(files, day.today()), speech, status)


def published(place: Place) -> int:
    """The number of the newest edition; a word of advice if there is none."""
    number = edition.newest(place) if place.database.exists() else 0
    if not number:
        raise click.ClickException("Nothing is published yet. Run `navigator build` first.")
    return number


def built(data: Path, place: Place, *, over: bool = False) -> int:
    """The newest edition, after publishing the folder if that is due. Raises DivergedError."""
    or_faults(data, lambda: reading.read(edition.load(data)))
    if not place.database.exists():
        click.echo("Preparing the map and its search; the first time takes a while.", err=True)
    at = day.now()
    return or_faults(data, lambda: edition.build(data, place, at, shown, over=over))


def built_or_newest(data: Path, place: Place) -> int:
    """The newest edition, even if the folder is out of step with it: that is only told."""
    try:
        return built(data, place)
    except DivergedError as error:
        click.echo(diverged(data, error.newest), err=True)
        return error.newest


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
    return database if database.exists() else fail(f"Nothing has been published in {var}.")
