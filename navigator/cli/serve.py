"""The command that serves the site."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from navigator import store
from navigator.cli.options import data_option, var_option
from navigator.cli.publishing import built_or_newest
from navigator.editions import Place
from navigator.environment import day
from navigator.search.quality import questions

if TYPE_CHECKING:
    from navigator.web.request import Settings

NO_ADDRESS = (
    "NAVIGATOR_PROXIES is set without NAVIGATOR_ADDRESS: links on paper and in QR codes name the "
    "host that the proxy tells, so let it tell none that a client has chosen."
)


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
    from navigator.server import serve as run
    from navigator.web import bounds, create_app
    from navigator.web.request import security_log

    settings = _settings()
    place = Place(var)
    number = built_or_newest(data, place)
    with store.opened(place.database) as opened:
        opened.reports.forget(at=day.now(), by="navigator serve")
        opened.uploads.sweep(at=day.now(), by="navigator serve")
    store.backups.sweep(place.database, day.now())
    security_log.to_stderr()
    app = create_app(place, settings=settings, questions=data / questions.FILE)
    here = f"http://{f'[{host}]' if ':' in host else host}:{port}/"

    def ready() -> None:
        click.echo(f"Edition {number} at {here} — stop with Ctrl+C.")
        if settings.address:
            click.echo(f"Its readers find it at {settings.address}/, and at no other address.")
        elif settings.proxies:
            click.echo(NO_ADDRESS)

    try:
        run(app, host, port, bounds(app), ready)
    except OSError as error:
        told = error.strerror or str(error)
        raise click.ClickException(f"The site can’t be served at {here}: {told}.") from error


def _settings() -> Settings:
    """What the environment says; nothing starts with what can't be."""
    from navigator.web.request import Settings, SettingsError

    try:
        return Settings.of(os.environ)
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
