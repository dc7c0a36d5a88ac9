"""The commands, each in the module of its subject."""

from __future__ import annotations

import click

from navigator.cli import accounts, asking, boards, files, findings, keeping, links, serving
from navigator.cli.terminal import Commands


@click.group(cls=Commands)
@click.version_option(package_name="navigator")
def main() -> None:
    """Palveluportaat navigator: which service fits this need, who gives it, and until when."""


for command in (
    files.check,
    files.build,
    files.vectors,
    serving.serve,
    boards.flags_,
    boards.reports,
    asking.search,
    asking.evaluate,
    keeping.editions,
    keeping.diff,
    keeping.roll_back,
    keeping.export,
    keeping.backup,
    keeping.restore,
    findings.findings,
    links.links,
    accounts.user,
):
    main.add_command(command)
