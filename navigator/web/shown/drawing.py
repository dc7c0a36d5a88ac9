"""What is written on the pictures of the stairs, in the voice and on the day of the request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from navigator.catalog import Area, Step
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
        return stairs.picture(
            _facts(self.area),
            _nothing,
            lambda facts: [" ".join(map(str, self.numbers.get(facts.step, ())))],
            stairs.MARKED,
        )

    def words(self, speech: Speech) -> str:
        """The same for those who do not see it."""
        told = "; ".join(
            f"{', '.join(map(str, self.numbers[step]))}: {step.title.in_voice(speech.voice)}"
            for step in self.area.steps
            if step in self.numbers
        )
        return " ".join((speech.gettext("Where on the stairs:"), told))


def drawn(area: Area) -> Picture:
    """The staircase of an area, to be read: titles, counts and signs."""
    frame = stairs.PLAIN if the_voice().plain else stairs.LARGE
    return stairs.picture(_facts(area), _title, signs, frame, the_seams)


def miniature(area: Area) -> Picture:
    """The staircase of an area as an emblem: how many services stand on each step."""
    return stairs.picture(_facts(area), _nothing, _number, stairs.SMALL)


def signs(facts: Facts) -> list[str]:
    """What is to be said of a step: how much stands there, what ends soon, where one goes next."""
    speech = the_speech()
    return [
        speech.ngettext("%(num)s service", "%(num)s services", facts.services)
        if facts.services
        else speech.gettext("no services now"),
        *([ending(facts)] if facts.ending else []),
        *(f"→ {name}" for name in dict.fromkeys(_area_name(step.area) for step in facts.exits)),
    ]


def ending(facts: Facts) -> str:
    """How much of a step ends soon."""
    return the_speech().ngettext("%(num)s ends soon", "%(num)s end soon", facts.ending)


def _facts(area: Area) -> tuple[Facts, ...]:
    return stairs.facts(the_edition().graph, area, the_day())


def _title(facts: Facts) -> str:
    return facts.step.title.in_voice(the_voice()).words


def _nothing(_facts: Facts) -> str:
    return ""


def _number(facts: Facts) -> list[str]:
    return [str(facts.services)]


def _area_name(area: str) -> str:
    return the_edition().catalog.area[area].title.in_voice(the_voice()).words
