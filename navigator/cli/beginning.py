"""The command that begins a map, or puts one more region on a map that is there."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NoReturn

import click

from navigator import reading
from navigator.beginning import NOTES, Plan, PlanError, first_files, with_region
from navigator.cli.options import Folder, Text
from navigator.cli.publishing import read
from navigator.cli.terminal import fail, or_faults, writing
from navigator.editions import edition
from navigator.environment import day, shipped
from navigator.search import meaning

NEXT = """\
The map of {name} is begun in {folder}. Next:
  cd {folder} && set -a && . ./navigator.env && set +a
  navigator check "$NAVIGATOR_DATA"
  navigator serve
What to write where, in Finnish: {folder}/LUEMINUT.md"""
ADDED = """\
{name} stands in {folder}/needs.yaml as {id}; no other file was changed. Next:
  offers.csv: rows with the region {id}; contacts.csv: its front door, a row with that region alone
  navigator check {folder}"""


@click.command()
@click.argument("folder", type=Folder(path_type=Path, file_okay=False), required=False)
@click.option("--region", type=Text(), default="", help="Its name in Finnish; else an example.")
@click.option("--region-sv", type=Text(), default="", help="Its name in Swedish.")
@click.option("--region-en", type=Text(), default="", help="Its name in English.")
@click.option(
    "--municipality",
    "municipalities",
    type=Text(),
    multiple=True,
    help="A municipality of it by its Finnish name; as often as there are any.",
)
@click.option(
    "--languages",
    default="fi",
    show_default=True,
    help="In which everything is to stand before it is published: fi, or fi,sv, or fi,sv,en.",
)
@click.option(
    "--steps",
    type=click.Choice(("shared", "own")),
    default="shared",
    show_default=True,
    help="The steps that other regions have, so that they can be compared; or one to begin with.",
)
@click.option(
    "--into",
    type=Folder(path_type=Path, file_okay=False, exists=True),
    help="Put the region on the map in this folder instead, beside those that it has.",
)
def init(
    folder: Path | None,
    region: str,
    region_sv: str,
    region_en: str,
    municipalities: tuple[str, ...],
    languages: str,
    steps: str,
    into: Path | None,
) -> None:
    """Begin a map in FOLDER, which must be empty or not be there: valid, with one example of each.

    What is the same in all of Finland comes along: by what a cry for help is known, everyday words,
    what others help with, names that change.
    """
    if (folder is None) == (into is None):
        raise click.UsageError("Name the folder of a new map; or, with --into, that of one.")
    names = {"fi": region, "sv": region_sv, "en": region_en}
    try:
        shared = steps == "shared"
        plan = Plan.of(names, languages, day.today(), municipalities, shared=shared)
    except PlanError as error:
        _mistyped(error)
    if into:
        _put_into(into, plan)
    elif folder:
        _begin(folder, plan)


def _mistyped(error: PlanError) -> NoReturn:
    raise click.UsageError(str(error)) from error


def _begin(folder: Path, plan: Plan) -> None:
    """Write the files of a new map, once they are known to be without faults."""
    if folder.exists() and any(folder.iterdir()):
        fail(f"{folder} is not empty, and nothing in it is written over. Name another folder.")
    files = first_files(plan, edition.load(shipped.EXAMPLE_MAP), folder)
    data = {name: content for name, content in files.items() if name not in NOTES}
    or_faults(folder, lambda: reading.read(data, plan.today))
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        if (learned := shipped.EXAMPLE_MAP / meaning.FILE).is_file():
            shutil.copyfile(learned, folder / meaning.FILE)
    click.echo(NEXT.format(name=next(iter(plan.names.values())), folder=folder))


def _put_into(folder: Path, plan: Plan) -> None:
    """Put a region on a map, once it is known to be without faults with it."""
    read(folder)
    files = edition.load(folder)
    needs = with_region(files, plan)
    or_faults(folder, lambda: reading.read({**files, reading.NEEDS: needs}, plan.today))
    with writing(folder):
        (folder / reading.NEEDS).write_bytes(needs)
    name = next(iter(plan.names.values()))
    click.echo(ADDED.format(name=name, folder=folder, id=plan.id))
