"""The commands of the boards: flags, reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import click

from navigator import flags, store
from navigator.catalog import FlagState
from navigator.cli.options import Number, var_option
from navigator.cli.terminal import echo_plain
from navigator.editions import Place, edition
from navigator.environment import day
from navigator.flags import Flag
from navigator.voices import BY_CODE


@click.command("flags")
@click.option("--state", type=click.Choice(get_args(FlagState)), help="Only those in this state.")
@click.option("--json", "as_json", is_flag=True, help="With their stories, as JSON.")
@var_option
def flags_(state: str | None, as_json: bool, var: Path) -> None:
    """List what people judge to be missing or too much, and how far it has come."""
    found = [flag for flag in _flags(Place(var)) if state in (None, flag.state)]
    if as_json:
        echo_plain({"flags": [_plain(flag) for flag in found]})
    else:
        for flag in found:
            about = " ".join(filter(None, (flag.step, flag.service)))
            title = flag.title.in_voice(BY_CODE["fi"])
            click.echo(f"{flag.state}  {flag.kind}  {about}\n   {title}  ({flag.id})")


def _flags(place: Place) -> tuple[Flag, ...]:
    number = edition.newest(place)
    if not number:
        raise click.ClickException("Nothing has been published yet. Do that by: navigator build")
    with store.opened(place.database) as opened:
        return flags.together(edition.catalogue(number, place), opened.flags.all())


def _plain(flag: Flag) -> dict[str, Any]:
    return {
        "id": flag.id,
        "kind": flag.kind,
        "state": flag.state,
        "step": flag.step or None,
        "service": flag.service or None,
        "title": {voice.code: words for voice, words in flag.title},
        "reason": {voice.code: words for voice, words in flag.reason},
        "source": flag.source,
        "basis": flag.basis or None,
        "public": flag.public,
        "raised_at": flag.raised_at.isoformat() if flag.raised_at else None,
        "moves": [
            {"at": m.at.isoformat(), "by": m.by, "from": m.was, "to": m.now, "why": m.why}
            for m in flag.moves
        ],
    }


@click.command()
@click.option("--settle", type=Number(), help="The number of a report that has been dealt with.")
@click.option("--forget-settled", is_flag=True, help="Delete what was closed over a year ago.")
@var_option
def reports(settle: int | None, forget_settled: bool, var: Path) -> None:
    """List what visitors say is wrong; settling a report deletes the contact left with it."""
    at, by = day.now(), "navigator reports"
    with store.opened(Place(var).database) as opened:
        if settle is not None and not opened.reports.settle(settle, at=at, by=by):
            raise click.ClickException(f"There is no open report number {settle}.")
        if forget_settled:
            click.echo(f"Forgotten: {opened.reports.forget(at=at, by=by)}")
            return
        for report in opened.reports.all("new", "working"):
            at_ours = report.at.astimezone(day.HELSINKI)
            click.echo(f"{report.number}. {at_ours:%Y-%m-%d %H:%M} {report.page} {report.contact}")
            click.echo(f"   {report.message}")
