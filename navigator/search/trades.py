"""Trades in a question: whether somebody wants to learn one, or looks for somebody who has it.

`occupations.csv` beside this module has the everyday names of trades in three languages: whether
one learns them at a vocational school or a university (or is no trade, in spite of its name), and
whether the name alone already says so: who writes no more than *hammaslääkäri* may need one.
Where the ways begin on a map, and the words that tell who wants to learn and who hires, are data of
the map (`occupations` in needs.yaml).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from navigator.catalog import Occupations, Way
from navigator.search.morphology import Lexicon
from navigator.search.phrases import Phrases, spoken
from navigator.search.words import Word, words

LONGEST = 3  # words in the name of a trade
SHORTEST_HEAD = 5  # letters of a trade that compounds may end in: *kotikokki*
BECOMING = ("ksi", "ks")  # the Finnish case of what somebody becomes, and as it is spoken

Key = tuple[str, ...]  # the base forms of a name


@dataclass(frozen=True, slots=True)
class Trade:
    """How a trade is learned, and whether its name alone says that somebody wants to."""

    level: str
    alone: bool


@cache
def _rows() -> tuple[dict[str, str], ...]:
    file = files("navigator.search") / "occupations.csv"
    return tuple(csv.DictReader(file.read_text(encoding="utf-8").splitlines(), delimiter=";"))


class Trades:
    """The trades of one language, and what a map has for those who want to learn one."""

    def __init__(self, occupations: Occupations, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._ways = occupations.ways
        language = lexicon.language
        self._learning = Phrases(occupations.learning.get(language, ()), lexicon)
        self._unless = Phrases(occupations.unless.get(language, ()), lexicon)
        self._working = Phrases(occupations.working.get(language, ()), lexicon)
        self._seeking = Phrases(occupations.seeking.get(language, ()), lexicon)
        self.hiring = occupations.hiring
        self._trades = dict(self._read())

    def _read(self) -> Iterator[tuple[Key, Trade]]:
        for row in _rows():
            for name in filter(None, row[self._lexicon.language].split(", ")):
                key = _key(tuple(words(name, self._lexicon)))
                yield key, Trade(row["level"], row["alone"] == "yes")

    def way(self, text: str) -> Way | None:
        """The way to the trade that somebody wants to learn; None if nobody says so."""
        asked = tuple(words(text, self._lexicon))
        found = next(self._within(asked), None)
        if found is None:
            return None
        said, trade = found
        wish = self._wishes(text, said, alone=trade.alone and len(said) == len(asked))
        return self._ways.get(trade.level) if wish else None

    def hires(self, text: str) -> bool:
        """Whether somebody looks for one who has a trade; not for a doctor, whom people turn to."""
        found = next(self._within(tuple(words(text, self._lexicon))), None)
        if found is None or not found[1].alone or self._becomes(found[0]):
            return False
        heard = spoken(text, self._lexicon)
        otherwise = self._learning.within(heard) or self._working.within(heard)
        return self._seeking.within(heard) and not otherwise

    def _wishes(self, text: str, said: Sequence[Word], *, alone: bool) -> bool:
        """Whether somebody wants to learn: by a word of learning, by what he is to become, or
        where nothing but the trade is said. Who hires doesn’t, nor who looks for a job in it."""
        heard = spoken(text, self._lexicon)
        if self._unless.within(heard):
            return False
        if self._learning.within(heard):
            return True
        return (self._becomes(said) or alone) and not self._working.within(heard)

    def _becomes(self, said: Sequence[Word]) -> bool:
        return self._lexicon.language == "fi" and said[-1].surface.endswith(BECOMING)

    def _within(self, asked: Sequence[Word]) -> Iterator[tuple[Sequence[Word], Trade]]:
        """The trades that are said, with their words, the longest name at each place."""
        for start in range(len(asked)):
            for length in range(min(LONGEST, len(asked) - start), 0, -1):
                phrase = asked[start : start + length]
                trade = self._trades.get(_key(phrase)) or self._headed(phrase)
                if trade:
                    yield phrase, trade
                    break

    def _headed(self, phrase: Sequence[Word]) -> Trade | None:
        """The trade that a compound ends in; in English compounds are written apart."""
        if len(phrase) != 1 or self._lexicon.language == "en":
            return None
        word = phrase[0].bases[0] if len(phrase[0].bases) == 1 else phrase[0].bases[1]
        heads = (word[cut:] for cut in range(1, len(word) - SHORTEST_HEAD + 1))
        known: Mapping[Key, Trade] = self._trades
        return next((known[(head,)] for head in heads if (head,) in known), None)


def _key(phrase: Sequence[Word]) -> Key:
    return tuple(word.bases[-1] for word in phrase)
