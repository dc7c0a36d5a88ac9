"""The commands that ask the map: search, evaluate."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from navigator import reading
from navigator.cli.options import Day, Text, data_option, var_option
from navigator.cli.publishing import built_or_newest
from navigator.cli.terminal import echo_plain, or_faults, shown
from navigator.editions import Edition, Place, edition
from navigator.environment import day
from navigator.exports import open_data
from navigator.search import Answer, Help
from navigator.search.quality import Mark, Question, Told, evaluation, questions, report
from navigator.tables import Problem
from navigator.voices import BY_CODE, Voice

WARM = 3  # questions asked before the clock counts, since the first ones load the models


@click.command()
@click.argument("question", nargs=-1, required=True, type=Text())
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
    found = edition.opened(built_or_newest(data, place), place)
    asked = on or day.today()
    text = " ".join(question)
    answer = found.search.ask(text, BY_CODE[voice].language, asked, patient=True)
    if as_json:
        _echo_json({"query": text, "lang": voice, "on": asked.isoformat()}, answer, limit)
    else:
        _echo_answer(answer, BY_CODE[voice], limit)


def _echo_json(head: dict[str, Any], answer: Answer, limit: int) -> None:
    echo_plain(head | open_data.answer(answer, limit, ", ".join))


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


@click.command()
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
    asked = or_faults(file, lambda: questions.read(file.name, _bytes(file)))
    files, today = edition.load(data), day.today()
    tried = or_faults(data, lambda: edition.draft(files, Place(var), shown, today, [data]))
    for problem in questions.unknown(file.name, asked, tried.catalog):
        click.echo(str(problem), err=True)
    found = _marks(tried, asked, on or day.today())
    _echo_marks(found, misses=misses, as_json=as_json)


def _echo_marks(found: Sequence[Mark], *, misses: bool, as_json: bool) -> None:
    table, missed = evaluation.table(found), evaluation.misses(found) if misses else ()
    if as_json:
        echo_plain(table | ({"misses": [report.plain(one) for one in missed]} if misses else {}))
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
    search = tried.asked_in(question.region)
    answer = search.ask(question.q, question.lang, on, patient=True)
    ms = (time.perf_counter() - start) * 1000
    return Told.of(answer, ms)
