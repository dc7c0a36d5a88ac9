"""Needs that others serve, as far as a question is about one of them.

They are looked for by the same words and the same meaning as what is on the map, but in an index of
their own: the map must not seem to understand what only others do.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from navigator.catalog import Catalog
from navigator.search.answer import Lead
from navigator.search.index import ELSEWHERE, Concept, Index
from navigator.search.nearness import Nearness
from navigator.voices import LANGUAGES

MOST = 2  # leads of an answer
MEANING = 0.5  # what full nearness in meaning counts; on the map it is a little more
LEAST = 0.75  # the score from which something is worth leading to
BESIDE = 0.8  # the share of the best one's score from which a second stands beside it


class Leads:
    """The referrals of one map."""

    def __init__(self, catalog: Catalog, folder: Path) -> None:
        self._referral = catalog.referral
        self._indexes = {language: Index(folder / ELSEWHERE / language) for language in LANGUAGES}

    def vocabulary(self, language: str) -> frozenset[str]:
        """Every word of what others help with, so that none of them is taken as mistyped."""
        return self._indexes[language].vocabulary

    def of(
        self, concepts: Sequence[Concept], near: Nearness | None, language: str
    ) -> tuple[Lead, ...]:
        """At most two, the better one first; none if none is clearly meant."""
        found = self._indexes[language].find(concepts, len(self._referral))
        why = {hit.id: hit.words for hit in found}
        score = {hit.id: hit.score for hit in found}
        for (kind, id_), nearness in (near.near if near else {}).items():
            if kind == "referral":
                score[id_] = score.get(id_, 0.0) + MEANING * nearness
        best = sorted(score, key=lambda id_: (-score[id_], id_))[:MOST]
        least = max(LEAST, BESIDE * score[best[0]]) if best else LEAST
        return tuple(
            Lead(self._referral[id_], score[id_], why.get(id_, ()))
            for id_ in best
            if score[id_] >= least
        )
