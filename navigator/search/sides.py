"""Who asks, a person or a company: by words that tell, and by the side on which the meaning lies.

It is a guess and treated as one: what is for the other side stands lower, but is not taken away,
and the page asks openly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from navigator.catalog import Catalog, Offer, Who
from navigator.search.cries import Cries
from navigator.search.discriminant import Discriminant, Vectors
from navigator.search.morphology import Lexicon
from navigator.search.nearness import Meaning

EMPLOYER, PERSON = 1.0, -1.0
MEANT = 0.1  # most questions are a person’s: so far the meaning must lie on the other side
SAID, LIES = 1.5, 0.5  # what words tell, and what the side on which the meaning lies
LOSS = 0.75  # what is lost on the wrong side, if it is as good as sure who asks


class Sides:
    """What tells the two apart on one map."""

    def __init__(
        self, catalog: Catalog, lexicons: Mapping[str, Lexicon], meaning: Meaning | None
    ) -> None:
        self._of = _sides(catalog)
        self._said = {who: Cries(words, lexicons) for who, words in catalog.sides.items()}
        self._line: Discriminant | None = meaning.line(self._of) if meaning else None

    def lean(self, text: str, vector: Vectors | None) -> float:
        """From -1 for a person to 1 for a company; near 0 where nothing tells."""
        said = SAID * (self._says("employer", text) - self._says("person", text))
        meant = self._line.side(vector) - MEANT if self._line and vector is not None else 0.0
        return max(PERSON, min(EMPLOYER, said + LIES * meant))

    def _says(self, who: Who, text: str) -> int:
        return who in self._said and self._said[who].within(text)

    def kept(self, kind: str, id_: str, lean: float) -> float:
        """The share of its score that a thing keeps, if one leans so far to a side."""
        side = self._of.get((kind, id_), 0.0)
        return 1.0 - LOSS * abs(lean) if side * lean < 0 else 1.0


def _sides(catalog: Catalog) -> dict[tuple[str, str], float]:
    """The side of each step, and of each service that stands on one side alone."""
    found = {("step", step.id): _sign(step.audience) for step in catalog.steps}
    for service in catalog.services:
        signs = set(_signs(catalog.offers_of[service.id]))
        if len(signs) == 1:
            found["service", service.id] = signs.pop()
    return found


def _signs(offers: Iterable[Offer]) -> Iterable[float]:
    return (_sign(offer.step.audience) for offer in offers)


def _sign(who: Who) -> float:
    return EMPLOYER if who == "employer" else PERSON
