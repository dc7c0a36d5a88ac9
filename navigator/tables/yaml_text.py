"""How a value is written in a YAML file: as its neighbours are, and so that it is read again."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

WIDTH = 104  # letters on a line
UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # not taken as they are


def scalar(value: str, style: str | None = None, *, flow: bool = False) -> str:
    """A text on one line: without quotation marks, where that reads the same and style has none."""
    if style == "'" and re.fullmatch("[^\n\r]*", value) and not UNSEEN.search(value):
        return "'" + value.replace("'", "''") + "'"
    if style != '"' and _plain(value, flow=flow):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _plain(value: str, *, flow: bool) -> bool:
    """Whether a text is read as itself without quotation marks."""
    try:
        node = yaml.compose(f"- [{value}]" if flow else f"- k: {value}", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    found: Any = node.value[0].value if isinstance(node, yaml.SequenceNode) else []
    one = (found if flow else found[0])[-1] if len(found) == 1 else None
    return isinstance(one, yaml.ScalarNode) and one.style is None and one.value == value != ""


def after(value: Any, column: int, taken: int, style: str | None = None) -> str:
    """What stands after the colon of a key that begins at a column and takes so many letters."""
    if isinstance(value, str):
        return _text(value, column, taken, style)
    if not value:
        return " {}" if isinstance(value, Mapping) else " []"
    begin = "\n" + " " * (column + 2)
    if isinstance(value, Mapping):
        return begin + mapping(value, column + 2)
    if any(isinstance(one, Mapping) for one in value):
        return "".join(f"{begin}- {item(one, column + 2)}" for one in value)
    return " " + _list(value, column + taken + 2, column + 4)


def mapping(value: Mapping[str, Any], column: int) -> str:
    """The keys of a mapping, each on a line of its own; the first one stands at the column."""
    begin = "\n" + " " * column
    return begin.join(f"{key}:{after(one, column, len(key))}" for key, one in value.items())


def item(value: Any, column: int, style: str | None = None) -> str:
    """What stands after the dash of an item, where the dash is at the column."""
    if isinstance(value, Mapping) and value:
        return mapping(value, column + 2)
    return scalar(value, style) if isinstance(value, str) else in_flow(value)


def in_flow(value: Any) -> str:
    """A value on one line, as it stands between brackets."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_flow(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(map(in_flow, value)) + "]"


def _text(value: str, column: int, taken: int, style: str | None) -> str:
    """A text on one line; a long one, or one that was so before, folded on the lines below."""
    one_line = f" {scalar(value, None if style in ('>', '|') else style)}"
    words = value.split(" ")
    foldable = all(words) and not re.search(r"[\n\r\t]", value) and not UNSEEN.search(value)
    long = column + taken + 1 + len(one_line) > WIDTH
    if not foldable or not (style == ">" or (long and style is None)):
        return one_line
    begin = "\n" + " " * (column + 2)
    return " >-" + "".join(begin + line for line in folded(value, WIDTH - column - 2))


def folded(value: str, width: int) -> list[str]:
    """A text on lines that break at spaces alone."""
    return textwrap.wrap(value, max(width, 20), break_long_words=False, break_on_hyphens=False)


def _list(values: Sequence[str], column: int, indent: int) -> str:
    """Texts between brackets, on as many lines as it takes."""
    return "[" + "".join(pieces([scalar(one, flow=True) for one in values], column, indent)) + "]"


def pieces(
    written: Sequence[str], column: int, indent: int, *, begun: bool = False
) -> Iterator[str]:
    """Texts with the commas between them; where a line is full, the next stands on a new one."""
    for text in written:
        if not begun:
            yield text
        elif column + len(text) + 3 > WIDTH:
            column = indent
            yield ",\n" + " " * indent + text
        else:
            column += 2
            yield ", " + text
        column, begun = column + len(text), True
