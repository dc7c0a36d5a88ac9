"""Flags on their way: what people judge to be missing or too much, and how far it has come.

The way is that of the region's matching team: recognised → a solution proposed → in practice, or
set aside; and back, too. The data files say where the first flags stand; from then on the moves do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from navigator import catalog
from navigator.catalog import Catalog, FlagKind, FlagState
from navigator.voices import Text

WAYS: Final[Mapping[FlagState, tuple[FlagState, ...]]] = {
    "recognised": ("proposed", "aside"),
    "proposed": ("practice", "recognised", "aside"),
    "practice": ("proposed", "aside"),
    "aside": ("recognised",),
}
RAISED: Final = "raised-"  # so begin the ids of flags that don't come from the data files
UNSOLVED: Final[tuple[FlagState, ...]] = ("recognised", "proposed")


class NoSuchWayError(ValueError):
    """A flag can't go from where it is to where it was sent."""


@dataclass(frozen=True, slots=True)
class Move:
    """A flag went from one state to another: when, by whom, why."""

    at: datetime
    by: str
    was: FlagState
    now: FlagState
    why: str


@dataclass(frozen=True, slots=True)
class Showing:
    """An admin's word on whether the public sees a flag, and what it then reads."""

    at: datetime
    by: str
    shown: bool
    title: Text


@dataclass(frozen=True, slots=True)
class Wording:
    """Its title and its reason, as somebody mended them."""

    at: datetime
    by: str
    title: Text
    reason: Text


@dataclass(frozen=True, slots=True)
class Flag:
    """A judgement about a step, a service, or a service on a step, with all that became of it.

    `step` and `service` are ids, one of them maybe empty. They may lead nowhere: the step may have
    been taken off the map since.
    """

    id: str
    kind: FlagKind
    step: str
    service: str
    title: Text
    reason: Text
    began: FlagState  # where it stood before its first move
    source: str  # who says so: a person's name or a publication
    raised_at: datetime | None = None  # None: it stands in the data files
    basis: str = ""  # what it rests on: the id of a finding, or `report/7`
    said: str = ""  # what the finding said in Finnish when the flag was raised
    moves: tuple[Move, ...] = ()
    showings: tuple[Showing, ...] = ()
    wordings: tuple[Wording, ...] = ()  # the last of them is its title and its reason
    regions: tuple[str, ...] = ()  # ids of those that it is about; none: wherever its step is
    gone: Literal["", "step", "service"] = ""  # what of it is no longer on the map

    @property
    def raised(self) -> bool:
        """Whether it was raised on the desk, and does not come from the data files."""
        return self.raised_at is not None

    @property
    def state(self) -> FlagState:
        return self.moves[-1].now if self.moves else self.began

    @property
    def ways(self) -> tuple[FlagState, ...]:
        """Where it may go from here, onward first."""
        return WAYS[self.state]

    @property
    def shown(self) -> bool:
        """Whether an admin's word that the public sees it still holds.

        It ends when the flag is set aside or solved, so that who moves it back shows nothing.
        Of a move within the same second nobody knows which came first: then it has ended.
        """
        if not self.showings or not self.showings[-1].shown:
            return False
        since = [move for move in self.moves if move.at >= self.showings[-1].at]
        return all(move.now in UNSOLVED for move in since)

    @property
    def public(self) -> bool:
        """Whether visitors see it: an admin says so, nothing has been done about it yet, and what
        it is about is still on the map.
        """
        return self.shown and self.state in UNSOLVED and not self.gone

    @property
    def public_title(self) -> Text:
        """What visitors read: the words that an admin last gave it, or else its own."""
        return self.showings[-1].title if self.showings else self.title

    @property
    def story(self) -> tuple[Move | Showing | Wording, ...]:
        """All that has been done about it, in its order."""
        done: tuple[Move | Showing | Wording, ...]
        done = (*self.moves, *self.showings, *self.wordings)
        return tuple(sorted(done, key=lambda one: one.at))

    @property
    def changes(self) -> int:
        """How often something has been done about it: who has seen as much, has seen all."""
        return len(self.moves) + len(self.showings) + len(self.wordings)

    def move(self, now: FlagState, *, at: datetime, by: str, why: str) -> Move:
        """The move to another state. Raises NoSuchWayError."""
        if now not in self.ways:
            raise NoSuchWayError(f"{self.state} → {now}")
        return Move(at, by, self.state, now, why)


def of_the_map(flag: catalog.Flag) -> Flag:
    """A flag of the data files, before anybody has done anything about it."""
    return Flag(
        id=flag.id,
        kind=flag.kind,
        step=flag.step.id,
        service=flag.service.id if flag.service else "",
        title=flag.title,
        reason=flag.reason,
        began=flag.state,
        source=flag.source,
        regions=tuple(region.id for region in flag.regions),
    )


def together(the_map: Catalog, kept: Iterable[Flag]) -> tuple[Flag, ...]:
    """The flags of the data files and those kept in the store, each once, as the map is now.

    What a flag of the files is about is said by the files, so that its words can be mended there;
    what became of it, by the store. One that has gone from the files stays as it was kept.
    """
    by_id = {flag.id: flag for flag in kept}
    for flag in map(of_the_map, the_map.flags):
        known = by_id.get(flag.id, flag)
        by_id[flag.id] = replace(flag, moves=known.moves, showings=known.showings)
    return tuple(replace(flag, gone=_gone(flag, the_map)) for flag in by_id.values())


def _gone(flag: Flag, the_map: Catalog) -> Literal["", "step", "service"]:
    if flag.step and flag.step not in the_map.step:
        return "step"
    return "service" if flag.service and flag.service not in the_map.service else ""
