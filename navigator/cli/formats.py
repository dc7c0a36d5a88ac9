"""Writing an edition in one of the formats that others read, for the command export."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from navigator import store
from navigator.catalog import Catalog
from navigator.cli.terminal import fail, or_faults, writing
from navigator.editions import Place, desk, edition
from navigator.exports import FORMATS, State
from navigator.voices import Text

MADE = {one.id: one.make for one in FORMATS if one.make}


def write(format_: str, number: int, file: Path, place: Place, *, over: bool) -> None:
    """Write the edition into the file, in the format of this name."""
    state = or_faults(place.folder, lambda: _state(number, place))
    data = MADE[format_](state)
    with writing(file):
        if file.exists() and file.read_bytes() != data and not over:
            fail(f"{file} is there and holds something else. To replace it, say --over.")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    click.echo(f"Edition {number} stands in {file}.")


def _state(number: int, place: Place) -> State:
    with store.opened(place.database) as kept:
        row = kept.editions.row(number)
    catalog = edition.catalogue(number, place)
    at = datetime.fromisoformat(row.published_at)
    return State(number, at, desk.files_of(place, number), _title(catalog), _publishers(catalog))


def _title(catalog: Catalog) -> Text:
    """What the map is called: as a site, or as the map of its first region."""
    region = catalog.regions[0]
    alone = region.title if len(catalog.regions) == 1 else Text()
    return alone or catalog.site.name or region.name


def _publishers(catalog: Catalog) -> tuple[Text, ...]:
    """Who is responsible: for the site, or else for the map of each region."""
    whole = catalog.site.organisation
    each = dict.fromkeys(region.authority for region in catalog.regions if region.authority)
    return (whole,) if whole else tuple(each)
