"""A flag as it is filled in, and what is wrong with it, all at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from navigator.catalog import Catalog, FlagKind
from navigator.flags import Flag
from navigator.voices import Text, Voice, visible

N = str  # marks a message for the catalogues; it is translated where it is shown

UNTITLED: Mapping[str, str] = {
    "fi": N("Write in Finnish what the public reads."),
    "sv": N("Write in Swedish what the public reads."),
    "en": N("Write in English what the public reads."),
}
LONGEST_TITLE, LONGEST_TEXT = 120, 2000
BASIS = r"[a-z0-9-]+(/[a-z0-9-]+)*"  # the id of a finding, or `report/7`


def untitled(fields: Mapping[str, str], languages: Collection[str]) -> dict[str, str]:
    """A message for each of the languages in which the public would read nothing, by its field."""
    return {
        f"title-{language}": message
        for language, message in UNTITLED.items()
        if language in languages and not visible(fields.get(f"title_{language}", ""))
    }


def misworded(title: str, reason: str) -> dict[str, str]:
    """What is wrong with the words of a flag: a message for each field that has a fault."""
    found = {}
    if not 0 < len(title) <= LONGEST_TITLE:
        found["title"] = N("Say what it is about in 1 to 120 characters.")
    if not 0 < len(reason) <= LONGEST_TEXT:
        found["reason"] = N("Give the reason in 1 to 2,000 characters.")
    return found


@dataclass(frozen=True, slots=True)
class Draft:
    """What was filled in."""

    kind: str
    step: str
    service: str
    title: str
    reason: str
    basis: str  # comes with the link that led here; one of another shape is no basis

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> Draft:
        """The draft in the fields of the form, or of the address that leads to it."""
        basis = fields.get("finding", "")
        return cls(
            kind=fields.get("kind", ""),
            step=fields.get("step", ""),
            service=fields.get("service", ""),
            title=visible(fields.get("title", "")),
            reason=visible(fields.get("reason", "")),
            basis=basis if re.fullmatch(BASIS, basis) else "",
        )

    def faults(self, catalog: Catalog) -> dict[str, str]:
        """What keeps it from being taken: a message for each field that has a fault."""
        return dict(self._faults(catalog))

    def _faults(self, catalog: Catalog) -> Iterator[tuple[str, str]]:
        if self.kind not in get_args(FlagKind):
            yield "kind", N("Choose whether something is missing or too much.")
        known = (not self.step or self.step in catalog.step) and (
            not self.service or self.service in catalog.service
        )
        if not known or not (self.step or self.service):
            yield "step", N("Choose the step or the service, or both.")
        yield from misworded(self.title, self.reason).items()

    def flag(self, voice: Voice, by: str, said: str = "") -> Flag:
        """The flag of a draft without faults, in the language of the page, by somebody.

        `said` is what the finding says on which it rests.
        """
        return Flag(
            id="",  # given when it is kept
            kind="oversupplied" if self.kind == "oversupplied" else "missing",
            step=self.step,
            service=self.service,
            title=Text.of({voice.language: self.title}),
            reason=Text.of({voice.language: self.reason}),
            began="recognised",
            source=by,
            basis=self.basis,
            said=said,
        )
