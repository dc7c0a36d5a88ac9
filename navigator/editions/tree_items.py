"""What stands in needs.yaml and urgent.yaml, item by item: where each is, and what it holds.

An item is known as in a diff: a step as `steps, velat`, what stands there once as `urgent`, how
people cry for help in a language as `fi`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from navigator import reading
from navigator.editions.desk import Files
from navigator.editions.keyed_rows import Key
from navigator.reading import Leaf, Leaves, Record, tree_leaves, tree_records, yaml_file
from navigator.voices import LANGUAGES

Path = tuple[str | int, ...]

LISTS = ("regions", "audiences", "areas")
ONCE: Mapping[str, type[Record]] = {  # what stands in needs.yaml once, or not at all
    "site": tree_records.SiteRecord,
    "urgent": tree_records.UrgentRecord,
    "occupations": tree_records.OccupationsRecord,
    "findings": tree_records.FindingsRecord,
    "sides": tree_records.SidesRecord,
    "way_in": reading.records.WordsInLanguages,
}
SAID = ("ask", "danger")  # what is said in other languages, in urgent.yaml
KINDS: Mapping[str, type[Record]] = {
    "regions": tree_records.RegionRecord,
    "audiences": tree_records.NamedRecord,
    "areas": tree_records.AreaRecord,
    "steps": tree_records.StepRecord,
    **ONCE,
    "quiet": tree_records.QuietRecord,
}


@dataclass(frozen=True, slots=True)
class Item:
    """An item: where it stands in its file, and what it holds."""

    path: Path
    leaves: Leaves


def kind_of(file: str, key: Key) -> type[Record] | None:
    """What an item may hold; none, if that are texts by any language."""
    if file == reading.URGENT and key[0] != "quiet":
        return None if key[0] in SAID else tree_records.CriesRecord
    return KINDS[key[0]]


def path_of(tree: Any, file: str, key: Key) -> Path | None:
    """Where an item stands in the plain values of its file; what is there once, or would be."""
    if file == reading.URGENT:
        return _in_cries(tree, key[0])
    if key[0] in ONCE:
        return (key[0],)
    if key[0] == "steps":
        places = (_in_list(one, "steps", key[1]) for one in tree["areas"])
        found = ((i, *place) for i, place in enumerate(places) if place)
        return next((("areas", *place) for place in found), None)
    return _in_list(tree, key[0], key[1])


def _in_cries(tree: Any, name: str) -> Path | None:
    if name == "quiet":
        return ("quiet",)
    home = "other_languages" if name in SAID else "languages"
    return (home, name) if name in tree.get(home, {}) else None


def _in_list(tree: Any, name: str, id_: str) -> Path | None:
    ids = [one.get("id") for one in tree.get(name) or ()]
    return (name, ids.index(id_)) if id_ in ids else None


def at(tree: Any, path: Path) -> Any:
    """What stands at a path; nothing, where there is none."""
    for part in path:
        there = isinstance(part, int) or part in (tree or {})
        tree = tree[part] if there else None
    return tree


def tree_of(files: Files, file: str) -> Any:
    """The plain values of a file; none, where the map has no such file."""
    return yaml_file.read(file, files[file]).value if file in files else None


def items(files: Files, file: str) -> dict[Key, Item]:
    """All items of a file that holds no faults, in their order."""
    if file not in files:
        return {}
    record = reading.rows(file, files[file]).valid[0][1]
    return _of_cries(record) if file == reading.URGENT else _of_needs(record)


def _of_needs(record: Any) -> dict[Key, Item]:
    found: dict[Key, Item] = {
        (name,): Item((name,), tree_leaves.leaves(kind, getattr(record, name)))
        for name, kind in ONCE.items()
    }
    for name in LISTS:
        found |= _listed(name, getattr(record, name), ())
    return found


def _listed(name: str, some: Sequence[Any], home: Path) -> dict[Key, Item]:
    """The items of a list, each with the steps that stand in it below."""
    found: dict[Key, Item] = {}
    for number, one in enumerate(some):
        path = (*home, name, number)
        found[name, one.id] = Item(path, tree_leaves.leaves(KINDS[name], one))
        found |= _listed("steps", getattr(one, "steps", ()), path)
    return found


def _of_cries(record: Any) -> dict[Key, Item]:
    found: dict[Key, Item] = {
        (code,): Item(("languages", code), tree_leaves.leaves(tree_records.CriesRecord, one))
        for code, one in record.languages.items()
    }
    quiet = tree_leaves.leaves(tree_records.QuietRecord, record.quiet)
    found["quiet",] = Item(("quiet",), quiet)
    for name in SAID:
        said: dict[str, Leaf] = dict(getattr(record.other_languages, name))
        found[name,] = Item(("other_languages", name), said)
    return found


def put(value: Any, path: Path, leaf: Leaf) -> Any:
    """A value with something else at the end of a path; what is left empty by that goes."""
    if not path:
        return [*leaf] if isinstance(leaf, tuple) else leaf
    head, rest = path[0], path[1:]
    if isinstance(head, int):
        new = list(value or ())
        one = put(new[head] if head < len(new) else None, rest, leaf)
        new[head : head + 1] = [one] if one else []
        return new
    alike = dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else {}
    inner = alike or dict(value or {})
    inner[head] = put(inner.get(head), rest, leaf)
    return {name: one for name, one in inner.items() if one or name != head}


def with_leaves(value: Any, path: Path, leaves: Leaves) -> Any:
    """A value with other leaves in the item at a path.

    The last of several first, so that one that goes leaves the places of the others as they are.
    """
    for name in sorted(leaves, key=_later_first):
        value = put(value, (*path, *_parts(name)), leaves[name])
    return value


def _parts(name: str) -> Path:
    return tuple(int(part) if part.isdigit() else part for part in name.split("."))


def _later_first(name: str) -> int:
    return -next((part for part in _parts(name) if isinstance(part, int)), 0)
