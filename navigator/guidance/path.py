"""A path: the steps and services that somebody picked as a way forward, in their order.

It lives in an address alone: `4k2m-9x1c-07ab`, a short code for each item. A code is the beginning
of a fingerprint of the item's id, so that nothing has to be kept anywhere; one that two things come
to share names neither of them, rather than the wrong one.
"""

from __future__ import annotations

import base64
import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from typing import Literal, TypeAlias

from navigator.catalog import Catalog, Referral, Service, Step

Kind = Literal["step", "service", "referral"]
Thing: TypeAlias = Step | Service | Referral

MOST = 12  # items: what still fits on two sheets of paper in two languages
SHORTEST = 4  # letters of a code
LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz234567", "0123456789abcdefghjkmnpqrstvwxyz")
MISREAD = str.maketrans("ilo", "110")  # Crockford: letters that are read as digits on paper


@dataclass(frozen=True, slots=True)
class Item:
    """A step, a service or a referral on a path."""

    kind: Kind
    thing: Thing
    code: str


@dataclass(frozen=True, slots=True)
class Path:
    """The items of a path, and what of its address could not be read."""

    items: tuple[Item, ...] = ()
    unknown: tuple[str, ...] = ()  # parts that are the code of nothing, or of two things
    left_out: int = 0  # items beyond MOST

    @property
    def text(self) -> str:
        """The path as it stands in an address."""
        return "-".join(item.code for item in self.items)

    @property
    def full(self) -> bool:
        return len(self.items) >= MOST

    def __contains__(self, item: object) -> bool:
        return item in self.items

    def with_(self, *items: Item) -> Path:
        """The path with items at its end, as far as there is room and they are not yet on it."""
        added = dict.fromkeys((*self.items, *items))
        return Path(tuple(added)[:MOST])

    def without(self, item: Item) -> Path:
        return Path(tuple(other for other in self.items if other != item))

    def moved(self, item: Item, by: int) -> Path:
        """The path with an item that many places later, or earlier; never beyond an end."""
        rest = list(self.without(item).items)
        rest.insert(max(0, self.items.index(item) + by), item)
        return Path(tuple(rest))


@dataclass(frozen=True)
class Codes:
    """The short codes of all steps, services and referrals of a catalogue."""

    fingerprints: Mapping[str, Item]  # by the whole fingerprint, each item with its short code

    def of(self, thing: Thing) -> Item:
        """The thing as an item of a path."""
        return self.fingerprints[_fingerprint(_kind(thing), thing.id)]

    def on(self, part: Catalog) -> Codes:
        """The same codes, for the things as they are on a part of the map."""
        things = {(_kind(thing), thing.id): thing for thing in _things(part)}
        return Codes(
            {
                whole: replace(item, thing=things.get((item.kind, item.thing.id), item.thing))
                for whole, item in self.fingerprints.items()
            }
        )

    def read(self, text: str) -> Path:
        """The path of an address; whatever stands there, something is made of it."""
        found: dict[Item, None] = {}
        unknown = []
        for part in dict.fromkeys(self._parts(text.casefold().translate(MISREAD))):
            item = self._item(part)
            if item:
                found[item] = None
            else:
                unknown.append(part)
        items = tuple(found)
        return Path(items[:MOST], tuple(unknown), max(0, len(items) - MOST))

    def _parts(self, text: str) -> Iterator[str]:
        """The codes of an address, whatever somebody typed between them, or left out there."""
        for word in filter(None, re.split(r"[^0-9a-z]+", text)):
            cut = [word[start : start + SHORTEST] for start in range(0, len(word), SHORTEST)]
            yield from cut if not self._item(word) and all(map(self._item, cut)) else [word]

    def _item(self, code: str) -> Item | None:
        if len(code) < SHORTEST:
            return None
        first = bisect_left(self._sorted, code)
        same = [whole for whole in self._sorted[first : first + 2] if whole.startswith(code)]
        return self.fingerprints[same[0]] if len(same) == 1 else None

    @cached_property
    def _sorted(self) -> list[str]:
        """The fingerprints in their order: those that begin alike stand side by side."""
        return sorted(self.fingerprints)


def codes(catalog: Catalog) -> Codes:
    """The codes of a catalogue: four letters each, more only where two would be the same."""
    things = {_fingerprint(_kind(thing), thing.id): thing for thing in _things(catalog)}
    short = shortened(things)
    return Codes(
        {whole: Item(_kind(thing), thing, short[whole]) for whole, thing in things.items()}
    )


def _things(catalog: Catalog) -> tuple[Thing, ...]:
    """What can stand on a path."""
    return (*catalog.steps, *catalog.services, *catalog.referrals)


def shortened(fingerprints: Iterable[str]) -> dict[str, str]:
    """Each fingerprint with its shortest beginning that no other one has.

    In their order, the two that begin most like one stand before and after it.
    """
    all_ = ["", *sorted(fingerprints), ""]
    return {
        whole: whole[: max(SHORTEST, _alike(before, whole) + 1, _alike(whole, after) + 1)]
        for before, whole, after in zip(all_, all_[1:], all_[2:], strict=False)
    }


def _alike(one: str, other: str) -> int:
    """With how many letters both begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _kind(thing: Thing) -> Kind:
    if isinstance(thing, Referral):
        return "referral"
    return "step" if isinstance(thing, Step) else "service"


def _fingerprint(kind: Kind, id_: str) -> str:
    """A fingerprint in the digits and letters that are hard to mistake for each other."""
    digest = hashlib.blake2b(f"{kind}/{id_}".encode(), digest_size=15).digest()
    return base64.b32encode(digest).decode().lower().translate(LETTERS)
