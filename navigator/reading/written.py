"""A text as files have it: in our languages, and maybe in further ones that a map has declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Self

from pydantic import BaseModel, ModelWrapValidatorHandler, PrivateAttr, model_validator

from navigator.voices import FURTHER, LANGUAGES, Text, Voice


class Written(BaseModel):
    """A text that may stand in further languages: they are no fields, since none of them is due."""

    _further: dict[str, str] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _apart(cls, value: Any, made: ModelWrapValidatorHandler[Self]) -> Self:
        """The text in our languages is looked at as ever, and the others are put beside it."""
        if not isinstance(value, dict) or FURTHER.isdisjoint(value):
            return made(value)
        others = {code: said for code, said in value.items() if _said_further(code, said)}
        found = made({code: said for code, said in value.items() if code not in others})
        found._further.update({code: said for code, said in others.items() if said})
        return found

    @property
    def further(self) -> Mapping[str, str]:
        """What it says in further languages, by their codes."""
        return self._further


def _said_further(code: object, said: object) -> bool:
    return code in FURTHER and isinstance(said, str)


def cells_of(name: str, cells: Mapping[str, str], kind: object) -> dict[str, str]:
    """The cells of a row that hold a text, by their languages."""
    may = isinstance(kind, type) and issubclass(kind, Written)
    codes = _codes(name, tuple(cells)) if may else ()
    return {code: cells.get(f"{name}_{code}", "") for code in (*LANGUAGES, *codes)}


@lru_cache(1000)
def _codes(name: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    parts = (column.rpartition("_") for column in columns)
    return tuple(code for base, _, code in parts if base == name and code in FURTHER)


def text(standard: Written, plain: Written | None = None) -> Text:
    """The text in all the languages in which it stands."""
    found = Text.of(standard.model_dump(), plain.model_dump() if plain else None)
    further = [(Voice(code), said) for code, said in standard.further.items()]
    further += [(Voice(code, plain=True), s) for code, s in plain.further.items()] if plain else []
    return replace(found, further=tuple(further))
