"""The path of the request as a sheet of paper: the words around its items, in each voice."""

from __future__ import annotations

from collections.abc import Sequence

from flask import current_app, render_template

from navigator.access import number_said
from navigator.catalog import CALLED, Contact
from navigator.guidance import Column, Entry, Handout, HandoutItem, Picture
from navigator.voices import Speech
from navigator.web.request import the_day, today
from navigator.web.shown import VOICE_NAMES, Where, best_doors, front_site, site_name

Columns = Sequence[tuple[Speech, tuple[Entry, ...]]]


def handout(
    columns: Columns, heading: str, notes: Sequence[str], pictures: Sequence[Where], address: str
) -> Handout:
    """The sheet in one voice or two, with a heading of one's own and a note for each item."""
    entries = zip(*(entries for _, entries in columns), strict=True)
    return Handout(
        day=today(),
        columns=tuple(_column(speech, heading, told) for speech, told in columns),
        items=tuple(
            HandoutItem(of, note.replace("\n", " · "))
            for of, note in zip(entries, notes, strict=True)
        ),
        address=address,
        pictures=tuple(_picture(where, [speech for speech, _ in columns]) for where in pictures),
    )


def as_of(speech: Speech, entries: Sequence[Entry]) -> str:
    """For which day a path is told, and since when some of its facts were not checked anew."""
    days = sorted({entry.checked_on for entry in entries if entry.checked_on})
    if not days:
        return speech.gettext("As of %(day)s.", day=speech.day(the_day()))
    if len(days) > 1:
        return speech.gettext(
            "As of %(day)s. The facts were last checked between %(first)s and %(last)s: ask "
            "whether they still hold.",
            day=speech.day(the_day()),
            first=speech.day(days[0]),
            last=speech.day(days[-1]),
        )
    return speech.gettext(
        "As of %(day)s. The facts about the services were last checked on %(checked)s: ask whether "
        "they still hold.",
        day=speech.day(the_day()),
        checked=speech.day(days[0]),
    )


def _column(speech: Speech, heading: str, entries: Sequence[Entry]) -> Column:
    return Column(
        voice=speech.voice,
        name=VOICE_NAMES[speech.voice.code],
        heading=heading or speech.gettext("Your path"),
        place=site_name().in_voice(speech.voice).words,
        day=speech.day(the_day()),
        intro=speech.gettext("Start from number 1. Ask if something is unclear.")
        + " "
        + speech.gettext("Tick the box when it is done."),
        note=speech.gettext("Note"),
        scan=speech.gettext("This path on your phone:"),
        shortened=speech.gettext("There is more to know than has room here. Open the address."),
        unprinted=speech.gettext("Some letters could not be printed here."),
        foot=(
            f"{speech.gettext('Where to ask')}: {_whom_to_ask(speech)}",
            as_of(speech, entries)
            + " "
            + speech.gettext("The address above shows what is true on the day when you open it."),
        ),
        blanks=blanks(speech),
    )


def _whom_to_ask(speech: Speech) -> str:
    """The employment services, with all that is known of how to reach them."""
    site = front_site(speech).removeprefix("https://").removeprefix("www.")
    contact = current_app.extensions["settings"].contact
    known = " · ".join(filter(None, [site, contact, *_to_call(speech)]))
    if not known:
        return speech.gettext("the employment services")
    return speech.gettext("the employment services, %(where)s", where=known)


def blanks(speech: Speech) -> tuple[str, ...]:
    """What the sheet has a line for, to be written on by hand: we never ask for it."""
    return (
        speech.gettext("Your contact person"),
        speech.gettext("Telephone"),
        speech.gettext("Next meeting"),
    )


def _to_call(speech: Speech) -> list[str]:
    """The telephone number of the front door, where there is one, and what it is."""
    doors = (way.contact for way in best_doors() if way.contact.kind in CALLED)
    return [_named(contact, speech) for contact in doors][:1]


def _named(contact: Contact, speech: Speech) -> str:
    label = contact.label.in_voice(speech.voice).words
    return f"{label} {number_said(contact.value)}".strip()


def _picture(where: Where, speeches: Sequence[Speech]) -> Picture:
    drawn = render_template("path/where.svg", picture=where.picture, alt="")
    return Picture(
        svg=drawn,
        names=tuple(where.area.title.in_voice(speech.voice) for speech in speeches),
        words=tuple(where.words(speech) for speech in speeches),
    )
