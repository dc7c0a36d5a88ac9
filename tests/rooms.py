"""Draws the picture of the rooms in docs/architecture.md from the code.

make docs
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import accumulate

import networkx as nx

from navigator.pictures.lettering import lines
from tests import ROOT
from tests.structure import ROOMS, modules_in, sentence, uses

FILE = ROOT / "docs" / "pictures" / "rooms.svg"

# The floors from the top, each house in its column; arrows have room where a column is free.
FLOORS: tuple[dict[str, int], ...] = (
    {"cli": 0},
    {"web": 0},
    {"server": 0, "editions": 1, "beginning": 2, "exports": 3},
    {"guidance": 0, "search": 2},
    {"pictures": 0, "store": 1, "reading": 3},
    {"findings": 0, "access": 1, "flags": 2, "embedding": 3},
    {"catalog": 2},
    {"voices": 2, "tables": 3},
    {"links": 0, "staff": 1, "environment": 2},
)
WIDE = {"cli", "web"}  # as wide as the picture
INSIDE = {  # the rooms of a house with several, row by row
    "search": (("search.quality",),),
    "web": (
        ("web.admin.frame", "web.admin.editing", "web.admin.boards", "web.admin.staff"),
        ("web.public", "web.machines", "web.shown", "web.response"),
        ("web.request",),
    ),
}
BESIDE = (  # what a change often goes on to
    "templates/ what pages, pictures and the sheet of paper look like",
    "static/ styles and scripts",
    "translations/ interface words, a catalogue for each voice",
    "data/ the map itself, with its phrases, thresholds and everyday words",
)
COLUMN, GAP, FLOOR_GAP, PADDING = 300, 24, 44, 12
WIDTH = 4 * COLUMN + 5 * GAP
TITLE, PLAIN, LINE = 17, 13, 17  # sizes of letters, and the height of a line
OPENING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"
  height="{height}" role="img" aria-labelledby="title about" font-family="sans-serif">
<title id="title">The rooms of the program</title>
<desc id="about">{told}</desc>
<defs>
<marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7"
  orient="auto"><path d="M0 0 10 5 0 10z" fill="#5b6470"/></marker>
</defs>
<rect width="{width}" height="{height}" fill="#fff"/>"""


@dataclass(frozen=True, slots=True)
class Box:
    """A room at its place, with the words that stand in it and the rooms that it holds."""

    room: str
    x: int
    y: int
    width: int
    said: tuple[str, ...]
    modules: tuple[str, ...]
    inside: tuple[tuple[str, ...], ...] = ()

    @property
    def own_height(self) -> int:
        return 2 * PADDING + TITLE + LINE * (len(self.said) + len(self.modules)) + 4

    @property
    def height(self) -> int:
        return self.own_height + sum(max(b.height for b in row) + PADDING for row in self.rows)

    @property
    def rows(self) -> list[list[Box]]:
        """The rooms inside, each in its place."""
        found, y = [], self.y + self.own_height
        for rooms in self.inside:
            room_width = (self.width - PADDING) // len(rooms) - PADDING
            row = [
                box(room, self.x + PADDING + n * (room_width + PADDING), y, room_width)
                for n, room in enumerate(rooms)
            ]
            found.append(row)
            y += max(b.height for b in row) + PADDING
        return found


@cache
def box(room: str, x: int, y: int, width: int) -> Box:
    space = width - 2 * PADDING
    names = ", ".join(m.rpartition(".")[2] for m in modules_in(room) if "__" not in m)
    return Box(
        *(room, x, y, width),
        said=lines(sentence(room), PLAIN, space),
        modules=lines(names, PLAIN, space),
        inside=INSIDE.get(room, ()),
    )


def placed() -> dict[str, Box]:
    """Every house by its name."""
    found: dict[str, Box] = {}
    y = GAP
    for floor in FLOORS:
        boxes = {
            house: box(house, GAP + n * (COLUMN + GAP), y, _width(house))
            for house, n in floor.items()
        }
        found |= boxes
        y += max(b.height for b in boxes.values()) + FLOOR_GAP
    return found


def _width(house: str) -> int:
    return WIDTH - 2 * GAP if house in WIDE else COLUMN


def house_of(room: str) -> str:
    return room.partition(".")[0]


@cache
def arrows() -> list[tuple[str, str]]:
    """Which house uses which, without those arrows that go without saying by way of others."""
    graph = nx.DiGraph(
        (house_of(room), house_of(other))
        for room in ROOMS
        for other in uses(room)
        if house_of(room) != house_of(other)
    )
    return sorted(nx.transitive_reduction(graph).edges)


def picture() -> str:
    """The SVG."""
    boxes = placed()
    ground = max(b.y + b.height for b in boxes.values()) + GAP
    height = ground + LINE * (len(BESIDE) + 1) + GAP
    lines_of_it = [
        OPENING.format(width=WIDTH, height=height, told=escape(_told())),
        *_drawn_arrows(boxes),
        *(line for b in boxes.values() for line in _drawn(b)),
        _words("Beside the package", GAP, ground + LINE, 'font-weight="bold" font-size="15"'),
        *(
            _words(line, GAP, ground + LINE * n + 4, f'font-size="{PLAIN}" fill="#333b45"')
            for n, line in enumerate(BESIDE, 2)
        ),
        "</svg>\n",
    ]
    return "\n".join(lines_of_it)


def _told() -> str:
    return "A room uses those that its arrows lead to, and those below them. " + " ".join(
        f"{one} uses {other}." for one, other in arrows()
    )


def _drawn_arrows(boxes: dict[str, Box]) -> Iterator[str]:
    """Each from a place of its own below one box to a place of its own above the other."""
    leaving = {b: sorted(o for a, o in arrows() if a == b) for b in boxes}
    for house, others in leaving.items():
        ordered = sorted(others, key=lambda other: boxes[other].x)
        for n, other in enumerate(ordered, 1):
            comers = sorted((a for a, o in arrows() if o == other), key=lambda a: boxes[a].x)
            one, two = boxes[house], boxes[other]
            start = one.x + one.width * n // (len(ordered) + 1)
            end = two.x + two.width * (comers.index(house) + 1) // (len(comers) + 1)
            if one.width > COLUMN:
                start = end
            yield (
                f'<path d="M{start} {one.y + one.height} L{end} {two.y - 2}" fill="none" '
                'stroke="#5b6470" stroke-width="1.5" marker-end="url(#tip)"/>'
            )


def _drawn(b: Box, fill: str = "#eef3f8") -> Iterator[str]:
    yield (
        f'<rect x="{b.x}" y="{b.y}" width="{b.width}" height="{b.height}" rx="6" '
        f'fill="{fill}" stroke="#1c4f82"/>'
    )
    x, y = b.x + PADDING, b.y + PADDING + TITLE - 3
    yield _words(b.room.replace(".", "/") + "/", x, y, f'font-size="{TITLE}" font-weight="bold"')
    below = accumulate([LINE + 2] + [LINE] * (len(b.said) + len(b.modules) - 1), initial=y)
    next(below)
    for line in b.said:
        yield _words(line, x, next(below), f'font-size="{PLAIN}" fill="#333b45"')
    for line in b.modules:
        yield _words(line, x, next(below) + 4, f'font-size="{PLAIN}" fill="#1c4f82"')
    for row in b.rows:
        for inner in row:
            yield from _drawn(inner, "#fff")


def _words(text: str, x: int, y: int, looks: str) -> str:
    return f'<text x="{x}" y="{y}" {looks}>{escape(text)}</text>'


def main() -> None:
    FILE.write_text(picture(), encoding="utf-8")
    sys.stdout.write(f"{FILE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
