"""What the columns of a table hold, read off the record by which its rows are read.

In the words of Table Schema 2.0 (docs/standards.md). Nothing of it is written by hand, so that
it can't be wrong about the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal, get_args, get_origin

from navigator.catalog import Span, SpecialDays
from navigator.reading import Record, records
from navigator.tables import headings
from navigator.voices import LANGUAGES

Json = dict[str, Any]

COMMA, SEMICOLON = ",", ";"
ID_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
TYPES: Mapping[type, str] = {str: "string", int: "integer", float: "number", date: "date"}
IDS, LINKS = (frozenset(of.__metadata__) for of in (records.Id, records.Link))  # type: ignore[attr-defined]
YES_NO = ("yes", "no")
# The tables to whose ids columns of these names lead, where they hold ids.
LEADS: Mapping[str, str] = {
    "area": "areas",
    "audience": "audiences",
    "next": "steps",
    "project": "projects",
    "provider": "providers",
    "providers": "providers",
    "region": "regions",
    "regions": "regions",
    "service": "services",
    "step": "steps",
}


def fields(record: type[Record]) -> list[Json]:
    """The columns of a table of such records, in their order."""
    return [field for name in plain(record) for field in _fields(record, name)]


def plain(record: type[Record]) -> Iterator[str]:
    """The fields of a record that cells can hold: not those that hold other records."""
    for name, info in record.model_fields.items():
        if not any(map(_is_record, get_args(info.annotation))):
            yield name


def in_languages(annotation: object) -> bool:
    """Whether it holds something in each language."""
    return _is_record(annotation) and tuple(annotation.model_fields) == LANGUAGES  # type: ignore[attr-defined]


def _is_record(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Record)


def _fields(record: type[Record], name: str) -> Iterator[Json]:
    info = record.model_fields[name]
    if not in_languages(info.annotation):
        yield _field(name, name, _held(info.annotation, tuple(info.metadata)))
        return
    for language, part in info.annotation.model_fields.items():  # type: ignore[union-attr]
        held = _held(part.annotation, tuple(part.metadata))
        yield _field(f"{name}_{language}", name, held) | {"language": language}


def _field(column: str, name: str, held: Json) -> Json:
    called = headings.COLUMNS.get(name)
    titles = {"titles": {"fi": called[0][0], "sv": called[1][0]}} if called else {}
    leads = f"Ids of `{LEADS[name]}`." if name in LEADS and _holds_ids(held) else ""
    listed = held["type"] == "list"
    parts = f"Several, separated by `{held['delimiter']}`." if listed else ""
    told = " ".join(filter(None, (parts, leads)))
    held = {key: value for key, value in held.items() if key != "ids"}
    return {"name": column} | held | titles | ({"description": told} if told else {})


def _holds_ids(held: Json) -> bool:
    return bool(held.get("ids"))


def _held(annotation: Any, told: tuple[Any, ...]) -> Json:
    """What stands in a cell: its type, and what it must keep to."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _held(inner, (*more, *told))
    if get_origin(annotation) is Literal:
        return _chosen(get_args(annotation))
    if get_origin(annotation) is tuple:
        return _list(get_args(annotation)[0], told)
    if type(None) in get_args(annotation):
        return _optional(_held(get_args(annotation)[0], ()))
    return _single(annotation, told)


def _chosen(choices: tuple[str, ...]) -> Json:
    if choices == YES_NO:
        return {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}
    return {"type": "string", "constraints": {"required": True, "enum": sorted(choices)}}


def _list(item: Any, told: tuple[Any, ...]) -> Json:
    """Several in one cell: days with hours of their own hold commas themselves."""
    ids = _held(item, ()).get("ids") if item not in (Span, SpecialDays) else None
    kept = {"constraints": {"required": True}} if _filled(told) else {}
    delimiter = SEMICOLON if item is SpecialDays else COMMA
    known = {"ids": True} if ids else {}
    return {"type": "list", "itemType": "string", "delimiter": delimiter} | kept | known


def _single(type_: type, told: tuple[Any, ...]) -> Json:
    if IDS.intersection(told):
        constraints = {"required": True, "pattern": ID_PATTERN, "maxLength": records.LONGEST_ID}
        return {"type": "string", "constraints": constraints, "ids": True}
    if LINKS.intersection(told):
        return {"type": "string", "format": "uri"}
    required = type_ is not str or _filled(told)
    return {"type": TYPES[type_]} | ({"constraints": {"required": True}} if required else {})


def _filled(told: tuple[Any, ...]) -> bool:
    return any(getattr(one, "min_length", 0) for one in told)


def _optional(held: Json) -> Json:
    kept = {k: v for k, v in held.get("constraints", {}).items() if k != "required"}
    rest = {key: value for key, value in held.items() if key != "constraints"}
    return rest | ({"constraints": kept} if kept else {})
