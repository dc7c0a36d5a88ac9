"""What an edit changed in needs.yaml or urgent.yaml, taken back: its items, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from navigator.editions import keyed_rows, tree_edits, tree_items
from navigator.editions.desk import Files
from navigator.editions.keyed_rows import Key, Row
from navigator.editions.tree_edits import TreeEdit
from navigator.editions.tree_items import Item
from navigator.reading import Leaves

Items = Mapping[Key, Item]
Pair = tuple[Key, Row | None, Row | None]  # an item by its key, as the edit left it and as it is


@dataclass(frozen=True, slots=True)
class _Three:
    """The items of a file before an edit, as it left them, and as they are now."""

    file: str
    was: Items
    left: Items
    now: Items

    @property
    def open(self) -> list[Key]:
        """What the edit changed and nobody has taken back: areas before their steps."""
        keys = dict.fromkeys((*self.was, *self.left))
        changed = (key for key in keys if _held(self.was, key) != _held(self.left, key))
        return [key for key in changed if _held(self.now, key) != _held(self.was, key)]

    @property
    def overtaken(self) -> list[Key]:
        return [key for key in self.open if _held(self.now, key) != _held(self.left, key)]

    def edits(self) -> Iterator[TreeEdit]:
        """What takes the edit back: what came goes, from below; else it is as it was."""
        for key in reversed([key for key in self.open if key not in self.was]):
            yield TreeEdit(self.file, key, None)
        for key in (key for key in self.open if key in self.was):
            yield self.restored(key)
        yield from self.moved_back()

    def restored(self, key: Key) -> TreeEdit:
        before = self.was[key]
        if key in self.now:
            there = self.now[key].leaves
            gone = {name: () if isinstance(there[name], tuple) else "" for name in there}
            return TreeEdit(self.file, key, gone | dict(before.leaves))
        part = before.path[-1]
        place = part if isinstance(part, int) else None
        return TreeEdit(self.file, key, before.leaves, new=True, area=self.area(key), place=place)

    def area(self, key: Key) -> str:
        """The area in which a step stood."""
        path = self.was[key].path[:2]
        return next((one[1] for one, item in self.was.items() if item.path == path), "")

    def moved_back(self) -> Iterator[TreeEdit]:
        """The order of before, where the edit changed it and nobody has since."""
        for keys in _by_home(self.was).values():
            was, left, now = (_order(keys, some) for some in (self.was, self.left, self.now))
            if was != left == now:
                yield from (TreeEdit(self.file, key, {}, place=i) for i, key in enumerate(was))


def taken_back(file: str, was: Files, left: Files, now: Files) -> tuple[bytes, list[Pair]]:
    """The newest file without an edit; and what of it has been changed since, if anything."""
    if now[file] == left[file]:
        return was[file], []
    three = _Three(file, *(tree_items.items(files, file) for files in (was, left, now)))
    if keys := three.overtaken:
        tables = [keyed_rows.table(file, files[file]) for files in (left, now)]
        return now[file], [(key, tables[0].get(key), tables[1].get(key)) for key in keys]
    return tree_edits.edited(now, list(three.edits()))[file], []


def _held(items: Items, key: Key) -> Leaves | None:
    return items[key].leaves if key in items else None


def _by_home(items: Items) -> dict[tuple[str | int, ...], list[Key]]:
    """The keys of items that stand in lists, by their list."""
    found: dict[tuple[str | int, ...], list[Key]] = {}
    for key, item in items.items():
        if isinstance(item.path[-1], int):
            found.setdefault(item.path[:-1], []).append(key)
    return found


def _order(keys: list[Key], items: Items) -> list[Key]:
    """Some keys as their items stand."""
    return [key for key in items if key in keys]
