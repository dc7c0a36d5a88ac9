"""What commands do alike: read and build the data, tell faults, show values and progress."""

from __future__ import annotations

import errno
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click
from click.core import ParameterSource

from navigator import reading, store
from navigator.catalog import Catalog
from navigator.editions import DivergedError, Place, data_folder, edition
from navigator.environment import day, shipped
from navigator.store import UnavailableError
from navigator.tables import Problem
from navigator.voices import Speech, Voice, speeches

FULL = (errno.ENOSPC, errno.EDQUOT)
PATIENCE = 1.0  # seconds before a progress bar shows

ROOM = "Make room on its disk; nothing was changed, and no restart is needed after that."

T = TypeVar("T")


class OtherFolderError(click.ClickException):
    """The folder that would be published is not the one that this site was told to publish."""


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
        return f"The database cannot be used. {error}"
    advice = f" {ROOM}" if error.errno in FULL else ""
    if error.filename is None:
        return f"{error.strerror or error}.{advice}"
    return f"{error.filename} cannot be used: {error.strerror}.{advice}"


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
        _echo_faults(place, error.problems, speech or speech_in("en"))
        sys.exit(status)


def _echo_faults(place: Path, problems: Sequence[Problem], speech: Speech) -> None:
    for problem in problems:
        click.echo(problem.said(speech.gettext, speech.written), err=True)
    closing = speech.ngettext(
        "%(num)s fault in %(place)s.", "%(num)s faults in %(place)s.", len(problems), place=place
    )
    click.echo(closing, err=True)


def speech_in(language: str) -> Speech:
    """How faults are told in a language, by the catalogues in `translations/`."""
    return speeches(shipped.TRANSLATIONS)[Voice(language)]


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
    return database if store.there(database) else fail(f"Nothing has been published in {var}.")


def fail(message: str) -> NoReturn:
    raise click.ClickException(message)
