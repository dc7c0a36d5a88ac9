"""The commands: check, build, serve, search, evaluate."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from navigator import day, edition, evaluation, opendata, questions, reading, report, store
from navigator.answer import Answer, Help
from navigator.catalog import Catalog
from navigator.edition import Edition, Place
from navigator.evaluation import Mark, Told
from navigator.options import ROOT, Day, data_option, var_option
from navigator.problem import Problem
from navigator.questions import Question
from navigator.speech import Speech, speeches
from navigator.text import BY_CODE, LANGUAGES, Voice

THREADS = 8
PATIENCE = 1.0  # seconds before a progress bar shows
WARM = 3  # questions asked before the clock counts, since the first ones load the models

T = TypeVar("T")


@click.group()
@click.version_option(package_name="navigator")
def main() -> None:
    """Palveluportaat navigator: which service fits this need, who gives it, and until when."""


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), default=ROOT / "data")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    envvar="NAVIGATOR_LANG",
    show_envvar=True,
    help="The language in which faults are told.",
)
def check(folder: Path, lang: str) -> None:
    """Read the data files in FOLDER and say what they hold, or list every fault."""
    speech = _speech(lang)
    holds = ", ".join(_holds(_read(folder, speech), speech))
    click.echo(speech.gettext("%(holds)s: no faults.", holds=holds))


def _holds(catalog: Catalog, speech: Speech) -> Iterator[str]:
    """How much there is of each kind of thing."""
    yield speech.ngettext("%(num)s area", "%(num)s areas", len(catalog.areas))
    yield speech.ngettext("%(num)s step", "%(num)s steps", len(catalog.steps))
    yield speech.ngettext("%(num)s service", "%(num)s services", len(catalog.services))
    yield speech.ngettext("%(num)s offer", "%(num)s offers", len(catalog.offers))
    yield speech.ngettext("%(num)s provider", "%(num)s providers", len(catalog.providers))
    yield speech.ngettext("%(num)s project", "%(num)s projects", len(catalog.projects))
    yield speech.ngettext("%(num)s flag", "%(num)s flags", len(catalog.flags))
    yield speech.ngettext("%(num)s everyday word", "%(num)s everyday words", len(catalog.synonyms))


@main.command()
@data_option
@var_option
def build(data: Path, var: Path) -> None:
    """Publish the data folder where it has changed, and make its index."""
    click.echo(f"Edition {_build(data, Place(var))} is ready.")


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535))
@data_option
@var_option
def serve(host: str, port: int, data: Path, var: Path) -> None:
    """Serve the map; build first what is missing or stale."""
    import waitress

    from navigator.web import create_app
    from navigator.web.settings import Settings

    place = Place(var)
    number = _build(data, place)
    app = create_app(place, settings=Settings.of(os.environ))
    click.echo(f"Edition {number} at http://{host}:{port}/ — stop with Ctrl+C.")
    waitress.serve(app, host=host, port=port, threads=THREADS, ident=None)


@main.command()
@click.option("--settle", type=int, help="The number of a report that has been dealt with.")
@var_option
def reports(settle: int | None, var: Path) -> None:
    """List what visitors say is wrong; settling a report deletes the contact left with it."""
    with store.opened(Place(var).database) as opened:
        if settle is not None and not opened.settle(settle, at=day.now()):
            raise click.ClickException(f"There is no open report number {settle}.")
        for report in opened.reports():
            click.echo("{number}. {at} {page} {contact}\n   {message}".format(**report))


@main.command()
@click.argument("question", nargs=-1, required=True)
@click.option("--lang", "voice", type=click.Choice(list(BY_CODE)), default="fi", show_default=True)
@click.option("--on", type=Day(), help="The day to ask about; today, if none is given.")
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 100))
@click.option("--json", "as_json", is_flag=True, help="The answer as the open API gives it.")
@data_option
@var_option
def search(
    question: tuple[str, ...],
    voice: str,
    on: date | None,
    limit: int,
    as_json: bool,
    data: Path,
    var: Path,
) -> None:
    """Ask the map a QUESTION."""
    place = Place(var)
    found = edition.opened(_build(data, place), place)
    asked = on or day.today()
    text = " ".join(question)
    answer = found.search.ask(text, BY_CODE[voice].language, asked)
    if as_json:
        _echo_json({"query": text, "lang": voice, "on": asked.isoformat()}, answer, limit)
    else:
        _echo_answer(answer, BY_CODE[voice], limit)


def _echo_json(head: dict[str, Any], answer: Answer, limit: int) -> None:
    _echo_plain(head | opendata.answer(answer, limit, ", ".join))


def _echo_plain(values: Mapping[str, Any]) -> None:
    import json

    click.echo(json.dumps(values, ensure_ascii=False, indent=2))


def _echo_answer(answer: Answer, voice: Voice, limit: int) -> None:
    click.echo(f"fit: {answer.fit}")
    for repair in answer.repairs:
        click.echo(f"read “{repair.typed}” as “{repair.read}”")
    for need in answer.needs[:3]:
        click.echo(f"→ {need.step.title.in_voice(voice)}  ({need.step.id})")
    for help_ in answer.helps[:limit]:
        click.echo(f"  {help_.service.name.in_voice(voice)}  ({help_.service.id})")
        click.echo(f"    {_givers(help_, voice)}")


def _givers(help_: Help, voice: Voice) -> str:
    givers = (
        f"{offer.provider.name.in_voice(voice)}"
        + (f" until {offer.ends_on}" if offer.ends_on else "")
        for offer in help_.offers
    )
    return ", ".join(dict.fromkeys(givers))


@main.command()
@click.argument("file", metavar="[QUESTIONS.json]", required=False, type=click.Path(path_type=Path))
@click.option("--on", type=Day(), help="The day to ask about; today, if none is given.")
@click.option("--misses", is_flag=True, help="Also the questions that were answered badly.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@data_option
@var_option
def evaluate(
    file: Path | None, on: date | None, misses: bool, as_json: bool, data: Path, var: Path
) -> None:
    """Ask every question of a list and say how good the answers are.

    The list is questions.json of the data folder, if none is given. Nothing is published: so one
    can see what an edit of the data does before others see it.
    """
    file = file or data / questions.FILE
    asked = _or_faults(file, lambda: questions.read(file.name, _bytes(file)))
    tried = _or_faults(data, lambda: edition.draft(data, Place(var), _shown))
    for problem in questions.unknown(file.name, asked, tried.catalog):
        click.echo(str(problem), err=True)
    found = _marks(tried, asked, on or day.today())
    _echo_marks(found, misses=misses, as_json=as_json)


def _echo_marks(found: Sequence[Mark], *, misses: bool, as_json: bool) -> None:
    table, missed = evaluation.table(found), evaluation.misses(found) if misses else ()
    if as_json:
        _echo_plain(table | ({"misses": [report.plain(one) for one in missed]} if misses else {}))
    else:
        for line in (*report.lines(table), *report.of_misses(missed)):
            click.echo(line)


def _bytes(file: Path) -> bytes:
    if not file.is_file():
        raise reading.FaultyError([Problem.at(file.name, "missing-file")])
    return file.read_bytes()


def _marks(tried: Edition, asked: Sequence[Question], on: date) -> tuple[Mark, ...]:
    for question in asked[:WARM]:
        _told(tried, question, on)
    return evaluation.marks(asked, lambda question: _told(tried, question, on))


def _told(tried: Edition, question: Question, on: date) -> Told:
    start = time.perf_counter()
    answer = tried.search.ask(question.q, question.lang, on)
    ms = (time.perf_counter() - start) * 1000
    needs = (need.step.title.standard()["fi"] for need in answer.needs)
    services = (help_.service.name.standard()["fi"] for help_ in answer.helps)
    return Told(answer.fit, tuple(needs), tuple(services), ms)


def _read(folder: Path, speech: Speech | None = None) -> Catalog:
    return _or_faults(folder, lambda: reading.read(edition.load(folder)), speech)


def _or_faults(place: Path, make: Callable[[], T], speech: Speech | None = None) -> T:
    """What is made of a folder or file; or all its faults on the screen, and exit status 1.

    The faults are told in English, if it is not said otherwise.
    """
    try:
        return make()
    except reading.FaultyError as error:
        _echo_faults(place, error.problems, speech or _speech("en"))
        sys.exit(1)


def _echo_faults(place: Path, problems: Sequence[Problem], speech: Speech) -> None:
    for problem in problems:
        click.echo(problem.said(speech.gettext), err=True)
    closing = speech.ngettext(
        "%(num)s fault in %(place)s.", "%(num)s faults in %(place)s.", len(problems), place=place
    )
    click.echo(closing, err=True)


def _speech(language: str) -> Speech:
    """How faults are told in a language, by the catalogues in `translations/`."""
    return speeches(ROOT / "translations")[Voice(language)]


def _build(data: Path, place: Place) -> int:
    _read(data)
    if not place.database.exists():
        click.echo("Preparing the map and its search; the first time takes minutes.", err=True)
    return edition.build(data, place, day.now(), _shown)


def _shown(things: Iterable[Any]) -> Iterator[Any]:
    """The same things, with a progress bar once they take longer than a moment."""
    rest = iter(listed := list(things))
    start = time.monotonic()
    done = 0
    for thing in rest:
        yield thing
        done += 1
        if time.monotonic() - start > PATIENCE and sys.stderr.isatty():
            break
    if done < len(listed):
        left = len(listed) - done
        with click.progressbar(rest, length=left, label="Indexing", file=sys.stderr) as bar:
            yield from bar
