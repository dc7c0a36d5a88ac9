"""A step, a staircase or a group taken away: what goes with it, and what holds it where it is."""

from __future__ import annotations

from collections.abc import Iterator

from navigator import reading
from navigator.editions import edits, tree_items
from navigator.editions.desk import Files, GoneError
from navigator.editions.edits import Edit
from navigator.editions.keyed_rows import Key
from navigator.editions.row_removal import OFFERS, SERVICES, Holder, Removal
from navigator.editions.tree_edits import TreeEdit
from navigator.reading import records

CONTACTS = "contacts.csv"
IN_COLUMNS = {  # in which columns of which tables an id is named, and so held
    "audiences": ((OFFERS, "audience"),),
    "regions": (
        (OFFERS, "region"),
        ("referrals.csv", "regions"),
        (CONTACTS, "region"),
        ("flags.csv", "region"),
    ),
}
ON_STAIRS = ("areas", "steps")


def removal(files: Files, file: str, key: Key) -> Removal:
    """What it takes to take an item away from valid files. Raises GoneError."""
    items = tree_items.items(files, file)
    if key not in items:
        raise GoneError
    itself = TreeEdit(file, key, None)
    if key[0] not in ON_STAIRS or file == reading.URGENT:
        return Removal((itself,), tuple(_named(files, key)))
    going = _going(items, key)
    others = _led_here(items, going)
    company: tuple[Edit | TreeEdit, ...] = (
        *others,
        *_on(files, OFFERS, going),
        *_on(files, CONTACTS, going),
    )
    return Removal((itself, *company), tuple(_held(files, items, key, going)))


def _on(files: Files, file: str, steps: frozenset[str]) -> Iterator[Edit]:
    """The rows of a table that go with steps on which they are."""
    for name, row in edits.by_key(files, file).items():
        if row.cells["step"] in steps:
            yield Edit(file, name, None)


def _going(items: dict[Key, tree_items.Item], key: Key) -> frozenset[str]:
    """The ids that go: that of a step; those of an area and its steps."""
    path = items[key].path
    below = (one for one, item in items.items() if item.path[: len(path)] == path)
    return frozenset(one[1] for one in below)


def _led_here(items: dict[Key, tree_items.Item], going: frozenset[str]) -> Iterator[TreeEdit]:
    """The steps that stay and lead to what goes: they no longer do."""
    for key, item in items.items():
        targets = tuple(item.leaves.get("next", ()))
        if key[-1] not in going and going.intersection(targets):
            left = tuple(one for one in targets if one not in going)
            yield TreeEdit(reading.NEEDS, key, {"next": left})


def _named(files: Files, key: Key) -> Iterator[Holder]:
    for where, column in IN_COLUMNS.get(key[0], ()):
        for name, row in edits.by_key(files, where).items():
            if key[1] in records.parts(row.cells.get(column, "")):
                yield Holder(where, name)


def _held(
    files: Files, items: dict[Key, tree_items.Item], key: Key, going: frozenset[str]
) -> Iterator[Holder]:
    """Services that would stand nowhere, flags, ways to a trade, and a staircase without steps."""
    stays: dict[str, bool] = {}
    for row in edits.by_key(files, OFFERS).values():
        service = row.cells["service"]
        stays[service] = stays.get(service, False) or row.cells["step"] not in going
    yield from (Holder(SERVICES, service) for service, more in stays.items() if not more)
    for name, row in edits.by_key(files, "flags.csv").items():
        if row.cells["step"] in going:
            yield Holder("flags.csv", name)
    ways = items[("occupations",)].leaves
    if any(going.intersection(ids) for name, ids in ways.items() if name.endswith(".steps")):
        yield Holder(reading.NEEDS, "occupations")
    if _alone(items, key):
        yield Holder(reading.NEEDS, "alone")


def _alone(items: dict[Key, tree_items.Item], key: Key) -> bool:
    home = items[key].path[:-1]
    return len([item for item in items.values() if item.path[:-1] == home]) == 1
