"""One edit taken back, on top of whatever has been published since: its rows, and nothing else.

What the edit changed goes back to what it was, as it was written and where it stood. All of it or
nothing: if one of its rows is no longer as the edit left it, nothing is taken back, and both
versions are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import pairwise

from navigator import reading, store
from navigator.editions import desk, diff, edition, tree_undo
from navigator.editions.desk import Files, GoneError
from navigator.editions.edition import Act, MeanwhileError
from navigator.editions.edits import AGAIN, Cells
from navigator.editions.keyed_rows import Key, Row
from navigator.editions.place import Place
from navigator.environment import day
from navigator.reading import FaultyError
from navigator.store import EditionRow
from navigator.tables import patch

Pair = tuple[Key, Row | None, Row | None]  # a row by its key, as it was and as it is

ORIGIN = "undo"  # of the editions that take an edit back


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A row that is not as the edit left it any more; None for a row that is not there.

    `by` is the edition that made it what it is now.
    """

    file: str
    key: Key
    left: Cells | None
    now: Cells | None
    by: EditionRow


@dataclass(frozen=True, slots=True)
class Undoing:
    """What it takes to take an edit back: the newest files, as they are and as they would be.

    Nothing can be taken back as long as some rows are overtaken, nor if there is nothing left of
    the edit.
    """

    row: EditionRow
    based_on: int
    before: Files
    after: Files
    overtaken: tuple[Overtaken, ...]

    @property
    def nothing_left(self) -> bool:
        return not self.overtaken and self.before == self.after


class OvertakenError(Exception):
    """Some rows of the edit have been changed since."""


@dataclass(slots=True)
class _Weave:
    """How the newest state of a file goes back, row by row, and what speaks against it."""

    old: Sequence[patch.Written]  # the rows as they were before the edit
    come: Mapping[Key, Row]  # those that have come since the edit
    instead: dict[int, patch.Written | None] = field(default_factory=dict)
    below: dict[int, list[patch.Written]] = field(default_factory=dict)
    stand: dict[int, int] = field(default_factory=dict)  # where the rows of old stand now
    overtaken: list[Pair] = field(default_factory=list)

    def put(self, key: Key, before: Row | None, left: Row, now: Row | None) -> None:
        """What the edit changed or added goes back to what it was, or goes."""
        if now and _same(now, left):
            self.instead[now.number] = self.old[before.number - 1] if before else None
        elif not _same(now, before):  # else somebody has taken it back already
            self.overtaken.append((key, left, now))

    def bring_back(self, key: Key, before: Row) -> None:
        """What the edit took away comes back below the row below which it stood."""
        if key not in self.come:
            above = max((number for number in self.stand if number < before.number), default=0)
            text = self.old[before.number - 1]
            self.below.setdefault(self.stand.get(above, 0), []).append(text)
        elif not _same(self.come[key], before):
            self.overtaken.append((key, None, self.come[key]))


def undoing(place: Place, number: int) -> Undoing:
    """What it takes to take the edit of an edition back, on top of the newest edition.

    Raises GoneError if there is no such edition, or it is no edit; FaultyError if today's checks
    can't read it.
    """
    with store.opened(place.database) as kept:
        row = next((one for one in kept.editions.all() if one.number == number), None)
    if row is None or row.parent is None or not row.edited:
        raise GoneError
    newest, now = desk.newest(place)
    was, left = desk.files_of(place, row.parent), desk.files_of(place, number)
    after, overtaken = dict(now), list[Overtaken]()
    for file in (name for name in reading.TABLES if was.get(name) != left.get(name)):
        before, edited, today = (files.get(file, reading.blank(file)) for files in (was, left, now))
        weave = _weave(file, before, edited, today)
        after[file] = _woven(today, weave, edited, before)
        overtaken += _told(place, number, file, weave.overtaken)
    for file in (name for name in reading.TREES if was.get(name) != left.get(name)):
        after[file], pairs = tree_undo.taken_back(file, was, left, now)
        overtaken += _told(place, number, file, pairs)
    return Undoing(row, newest, now, after, tuple(overtaken))


def _woven(now: bytes, weave: _Weave, left: bytes, was: bytes) -> bytes:
    """The newest file without the edit: the very bytes, where nothing has been changed since."""
    return was if now == left else patch.woven(now, weave.instead, weave.below)


def publish(place: Place, number: int, act: Act) -> int:
    """Publish the newest edition without the edit of an edition; its number, 0 if none is left.

    Raises GoneError; OvertakenError, if its rows have been changed since; FaultyError, if what has
    been published since can't do without it; MeanwhileError, if others publish all the time.
    """
    for _ in range(AGAIN):
        with suppress(MeanwhileError):
            return _publish(place, number, act)
    return _publish(place, number, act)


def _publish(place: Place, number: int, act: Act) -> int:
    found = undoing(place, number)
    if found.overtaken:
        raise OvertakenError
    if found.nothing_left:
        return 0
    reading.read(found.after, day.of(act.at))  # every fault, where the diff tells those of a file
    note = act.note or diff.between(found.before, found.after).summary
    act = replace(act, based_on=found.based_on, note=note)
    return edition.publish(found.after, place, act, origin=f"{ORIGIN}/{number}")


def _weave(file: str, was: bytes, left: bytes, now: bytes) -> _Weave:
    """How the rows of one file go back to what they were before the edit."""
    since = diff.pairs(file, left, now)
    here = {row.number: new for _, row, new in since if row}  # by the numbers that the edit left
    texts = patch.written(left)
    weave = _Weave(patch.written(was), {key: new for key, row, new in since if new and not row})
    for key, before, after in _in_order(diff.pairs(file, was, left)):
        new = here[after.number] if after else None
        if before and new:
            weave.stand[before.number] = new.number
        if before and after is None:
            weave.bring_back(key, before)
        elif after and not (before and _alike(weave.old, before, texts, after)):
            weave.put(key, before, after, new)
    return weave


def _in_order(pairs: list[Pair]) -> list[Pair]:
    """As the rows stood before, so that one that comes back knows those above it."""
    return sorted(pairs, key=lambda pair: pair[1].number if pair[1] else 0)


def _alike(
    old: Sequence[patch.Written], before: Row, texts: Sequence[patch.Written], after: Row
) -> bool:
    """Whether a row is written as it was: the edit left it alone."""
    return old[before.number - 1].text == texts[after.number - 1].text


def _same(one: Row | None, other: Row | None) -> bool:
    """Whether two rows say the same; they may be written in different ways."""
    return _cells(one) == _cells(other)


def _told(place: Place, number: int, file: str, pairs: list[Pair]) -> Iterator[Overtaken]:
    by = _last_changes(place, number, file, {key for key, _, _ in pairs}) if pairs else {}
    for key, left, now in pairs:
        yield Overtaken(file, key, _cells(left), _cells(now), by[key])


def _cells(row: Row | None) -> Cells | None:
    return row.cells if row else None


def _last_changes(place: Place, number: int, file: str, keys: set[Key]) -> dict[Key, EditionRow]:
    """By the keys of rows, the newest edition after one in which each was changed."""
    found: dict[Key, int] = {}
    with store.opened(place.database) as kept:
        for (later, new), (_, old) in pairwise(kept.editions.back_to(number, file)):
            changed = _changed(file, old, new) & keys if old != new else set()
            found = dict.fromkeys(changed, later) | found
            if len(found) == len(keys):
                break
        newest = kept.editions.newest
        return {key: kept.editions.row(found.get(key, newest)) for key in keys}


def _changed(file: str, old: bytes, new: bytes) -> set[Key]:
    """The rows that differ; none, if today's checks can't read the file."""
    with suppress(FaultyError):
        return {key for key, was, now in diff.pairs(file, old, new) if not _same(was, now)}
    return set()
