"""What a record of needs.yaml or urgent.yaml holds, leaf by leaf: its texts and lists of texts.

A leaf is named by its place: `title.sv`, `words.fi`, `contacts.0.address.en`. They come from what
the record may hold, so that one that is empty is told as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from navigator.reading.records import Record
from navigator.reading.tree_records import (
    AreaRecord,
    NeedsRecord,
    OccupationsRecord,
    RegionRecord,
    SiteRecord,
    StepRecord,
    UrgentFileRecord,
    UrgentRecord,
)

Leaf = str | tuple[str, ...]
Leaves = Mapping[str, Leaf]

_ORDERED = (NeedsRecord, RegionRecord, UrgentFileRecord, StepRecord, AreaRecord, UrgentRecord)


def leaves(kind: type[Record], record: Record | None = None) -> dict[str, Leaf]:
    """All leaves of a record; the same ones, empty, without a record."""
    return dict(_leaves(kind, record))


def _leaves(kind: type[Record], record: Record | None) -> Iterator[tuple[str, Leaf]]:
    for name, info in kind.model_fields.items():
        for below, leaf in _below(info.annotation, getattr(record, name, None)):
            yield ".".join(filter(None, (name, below))), leaf


def _below(annotation: Any, value: Any) -> Iterator[tuple[str, Leaf]]:
    inner, several = record_in(annotation), get_origin(annotation) is tuple
    if inner is StepRecord:  # steps stand for themselves
        return
    if inner and several:
        for number, one in enumerate(value or ()):
            yield from ((f"{number}.{name}", leaf) for name, leaf in _leaves(inner, one))
    elif inner:
        yield from _leaves(inner, value)
    elif several:
        yield "", tuple(str(one) for one in value or ())
    else:
        yield "", "" if value is None else str(value)


def record_in(annotation: Any) -> type[Record] | None:
    """The record that a field holds, alone, as one of several or maybe not at all."""
    found = (one for one in (annotation, *get_args(annotation)) if isinstance(one, type))
    return next((one for one in found if issubclass(one, Record)), None)


def key_order() -> tuple[str, ...]:
    """The order in which keys stand in these files."""
    kinds: tuple[type[Record], ...] = (
        *_ORDERED,
        OccupationsRecord,
        *_inside(OccupationsRecord),
        *_inside(UrgentRecord),
        SiteRecord,
        *_inside(SiteRecord),
    )
    names = [name for kind in kinds for name in kind.model_fields]
    return tuple(dict.fromkeys((*names, "fi", "sv", "en")))


def _inside(kind: type[Record]) -> Iterator[type[Record]]:
    for info in kind.model_fields.values():
        if inner := record_in(info.annotation):
            yield inner
