"""Phrases that a question may hold, in any order and inflection: small words count here, too.

"En saanut työtä" says something else than "sain työtä": what the index leaves out as saying nothing
may turn a meaning round. The phrases are data (`against` and `occupations` in needs.yaml); what
they do to an answer, `weighing` and `trades` decide.
"""

from __future__ import annotations

from collections.abc import Iterable

from navigator.search.morphology import Lexicon
from navigator.search.words import tokens


def spoken(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Every word of the text, as it stands and in its base form."""
    return frozenset(form for token in tokens(text) for form in (token, lexicon.base(token)))


class Phrases:
    """Phrases of one language."""

    def __init__(self, phrases: Iterable[str], lexicon: Lexicon) -> None:
        self._phrases = [
            [frozenset((token, lexicon.base(token))) for token in tokens(phrase)]
            for phrase in phrases
        ]

    def within(self, question: frozenset[str]) -> bool:
        """Whether the question, as `spoken`, holds all words of one of the phrases."""
        return any(all(word & question for word in phrase) for phrase in self._phrases if phrase)
