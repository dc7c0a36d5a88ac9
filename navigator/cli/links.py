"""The command links: whether the links of the data still answer."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from navigator import store
from navigator.cli.options import var_option
from navigator.cli.publishing import published
from navigator.cli.terminal import CANNOT, FOUND, STOPPED, echo_plain
from navigator.editions import Place, edition
from navigator.environment import day
from navigator.links import OFFLINE, PAUSE, Check, visits
from navigator.store import Store


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
    since an earlier day. If nothing can be reached at all, nothing is kept, and it is 3. Each
    answer is kept as it comes: Ctrl-C ends it with what is known by then, and status 130.
    """
    place = Place(var)
    number = published(place)
    urls = edition.catalogue(number, place).links
    with store.opened(place.database) as kept:
        asking = _Asking(kept, urls, number)
        try:
            asking.ask(pause)
        except KeyboardInterrupt:
            click.echo(f"\n{asking.stopped}", err=True)
            sys.exit(STOPPED)
        checks = kept.links.all()
    if not asking.reached:
        click.echo("No address can be reached from here, so nothing was kept.", err=True)
        sys.exit(CANNOT)
    if as_json:
        echo_plain({"links": [_plain(check) for check in checks]})
    else:
        for check in checks:
            if check.since:
                click.echo(f"{check.url}  {check.status}  since {check.since.isoformat()}")
    sys.exit(FOUND if any(check.silent for check in checks) else 0)


class _Asking:
    """One round of asking, of which each answer is kept as it comes.

    Nothing is kept before some address was reached: until then it may be the connection that is
    missing, and not what all of them lead to.
    """

    def __init__(self, kept: Store, urls: Sequence[str], edition: int) -> None:
        self._kept, self._urls, self._edition = kept, urls, edition
        self._held: list[tuple[str, str]] = []
        self._known = 0
        self.reached = not urls

    def ask(self, pause: float) -> None:
        if self.reached:  # there is nothing to ask, and so nothing to wait for
            self._begin()
        answers = visits(self._urls, pause=pause)
        with click.progressbar(
            answers, length=len(self._urls), label="Asking", file=sys.stderr
        ) as asked:
            for url, status in asked:
                self._take(url, status)

    def _take(self, url: str, status: str) -> None:
        self._held.append((url, status))
        if self.reached or status not in OFFLINE:
            self._keep_held()

    def _keep_held(self) -> None:
        with self._kept.writing():
            if not self.reached:
                self._begin()
            self._kept.links.keep(self._held, at=day.now())
        self.reached = True
        self._known += len(self._held)
        self._held.clear()

    def _begin(self) -> None:
        by = "navigator links"
        self._kept.links.begin(self._urls, edition=self._edition, at=day.now(), by=by)

    @property
    def stopped(self) -> str:
        """What to say when it ends before all are asked."""
        if not self._known:
            return "Stopped before any address was reached, so nothing was kept."
        return f"Stopped. What {self._known} of {len(self._urls)} links answered is kept."


def _plain(check: Check) -> dict[str, object]:
    return {
        "url": check.url,
        "on": check.on.isoformat(),
        "status": check.status,
        "answers": not check.failed,
        "since": check.since and check.since.isoformat(),
    }
