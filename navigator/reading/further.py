"""Further languages beside ours: which a map has declared, and texts that are written in them.

They are content and nothing else: no text must stand in them, and nobody misses one that does not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from navigator.reading import yaml_file
from navigator.reading.records import Record
from navigator.reading.written import Written
from navigator.tables import Problem
from navigator.voices import FURTHER, LANGUAGES

KEY = "further_languages"
OF_CRIES = ("languages", "other_languages")  # of urgent.yaml, which have languages of their own


def declared(tree: object) -> frozenset[str]:
    """The further languages that a tree of needs declares, whether or not it is valid."""
    listed = tree.get(KEY) if isinstance(tree, dict) else None
    return FURTHER.intersection(map(str, listed if isinstance(listed, list) else ()))


def columns(
    record: type[Record], heading: Iterable[str], codes: Collection[str] = FURTHER
) -> tuple[str, ...]:
    """The columns of a heading that hold texts of such records in some of the languages."""
    texts = {name for name, info in record.model_fields.items() if _may(info.annotation)}
    parts = ((name, *name.rpartition("_")) for name in heading)
    return tuple(name for name, base, _, code in parts if base in texts and code in codes)


def _may(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Written)


def undeclared(file: str, tree: yaml_file.Tree, codes: Collection[str]) -> Iterator[Problem]:
    """The keys of texts in languages that the map has not declared."""
    for place, line in tree.lines.items():
        key, *_ = place[-1:] or ("",)
        beside = ((*place[:-1], one) in tree.lines for one in LANGUAGES)
        in_text = key in FURTHER and place[0] not in OF_CRIES and any(beside)
        if in_text and key not in codes:
            yield Problem.at(file, "unknown-key", line, str(key), key=key)
