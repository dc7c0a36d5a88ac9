"""What feeds tell: what ends within reach, and what each edition changed.

Same map, same editions, same day: same entries, each with the moment from which it could be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from html import escape

from navigator.catalog import Catalog, Graph, Locality, Project
from navigator.editions import Line
from navigator.environment import day
from navigator.exports import changes_said, happenings_said
from navigator.exports.atom import Entry
from navigator.exports.happenings import Happening, Scope, areas_of
from navigator.exports.happenings_said import named
from navigator.findings import drops, losses
from navigator.voices import Speech

N = str  # marks a message for the catalogues; it is translated where it is shown

REACH = timedelta(days=90)  # so far ahead endings are told
NEWEST = 30  # editions of which a feed tells
IN_TITLE, IN_SUMMARY, IN_CONTENT = 2, 8, 300  # rows of an edition that are named
DATED = {"projects.csv", "intake.csv"}

AddressOf = Callable[[str, str], str]  # of a page, by its kind and the id of its thing


@dataclass(frozen=True, slots=True)
class Published:
    """An edition as feeds tell of it: its lines are None where today’s checks can’t read it."""

    number: int
    at: datetime
    lines: tuple[Line, ...] | None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Teller:
    """In which voice a feed tells, of which map, and where its pages are."""

    speech: Speech
    catalog: Catalog
    own: str  # the address of the feed, with which the ids of its entries begin
    home: str
    address_of: AddressOf


def endings(
    told: Iterable[Happening],
    lost: Mapping[Happening, tuple[str, ...]],
    since: Mapping[tuple[str, str], datetime],
    by: Teller,
) -> Iterator[Entry]:
    """What ends: each from the day on which it came within reach, or from when it was known."""
    for happening in told:
        file = "projects.csv" if isinstance(happening.about, Project) else "intake.csv"
        known = since.get((file, happening.about.id))
        reached = datetime.combine(happening.day - REACH, time(), day.HELSINKI)
        yield _ending(happening, lost.get(happening, ()), max(filter(None, (reached, known))), by)


def _ending(happening: Happening, lost: tuple[str, ...], at: datetime, by: Teller) -> Entry:
    said = happenings_said.said(happening, by.speech)
    areas = areas_of(happening, by.catalog)
    leaves = by.speech.gettext("What leaves a step for good:")
    return Entry(
        id=f"{by.own}#{happening.id.replace('#', '-')}-{happening.day.isoformat()}",
        title=said.before[0].removesuffix("."),
        updated=at,
        page=by.address_of(*happening.page),
        summary=" ".join((*said.before, *said.after)),
        content=_paragraphs(said.before)
        + _list(said.heading, map(escape, said.items))
        + _list(leaves, map(escape, lost))
        + _paragraphs(said.after),
        categories=tuple((area.id, named(area.title, by.speech)) for area in areas),
    )


def losses_with(
    told: Iterable[Happening], catalog: Catalog, graph: Graph, on: date, speech: Speech
) -> dict[Happening, tuple[str, ...]]:
    """What leaves a step for good with each project, and what is left there."""
    until = on + REACH
    every = drops(catalog, graph, losses(catalog, graph, on, until), on, until)
    found: dict[Happening, tuple[str, ...]] = {}
    for happening in told:
        found[happening] = tuple(
            _loss(named(loss.step.title, speech), names, loss.left, speech)
            for drop in every
            if drop.day == happening.day and happening.kind == "ends"
            for loss in drop.losses
            if (
                names := [
                    named(one.service.name, speech)
                    for one in loss.gone
                    if any(offer in happening.offers for offer in one.offers)
                ]
            )
        )
    return found


def _loss(step: str, services: list[str], left: int, speech: Speech) -> str:
    after = (
        speech.ngettext(
            "%(num)s service is left on the step.", "%(num)s services are left on the step.", left
        )
        if left
        else speech.gettext("Nothing is left on the step.")
    )
    return f"{step}: {speech.listed(services)}. {after}"


def known_since(published: Iterable[Published]) -> dict[tuple[str, str], datetime]:
    """Since which edition the days of things stand, of those that were given any in these."""
    dated = (
        ((line.file, line.key[0]), one.at)
        for one in sorted(published, key=lambda one: one.at)
        for line in one.lines or ()
        if line.file in DATED and (line.kind == "added" or line.days)
    )
    return dict(dated)


def narrowed(
    published: Iterable[Published], scope: Scope | None, locality: Locality | None, whole: Catalog
) -> Iterator[Published]:
    """The editions that changed something, with what of it is about a thing or a locality."""
    for one in published:
        if one.lines is None or one.first:
            if scope is None:
                yield one
        elif lines := changes_said.concerning(one.lines, scope, locality, whole):
            yield replace(one, lines=lines)


def changes(published: Iterable[Published], by: Teller) -> Iterator[Entry]:
    """What each edition changed, in words; the newest first, as they come."""
    for one in published:
        edition = by.speech.gettext("Edition %(number)s", number=one.number)
        yield Entry(
            id=f"{by.own}#edition-{one.number}",
            title=f"{edition}: {_told(one, IN_TITLE, by.speech)}",
            updated=one.at,
            page=_page(one, by),
            summary=_told(one, IN_SUMMARY, by.speech),
            content=_content(one, by),
        )


def _told(one: Published, most: int, speech: Speech) -> str:
    if one.first:
        return speech.gettext("The map was published for the first time")
    if one.lines is None:
        return speech.gettext("What changed can’t be told any more")
    return changes_said.told(one.lines, speech, most)


def _page(one: Published, by: Teller) -> str:
    """The page of the one thing that an edition was about, else the front page."""
    pages = {changes_said.page_of(line, by.catalog) for line in one.lines or ()}
    page = pages.pop() if len(pages) == 1 else None
    return by.address_of(*page) if page else by.home


def _content(one: Published, by: Teller) -> str:
    lists = [
        _list(heading, (_linked(said, line, by) for said, line in things))
        for heading, things in changes_said.groups(one.lines or (), by.speech, IN_CONTENT)
    ]
    return "".join(lists) or _paragraphs((_told(one, IN_SUMMARY, by.speech),))


def _linked(said: str, line: Line, by: Teller) -> str:
    page = changes_said.page_of(line, by.catalog)
    if page is None:
        return escape(said)
    return f'<a href="{escape(by.address_of(*page))}">{escape(said)}</a>'


def _paragraphs(sentences: Iterable[str]) -> str:
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)


def _list(heading: str, items: Iterable[str]) -> str:
    """A list of HTML under its heading; nothing without items."""
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f"<p>{escape(heading)}</p><ul>{rows}</ul>" if rows else ""
