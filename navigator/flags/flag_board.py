"""The board of flags: each in its place, by state and by area; and narrowed to some of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from navigator.catalog import Area, Catalog, FlagState
from navigator.flags.flag import Flag
from navigator.voices import Text


@dataclass(frozen=True, slots=True)
class Wish:
    """Which flags one wants to see: of a kind, in a state, in an area, holding these words."""

    kind: str = ""
    state: str = ""
    area: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The flags of an area; of none, where nothing on the map is meant any more."""

    area: Area | None
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The flags in one state, by area."""

    state: FlagState
    shelves: tuple[Shelf, ...]

    @property
    def number(self) -> int:
        return sum(len(shelf.flags) for shelf in self.shelves)


def board(flags: Sequence[Flag], catalog: Catalog) -> tuple[Column, ...]:
    """A column for every state in the order of the way, in it the areas that have flags."""
    return tuple(
        Column(state, tuple(_shelves([flag for flag in flags if flag.state == state], catalog)))
        for state in get_args(FlagState)
    )


def _shelves(flags: Sequence[Flag], catalog: Catalog) -> Iterator[Shelf]:
    climbing = {step.id: place for place, step in enumerate(catalog.steps)}
    first = {flag.id: next(iter(areas(flag, catalog)), "") for flag in flags}
    for area in (*catalog.areas, None):
        here = [flag for flag in flags if first[flag.id] == (area.id if area else "")]
        here.sort(key=lambda flag: climbing.get(flag.step, len(climbing)))
        if here:
            yield Shelf(area, tuple(here))


def areas(flag: Flag, catalog: Catalog) -> tuple[str, ...]:
    """The area of a flag's step; without a step, all those in which its service stands."""
    if flag.step in catalog.step:
        return (catalog.step[flag.step].area,)
    offers = () if flag.step else catalog.offers_of.get(flag.service, ())
    return tuple(dict.fromkeys(offer.step.area for offer in offers))


def narrowed(flags: Iterable[Flag], wish: Wish, catalog: Catalog) -> tuple[Flag, ...]:
    """The flags that fulfil all of a wish; of words, each must stand somewhere in the flag."""
    return tuple(
        flag
        for flag in flags
        if wish.kind in ("", flag.kind)
        and wish.state in ("", flag.state)
        and (not wish.area or wish.area in areas(flag, catalog))
        and _holds(flag, wish.words, catalog)
    )


def _holds(flag: Flag, words: str, catalog: Catalog) -> bool:
    said = "\n".join(_said(flag, catalog)).casefold()
    return all(word in said for word in words.casefold().split())


def _said(flag: Flag, catalog: Catalog) -> Iterator[str]:
    """All that is written about a flag, in every language, and the names of what it is about."""
    texts: list[Text] = [flag.title, flag.reason]
    if flag.step in catalog.step:
        texts.append(catalog.step[flag.step].title)
    if flag.service in catalog.service:
        texts.append(catalog.service[flag.service].name)
    yield from (words for text in texts for _, words in text)
    yield from (move.why for move in flag.moves)
    yield flag.source
