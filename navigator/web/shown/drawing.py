"""What is written on the pictures of the stairs, in the voice and on the day of the request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from navigator.catalog import Area, Standing, Step
from navigator.pictures import Facts, Picture, stairs
from navigator.voices import Speech
from navigator.web.request import the_day, the_edition, the_seams, the_speech, the_voice

VOICE_NAMES = {
    "fi": "suomi",
    "sv": "svenska",
    "en": "English",
    "fi-simple": "selkosuomi",
    "sv-simple": "lätt svenska",
    "en-simple": "easy English",
}


@dataclass(frozen=True, slots=True)
class Where:
    """A staircase on which items of a path stand, with their numbers."""

    area: Area
    numbers: Mapping[Step, Sequence[int]]

    @property
    def picture(self) -> Picture:
        """The staircase as an emblem, the numbers on its steps."""
        return stairs.picture(_facts(self.area), stairs.Words(signs=self._numbers), stairs.MARKED)

    def _numbers(self, facts: Facts) -> list[str]:
        return [" ".join(map(str, self.numbers.get(facts.step, ())))]

    def words(self, speech: Speech) -> str:
        """The same for those who do not see it."""
        told = "; ".join(
            f"{', '.join(map(str, self.numbers[step]))}: {step.title.in_voice(speech.voice)}"
            for step in self.area.steps
            if step in self.numbers
        )
        return " ".join((speech.gettext("Where on the stairs:"), told))


def drawn(area: Area) -> Picture:
    """The staircase of an area, to be read: titles, what helps on each step, signs."""
    frame = stairs.PLAIN if the_voice().plain else stairs.LARGE
    words = stairs.Words(_title, signs, _names, _more, the_seams)
    return stairs.picture(_facts(area), words, frame)


def miniature(area: Area) -> Picture:
    """The staircase of an area as an emblem: how many services stand on each step."""
    return stairs.picture(_facts(area), stairs.Words(signs=_number), stairs.SMALL)


def signs(facts: Facts) -> list[str]:
    """What is to be said of a step beside its services: that it has none, where one goes next."""
    areas = dict.fromkeys(_area_name(step.area) for step in facts.exits)
    none = [the_speech().gettext("no services now")] if facts.empty else []
    return [*none, *(f"→ {name}" for name in areas)]


def _names(facts: Facts) -> list[str]:
    """The names of what helps on a step; of what soon leaves it, until when it is there."""
    return [_name(standing, facts) for standing in facts.standings]


def _name(standing: Standing, facts: Facts) -> str:
    name = standing.service.name.in_voice(the_voice()).words
    if standing not in facts.leaving or not standing.ends_on:
        return name
    day = the_speech().day(standing.ends_on)
    return f"{name}, {the_speech().gettext('until %(day)s', day=day)}"


def _more(number: int) -> str:
    return the_speech().ngettext("+ %(num)s more", "+ %(num)s more", number)


def _facts(area: Area) -> tuple[Facts, ...]:
    return stairs.facts(the_edition().graph, area, the_day())


def _title(facts: Facts) -> str:
    return facts.step.title.in_voice(the_voice()).words


def _number(facts: Facts) -> list[str]:
    return [str(facts.services)]


def _area_name(area: str) -> str:
    return the_edition().catalog.area[area].title.in_voice(the_voice()).words
