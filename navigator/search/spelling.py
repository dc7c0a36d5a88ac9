"""The spelling of one language: which word of the map was meant by one that is no word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

SHORTEST = 4  # letters of a word that can be told from its neighbours
LETTERS_A_SLIP = 4  # one slip is forgiven for each so many letters
MOST_SLIPS = 3


class Spelling:
    """The written words of the map, ready to be compared with typed ones."""

    def __init__(self, written: Mapping[str, int]) -> None:
        """Of the words as they are written, each with the number of things that use it."""
        self._spread = dict(sorted(written.items(), key=lambda item: (-item[1], item[0])))
        self._unmarked = {unmarked(word): word for word in reversed(self._spread)}
        self._by_length: dict[int, list[str]] = {}
        for word in self._spread:
            if len(word) >= SHORTEST:
                self._by_length.setdefault(len(word), []).append(word)

    def without_marks(self, typed: str) -> str | None:
        """The word that was meant where the dots were forgotten: `tyohakemus`."""
        return self._unmarked.get(typed) if typed == unmarked(typed) else None

    def nearest(self, typed: str) -> str | None:
        """The word that is fewest slips away; of several, the one that more things use.

        A slip is a letter too many, too few or wrong, or two that changed places.
        """
        found = self._nearest(typed)
        return found[2] if found else None

    def slips(self, typed: str) -> int | None:
        """How many slips away the nearest word is; None where none is near."""
        found = self._nearest(typed)
        return found[0] if found else None

    def _nearest(self, typed: str) -> tuple[int, int, str] | None:
        """The nearest word, with the number of slips before it."""
        if len(typed) < SHORTEST or not typed.isalpha():
            return None
        near = [
            (slips, place, word)
            for place, (word, slips) in enumerate(self._near(typed))
            if slips <= min(MOST_SLIPS, max(len(word), len(typed)) // LETTERS_A_SLIP)
        ]
        return min(near, default=None)

    def _near(self, typed: str) -> Iterator[tuple[str, int]]:
        """The words that may be near, with the number of slips, common words first."""
        lengths = range(len(typed) - MOST_SLIPS, len(typed) + MOST_SLIPS + 1)
        words = [word for length in lengths for word in self._by_length.get(length, ())]
        words.sort(key=lambda word: -self._spread[word])
        scorer = DamerauLevenshtein.distance
        for word, slips, _ in process.extract_iter(
            typed, words, scorer=scorer, score_cutoff=MOST_SLIPS
        ):
            yield word, int(slips)


def unmarked(text: str) -> str:
    """The text without the marks on its letters: `työ` → `tyo`."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))
