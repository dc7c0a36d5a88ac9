"""A finding: what the map itself shows to be missing, too much, ending, ended or out of date.

Findings are computed from an edition and a day and never stored. A person's judgement is a flag; it
may rest on a finding, which it names by the id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from navigator.catalog import (
    Area,
    Audience,
    FlagKind,
    Project,
    Provider,
    Referral,
    Region,
    Service,
    Step,
    Term,
)
from navigator.voices import Voice

Group = Literal["missing", "ending", "ended", "oversupplied", "stale", "unwritten"]

# Every kind with the group it belongs to, in the order in which they are told.
KINDS: Mapping[str, Group] = {
    "empty-step": "missing",
    "closed-step": "missing",
    "projects-only": "missing",
    "audience-gone": "missing",
    "few-providers": "missing",
    "unreached-step": "missing",
    "given-next-door": "missing",
    "step-ends": "ending",
    "service-ends": "ending",
    "project-ends": "ending",
    "service-ended": "ended",
    "project-ended": "ended",
    "many-providers": "oversupplied",
    "many-of-kind": "oversupplied",
    "outdated-term": "stale",
    "changing-term": "stale",
    "silent-link": "stale",
    "stale-service": "stale",
    "stale-referral": "stale",
    "unwritten-step": "unwritten",
    "unwritten-service": "unwritten",
    "unwritten-note": "unwritten",
    "unwritten-region": "unwritten",
    "no-way-in": "unwritten",
    "unknown-intake": "unwritten",
    "draft": "unwritten",  # of the desk, beside those of the map
}
GROUPS: tuple[Group, ...] = tuple(dict.fromkeys(KINDS.values()))
# No need of a step, so nothing that a flag could say of one: these are mended in the data.
NO_FLAG: frozenset[Group] = frozenset({"stale", "unwritten"})


@dataclass(frozen=True, slots=True)
class Held:
    """An old word in a text: which text of which kind of thing, in which voice."""

    text: str
    voice: Voice
    word: str
    holder: tuple[str, str]  # the kind of thing, and its id if it has one


@dataclass(frozen=True, slots=True)
class Draft:
    """A row that waits on the desk until it is written: what it is of, and what is still empty.

    What it is called, and its fields that are in no language, in the words of the reader.
    """

    number: int
    title: str
    by: str
    empty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding, with what it rests on and the figures that make it one."""

    kind: str  # one of KINDS
    area: Area | None = None  # a staircase as a whole
    step: Step | None = None
    service: Service | None = None
    project: Project | None = None
    provider: Provider | None = None
    referral: Referral | None = None
    region: Region | None = None
    audience: Audience | None = None
    draft: Draft | None = None
    provider_kind: str = ""
    term: Term | None = None
    link: str = ""
    # Facts beside it, which may change while the finding stays the same one.
    providers: tuple[Provider, ...] = ()
    audiences: tuple[Audience, ...] = ()
    regions: tuple[Region, ...] = ()
    day: date | None = None
    status: str = ""
    lacking: tuple[tuple[str, tuple[Voice, ...]], ...] = ()  # texts, and voices without them
    held: tuple[Held, ...] = ()  # old words, in the order of the texts
    unknown: tuple[str, ...] = ()  # questions of an intake without an answer
    figures: Mapping[str, float] = field(default_factory=dict, hash=False)

    @property
    def id(self) -> str:
        """The same on every day on which it is found: `empty-step/velat`."""
        if self.draft:
            return f"{self.kind}/{self.draft.number}"
        if self.link:
            return f"{self.kind}/{self.link}"
        things = (
            *(self.area, self.step, self.service, self.project, self.provider, self.referral),
            *(self.region, self.audience, self.term),
        )
        parts = (self.kind, *(thing.id for thing in things if thing), self.provider_kind)
        return "/".join(part for part in parts if part)

    @property
    def group(self) -> Group:
        return KINDS[self.kind]

    @property
    def flag(self) -> FlagKind | None:
        """The kind of flag that may rest on it; None where there is no step to flag."""
        if not self.step or self.group in NO_FLAG:
            return None
        return "oversupplied" if self.group == "oversupplied" else "missing"
