"""The commands about what was published: editions, diff, roll-back, export; and publish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import click

from navigator import reading, store
from navigator.cli import formats
from navigator.cli.options import Number, Text, region_option, var_option
from navigator.cli.publishing import database_in
from navigator.cli.terminal import fail, or_faults, writing
from navigator.editions import (
    Act,
    Change,
    Diff,
    GoneError,
    OthersError,
    Place,
    between,
    desk,
    edition,
)
from navigator.environment import day

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
NUMBERED = 2  # words: a number, and where to write
SIGNS = {"removed": "-", "changed": "~", "added": "+"}


@click.command()
@var_option
def editions(var: Path) -> None:
    """List the editions: which, when, by whom, where from, and why; the newest first."""
    with store.opened(database_in(var)) as kept:
        for row in kept.editions.all():
            at = datetime.fromisoformat(row.published_at).astimezone(day.HELSINKI)
            click.echo(f"{row.number}. {at:%Y-%m-%d %H:%M} {row.published_by} ({row.origin})")
            if row.note:
                click.echo(f"   {row.note}")


@click.command()
@click.argument("old", type=Number())
@click.argument("new", type=Number())
@var_option
def diff(old: int, new: int, var: Path) -> None:
    """Say what changed from the edition OLD to the edition NEW, field by field."""
    place = Place(database_in(var).parent)
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
@click.argument("number", type=Number())
@click.option("--note", type=Text(), required=True, help="Why; it is kept with the new edition.")
@var_option
def roll_back(number: int, note: str, var: Path) -> None:
    """Publish the edition NUMBER again, as a new one."""
    place = Place(database_in(var).parent)
    newest, _ = desk.newest(place)
    act = Act(day.now(), "navigator roll-back", note, newest)
    _files(place, number)
    made = or_faults(var, lambda: desk.roll_back(place, number, act))
    click.echo(f"Edition {made} is ready." if made != newest else "Nothing to roll back.")


@click.command()
@click.argument("what", metavar="NUMBER FOLDER | [NUMBER] FILE", nargs=-1, required=True)
@click.option("--over", is_flag=True, help="Replace files there that are not the same.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(sorted(formats.MADE)),
    help="Write one FILE in a format that others read (docs/standards.md).",
)
@click.option(
    "--headings",
    type=click.Choice(desk.HEADINGS),
    help="Name the columns in this language; their contents stay as they are.",
)
@click.option(
    "--workbook", is_flag=True, help="All tables as the sheets of one workbook, all.xlsx."
)
@region_option("Only the rows that belong to this employment area alone, by its id.")
@var_option
def export(
    what: Sequence[str],
    over: bool,
    format_: str | None,
    headings: str | None,
    workbook: bool,
    region: str,
    var: Path,
) -> None:
    """Write the data files of the edition NUMBER into FOLDER, byte for byte as they came.

    With --format one FILE that others read; of the newest edition, if no NUMBER is given.
    """
    number, target = _asked(what, format_)
    place = Place(database_in(var).parent)
    number = number or edition.newest(place)
    files = _files(place, number)
    if format_:
        _refuse_shapes(headings, workbook, region)
        formats.write(format_, number, target, place, over=over)
        return
    files = desk.of_region(files, _region(region, files)) if region else files
    files = desk.headed(files, headings) if headings else files
    if store.strange(files):
        fail(f"Edition {number} holds what is no data file: {store.strange(files)}.")
    if workbook:
        trees = {name: data for name, data in files.items() if name.endswith(".yaml")}
        files = {"all.xlsx": desk.as_workbook(files), **trees}
    _write(files, target, over=over)
    click.echo(f"Edition {number} stands in {target}.")


def _asked(what: Sequence[str], format_: str | None) -> tuple[int, Path]:
    """The number of an edition, 0 for the newest, and where it is to be written."""
    if len(what) == 1 and format_:
        return 0, Path(what[0])
    if len(what) != NUMBERED:
        raise click.UsageError("Say which edition, and into which folder: navigator export 7 data.")
    return Number().convert(what[0], None, click.get_current_context()), Path(what[1])


def _refuse_shapes(headings: str | None, workbook: bool, region: str) -> None:
    """Of a format that others read, the shape is theirs."""
    if headings or workbook or region:
        raise click.UsageError("--format goes with none of --headings, --workbook and --region.")


def _write(files: Mapping[str, bytes], folder: Path, *, over: bool) -> None:
    with writing(folder):
        others = [name for name in files if _differs(folder / name, files[name])]
        if others and not over:
            fail(f"{folder} holds other files: {', '.join(others)}. To replace them, say --over.")
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--note", type=Text(), required=True, help="Why; it is kept with the new edition.")
@region_option("The files hold the rows of this employment area; all others stay as they are.")
@var_option
def publish(files: Sequence[Path], note: str, region: str, var: Path) -> None:
    """Publish FILES over the newest edition: tables, trees or a zip, as the desk takes them."""
    place = Place(database_in(var).parent)
    newest, base = desk.newest(place)
    act = Act(day.now(), "navigator publish", note, newest)
    brought = desk.received((file.name, file.read_bytes()) for file in files)
    if brought.problems:
        fail("\n".join(str(one) for one in brought.problems))
    region = _region(region, base) if region else ""
    try:
        number = or_faults(var, lambda: desk.upload(place, brought.files, act, region=region))
    except OthersError as error:
        fail(_told(error))
    seen = desk.pending(place, number).digest
    try:
        made = or_faults(var, lambda: desk.publish(place, number, act, seen))
    except SystemExit:  # nothing waits for anybody who would go on with it
        desk.discard(place, number, act)
        raise
    click.echo(f"Edition {made} is ready." if made != newest else "Nothing has changed.")


def _told(error: OthersError) -> str:
    """The rows that are not of the region whose rows a file was said to hold."""
    rows = [
        f"{one.file}:{one.row}: {' '.join(filter(None, one.key))} belongs to "
        f"{', '.join(one.regions) or 'all employment areas'}"
        for one in error.trespasses
    ]
    advice = f"Take them out of the file, or publish it without --region {error.brought_for}."
    return "\n".join([f"Not all rows are those of {error.brought_for}:", *rows, advice])


def _region(id_: str, files: Mapping[str, bytes]) -> str:
    """The id of a region of the map; else it is said which there are."""
    known = [region.id for region in reading.read(files).regions]
    return id_ if id_ in known else fail(f"There is no employment area {id_}: {', '.join(known)}.")


def _differs(file: Path, data: bytes) -> bool:
    return file.exists() and file.read_bytes() != data


def _files(place: Place, number: int) -> dict[str, bytes]:
    try:
        return desk.files_of(place, number)
    except GoneError:
        fail(f"There is no edition {number}.")
