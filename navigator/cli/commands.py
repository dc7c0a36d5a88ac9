"""The commands, each in the module of its subject."""

from __future__ import annotations

import click

from navigator.cli import (
    accounts,
    backup,
    build,
    editions,
    findings,
    flags_reports,
    links,
    search,
    serve,
)
from navigator.cli.terminal import Commands


@click.group(cls=Commands)
@click.version_option(package_name="navigator")
def main() -> None:
    """Palveluportaat navigator: which service fits this need, who gives it, and until when."""


for command in (
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
    backup.backup,
    backup.restore,
    findings.findings,
    links.links,
    accounts.user,
):
    main.add_command(command)
