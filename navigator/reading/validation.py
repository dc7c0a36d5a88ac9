"""A row against its record: the record, or all its faults and what is valid of it all the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from navigator.reading.records import Record
from navigator.tables import FAULTS, reasons
from navigator.voices import LANGUAGES, foreign, invisible, named, visible

EMPTY = ("missing", "string_too_short", "too_short")  # what Pydantic calls it
SHAPES = {
    "model_type": reasons.NOT_KEYS,
    "dict_type": reasons.NOT_KEYS,
    "tuple_type": reasons.NOT_A_LIST,
    "string_type": reasons.NOT_A_TEXT,
    "string_pattern_mismatch": reasons.NOT_A_CODE,
}

Fault = tuple[
    str, Sequence[str | int], dict[str, object]
]  # which fault, where in the record, values


R = TypeVar("R", bound=Record)


def parsed(
    record: type[R], value: object, required: Collection[str] = LANGUAGES
) -> R | list[Fault]:
    """The valid record, or all its faults; texts must stand in the required languages."""
    try:
        return record.model_validate(_composed(value), context=required)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        around = {one["loc"][:depth] for one in errors for depth in range(len(one["loc"]))}
        return [_fault(details) for details in errors if not _echo(details, around)]


def _composed(value: object) -> object:
    """The value with its letters composed: some programs write `ä` as `a` and two dots."""
    if isinstance(value, Mapping):
        return {key: _composed(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_composed(part) for part in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def salvaged(
    record: type[R],
    value: Mapping[str, object],
    faults: Sequence[Fault],
    required: Collection[str] = LANGUAGES,
) -> R:
    """What is valid of a faulty record, and None for the rest: only to be asked what it refers to.

    So one fault of a row does not hide another. Which fields are set tells what was valid.
    """
    faulty = {place[0] for _, place, _ in faults}
    found: dict[str, Any] = {
        name: None if name in faulty else adapter.validate_python(value[name], context=required)
        for name, adapter in _adapters(record).items()
    }
    return record.model_construct(found.keys() - faulty, **found)


@cache
def _adapters(record: type[Record]) -> Mapping[str, TypeAdapter[object]]:
    """What reads each field by itself."""
    fields = record.model_fields.items()
    shapes: dict[str, Any] = {
        name: Annotated[(f.annotation, *f.metadata, None)] for name, f in fields
    }
    return {name: TypeAdapter(shape) for name, shape in shapes.items()}


def _echo(details: ErrorDetails, around: Collection[tuple[int | str, ...]]) -> bool:
    """Whether it only says that a list is too short because its items are faulty."""
    return details["type"] == "too_short" and details["loc"] in around


def _fault(details: ErrorDetails) -> Fault:
    place, value = details["loc"], str(details["input"])[:80]
    if details["type"] == "extra_forbidden":
        key = str(place[-1])
        return _alike(place, key) or ("unknown-key", place, {"key": key})
    language_missing = bool(place) and place[-1] in ("fi", "sv", "en")
    empty = details["type"] in EMPTY or details["input"] in ("", None)
    if empty:
        return ("missing-language" if language_missing else "missing-value"), place, {}
    a_name = details["type"] in ("bad-id", "literal_error")
    if (a_name or details["type"] in FAULTS) and (alike := _alike(place, value, a_name=a_name)):
        return alike
    if details["type"] in FAULTS:
        return details["type"], place, {"value": value, **details.get("ctx", {})}
    if details["type"] == "literal_error":
        choices = details["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        return "bad-choice", place, {"value": value, "choices": choices}
    reason = SHAPES.get(details["type"], reasons.OTHERWISE)
    return "wrong-shape", place, {"value": value, "reason": reason}


def _alike(place: Sequence[str | int], value: str, *, a_name: bool = True) -> Fault | None:
    """That a value may look right and is wrong: by a letter of another alphabet, or by nothing."""
    rest = "".join(c for c in value if not foreign(c))
    character = invisible(value)
    if a_name and not character and re.fullmatch("[a-z0-9_-]+", rest.strip()):
        character = foreign(value)
    if not character:
        return None
    return "look-alike", place, {"value": visible(value), "character": named(character)}
