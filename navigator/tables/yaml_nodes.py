"""Where the nodes of a YAML file begin and end, and the text around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Cut:
    """What is put in place of a part of a text."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a file, and the order in which keys stand in it."""

    text: str
    order: tuple[str, ...] = ()

    def rank(self, name: str) -> int:
        return self.order.index(name) if name in self.order else len(self.order)

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the line ends, before its line end."""
        found = self.text.find("\n", at)
        end = len(self.text) if found < 0 else found
        return end - 1 if found > 0 and self.text[end - 1] == "\r" else end

    def alone(self, at: int) -> bool:
        """Whether nothing stands before it on its line."""
        return not self.text[self.line_start(at) : at].strip()

    def lines(self, start: int, stop: int) -> Cut:
        """The whole lines from one place to another, taken away."""
        found = self.text.find("\n", stop)
        return Cut(self.line_start(start), len(self.text) if found < 0 else found + 1, "")

    def run(self, spans: Sequence[tuple[int, int]], i: int, j: int) -> Cut:
        """Some of what stands between brackets taken away, with the commas that go with it."""
        following = j + 1 < len(spans)
        if following and (i == 0 or self.alone(spans[i][0])):
            return Cut(spans[i][0], spans[j + 1][0], "")
        return Cut(spans[i - 1][1] if i else spans[0][0], spans[j][1], "")

    def below(self, at: int, text: str, gap: str = "") -> Cut:
        """Lines below the line of a place."""
        end = self.line_end(at)
        return Cut(end, end, f"\n{gap}{text}")

    def gap(self, items: Sequence[Any]) -> str:
        """The empty line between items, where they have one."""
        between = (
            self.text[ends(self.text, one) : begins(other)] for one, other in pairwise(items)
        )
        return "\n" if any(_has_empty_line(text) for text in between) else ""

    def cut(self, cuts: Iterable[Cut]) -> str:
        """The text after all cuts, with the line ends that it has."""
        text, line_end = self.text, "\r\n" if "\r\n" in self.text else "\n"
        ordered = sorted(cuts, key=lambda one: (one.start, one.stop))
        for one in reversed(ordered):
            text = text[: one.start] + one.text.replace("\n", line_end) + text[one.stop :]
        return text


def _has_empty_line(text: str) -> bool:
    return any(not line.strip() for line in text.split("\n")[1:-1])


def begins(node: yaml.Node) -> int:
    mark: Any = node.start_mark
    return int(mark.index)


def ends(text: str, node: yaml.Node) -> int:
    """Where what a node says ends: before the empty lines and comments that come after it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return ends(text, last[1] if isinstance(last, tuple) else last)
    mark: Any = node.end_mark
    return begins(node) + len(text[begins(node) : mark.index].rstrip())


def plain(node: yaml.Node) -> Any:
    """What a node says: mappings, lists and texts."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(one) for one in node.value]
    return str(node.value)
