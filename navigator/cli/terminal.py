"""How commands speak: faults, values, progress, and why something can’t be done."""

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

from navigator import reading
from navigator.environment import shipped
from navigator.store import UnavailableError
from navigator.tables import Problem
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


def fail(message: str) -> NoReturn:
    raise click.ClickException(message)
