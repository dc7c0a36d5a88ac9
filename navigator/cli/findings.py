"""The command findings: what is missing, too much, ending or out of date."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from navigator import store
from navigator.catalog import Catalog, graph, localities, within
from navigator.cli.options import Day, data_option, lang_option, region_option, var_option
from navigator.cli.publishing import published, read
from navigator.cli.terminal import FOUND, echo_plain, speech_in
from navigator.editions import Place, edition
from navigator.environment import day
from navigator.findings import KIND_NAMES, KINDS, Finding, listed, narrowed, said, subject
from navigator.findings import findings as found_in
from navigator.links import Check
from navigator.voices import Speech

SHOWN = 20  # findings of each kind, unless all are asked for


@click.command()
@click.option("--on", type=Day(), help="The day to ask about; today, if none is given.")
@click.option("--json", "as_json", is_flag=True, help="All of them as JSON (docs/findings.md).")
@click.option("--all", "whole", is_flag=True, help=f"Also what comes after {SHOWN} of a kind.")
@click.option("--draft", is_flag=True, help="Of the data folder, not of the newest edition.")
@region_option("Only what the map shows in this employment area, by its id.")
@lang_option("fi", "findings")
@data_option
@var_option
def findings(
    on: date | None,
    as_json: bool,
    whole: bool,
    draft: bool,
    region: str,
    lang: str,
    data: Path,
    var: Path,
) -> None:
    """Tell what is missing from the stairs, ends, may be too much or out of date.

    The exit status is 1 if a step has nothing, for jobs that run by night, and 3 if the findings
    can't be told.
    """
    asked, speech = on or day.today(), speech_in(lang)
    catalog, checks = (read(data, speech), ()) if draft else _live(Place(var))
    catalog = _within(catalog, region) if region else catalog
    found = found_in(catalog, graph.build(catalog), asked, checks)
    if as_json:
        echo_plain(listed(found, asked, lambda one: said(one, speech)))
    else:
        _echo(found, speech, whole=whole)
    sys.exit(FOUND if narrowed(found, "empty-step") else 0)


def _within(catalog: Catalog, region: str) -> Catalog:
    known = localities(catalog)
    if region not in known:
        raise click.ClickException(f"There is no employment area {region}.")
    return within(catalog, known[region])


def _live(place: Place) -> tuple[Catalog, Sequence[Check]]:
    """The newest edition, and what its links answered."""
    catalog = edition.catalogue(published(place), place)
    with store.opened(place.database) as kept:
        return catalog, kept.links.all()


def _echo(found: Sequence[Finding], speech: Speech, *, whole: bool) -> None:
    """Each kind that there is under its name, a finding a line."""
    for kind in KINDS:
        of_kind = narrowed(found, kind)
        if of_kind:
            click.echo(f"{speech.gettext(KIND_NAMES[kind][0])} ({len(of_kind)})")
        for one in of_kind if whole else of_kind[:SHOWN]:
            click.echo(f"  {subject(one, speech)}: {said(one, speech)}  [{one.id}]")
        if len(of_kind) > SHOWN and not whole:
            click.echo(f"  … + {len(of_kind) - SHOWN} (--all)")
