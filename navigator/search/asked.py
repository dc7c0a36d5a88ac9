"""A question as it is asked, and its meaning, which is looked for once and only if it is needed."""

from __future__ import annotations

from functools import cached_property

from navigator.search.discriminant import Vectors
from navigator.search.nearness import Compared, Meaning, Nearness, averaged


class Asked:
    """A question; the patient wait longer for its meaning, and behind everybody else."""

    def __init__(
        self, text: str, meaning: Meaning | None, *, patient: bool = False, foreign: bool = False
    ) -> None:
        self.text = text
        self.foreign = foreign  # in none of our languages
        self._meaning = meaning
        self._patient = patient
        self.misses_meaning = False  # there is a model, but it could not be asked in time

    @cached_property
    def vector(self) -> Vectors | None:
        """Its meaning; None where words alone must do."""
        found = self._meaning.of(self.text, patient=self._patient) if self._meaning else None
        self.misses_meaning = self._meaning is not None and found is None
        return found

    def near(self, language: str) -> Nearness | None:
        """How near it is to each thing; None where words alone must do."""
        found = self._compared
        return averaged(found, language, foreign=self.foreign) if found else None

    @cached_property
    def _compared(self) -> Compared | None:
        """Compared once, though the question may be read in several languages."""
        if self._meaning is None or self.vector is None:
            return None
        return self._meaning.compared(self.vector)

    @property
    def distress(self) -> float | None:
        """How much it sounds like a cry for help; None where words alone must do."""
        if self._meaning is None or self.vector is None:
            return None
        return self._meaning.distress(self.vector)
