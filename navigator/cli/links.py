"""The command links: whether the links of the data still answer."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from navigator import day, edition, store
from navigator.cli.options import var_option
from navigator.cli.terminal import echo_plain, published
from navigator.edition import Place
from navigator.link import OFFLINE, Check
from navigator.visit import PAUSE, visits


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Every link and what it answered, as JSON.")
@click.option(
    "--pause",
    default=PAUSE,
    show_default=True,
    type=click.FloatRange(min=0),
    help="Seconds between two requests to one host.",
)
@var_option
def links(as_json: bool, pause: float, var: Path) -> None:
    """Ask every link of the newest edition whether it answers, and keep what they say.

    Those that do not answer are printed; the exit status is 1 if some of them have not answered
    since an earlier day. If nothing can be reached at all, nothing is kept, and it is 2.
    """
    place = Place(var)
    number = published(place)
    urls = edition.catalogue(number, place).links
    with click.progressbar(
        visits(urls, pause=pause), length=len(urls), label="Asking", file=sys.stderr
    ) as asked:
        answers = list(asked)
    if answers and all(status in OFFLINE for _, status in answers):
        click.echo("No address can be reached from here, so nothing was kept.", err=True)
        sys.exit(2)
    with store.opened(place.database) as kept:
        kept.links.keep(answers, edition=number, at=day.now(), by="navigator links")
        checks = kept.links.all()
    if as_json:
        echo_plain({"links": [_plain(check) for check in checks]})
    else:
        for check in checks:
            if check.since:
                click.echo(f"{check.url}  {check.status}  since {check.since.isoformat()}")
    sys.exit(1 if any(check.silent for check in checks) else 0)


def _plain(check: Check) -> dict[str, object]:
    return {
        "url": check.url,
        "on": check.on.isoformat(),
        "status": check.status,
        "answers": not check.failed,
        "since": check.since and check.since.isoformat(),
    }
