"""A question in a language and on a day → the steps and services that answer it, and why.

The straight way: is it a cry for help (`alarm`)? → one score for each thing (`weighing`) → steps
and services that stand on the day, and what others help with (`leads`) → where relevance falls, a
cut (`relevance`). How the figures below were found is told in docs/search.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from navigator.catalog import Catalog, Offer, Urgent
from navigator.search import meaning
from navigator.search.alarm import Alarms
from navigator.search.answer import Answer, Help, Need
from navigator.search.asked import Asked
from navigator.search.conditions import Conditions, Known
from navigator.search.cries import Cries
from navigator.search.morphology import Lexicon
from navigator.search.nearness import Meaning
from navigator.search.question import cleaned
from navigator.search.relevance import SHARE, cut
from navigator.search.weighing import CLEAR, Scores, Weighing
from navigator.search.words import words
from navigator.voices import LANGUAGES

FROM_STEP = 0.4  # what a service gains from the step it stands on, against its own score
FROM_SERVICES = 0.7  # what a step gains from the best service that stands on it
DAYS = 8  # days of which it is remembered what stands on them
NAMED = 0.75  # the score from which a provider or a project counts as called by its name
NEIGHBOURS = 3  # services that are told of elsewhere
LEAST = 0.25  # the share of the best score below which nothing is shown


class Search:
    """The search over one catalogue and the index that was made of it."""

    def __init__(self, catalog: Catalog, folder: Path, lexicons: Mapping[str, Lexicon]) -> None:
        self.catalog = catalog
        self.lexicons = lexicons
        self._meaning: Meaning | None = meaning.opened(folder)
        self._weighing = Weighing(catalog, folder, lexicons, self._meaning)
        self._alarms = Alarms(catalog, lexicons)
        self._way_in = Cries(catalog.way_in, lexicons)
        self._whole: Search | None = None  # where this is the search over a part
        # Most questions are about the same few days, and a catalogue never changes.
        self._standing = lru_cache(maxsize=DAYS)(self._standing_on)
        self._known = Known(catalog)

    def within(self, part: Catalog) -> Search:
        """The search over a part of the catalogue, by the same index: no word weighs otherwise."""
        found = copy(self)
        found.catalog, found._whole = part, self
        found._standing = lru_cache(maxsize=DAYS)(found._standing_on)
        found._known = Known(part)
        return found

    @property
    def by_meaning(self) -> bool:
        """Whether meaning is searched right now, too, and not words alone."""
        return self._meaning is not None and self._meaning.at_hand

    def answers(self) -> bool:
        """Whether the index of every language can be read."""
        return self._weighing.answers()

    def conditions(self, on: date) -> Conditions:
        """What is known of the offers on a day, by which an answer can be narrowed."""
        return self._known.on(on)

    def ask(
        self,
        text: str,
        language: str,
        on: date | None,
        *,
        literal: bool = False,
        patient: bool = False,
    ) -> Answer:
        """The answer to a question as it was typed; taken literally, by its very words alone.

        A question that says little in the language of the page is read in the others, too. In one
        that is foreign to all of them nothing is mended, and meaning alone may answer. If its
        meaning can't be had in time, the answer says that it goes by words alone; the patient
        wait longer for it, and behind everybody else.
        """
        asked = self._asked(text, patient=patient)
        if not any(character.isalnum() for character in asked.text):
            return Answer("none")
        alarm = self._alarms.of(asked.text, asked.distress)
        if alarm == "certain" and self.catalog.urgent:
            return Answer("weak", helps=self._first_aid(self.catalog.urgent, on), urgent=True)
        answer = self._answer(self._best(asked, language, literal=literal), on)
        doubtful = alarm == "doubtful" and self.catalog.urgent is not None
        if doubtful and self.catalog.urgent and answer.fit == "none":
            answer = replace(answer, fit="weak", helps=self._first_aid(self.catalog.urgent, on))
        return replace(
            answer,
            fit="weak" if answer.fit == "good" and answer.leads_first else answer.fit,
            foreign=asked.foreign,
            way_in=self._way_in.within(asked.text),
            partial=asked.misses_meaning,
            urgent=doubtful,
            doubtful=doubtful,
        )

    def _asked(self, text: str, *, patient: bool) -> Asked:
        clean = cleaned(text)
        foreign = self._weighing.foreign(clean)
        return Asked(clean, self._meaning, patient=patient, foreign=foreign)

    def _best(self, asked: Asked, language: str, *, literal: bool) -> Scores:
        """The question as it is understood best: in the language of the page, else in another."""
        mended = not literal and not asked.foreign
        own = self._weighing.of(asked, language, mended=mended, by_meaning=not literal)
        return own if own.fit == "good" else max(self._in_others(asked, own), key=_strength)

    def everyday_words(self, text: str, language: str) -> tuple[str, ...]:
        """The words of the thesaurus that a question holds, as the thesaurus writes them."""
        asked = words(cleaned(text), self.lexicons[language])
        return self._weighing.thesaurus(language).within(list(asked))

    def _in_others(self, asked: Asked, own: Scores) -> Iterator[Scores]:
        """The question as it was read, and in each other language that clearly understands it.

        Nothing is taken for mistyped there: with a little good will, anything is a Swedish word.
        """
        yield own
        for language in LANGUAGES:
            if language != own.language:
                scores = self._weighing.of(asked, language, mended=False, by_meaning=True)
                if scores.evidence >= CLEAR:
                    yield scores

    def _answer(self, scores: Scores, on: date | None) -> Answer:
        leads = tuple(one for one in scores.leads if one.referral.id in self.catalog.referral)
        if scores.fit == "none":
            return Answer("none", repairs=scores.repairs, elsewhere=leads)
        named = [thing for thing in scores.why if scores.of[thing] > NAMED and self._has(thing)]
        shown, further = cut(self._helps(scores, on))
        needs, beyond = self._needs(scores, on), self._beyond(scores, shown, on)
        answer = Answer(
            fit=scores.fit,
            needs=needs,
            beyond=beyond,
            helps=shown,
            further=further,
            ended=tuple(
                self.catalog.service[id_]
                for kind, id_ in named
                if kind == "service" and self._ended(id_, on)
            ),
            providers=tuple(
                self.catalog.provider[id_] for kind, id_ in named if kind == "provider"
            ),
            projects=tuple(self.catalog.project[id_] for kind, id_ in named if kind == "project"),
            repairs=scores.repairs,
            elsewhere=leads,
            language=scores.language,
        )
        return _of_part(answer.with_leads_beside()) if self._whole else answer.with_leads_beside()

    def _beyond(self, scores: Scores, shown: Sequence[Help], on: date | None) -> tuple[Help, ...]:
        """What of the whole map fits as well as what is shown here, and is not given here."""
        if self._whole is None:
            return ()
        least = SHARE * max((help_.score for help_ in shown), default=0.0)
        here = self._standing(on)
        found = (help_ for help_ in self._whole._helps(scores, on) if help_.score >= least)
        return tuple(help_ for help_ in found if help_.service.id not in here)[:NEIGHBOURS]

    def _has(self, thing: tuple[str, str]) -> bool:
        """Whether a thing of the index is on the map: a part of it has some of them."""
        kind, id_ = thing
        return id_ in getattr(self.catalog, kind)

    def _ended(self, service: str, on: date | None) -> bool:
        """Whether all that was offered of a service lies behind the day."""
        offers = self.catalog.offers_of[service]
        return on is not None and {offer.state(on) for offer in offers} == {"ended"}

    def _first_aid(self, urgent: Urgent, on: date | None) -> tuple[Help, ...]:
        """What helps in distress: chosen by people, not found by words."""
        standing = self._standing(on)
        return tuple(
            Help(self.catalog.service[id_], 1.0, (), standing[id_])
            for id_ in urgent.services
            if id_ in standing
        )

    def _needs(self, scores: Scores, on: date | None) -> tuple[Need, ...]:
        """The steps that answer, by themselves or by what stands on them."""
        best: dict[str, float] = {}
        standing = self._standing(on)
        for (kind, id_), score in scores.of.items():
            for step in _own_steps(standing.get(id_, ())) if kind == "service" else ():
                whole = score / scores.kept(kind, id_)  # a step has a side of its own
                best[step] = max(whole, best.get(step, 0.0))
        found = [
            Need(
                step,
                scores.get("step", step.id)
                + FROM_SERVICES * best.get(step.id, 0.0) * scores.kept("step", step.id),
                scores.why.get(("step", step.id), ()),
            )
            for step in self.catalog.steps
        ]
        found.sort(key=lambda need: -need.score)
        return tuple(need for need in found if need.score > LEAST * found[0].score)

    def _helps(self, scores: Scores, on: date | None) -> tuple[Help, ...]:
        """The services that answer and stand on the day, helped by the steps they stand on."""
        standing = self._standing(on)
        score = {
            id_: scores.get("service", id_) + FROM_STEP * _best_step(offers, scores)
            for id_, offers in standing.items()
        }
        least = LEAST * max(score.values(), default=0.0)
        best = sorted((id_ for id_ in score if score[id_] > least), key=lambda id_: -score[id_])
        return tuple(
            Help(
                self.catalog.service[id_],
                score[id_],
                scores.why.get(("service", id_), ()),
                standing[id_],
            )
            for id_ in best
        )

    def _standing_on(self, on: date | None) -> Mapping[str, tuple[Offer, ...]]:
        """The services that stand on the day, in their order, with the offers by which they do."""
        return {
            id_: standing
            for id_, offers in self.catalog.offers_of.items()
            if (standing := tuple(offer for offer in offers if offer.active(on)))
        }


def _of_part(answer: Answer) -> Answer:
    """How well a part of the map answers: what was understood may be given elsewhere alone."""
    if not (answer.helps or answer.needs):
        return replace(answer, fit="none")
    return replace(answer, fit="weak") if answer.beyond_first else answer


def _best_step(offers: Sequence[Offer], scores: Scores) -> float:
    return max((scores.get("step", step) for step in _own_steps(offers)), default=0.0)


def _own_steps(offers: Sequence[Offer]) -> Iterator[str]:
    """The steps on which a service stands for itself, not at the foot of the whole staircase."""
    return (offer.step.id for offer in offers if not offer.common)


def _strength(scores: Scores) -> float:
    return scores.evidence
