"""The command that serves the site."""

from __future__ import annotations

import os
from pathlib import Path

import click

from navigator import store
from navigator.cli.options import data_option, var_option
from navigator.cli.terminal import built_or_newest
from navigator.editions import Place
from navigator.environment import day
from navigator.search.quality import questions

THREADS = 8


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535))
@data_option
@var_option
def serve(host: str, port: int, data: Path, var: Path) -> None:
    """Serve the map; build first what is missing or stale.

    It needs no checkout: installed as a package, it serves the example map that comes along. For a
    map of your own, take out its files (navigator export 1 FOLDER), change them, and serve them
    with --data FOLDER.
    """
    import waitress

    from navigator.web import create_app
    from navigator.web.request import Settings

    place = Place(var)
    number = built_or_newest(data, place)
    with store.opened(place.database) as opened:
        opened.reports.forget(at=day.now(), by="navigator serve")
        opened.uploads.sweep(at=day.now(), by="navigator serve")
    store.backups.sweep(place.database, day.now())
    app = create_app(place, settings=Settings.of(os.environ), questions=data / questions.FILE)
    click.echo(f"Edition {number} at http://{host}:{port}/ — stop with Ctrl+C.")
    waitress.serve(app, host=host, port=port, threads=THREADS, ident=None)
