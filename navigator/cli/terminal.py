"""What commands do alike: read and build the data, tell faults, show values and progress."""

from __future__ import annotations

import errno
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from navigator import reading
from navigator.catalog import Catalog
from navigator.editions import DivergedError, Place, edition
from navigator.environment import day, shipped
from navigator.store import UnavailableError
from navigator.voices import Speech, Voice, speeches

PATIENCE = 1.0  # seconds before a progress bar shows

T = TypeVar("T")


class Commands(click.Group):
    """Commands of which each ends with a sentence where a file or the database can't be used."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (OSError, UnavailableError) as error:
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                raise  # whoever reads has seen enough
            raise click.ClickException(unusable(error)) from error


def unusable(error: OSError | UnavailableError) -> str:
    """What can't be used, and why, in a sentence."""
    if isinstance(error, UnavailableError):
        return f"The database cannot be used. {error}."
    if error.filename is None:
        return f"{error.strerror or error}."
    return f"{error.filename} cannot be used: {error.strerror}."


def echo_plain(values: Mapping[str, Any]) -> None:
    click.echo(json.dumps(values, ensure_ascii=False, indent=2))


def read(folder: Path, speech: Speech | None = None, status: int = 1) -> Catalog:
    """The catalogue of a data folder that is to be published; or all its faults on the screen."""
    files = edition.load(folder)
    return or_faults(folder, lambda: reading.read(files, day.today()), speech, status)


def or_faults(
    place: Path, make: Callable[[], T], speech: Speech | None = None, status: int = 1
) -> T:
    """What is made of a folder or file; or all its faults on the screen, and an exit status.

    The faults are told in English, if it is not said otherwise.
    """
    try:
        return make()
    except reading.FaultyError as error:
        _echo_faults(place, error, speech or speech_in("en"))
        sys.exit(status)


def _echo_faults(place: Path, error: reading.FaultyError, speech: Speech) -> None:
    for problem in error.problems:
        click.echo(problem.said(speech.gettext, speech.written), err=True)
    click.echo(_closing(place, error, speech), err=True)


def _closing(place: Path, error: reading.FaultyError, speech: Speech) -> str:
    """How many faults there are; of more than are told, that these are the first."""
    number = len(error.problems)
    if error.more:
        return speech.gettext(
            "These are the first %(num)s faults in %(place)s; there are more.",
            num=number,
            place=place,
        )
    return speech.ngettext(
        "%(num)s fault in %(place)s.", "%(num)s faults in %(place)s.", number, place=place
    )


def speech_in(language: str) -> Speech:
    """How faults are told in a language, by the catalogues in `translations/`."""
    return speeches(shipped.TRANSLATIONS)[Voice(language)]


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


def shown(things: Iterable[Any]) -> Iterator[Any]:
    """The same things, with a progress bar once they take longer than a moment."""
    rest = iter(listed := list(things))
    start = time.monotonic()
    done = 0
    for thing in rest:
        yield thing
        done += 1
        if time.monotonic() - start > PATIENCE and sys.stderr.isatty():
            break
    if done < len(listed):
        left = len(listed) - done
        with click.progressbar(rest, length=left, label="Indexing", file=sys.stderr) as bar:
            yield from bar


@contextmanager
def writing(where: Path) -> Iterator[None]:
    """Say in a sentence that something can't be written there, and why."""
    try:
        yield
    except OSError as error:
        fail(f"{error.filename or where} cannot be written: {error.strerror}.")


def database_in(var: Path) -> Path:
    """The database in a folder; a command that only reads doesn't make one."""
    database = Place(var).database
    return database if database.exists() else fail(f"Nothing has been published in {var}.")


def fail(message: str) -> NoReturn:
    raise click.ClickException(message)
