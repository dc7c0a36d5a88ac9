"""How commands speak: faults, values, progress, and why something can’t be done."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from navigator import reading
from navigator.environment import shipped
from navigator.store import UnavailableError
from navigator.voices import Speech, Voice, speeches

FULL = (errno.ENOSPC, errno.EDQUOT)
PATIENCE = 1.0  # seconds before a progress bar shows

# What commands end with, for scripts and jobs by night; docs/commands.md tells it. 0 is: done.
FOUND = 1  # done, and it found what it was to look for
CANNOT = 3  # it could not be done; 2 says that the command was typed wrongly
STOPPED = 130  # what a shell says of a command that Ctrl-C has ended
CLOSED = 141  # what a shell says of a command that wrote to nobody
ROOM = "Make room on its disk; nothing was changed, and no restart is needed after that."

T = TypeVar("T")


class CannotError(click.ClickException):
    """The command could not do what it was asked, for the reason that its message tells."""

    exit_code = CANNOT


class Commands(click.Group):
    """Commands of which each ends with one of the statuses above, whatever happens.

    Where a file or the database can't be used, a sentence says so; a fault of ours shows where it
    is, and never ends with the status that tells of something found.
    """

    def main(self, args: Sequence[str] | None = None, *rest: Any, **named: Any) -> Any:
        """Run what was typed, on whatever terminal."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # what can't be printed there becomes “?”
        return super().main(args, *rest, **named)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            click.echo("\nStopped.", err=True)
            sys.exit(STOPPED)
        except click.UsageError:
            raise
        except click.ClickException as error:
            raise CannotError(error.format_message()) from error
        except click.exceptions.Exit:
            raise
        except Exception as error:
            _end(error)


def _end(error: Exception) -> NoReturn:
    """End with a sentence, if a file or the database can't be used; else by showing the fault."""
    if isinstance(error, OSError) and error.errno == errno.EPIPE:  # they have seen enough: `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(CLOSED)
    if isinstance(error, OSError | UnavailableError):
        raise CannotError(unusable(error)) from error
    traceback.print_exception(error)
    sys.exit(CANNOT)


def unusable(error: OSError | UnavailableError) -> str:
    """What can't be used, and why, in a sentence."""
    if isinstance(error, UnavailableError):
        return f"The database cannot be used. {error}"
    advice = f" {ROOM}" if error.errno in FULL else ""
    if error.filename is None:
        return f"{error.strerror or error}.{advice}"
    return f"{error.filename} cannot be used: {error.strerror}.{advice}"


def echo_plain(values: Mapping[str, Any]) -> None:
    """Values as JSON; in ASCII, where the terminal could not print all of its letters."""
    text = json.dumps(values, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(values, indent=2)
    click.echo(text)


def or_faults(
    place: Path, make: Callable[[], T], speech: Speech | None = None, status: int = CANNOT
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
