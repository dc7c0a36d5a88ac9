"""The commands that keep what was published: editions, diff, roll-back, export, backup, restore."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NoReturn, TypeVar

import click

from navigator import day, desk, store
from navigator.cli.options import var_option
from navigator.cli.terminal import or_faults
from navigator.desk import GoneError
from navigator.diff import Change, Diff, between
from navigator.edition import Act, Place
from navigator.store import copies

T = TypeVar("T")
SIGNS = {"removed": "-", "changed": "~", "added": "+"}


@click.command()
@var_option
def editions(var: Path) -> None:
    """List the editions: which, when, by whom, where from, and why; the newest first."""
    with store.opened(_database(var)) as kept:
        for row in kept.editions.all():
            at = datetime.fromisoformat(row.published_at).astimezone(day.HELSINKI)
            click.echo(f"{row.number}. {at:%Y-%m-%d %H:%M} {row.published_by} ({row.origin})")
            if row.note:
                click.echo(f"   {row.note}")


@click.command()
@click.argument("old", type=int)
@click.argument("new", type=int)
@var_option
def diff(old: int, new: int, var: Path) -> None:
    """Say what changed from the edition OLD to the edition NEW, field by field."""
    place = Place(_database(var).parent)
    before, after = _files(place, old), _files(place, new)
    for line in _lines(or_faults(var, lambda: between(before, after))):
        click.echo(line)


def _lines(found: Diff) -> Iterator[str]:
    for change in found.changes:
        name = " · ".join(filter(None, change.key))
        yield f"{SIGNS[change.kind]} {change.file}:{change.row} {name}"
        yield from _cells(change)
    for file in found.reordered:
        yield f"↕ {file}: rows stand in another order"
    for file in found.rewritten:
        yield f"= {file}: only written in another way"


def _cells(change: Change) -> Iterator[str]:
    """The fields of a row that differ; of one that came or went, those that hold something."""
    for cell in change.cells:
        if change.kind == "changed":
            yield f"    {cell.column}: {cell.old!r} → {cell.new!r}"
        else:
            yield f"    {cell.column}: {(cell.old or cell.new)!r}"


@click.command("roll-back")
@click.argument("number", type=int)
@click.option("--note", required=True, help="Why; it is kept with the new edition.")
@var_option
def roll_back(number: int, note: str, var: Path) -> None:
    """Publish the edition NUMBER again, as a new one."""
    place = Place(_database(var).parent)
    newest, _ = desk.newest(place)
    act = Act(day.now(), "navigator roll-back", note, newest)
    _files(place, number)
    made = or_faults(var, lambda: desk.roll_back(place, number, act))
    click.echo(f"Edition {made} is ready." if made != newest else "Nothing to roll back.")


@click.command()
@click.argument("number", type=int)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--over", is_flag=True, help="Replace files there that are not the same.")
@var_option
def export(number: int, folder: Path, over: bool, var: Path) -> None:
    """Write the data files of the edition NUMBER into FOLDER, byte for byte as they came."""
    files = _files(Place(_database(var).parent), number)
    if store.strange(files):
        _fail(f"Edition {number} holds what is no data file: {store.strange(files)}.")
    with _room(folder):
        others = [name for name in files if _differs(folder / name, files[name])]
        if others and not over:
            _fail(f"{folder} holds other files: {', '.join(others)}. To replace them, say --over.")
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    click.echo(f"Edition {number} stands in {folder}.")


def _differs(file: Path, data: bytes) -> bool:
    return file.exists() and file.read_bytes() != data


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--over", is_flag=True, help="Replace the file if it is there.")
@var_option
def backup(file: Path, over: bool, var: Path) -> None:
    """Copy everything that can't be made again into one FILE; the site may run meanwhile."""
    if file.exists() and not over:
        _fail(f"{file} is already there. To replace it, say --over.")
    database = _database(var)
    with _room(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        _fit(lambda: copies.back_up(database, file))
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
    with _room(var):
        var.mkdir(parents=True, exist_ok=True)
        back = _fit(lambda: copies.restore(file, place.database, aside, at=at, by=by))
    click.echo(f"{back.editions} editions are back.")
    click.echo(
        f"The last thing that the backup tells of was done on {day.of(back.last)}: accounts, "
        "passwords and reports are as they were then. Everybody has to sign in again."
    )
    if aside.exists():
        click.echo(f"What was there before: {aside}")


@contextmanager
def _room(where: Path) -> Iterator[None]:
    """Say in a sentence that something can't be written there, and why."""
    try:
        yield
    except OSError as error:
        _fail(f"{error.filename or where} cannot be written: {error.strerror}.")


def _fit(work: Callable[[], T]) -> T:
    """What is made of a copy; or why it can't be, and exit status 1."""
    try:
        return work()
    except copies.UnfitError as error:
        _fail(str(error))


def _files(place: Place, number: int) -> dict[str, bytes]:
    try:
        return desk.files_of(place, number)
    except GoneError:
        _fail(f"There is no edition {number}.")


def _database(var: Path) -> Path:
    """The database in a folder; a command that only reads doesn't make one."""
    database = Place(var).database
    return database if database.exists() else _fail(f"Nothing has been published in {var}.")


def _fail(message: str) -> NoReturn:
    raise click.ClickException(message)
