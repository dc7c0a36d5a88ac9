"""The commands, each in the module of its subject."""

from __future__ import annotations

from platform import python_version

import click

from navigator import __version__
from navigator.cli import (
    accounts,
    backup,
    beginning,
    build,
    editions,
    findings,
    flags_reports,
    links,
    search,
    serve,
)
from navigator.cli.terminal import Commands
from navigator.environment import shipped


@click.group(cls=Commands)
@click.version_option(
    __version__,
    message=f"%(prog)s %(version)s, Python {python_version()}\n"
    f"Example map: {shipped.EXAMPLE_MAP}\n"
    f"Built and kept: {shipped.KEPT}, or what --var or NAVIGATOR_VAR names",
)
def main() -> None:
    """Palveluportaat navigator: which service fits this need, who gives it, and until when."""


for command in (
    beginning.init,
    build.check,
    build.build,
    build.vectors,
    serve.serve,
    flags_reports.flags_,
    flags_reports.reports,
    search.search,
    search.evaluate,
    editions.editions,
    editions.diff,
    editions.roll_back,
    editions.export,
    editions.publish,
    backup.backup,
    backup.restore,
    findings.findings,
    links.links,
    accounts.user,
):
    main.add_command(command)
