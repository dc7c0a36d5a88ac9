"""How people ask, as the map knows it: everyday words, cries for help, a wish for a trade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from navigator.voices import Text

Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Synonym:
    """An everyday word or phrase of one language, and the map's own words for what it means."""

    language: str
    word: str
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Urgent:
    """Words that call for help at once, and what is then said before all else."""

    words: Words
    message: Text
    contacts: tuple[tuple[Text, Text], ...]  # what they are called, and tel: or https: addresses
    services: tuple[str, ...]  # those that help when the danger is over


@dataclass(frozen=True, slots=True)
class Cries:
    """How a question is known as a cry for help, by language, of which there are more than ours.

    How phrases are written is told in docs/data.md.
    """

    phrases: Words  # each alone is a cry
    doubtful: Words  # words of people in need, and of those who work with them
    sentences: Words  # to which a question may be near in meaning
    calm: Words  # near to those in words or mood, and asked calmly
    quiet: Text  # the line below answers that say little
    ask: Mapping[str, str]  # in other languages: in which one can ask here
    danger: Mapping[str, str]  # and what to do in danger


@dataclass(frozen=True, slots=True)
class Way:
    """Where the way to a trade begins: steps and services, by their ids, the best first."""

    steps: tuple[str, ...]
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occupations:
    """What tells that somebody wants to learn or to hire a trade, and the ways that lead there."""

    learning: Words
    unless: Words  # then it is said by an employer, or by somebody who has learned it
    working: Words  # then it is what a jobseeker already knows
    ways: Mapping[str, Way]  # by where a trade is learned: vocational, higher
    seeking: Words = field(default_factory=dict)  # then somebody who has it is looked for
    hiring: Way | None = None  # what helps to find one
