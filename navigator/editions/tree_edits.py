"""Edits of what stands in needs.yaml and urgent.yaml: an item is changed, added, moved, taken away.

As with rows: an edit is taken if its item is as it was, whatever else has changed since.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from navigator import reading
from navigator.editions import tree_items
from navigator.editions.desk import Files, GoneError
from navigator.editions.keyed_rows import Key
from navigator.editions.tree_items import Path
from navigator.reading import FaultyError, Leaves, tree_leaves, yaml_file
from navigator.tables import Problem, tree_patch

ORDER = tree_leaves.key_order()


@dataclass(frozen=True, slots=True)
class TreeEdit:
    """Other leaves of an item, by their names; or its removal, without leaves.

    A new one stands in a list (a step in that of its `area`), where its place is named there.
    """

    file: str
    key: Key
    leaves: Leaves | None = field(default_factory=dict)
    new: bool = False
    area: str = ""
    place: int | None = None


def met(files: Files, edit: TreeEdit) -> Mapping[str, object]:
    """What the item of an edit holds. Raises GoneError."""
    found = tree_items.items(files, edit.file).get(edit.key)
    if found is None:
        raise GoneError
    return found.leaves


def edited(files: Files, edits: Sequence[TreeEdit]) -> dict[str, bytes]:
    """The files with some items edited, and every other byte as it was.

    Raises GoneError; and FaultyError for a file that can't be changed piece by piece.
    """
    found = dict(files)
    for file in {one.file for one in edits}:
        tree = tree_items.tree_of(files, file)
        for one in (one for one in edits if one.file == file):
            _refuse_twin(files[file], tree, one)
            tree = _done(tree, one)
        try:
            found[file] = tree_patch.patched(files[file], tree, ORDER)
        except tree_patch.CrookedError:
            raise FaultyError([Problem.at(file, "crooked")]) from None
    return found


def _refuse_twin(data: bytes, tree: Any, edit: TreeEdit) -> None:
    """A language that is there already, which would be written over. Raises FaultyError."""
    path = tree_items.path_of(tree, edit.file, edit.key) if edit.file == reading.URGENT else None
    if edit.new and path:
        values = {"value": edit.key[0], "other": yaml_file.read(edit.file, data).line(path)}
        raise FaultyError([Problem.at(edit.file, "doubled-id", None, "id", **values)])


def _done(tree: Any, edit: TreeEdit) -> Any:
    """The plain values of a file after an edit."""
    if edit.new:
        return _with(tree, edit)
    path = tree_items.path_of(tree, edit.file, edit.key)
    if path is None:
        raise GoneError
    if edit.leaves is None:
        return _changed(tree, path[:-1], lambda home: _without(home, path[-1]))
    changed = tree_items.with_leaves(tree, path, edit.leaves)
    return changed if edit.place is None else _moved(changed, path, edit.place)


def _with(tree: Any, edit: TreeEdit) -> Any:
    """The values with a new item, at its place or after the others."""
    leaves = edit.leaves or {}
    if edit.file == reading.URGENT:
        return tree_items.with_leaves(tree, ("languages", edit.key[0]), leaves)
    home = _home(tree, edit)
    item = tree_items.with_leaves({}, (), leaves)
    return _changed(tree, home, lambda some: _inserted(some, item, edit.place))


def _home(tree: Any, edit: TreeEdit) -> Path:
    """The list in which a new item is to stand. Raises GoneError."""
    if edit.key[0] != "steps":
        return (edit.key[0],)
    area = tree_items.path_of(tree, edit.file, ("areas", edit.area))
    if area is None:
        raise GoneError
    return (*area, "steps")


def path_after(tree: Any, edit: TreeEdit) -> Path:
    """Where the item of an edit stands in the values that hold it; a new one, after the others.

    Not by its id, which another one may have as well.
    """
    if edit.new and edit.file == reading.NEEDS:
        home = _home(tree, edit)
        return (*home, len(tree_items.at(tree, home)) - 1)
    return tree_items.path_of(tree, edit.file, edit.key) or ()


def _inserted(some: Any, item: Any, place: int | None) -> list[Any]:
    new = list(some or ())
    new.insert(len(new) if place is None else place, item)
    return new


def _without(home: Any, part: str | int) -> Any:
    if isinstance(home, list):
        return [one for i, one in enumerate(home) if i != part]
    return {name: one for name, one in home.items() if name != part}


def _moved(tree: Any, path: Path, place: int) -> Any:
    item = tree_items.at(tree, path)
    left = _changed(tree, path[:-1], lambda home: _without(home, path[-1]))
    return _changed(left, path[:-1], lambda home: _inserted(home, item, place))


def _changed(tree: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    """The values with what stands at a path changed."""
    if not path:
        return change(tree)
    head, rest = path[0], path[1:]
    if isinstance(head, int):
        return [_changed(one, rest, change) if i == head else one for i, one in enumerate(tree)]
    return {**tree, head: _changed((tree or {}).get(head), rest, change)}
