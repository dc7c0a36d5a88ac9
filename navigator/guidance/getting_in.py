"""How one gets in, as a path and its paper tell it: whom to call, where to go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.access import (
    NOON,
    IntakeFact,
    Reader,
    WayIn,
    audience_of,
    front_doors,
    intake_said,
    number_said,
    of_service,
    week_said,
)
from navigator.catalog import CALLED, ONLINE, Catalog, Contact, Offer, Service, Who
from navigator.guidance.entry import Fact, Line, Run
from navigator.voices import Saying, Speech, Text

MOST = 1  # way that a path tells; its pages lead to the others
TO_TAKE_ALONG = frozenset({"documents"})  # what paper tells, too; the rest is for comparing


@dataclass(frozen=True, slots=True)
class GettingIn:
    """What one voice tells of getting into services on a day."""

    speech: Speech
    catalog: Catalog
    on: date

    def touch(self, service: Service, offers: Sequence[Offer]) -> Fact:
        """The best ways in and the service's page; else the pages of those who give it."""
        ways = [way.contact for way in self._ways(service, offers)]
        several = len({offer.provider.id for offer in offers}) > 1
        lines = [self._line(contact, whose=several) for contact in ways]
        if service.link and service.link not in [contact.value for contact in ways]:
            lines.append((self._run(bare(service.link), service.link),))
        return self.asking(*(lines or self._pages(offers)))

    def _ways(self, service: Service, offers: Iterable[Offer]) -> tuple[WayIn, ...]:
        given = tuple(offers)
        return of_service(self.catalog, given, self._reader(audience_of(given)))[:MOST]

    def _reader(self, who: Who | None = None) -> Reader:
        return Reader(self.speech.voice.language, self.on, NOON, who)

    def _pages(self, offers: Sequence[Offer]) -> list[Line]:
        """The pages of the providers, by their names; one alone needs no name."""
        linked = {offer.provider.link: offer.provider for offer in reversed(offers)}
        lines: list[Line] = [
            (self._run(bare(link), link), self._run(self._said(provider.name)))
            for link, provider in reversed(linked.items())
            if link
        ]
        return [line[: len(lines)] for line in lines]

    def asking(self, *lines: Line) -> Fact:
        """Where to turn; to the front door, where nothing else is known."""
        label = self.speech.gettext("How to get in touch")
        return Fact("touch", label, lines or tuple(self._front_door()))

    def _front_door(self) -> Iterator[Line]:
        doors = front_doors(self.catalog, self._reader())
        words = self._run(self.speech.gettext("Ask the employment services."), mark="")
        yield (words, *self._line(doors[0].contact)) if doors else (words,)

    def _line(self, contact: Contact, *, whose: bool = False) -> Line:
        """What to call, open or visit; whom it leads to; when. Of a page only the site is told."""
        label, online = self._said(contact.label), contact.kind in ONLINE
        runs = [self._run(label if online and contact.label else self._how(contact), contact.link)]
        if contact.label:
            runs.append(self._run(bare(contact.value).partition("/")[0] if online else label))
        if whose and contact.provider:
            runs.append(self._run(self._said(contact.provider.name)))
        if week := week_said(contact.hours, self.speech):
            runs.append(self._run(week))
        return tuple(runs)

    def _how(self, contact: Contact) -> str:
        if contact.kind in CALLED:
            return number_said(contact.value)
        if contact.location:
            return f"{contact.value}, {contact.location.municipality}"
        return bare(contact.value)

    def known(self, service: Service) -> Iterator[Fact]:
        """What one asks before going, where it is the same with whoever gives the service."""
        intake = self.catalog.intake(service.id)
        for fact in intake_said(intake, self.speech, self.on) if intake else ():
            if fact.about != "languages":
                yield self._fact(fact)

    def _fact(self, fact: IntakeFact) -> Fact:
        lines = tuple((self._run(text),) for text in fact.texts)
        about = fact.about
        return Fact(about, fact.label, lines, ordinary=about not in TO_TAKE_ALONG)

    def _said(self, text: Text) -> Saying:
        return text.in_voice(self.speech.voice)

    def _run(self, words: str | Saying, link: str = "", mark: str = ",") -> Run:
        voice = self.speech.voice
        return Run(words if isinstance(words, Saying) else Saying(words, voice, voice), link, mark)


def bare(link: str) -> str:
    """An address as it is shown and printed."""
    return link.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
