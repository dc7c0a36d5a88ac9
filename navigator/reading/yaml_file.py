"""A YAML file as plain values, with the line on which each of them stands.

Only what our files need: mappings, lists and strings. Anchors and deep nesting are refused, because
a small file could be made to mean an enormous one, or to take hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import yaml

from navigator.tables import (
    LONGEST_CELL,
    MOST_FAULTS,
    MOST_VALUES,
    TOO_DEEP,
    Problem,
    decoded,
    reasons,
)
from navigator.voices import named, visible

Path = tuple[str | int, ...]
HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # an escape can write these; nothing can hold them
NO_SPACE = re.compile(" *([^\\S \\r\\n])")  # a line that is indented with something else
SNIPPET = 80  # characters of a line that a fault tells
STANDARD = "tag:yaml.org,2002:"  # what `!!` stands for
PLAIN_TAGS = frozenset(f"{STANDARD}{kind}" for kind in ("str", "map", "seq"))  # as they are read
DEEPEST = 50  # levels; ours have six
KNOWN = 6  # files that are remembered as they were read: an edit asks for the same ones often


@dataclass(frozen=True, slots=True)
class Tree:
    """The values of the file, the line of each path into them, and the faults of the form."""

    value: object
    lines: dict[Path, int]
    problems: tuple[Problem, ...]

    def line(self, path: Path) -> int:
        """The line of the path, or of the nearest thing above it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@lru_cache(KNOWN)
def read(file: str, data: bytes) -> Tree:
    """The tree of a YAML file; where it can't be read at all, only the reason."""
    text = decoded(file, data)
    if isinstance(text, Problem):
        return Tree(None, {}, (text,))
    try:
        refused = _refused(file, text)
        if refused:
            return Tree(None, {}, refused)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.reader.ReaderError:
        return Tree(None, {}, tuple(_unprintable(file, text)))
    except yaml.YAMLError as error:
        return Tree(None, {}, (_unreadable(file, text, error),))
    if node is None:
        return Tree(None, {}, (Problem.at(file, "no-rows"),))
    return _Walk(file).tree(node)


def _refused(file: str, text: str) -> tuple[Problem, ...]:
    """What the file may not hold, found before anything is made of it."""
    found: list[Problem] = []
    depth = values = 0
    loader: Any = yaml.SafeLoader(text)
    try:
        while loader.check_event():
            event = loader.get_event()
            values += isinstance(event, yaml.NodeEvent)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if beyond := _beyond(file, event, values, depth):
                return (beyond,)
            if len(found) <= MOST_FAULTS:
                found += _marked(file, event)
    except (ValueError, OverflowError):  # the parser trips over "\UFFFFFFFF"
        return (_not_yaml(file, loader, reasons.NO_CHARACTER),)
    return tuple(found)


def _marked(file: str, event: yaml.Event) -> Iterator[Problem]:
    """What a value may not have before it: an anchor, or a tag that makes it something else."""
    if getattr(event, "anchor", None):
        yield Problem.at(file, "yaml-alias", _line(event))
    tag = str(getattr(event, "tag", None) or "")
    if tag and tag not in PLAIN_TAGS:
        value = tag.replace(STANDARD, "!!")[:SNIPPET]
        yield Problem.at(file, "yaml-tag", _line(event), value=value)


def _beyond(file: str, event: yaml.Event, values: int, depth: int) -> Problem | None:
    """What makes the file larger than any of ours; nothing of such a one is looked at."""
    length = len(getattr(event, "value", ""))
    if values > MOST_VALUES:
        return Problem.at(file, "too-many-values", limit=MOST_VALUES)
    if length > LONGEST_CELL:
        return Problem.at(file, "long-cell", _line(event), length=length, limit=LONGEST_CELL)
    if depth > DEEPEST:
        return _not_yaml(file, event.start_mark, TOO_DEEP)
    return None


def _unprintable(file: str, text: str) -> Iterator[Problem]:
    """The characters that no YAML file may hold, each at its line."""
    lines = enumerate(text.split("\n"), 1)
    pattern = yaml.reader.Reader.NON_PRINTABLE
    found = ((number, line, one[0]) for number, line in lines for one in pattern.finditer(line))
    for number, line, character in islice(found, MOST_FAULTS + 1):
        value = visible(line[:SNIPPET])
        yield Problem.at(file, "invisible", number, value=value, character=named(character))


def _unreadable(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """Why the file can't be read, where the parser noticed it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', '')}: {getattr(error, 'problem', '')}"
    reason = _indented(text, mark.line if mark else 0) or reasons.yaml_reason(said)
    return _not_yaml(file, mark, reason)


def _indented(text: str, line: int) -> str:
    """What is wrong with how a line begins, or the one before it: most often nothing."""
    for one in text.split("\n")[max(0, line - 1) : line + 1]:
        if found := NO_SPACE.match(one):
            return reasons.TAB if found[1] == "\t" else reasons.NO_BREAK
    return ""


def _not_yaml(file: str, mark: Any, reason: str) -> Problem:
    """A fault at a place in the file: its line, and the character in that line."""
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem.at(file, "not-yaml", line, reason=reason, at=column)


def _line(marked: yaml.Node | yaml.Event) -> int:
    """The line on which a part of the file begins; the parser marks every part that it makes."""
    mark: Any = marked.start_mark
    return int(mark.line) + 1


class _Walk:
    """One pass over the nodes, which gathers lines and faults on its way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def tree(self, node: yaml.Node) -> Tree:
        value = self.value(node, ())
        return Tree(value, self.lines, tuple(self.problems))

    def value(self, node: yaml.Node, path: Path) -> object:
        self.lines[path] = _line(node)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, i)) for i, child in enumerate(node.value)]
        return self.scalar(node) if isinstance(node, yaml.ScalarNode) else None

    def scalar(self, node: yaml.ScalarNode) -> str:
        text = str(node.value)
        if HALF_CHARACTER.search(text):
            self.problems.append(_not_yaml(self.file, node.start_mark, reasons.NO_CHARACTER))
        return HALF_CHARACTER.sub("?", text)

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, child in node.value:
            name = self.scalar(key) if isinstance(key, yaml.ScalarNode) else "?"
            if name in found:
                self.fault(key, "doubled-key", key=name)
            found[name] = self.value(child, (*path, name))
            self.lines[(*path, name)] = _line(key)
        return found

    def fault(self, node: yaml.Node, fault: str, **values: str) -> None:
        self.problems.append(Problem.at(self.file, fault, _line(node), "", **values))


def key_of(place: Sequence[str | int]) -> str:
    """The names at the end of a path into a tree: `title.sv` of `areas, 0, steps, 2, title, sv`."""
    names: list[str] = []
    for part in reversed(place):
        if isinstance(part, int) and names:
            break
        names[:0] = [str(part)] if isinstance(part, str) else []
    return ".".join(names)
