"""The commands about the data files: check, build, vectors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from navigator.catalog import Catalog
from navigator.cli.options import data_option, lang_option, var_option
from navigator.cli.publishing import built, diverged, read
from navigator.cli.terminal import FOUND, shown, speech_in
from navigator.editions import DivergedError, Place
from navigator.environment import shipped
from navigator.search import meaning
from navigator.voices import Speech


@click.command()
@click.argument(
    "folder",
    type=click.Path(path_type=Path),
    default=shipped.EXAMPLE_MAP,
    envvar="NAVIGATOR_DATA",
)
@lang_option("en", "faults")
def check(folder: Path, lang: str) -> None:
    """Read the data files in FOLDER and say what they hold, or list every fault.

    The exit status is 1 if there are faults.
    """
    speech = speech_in(lang)
    holds = ", ".join(_holds(read(folder, speech, FOUND), speech))
    click.echo(speech.gettext("%(holds)s: no faults.", holds=holds))


def _holds(catalog: Catalog, speech: Speech) -> Iterator[str]:
    """How much there is of each kind of thing."""
    yield speech.ngettext("%(num)s area", "%(num)s areas", len(catalog.areas))
    yield speech.ngettext("%(num)s step", "%(num)s steps", len(catalog.steps))
    yield speech.ngettext("%(num)s service", "%(num)s services", len(catalog.services))
    yield speech.ngettext("%(num)s offer", "%(num)s offers", len(catalog.offers))
    yield speech.ngettext("%(num)s provider", "%(num)s providers", len(catalog.providers))
    yield speech.ngettext("%(num)s project", "%(num)s projects", len(catalog.projects))
    yield speech.ngettext("%(num)s flag", "%(num)s flags", len(catalog.flags))
    yield speech.ngettext("%(num)s everyday word", "%(num)s everyday words", len(catalog.synonyms))
    yield speech.ngettext("%(num)s contact", "%(num)s contacts", len(catalog.contacts))
    yield speech.ngettext(
        "%(num)s description of getting in",
        "%(num)s descriptions of getting in",
        len(catalog.intakes),
    )


@click.command()
@click.option("--over", is_flag=True, help="Publish it even over what was published elsewhere.")
@data_option
@var_option
def build(over: bool, data: Path, var: Path) -> None:
    """Publish the data folder where it has changed, and make its index."""
    try:
        number = built(data, Place(var), over=over)
    except DivergedError as error:
        raise click.ClickException(diverged(data, error.newest)) from error
    click.echo(f"Edition {number} is ready.")


@click.command()
@data_option
def vectors(data: Path) -> None:
    """Keep the meaning of all texts in the data folder, so that no other machine learns it anew."""
    catalog, known = read(data), meaning.known([data])
    try:
        number = meaning.ship(catalog, data, known, shown)
    except LookupError as error:
        raise click.ClickException(
            "There is no model on this machine, so no vectors can be made."
        ) from error
    click.echo(f"{number} vectors are in {data / meaning.FILE}.")
