"""Words that change on a day: by law, or because an office gets another name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from navigator.catalog.asking import Words


@dataclass(frozen=True, slots=True)
class Term:
    """What something was called, and what it is called from a day on.

    A language in which the word stays the same has no old words.
    """

    id: str
    old: Words = field(hash=False)
    new: Words = field(hash=False)  # the first of each language is its name, the others short forms
    changes_on: date
    checked_on: date
    source: str

    def name(self, language: str) -> str:
        """The new word of a language; that of another one, where it has none."""
        return next(iter(self.new.get(language) or next(iter(self.new.values()))))

    def changed(self, on: date) -> bool:
        """Whether the new word holds on the day."""
        return self.changes_on <= on
