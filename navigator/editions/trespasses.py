"""What somebody would change that is not hers: told row by row, whatever way the change came.

Two states of the files are held against each other. So it is the same for a form, an upload, an
undoing and a going back: what counts is what would be different, and whose that is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from navigator import reading
from navigator.editions import diff
from navigator.editions.keyed_rows import Key, Row
from navigator.editions.ownership import (
    HANGING,
    OFFERS,
    SHARED,
    Cells,
    Files,
    Ownership,
    Regions,
    of_files,
)
from navigator.reading import records

Done = Literal["removed", "changed", "added", "moved", "rewritten"]


@dataclass(frozen=True, slots=True)
class Trespass:
    """What is not theirs who would change it: which row, what would become of it, and whose it is.

    The row number is that of the newer file; of a removed row, that of the older one.
    """

    file: str
    done: Done
    key: Key
    row: int
    regions: tuple[str, ...]  # none: it is shared
    cells: Cells


class OthersError(Exception):
    """Something would be changed that belongs to others, or that all share."""

    def __init__(self, trespasses: Collection[Trespass], brought_for: str = "") -> None:
        super().__init__(f"{len(trespasses)} rows belong to others.")
        self.trespasses = tuple(trespasses)
        self.brought_for = brought_for  # the region whose rows a file was said to hold


def refuse(before: Files, after: Files, regions: Collection[str]) -> None:
    """Raises OthersError, if files change what does not lie in some regions; in none, in all."""
    if regions and (found := trespasses(before, after, regions)):
        raise OthersError(found)


def trespasses(before: Files, after: Files, regions: Collection[str]) -> tuple[Trespass, ...]:
    """All that files change and that does not lie wholly in the regions. Raises FaultyError."""
    names = [name for name in reading.FILES if before.get(name) != after.get(name)]
    if not names:
        return ()
    watch = _Watch(of_files(before), of_files(after), frozenset(regions))
    return tuple(
        one for name in names for one in watch.over(name, before.get(name), after.get(name))
    )


@dataclass(frozen=True, slots=True)
class _Watch:
    """Both states of a map, and the regions of somebody who changes it."""

    was: Ownership
    will_be: Ownership
    regions: Regions

    def over(self, file: str, old: bytes | None, new: bytes | None) -> Iterator[Trespass]:
        """What is changed in a file and is not hers."""
        pairs = diff.pairs(file, old, new)
        homes = _homes(pairs) if file == reading.NEEDS else {}
        changed = [pair for pair in pairs if _differs(pair, homes)]
        for key, before, after in changed:
            if owners := self._others(file, key, before, after):
                yield _trespass(file, (key, before, after), owners[0])
        yield from self._moved(file, pairs)
        if file in reading.TREES and not changed:
            yield Trespass(file, "rewritten", (), 1, (), {})

    def _others(self, file: str, key: Key, before: Row | None, after: Row | None) -> list[Regions]:
        """Whose a row was and whose it will be, as far as that is not hers."""
        if key[0] == "regions" and file == reading.NEEDS and not (before and after):
            return [SHARED]  # an employment area more or less concerns all of them
        sides = [self.was.of(file, key, before.cells)] if before else []
        if before is None and after and file == OFFERS:
            sides += self._taken_over(after.cells)
        if after and not self._new_and_free(file, before, after):
            sides.append(self.will_be.of(file, key, after.cells))
        return [owners for owners in sides if not self._hers(owners)]

    def _taken_over(self, offer: Cells) -> Iterator[Regions]:
        """Whose the things of a new offer are, where they are others' alone.

        They would become shared by it, and whoever has kept their texts could no longer do so.
        """
        for part in ("service", "provider", "project"):
            owners = self.was.about(**{part: offer.get(part, "")})
            if owners and owners.isdisjoint(self.regions):
                yield owners

    def _new_and_free(self, file: str, before: Row | None, after: Row) -> bool:
        """Whether it is new and nothing hangs on it yet: it is on nobody's map."""
        return before is None and file in HANGING and not self.will_be.used(file, after.cells)

    def _hers(self, owners: Regions) -> bool:
        return bool(owners) and owners <= self.regions

    def _moved(self, file: str, pairs: list[diff.Pair]) -> Iterator[Trespass]:
        """The first row of others, of each kind, that stands in another order than it did."""
        last: dict[str, int] = {}
        for key, before, after in pairs:
            if before is None or after is None:
                continue
            if self._hers(owners := self.was.of(file, key, before.cells)):
                continue
            kind = key[0] if file in reading.TREES else ""
            if before.number < last.get(kind, 0):
                yield _trespass(file, (key, before, after), owners, "moved")
                return
            last[kind] = before.number


def _differs(pair: diff.Pair, homes: Mapping[str, tuple[str, str]]) -> bool:
    """Whether a row is not as it was; an area is not, if only other steps stand in it."""
    key, before, after = pair
    if before is None or after is None:
        return True
    same = {"steps": ""} if key[0] == "areas" else {}
    was, now = homes.get(key[-1], ("", "")) if key[0] == "steps" else ("", "")
    return {**before.cells, **same} != {**after.cells, **same} or was != now


def _homes(pairs: Iterable[diff.Pair]) -> dict[str, tuple[str, str]]:
    """In which areas each step stood and stands."""
    was: dict[str, str] = {}
    now: dict[str, str] = {}
    for key, before, after in pairs:
        if key[0] == "areas":
            was |= dict.fromkeys(_steps(before), key[1])
            now |= dict.fromkeys(_steps(after), key[1])
    return {step: (was[step], now[step]) for step in was if step in now}


def _trespass(file: str, pair: diff.Pair, owners: Regions, done: Done | None = None) -> Trespass:
    key, before, after = pair
    what: Done = "added" if before is None else "removed" if after is None else "changed"
    stands = after or before
    number, cells = (stands.number, stands.cells) if stands else (0, {})
    return Trespass(file, done or what, key, number, tuple(sorted(owners)), cells)


def _steps(area: Row | None) -> tuple[str, ...]:
    return tuple(records.parts(area.cells["steps"])) if area else ()
