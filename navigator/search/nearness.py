"""Which things of the map a question is near to in meaning: the vectors of one index, compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from navigator.embedding import Embedder
from navigator.search.discriminant import Discriminant, Vectors
from navigator.search.distress import Distress
from navigator.voices import LANGUAGES

Thing = tuple[str, str]  # kind and id

SIDES = 2  # of a line
OTHERS = 0.3  # what nearness in all languages counts, against that in the language asked in
FARTHEST, NEAREST = 0.0, 4.0  # deviations above the mean that count as not near, as fully near


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a question is to each thing, from 0 to 1 among things of its kind; and at all."""

    near: Mapping[Thing, float]
    closest: float  # the cosine of the nearest text of the map


Compared = Mapping[str, Nearness]  # by the language in which the things are told


def numbers(vector: bytes) -> Vectors:
    return np.frombuffer(vector, dtype=np.float32)


class Meaning:
    """The vectors of one index, ready to be compared with questions."""

    def __init__(self, file: Path, embedder: Embedder) -> None:
        self._model = embedder
        with np.load(file, allow_pickle=False) as kept:
            things = list(zip(kept["kind"].tolist(), kept["id"].tolist(), strict=True))
            languages, vectors = kept["language"], kept["vector"]
        kinds = np.array([kind for kind, _ in things])
        cries, calm = (vectors[kinds == kind] for kind in ("cry", "calm"))
        of_the_map = (kinds != "cry") & (kinds != "calm")
        learned = len(cries) and len(calm)
        self._distress = Distress(cries, calm, vectors[of_the_map]) if learned else None
        self._things = {}
        for language in LANGUAGES:
            rows = np.flatnonzero((languages == language) & of_the_map)
            self._things[language] = (_Things([things[row] for row in rows]), vectors[rows])

    @property
    def at_hand(self) -> bool:
        """Whether questions are understood right now; while the engine is away, they are not."""
        return self._model.at_hand()

    def of(self, text: str, *, patient: bool = False) -> Vectors | None:
        """The meaning of a question; None if it can't be had in time."""
        # The model reads capitals as other words, and people forget the key that makes them.
        quiet = text.lower() if text.isupper() else text
        vector = self._model.question(quiet, patient=patient)
        return None if vector is None else numbers(vector)

    def compared(self, question: Vectors) -> Compared:
        """How near the question is to each thing, as it is told in each language."""
        return {language: self._near(question, language) for language in LANGUAGES}

    def _near(self, question: Vectors, language: str) -> Nearness:
        things, vectors = self._things[language]
        best = things.best(vectors @ question)
        return Nearness(
            near=things.standing_out(best),
            closest=float(best[things.own].max(initial=0.0)),
        )

    def line(self, side_of: Mapping[Thing, float]) -> Discriminant | None:
        """What tells the texts of things on one side from those of things on the other."""
        groups: dict[float, list[Vectors]] = {}
        for things, vectors in self._things.values():
            for row, thing in enumerate(things.owners):
                if thing in side_of:
                    groups.setdefault(side_of[thing], []).append(vectors[row])
        if len(groups) < SIDES:
            return None
        return Discriminant([(np.array(rows), side, 0.5) for side, rows in groups.items()])

    def distress(self, question: Vectors) -> float | None:
        """How much the question sounds like a cry for help; None where the map knows no cries."""
        return self._distress.score(question) if self._distress else None


def averaged(found: Compared, language: str, *, foreign: bool = False) -> Nearness:
    """How near a question is to each thing, as it is told in the language and in the others.

    What is meant is near in all of them, and other things by turns: so they are averaged, for a
    question in a foreign language all alike. Referrals are looked for in the language alone.
    """
    own = found[language]
    of_others = 1.0 if foreign else OTHERS
    shares = dict.fromkeys(LANGUAGES, of_others / len(LANGUAGES))
    shares[language] += 1 - of_others
    return Nearness(
        near={
            thing: sum(share * found[one].near.get(thing, 0.0) for one, share in shares.items())
            if foreign or thing[0] != "referral"
            else nearness
            for thing, nearness in own.near.items()
        },
        closest=max(one.closest for one in found.values()) if foreign else own.closest,
    )


class _Things:
    """Which rows of the vectors belong to which thing, and which things are of one kind."""

    def __init__(self, owners: Sequence[Thing]) -> None:
        self.owners = owners
        self.all = list(dict.fromkeys(owners))
        place = {thing: row for row, thing in enumerate(self.all)}
        self._owner = np.array([place[thing] for thing in owners], dtype=np.intp)
        kinds = np.array([kind for kind, _ in self.all])
        self.own = kinds != "referral"
        self._kinds = [np.flatnonzero(kinds == kind) for kind in dict.fromkeys(kinds.tolist())]

    def best(self, cosines: Vectors) -> Vectors:
        """The nearest text of each thing."""
        found = np.full(len(self.all), -1.0, dtype=np.float32)
        np.maximum.at(found, self._owner, cosines)
        return found

    def standing_out(self, best: Vectors) -> dict[Thing, float]:
        """How far each thing stands out among its kind.

        The cosines of this model lie close together, all between 0.75 and 0.95: by themselves they
        rank, but say little. So deviations from the mean are told, capped at four.
        """
        out = np.zeros(len(best), dtype=np.float32)
        for rows in self._kinds:
            spread = best[rows].std() + 1e-9
            out[rows] = np.clip((best[rows] - best[rows].mean()) / spread, FARTHEST, NEAREST)
        return dict(zip(self.all, (out / NEAREST).tolist(), strict=True))
