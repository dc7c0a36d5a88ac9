"""A YAML file made to say something else, while every byte of what stays is left as it is.

Comments, order, quotation marks and the way in which lists are written are kept: only what differs
is written anew, as its neighbours are. What came out is read again, and must say just what it
should.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import yaml

from navigator.tables.encodings import encoding_of
from navigator.tables.sheet import MARK
from navigator.tables.yaml_nodes import Cut, Page, begins, ends, plain
from navigator.tables.yaml_text import after, in_flow, item, pieces, scalar


class CrookedError(Exception):
    """The file is written in a way in which it can't be changed piece by piece."""


def patched(data: bytes, value: object, order: Sequence[str] = ()) -> bytes:
    """The file, saying a value: mappings, lists and texts. Keys that come stand in an order.

    Raises CrookedError.
    """
    encoding = encoding_of(data) or "utf-8"
    whole = data.decode(encoding)
    mark, text = (MARK if whole.startswith(MARK) else ""), whole.removeprefix(MARK)
    try:
        changed = _rewritten(text, value, order)
        return (mark + changed).encode(encoding)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise CrookedError from error


def _rewritten(text: str, value: object, order: Sequence[str]) -> str:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if node is None or plain(node) == value:
        return text
    page = Page(text, tuple(order))
    changed = page.cut(_Patch(page).whole(node, value, _Where(0, 0, flow=False)))
    read = yaml.compose(changed, Loader=yaml.SafeLoader)
    if read is None or plain(read) != value:
        raise CrookedError
    return changed


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a value stands: after a key at a column, of so many letters; or between brackets."""

    column: int
    taken: int
    flow: bool


@dataclass(frozen=True, slots=True)
class _Patch:
    """What is to be cut out of a page, and what to be put there, so that nodes say new values."""

    page: Page

    def whole(self, node: yaml.Node, new: Any, where: _Where) -> Iterator[Cut]:
        """A node that is to say another value; nothing, if it says it."""
        if plain(node) == new:
            return
        if isinstance(node, yaml.MappingNode) and isinstance(new, Mapping) and node.value and new:
            yield from self.mapping(node, new, flow=where.flow or bool(node.flow_style))
        elif isinstance(node, yaml.SequenceNode) and isinstance(new, list) and node.value and new:
            yield from self.sequence(node, new, where)
        else:
            yield self.instead(node, new, where)

    def instead(self, node: yaml.Node, new: Any, where: _Where) -> Cut:
        """Another value in place of a node, written as the old one was."""
        style = node.style if isinstance(node, yaml.ScalarNode) else None
        start, stop = begins(node), ends(self.page.text, node)
        if where.flow:
            text = scalar(new, style, flow=True) if isinstance(new, str) else in_flow(new)
            return Cut(start, stop, text)
        commented = bool(self.page.text[stop : self.page.line_end(stop)].strip())
        if isinstance(new, str) and commented:
            return Cut(start, stop, scalar(new, style))
        text = after(new, where.column, where.taken, style)
        return Cut(len(self.page.text[:start].rstrip()), stop, text)

    def mapping(
        self, node: yaml.MappingNode, new: Mapping[str, Any], *, flow: bool
    ) -> Iterator[Cut]:
        pairs = list(node.value)
        for key, value in pairs:
            if key.value in new:
                where = _Where(key.start_mark.column, len(key.value), flow)
                yield from self.whole(value, new[key.value], where)
        yield from self.without(pairs, new, flow=flow)
        for name in sorted((name for name in new if name not in _names(pairs)), key=self.page.rank):
            yield self.with_key(pairs, name, new, flow=flow)

    def without(self, pairs: Sequence[Any], new: Mapping[str, Any], *, flow: bool) -> Iterator[Cut]:
        """Keys that go, with their values."""
        spans = [(begins(key), ends(self.page.text, value)) for key, value in pairs]
        gone = [key.value not in new for key, _ in pairs]
        for i, j in _runs(gone):
            if flow or (i == 0 and not self.page.alone(spans[0][0])):
                yield self.page.run(spans, i, j)
            else:
                yield self.page.lines(spans[i][0], spans[j][1])

    def with_key(
        self, pairs: Sequence[Any], name: str, new: Mapping[str, Any], *, flow: bool
    ) -> Cut:
        """A key that comes, after those that stand before it in the order."""
        rank = self.page.rank
        before = [(k, v) for k, v in pairs if k.value in new and rank(k.value) < rank(name)]
        column = pairs[0][0].start_mark.column
        text = (
            f"{name}: {in_flow(new[name])}"
            if flow
            else f"{name}:{after(new[name], column, len(name))}"
        )
        if not before:
            end = ", " if flow else "\n" + " " * column
            return Cut(begins(pairs[0][0]), begins(pairs[0][0]), text + end)
        at = ends(self.page.text, before[-1][1])
        return Cut(at, at, f", {text}") if flow else self.page.below(at, " " * column + text)

    def sequence(self, node: yaml.SequenceNode, new: list[Any], where: _Where) -> Iterator[Cut]:
        old = [plain(one) for one in node.value]
        matched = SequenceMatcher(None, _marks(old), _marks(new), autojunk=False)
        inner = _Where(node.start_mark.column, 0, where.flow or bool(node.flow_style))
        for _, i, j, k, m in matched.get_opcodes():
            both = j - i if _marks(old)[i:j] == _marks(new)[k:m] else _alike(old[i:j], new[k:m])
            for one, value in zip(node.value[i : i + both], new[k : k + both], strict=True):
                yield from self.whole(one, value, inner)
            if i + both < j:
                yield self.without_items(node, i + both, j - 1, flow=inner.flow)
            if k + both < m:
                yield self.with_items(node, i + both, new[k + both : m], flow=inner.flow)

    def without_items(self, node: yaml.SequenceNode, i: int, j: int, *, flow: bool) -> Cut:
        spans = [(begins(one), ends(self.page.text, one)) for one in node.value]
        if flow:
            return self.page.run(spans, i, j)
        cut = self.page.lines(spans[i][0], spans[j][1])
        above = self.page.line_end(spans[i - 1][1]) + 1 if i else cut.start
        blank = not self.page.text[above : cut.start].strip()
        return Cut(above if blank else cut.start, cut.stop, "")

    def with_items(self, node: yaml.SequenceNode, at: int, new: list[Any], *, flow: bool) -> Cut:
        """Items that come, above the one that has stood at a place."""
        return self.in_list(node, at, new) if flow else self.on_lines(node, at, new)

    def in_list(self, node: yaml.SequenceNode, at: int, new: list[Any]) -> Cut:
        page, style = self.page, self.style(node, at)
        written = [
            scalar(one, style, flow=True) if isinstance(one, str) else in_flow(one) for one in new
        ]
        if not at:
            start = begins(node.value[0])
            return Cut(start, start, "".join(pieces(written, 0, 0)) + ", ")
        stop = ends(page.text, node.value[at - 1])
        column = page.line_end(stop) - page.line_start(stop)
        return Cut(stop, stop, "".join(pieces(written, column, self.indent(node), begun=True)))

    def indent(self, node: yaml.SequenceNode) -> int:
        """Where the further lines of a list begin."""
        starts = [one.start_mark for one in node.value]
        further = [one.column for one in starts if self.page.alone(one.index)]
        begin = self.page.line_start(begins(node))
        line = self.page.text[begin : begins(node)]
        return further[-1] if further else len(line) - len(line.lstrip(" -")) + 4

    def on_lines(self, node: yaml.SequenceNode, at: int, new: list[Any]) -> Cut:
        dash = node.start_mark.column
        gap = self.page.gap(node.value)
        written = [" " * dash + "- " + self.item(node, at, one, dash) for one in new]
        if not at:
            start = self.page.line_start(begins(node.value[0]))
            return Cut(start, start, "".join(f"{one}\n{gap}" for one in written))
        stop = ends(self.page.text, node.value[at - 1])
        return self.page.below(stop, f"\n{gap}".join(written), gap)

    def item(self, node: yaml.SequenceNode, at: int, value: Any, dash: int) -> str:
        """An item as it stands elsewhere in the list, if it does; else as it is written anew."""
        for one in node.value if isinstance(value, Mapping) else ():
            if plain(one) == value:
                return self.page.text[begins(one) : ends(self.page.text, one)]
        return item(value, dash, self.style(node, at))

    def style(self, node: yaml.SequenceNode, at: int) -> str | None:
        """How the neighbour of an item is written."""
        beside = node.value[max(at - 1, 0)]
        quoted = isinstance(beside, yaml.ScalarNode) and beside.style in ('"', "'")
        return str(beside.style) if quoted else None


def _names(pairs: Sequence[Any]) -> list[str]:
    return [key.value for key, _ in pairs]


def _marks(values: Sequence[Any]) -> list[str]:
    """What makes an item of a list the same item: its id, or else all of it."""
    return [
        f"#{one['id']}" if isinstance(one, Mapping) and "id" in one else repr(one) for one in values
    ]


def _alike(old: Sequence[Any], new: Sequence[Any]) -> int:
    """How many items are rather changed than others in their place: texts, and what has no id."""
    named = any(isinstance(one, Mapping) and "id" in one for one in (*old, *new))
    return 0 if named else min(len(old), len(new))


def _runs(gone: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of those that go."""
    for i, goes in enumerate(gone):
        if goes and not (i and gone[i - 1]):
            rest = [*gone[i:], False]
            yield i, i + rest.index(False) - 1
