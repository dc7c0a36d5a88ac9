"""What starts and what ends, in the words of a voice: true whenever one reads them.

A day is told as a first or a last one and never as something to come, since calendars keep what
they were told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from navigator.catalog import Intake, Offer, Project
from navigator.exports.happenings import Happening, HappeningKind
from navigator.findings import IN_VOICES
from navigator.voices import Speech, Text

N = str  # marks a message for the catalogues; it is translated where it is shown

TITLES: Mapping[HappeningKind, str] = {
    "starts": N("First day: %(name)s"),
    "ends": N("Last day: %(name)s"),
    "opens": N("Applications open: %(name)s"),
    "closes": N("Last day to apply: %(name)s"),
}


def named(text: Text, speech: Speech) -> str:
    """A text in the voice; in another language, it says in which."""
    said = text.in_voice(speech.voice)
    if said.voice.language == speech.voice.language:
        return said.words
    return f"{said.words} ({speech.gettext(IN_VOICES[said.voice.language])})"


def title(happening: Happening, speech: Speech) -> str:
    """What happens, in a line."""
    return speech.gettext(TITLES[happening.kind], name=_name(happening, speech))


@dataclass(frozen=True, slots=True)
class Said:
    """What happens and to whom it matters: sentences, and a list under a heading between them."""

    before: tuple[str, ...]
    heading: str = ""
    items: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The same as plain text."""
        items = (f"– {item}" for item in self.items)
        return (*self.before, *filter(None, (self.heading,)), *items, *self.after)


def said(happening: Happening, speech: Speech) -> Said:
    """The day, what else is known of it, the services and who gives them."""
    about = happening.about
    project = isinstance(about, Project)
    note = about.note if isinstance(about, Project) else about.start_note
    first = f"{title(happening, speech)}, {speech.day(happening.day)}."
    items = _services(happening.offers, speech) if project else ()
    return Said(
        (first, named(note, speech)) if note else (first,),
        speech.gettext("Services of the project:") if items else "",
        items,
        _givers(happening, speech),
    )


def _givers(happening: Happening, speech: Speech) -> tuple[str, ...]:
    runs = happening.about.providers if isinstance(happening.about, Project) else ()
    every = dict.fromkeys((*runs, *(offer.provider for offer in happening.offers)))
    if not every:
        return ()
    names = speech.listed([named(provider.name, speech) for provider in every])
    return (
        speech.ngettext(
            "Provider: %(providers)s.", "Providers: %(providers)s.", len(every), providers=names
        ),
    )


def _name(happening: Happening, speech: Speech) -> str:
    about = happening.about
    return named(about.service.name, speech) if isinstance(about, Intake) else about.name


def _services(offers: tuple[Offer, ...], speech: Speech) -> tuple[str, ...]:
    """The services of a project, each with the steps on which they stand."""
    steps: dict[str, dict[str, None]] = {}
    for offer in offers:
        where = steps.setdefault(named(offer.service.name, speech), {})
        where[named(offer.step.title, speech)] = None
    return tuple(f"{service} ({'; '.join(titles)})" for service, titles in steps.items())
