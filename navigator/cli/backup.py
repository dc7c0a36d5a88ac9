"""The commands that keep the database safe: backup, restore."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from navigator.cli.options import var_option
from navigator.cli.publishing import database_in
from navigator.cli.terminal import fail, writing
from navigator.editions import Place
from navigator.environment import day
from navigator.store import backups

T = TypeVar("T")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--over", is_flag=True, help="Replace the file if it is there.")
@var_option
def backup(file: Path, over: bool, var: Path) -> None:
    """Copy everything that can't be made again into one FILE; the site may run meanwhile."""
    if file.exists() and not over:
        fail(f"{file} is already there. To replace it, say --over.")
    database = database_in(var)
    with writing(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        _fit(lambda: backups.back_up(database, file))
    click.echo(f"The copy in {file} was looked through and is whole.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@var_option
def restore(file: Path, var: Path) -> None:
    """Look through a backup FILE and put it in place; what was there is kept beside it.

    Everybody has to sign in again.
    """
    place = Place(var)
    at, by = day.now(), "navigator restore"
    aside = var / f"{place.database.name}.before-{at:%Y%m%dT%H%M%SZ}"
    with writing(var):
        var.mkdir(parents=True, exist_ok=True)
        back = _fit(lambda: backups.restore(file, place.database, aside, at=at, by=by))
    click.echo(f"{back.editions} editions are back.")
    click.echo(
        f"The last thing that the backup tells of was done on {day.of(back.last)}: accounts, "
        "passwords and reports are as they were then. Everybody has to sign in again."
    )
    if aside.exists():
        click.echo(f"What was there before: {aside}")


def _fit(work: Callable[[], T]) -> T:
    """What is made of a copy; or why it can't be."""
    try:
        return work()
    except backups.UnfitError as error:
        fail(str(error))
