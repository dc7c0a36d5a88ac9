"""One voice telling of a path on a day: each item with what there is to know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from navigator.catalog import (
    Catalog,
    Graph,
    Offer,
    Project,
    Referral,
    Sequel,
    Service,
    Standing,
    Step,
    graph,
    last_day,
    sequels,
)
from navigator.guidance import next_steps
from navigator.guidance.entry import Entry, Fact, Line, Run, State
from navigator.guidance.getting_in import GettingIn, bare
from navigator.guidance.path import Item, Path
from navigator.voices import Saying, Speech, Text, Voice

MOST = 5  # services that are named for a step, and steps for a service
LATELY = timedelta(days=180)  # for so long a path tells who has stopped giving a service
FINNISH = Voice("fi")

Kind = Literal["step", "service", "referral"]
PathLink = Callable[[Kind, str, Voice], str]  # the address of a thing's page in a voice
NOW: State = "now"


@dataclass(frozen=True)
class Teller:
    """One voice telling of a path on a day."""

    speech: Speech
    graph: Graph
    on: date
    link: PathLink
    catalog: Catalog

    @property
    def getting_in(self) -> GettingIn:
        return GettingIn(self.speech, self.catalog, self.on)

    @property
    def voice(self) -> Voice:
        return self.speech.voice

    def entries(self, path: Path) -> tuple[Entry, ...]:
        """What is told of each item, in the order of the path."""
        places = next_steps.places(self.graph, path, self.on)
        return tuple(
            self._entry(item, place, path) for item, place in zip(path.items, places, strict=True)
        )

    def _entry(self, item: Item, place: Step | None, path: Path) -> Entry:
        if isinstance(item.thing, Referral):
            return self._referral(item, item.thing)
        if isinstance(item.thing, Step):
            return self._step(item, item.thing)
        return self._service(item, item.thing, place, path)

    def _step(self, item: Item, step: Step) -> Entry:
        standings = next_steps.helping(self.graph, step, self.on)
        return Entry(
            item=item,
            place=step,
            title=self._said(step.title),
            link=self.link("step", step.id, self.voice),
            description=self._said(step.description),
            state="now",
            notice="" if standings else self.speech.gettext("No service stands here right now."),
            facts=tuple(self._helps(step, standings)),
            checked_on=min((one.service.checked_on for one in standings[:MOST]), default=None),
        )

    def _referral(self, item: Item, referral: Referral) -> Entry:
        """Help that others give: who, and where to turn."""
        page = referral.link(self.voice)
        who = Fact(
            "who",
            self.speech.gettext("Provided by"),
            ((self._run(self._said(referral.served_by), page),),),
        )
        return Entry(
            item=item,
            place=None,
            title=self._said(referral.name),
            link=self.link("referral", referral.id, self.voice),
            description=self._said(referral.text),
            state="now",
            notice="",
            facts=(who, self.getting_in.asking((self._run(bare(page), page),))),
            checked_on=referral.checked_on,
        )

    def _helps(self, step: Step, standings: tuple[Standing, ...]) -> Iterator[Fact]:
        lines = [self._service_line(standing) for standing in standings[:MOST]]
        more = len(standings) - len(lines)
        if more > 0:
            words = self.speech.ngettext("and %(num)s more", "and %(num)s more", more)
            lines.append((self._run(words, self.link("step", step.id, self.voice)),))
        if lines:
            yield Fact("helps", self.speech.gettext("What helps"), tuple(lines))

    def _service(self, item: Item, service: Service, place: Step | None, path: Path) -> Entry:
        ways = graph.ways_to(self.graph, service.id, self.on)
        offers = _offers(ways or graph.ways_to(self.graph, service.id, None))
        state, notice = self._absence(offers) if not ways else (NOW, "")
        return Entry(
            item=item,
            place=place,
            title=self._said(service.name),
            link=self.link("service", service.id, self.voice),
            description=Saying("", self.voice, self.voice)
            if state == "ended"  # what it gave is not to be had
            else self._said(service.description),
            state=state,
            notice=notice,
            facts=(
                *(self._about(service, self._to_tell(offers), place) if state != "ended" else ()),
                *(self._instead(item, path) if not ways else ()),
            ),
            checked_on=service.checked_on,
        )

    def _to_tell(self, offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
        """The offers of the day or to come; first those that go on the longest."""
        told = (offer for offer in offers if offer.state(self.on) != "ended")
        return tuple(sorted(told, key=lambda offer: offer.ends_on or date.max, reverse=True))

    def _absence(self, offers: tuple[Offer, ...]) -> tuple[State, str]:
        """Why a service is not offered on the day."""
        if not offers:
            return "ended", self.speech.gettext("This is not given in this area.")
        starts = [o.project.starts_on for o in offers if o.project and o.state(self.on) == "coming"]
        coming = min((day for day in starts if day), default=None)
        if coming:
            day = self.speech.day(coming)
            return "coming", self.speech.gettext("This starts on %(day)s.", day=day)
        day = self.speech.day(max(offer.ends_on for offer in offers if offer.ends_on))
        return "ended", self.speech.gettext("This ended on %(day)s.", day=day)

    def _instead(self, item: Item, path: Path) -> Iterator[Fact]:
        instead = next_steps.instead(self.graph, item, path, self.on)
        if instead:
            lines = tuple(self._service_line(standing) for standing in instead)
            yield Fact("instead", self.speech.gettext("On the same step there is also"), lines)

    def _about(
        self, service: Service, offers: tuple[Offer, ...], place: Step | None
    ) -> Iterator[Fact]:
        yield Fact(
            "who",
            self.speech.gettext("Provided by"),
            tuple(dict.fromkeys(map(self._giver, offers))),
        )
        yield from self._former(service)
        yield self._whom(offers)
        yield self.getting_in.touch(service, offers)
        yield from self.getting_in.known(service)
        yield self._until(service, offers)
        yield self._stands(place, offers)

    def _stands(self, place: Step | None, offers: tuple[Offer, ...]) -> Fact:
        """All steps on which it stands, that of the path first: one alone might mislead."""
        steps = dict.fromkeys((place, *(offer.step for offer in offers)))
        lines = tuple(
            (self._run(self._said(step.title), self.link("step", step.id, self.voice)),)
            for step in list(filter(None, steps))[:MOST]
        )
        return Fact("place", self.speech.gettext("On the stairs"), lines, ordinary=True)

    def _giver(self, offer: Offer) -> Line:
        """A provider, with what its offer says of itself."""
        runs = [self._run(self._said(offer.provider.name), offer.provider.link)]
        if offer.note:
            runs.append(self._run(self._said(offer.note)))
        if offer.audience:
            runs.append(self._run(self._said(offer.audience.name)))
        if offer.project:
            runs += self._through(offer.project)
        return tuple(runs)

    def _former(self, service: Service) -> Iterator[Fact]:
        """Who gave it until lately, and will not again: whom an old path may still have named."""
        ever = _offers(graph.ways_to(self.graph, service.id, None))
        givers = {offer.provider for offer in ever if offer.state(self.on) != "ended"}
        ended = {
            offer.provider: self._run(self._said(offer.provider.name))
            for offer in ever
            if offer.provider not in givers and offer.ends_on and self._lately(offer.ends_on)
        }
        if ended:
            lines = tuple((run,) for run in ended.values())
            yield Fact("former", self.speech.gettext("No longer provided by"), lines)

    def _lately(self, day: date) -> bool:
        return day < self.on <= day + LATELY

    def _through(self, project: Project) -> Iterator[Run]:
        yield Run(Saying(project.name, FINNISH, self.voice))
        if project.ends_on:
            yield self._run(self._until_day(project.ends_on))

    def _whom(self, offers: tuple[Offer, ...]) -> Fact:
        label = self.speech.gettext("For whom")
        audiences = dict.fromkeys(offer.audience for offer in offers)
        if None in audiences:
            everyone = self._run(self.speech.gettext("for everyone"))
            return Fact("whom", label, ((everyone,),), ordinary=True)
        return Fact("whom", label, tuple((self._run(self._said(a.name)),) for a in audiences if a))

    def _until(self, service: Service, offers: tuple[Offer, ...]) -> Fact:
        """Until when the last of the offers goes on, and what goes on after it, line by line.

        Without an end if one of the offers has none.
        """
        label = self.speech.gettext("Until when")
        last = last_day(offers)
        if last is None:
            return self._endless(label, [offer for offer in offers if offer.ends_on is None])
        ever = _offers(graph.ways_to(self.graph, service.id, None))
        further = (tuple(self._onward(sequel)) for sequel in sequels(ever, self.on))
        return Fact("until", label, ((self._run(self._until_day(last)),), *further))

    def _endless(self, label: str, offers: Iterable[Offer]) -> Fact:
        """What has no known end: a project has one all the same."""
        if all(offer.project for offer in offers):
            unknown = self._run(self.speech.gettext("its end is not known"))
            return Fact("until", label, ((unknown,),), known=False)
        endless = self._run(self.speech.gettext("until further notice"))
        return Fact("until", label, ((endless,),), ordinary=True)

    def _onward(self, sequel: Sequel) -> Iterator[Run]:
        """Who gives a service when others have stopped, from when, for whom and until when."""
        offer, day = sequel.offer, self.speech.day(sequel.starts_on)
        yield self._run(
            self.speech.gettext("after a break again from %(day)s", day=day)
            if sequel.pauses
            else self.speech.gettext("goes on from %(day)s", day=day)
        )
        yield self._run(self._said(offer.provider.name), offer.provider.link)
        if offer.audience:
            yield self._run(self._said(offer.audience.name))
        if offer.ends_on:
            yield self._run(self._until_day(offer.ends_on))

    def _until_day(self, day: date) -> str:
        return self.speech.gettext("until %(day)s", day=self.speech.day(day))

    def _service_line(self, standing: Standing) -> Line:
        """A service by its name, who gives it the longest, how many others do, and until when."""
        service, offers = standing.service, self._to_tell(standing.offers)
        link = self.link("service", service.id, self.voice)
        runs = [Run(self._said(service.name), link, mark=":")]
        givers = list(dict.fromkeys(offer.provider for offer in offers))
        others = len(givers) - 1
        runs.append(Run(self._said(givers[0].name), mark="" if others else ","))
        if others:
            words = self.speech.ngettext("and %(num)s more", "and %(num)s more", others)
            runs.append(self._run(words))
        if standing.ends_on:
            runs.append(self._run(self._until_day(standing.ends_on)))
            for sequel in sequels(graph.offers_on(self.graph, standing), self.on)[:1]:
                runs += self._onward(sequel)
        return tuple(runs)

    def _said(self, text: Text) -> Saying:
        return text.in_voice(self.voice)

    def _run(self, words: Saying | str, link: str = "") -> Run:
        said = words if isinstance(words, Saying) else Saying(words, self.voice, self.voice)
        return Run(said, link)


def _offers(ways: Iterable[Standing]) -> tuple[Offer, ...]:
    return tuple(offer for standing in ways for offer in standing.offers)
