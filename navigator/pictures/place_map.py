"""A small map of places: the geometry of the picture. Whole numbers only; a template draws.

It shows the municipalities in which the places are, and of their neighbours what fits beside them.
A place whose coordinates are known has a dot; the others are at the centre of their municipality,
together, and without one. Numbers and names are put where nothing else stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise

from navigator.pictures.grid import Point
from navigator.pictures.lettering import width
from navigator.pictures.outlines import Outline, outlines

WIDTH, TALLEST, LEAST = 400, 480, 160  # of the picture
MARGIN = 30  # hundreds of metres around what is shown
SIZE, PILL, PAD = 15, 24, 7  # of letters, of a box with numbers, and beside the numbers in it
DOT = 5  # its radius
AROUND = (0, 1, -1, 2, -2, 3, -3, 4)  # steps in which a free place is looked for
CLOSE = 12  # dots that are nearer to each other than this share a box

Box = tuple[int, int, int, int]  # left, upper, right, lower
Frame = Callable[[Point], Point]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the list, by its number there; without coordinates, in its municipality."""

    number: int
    municipality: str  # by its Finnish name
    at: Point | None = None  # on the grid


@dataclass(frozen=True, slots=True)
class Land:
    """A municipality, or what of it is in the picture: a path for SVG."""

    path: str
    home: bool  # whether places are in it


@dataclass(frozen=True, slots=True)
class Label:
    """Numbers in a box of their own, or the name of a municipality."""

    words: str
    box: Box
    dot: Point | None = None  # where the place is, exactly
    known: bool = True  # whether the place of all in the box is

    @property
    def middle(self) -> Point:
        """Where the words stand, on their line."""
        left, upper, right, lower = self.box
        return (left + right) // 2, (upper + lower) // 2 + SIZE // 3


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """The whole picture."""

    width: int
    height: int
    lands: tuple[Land, ...]
    numbers: tuple[Label, ...]
    names: tuple[Label, ...]
    size: int = SIZE


def place_map(spots: Sequence[Spot], name: Callable[[str], str]) -> PlaceMap | None:
    """The map of the spots; None, if there are none. `name` says a municipality in a voice."""
    homes = {spot.municipality: outlines()[spot.municipality] for spot in spots}
    if not homes:
        return None
    view = _view(homes.values())
    frame, height = _framed(view)
    shown = {key: one for key, one in outlines().items() if _meet(one.box, view)}
    dots = [frame(spot.at) for spot in spots if spot.at]
    numbers = tuple(_numbers(spots, frame, [_around(dot) for dot in dots], height))
    taken = [*map(_around, dots), *(label.box for label in numbers)]
    lands = (Land(_path(one, frame), key in homes) for key, one in shown.items())
    names = _names({**homes, **shown}, frame, name, taken, height)
    return PlaceMap(WIDTH, height, tuple(land for land in lands if land.path), numbers, tuple(names))


def _view(homes: Iterable[Outline]) -> Box:
    """What is shown of the grid."""
    lefts, lowers, rights, uppers = zip(*(one.box for one in homes), strict=True)
    return (
        min(lefts) - MARGIN,
        min(lowers) - MARGIN,
        max(rights) + MARGIN,
        max(uppers) + MARGIN,
    )


def _framed(view: Box) -> tuple[Frame, int]:
    """From the grid to the picture, where up is less; and how high the picture is."""
    left, lower, right, upper = view
    wide, high = right - left, upper - lower
    scale = max(wide * TALLEST, high * WIDTH)  # steps of the grid on the whole picture, times both
    height = min(TALLEST, max(LEAST, high * WIDTH * TALLEST // scale))
    middle, centre = (left + right) // 2, (lower + upper) // 2

    def frame(point: Point) -> Point:
        east, north = point[0] - middle, centre - point[1]
        whole = WIDTH * TALLEST
        return WIDTH // 2 + east * whole // scale, height // 2 + north * whole // scale

    return frame, height


def _path(outline: Outline, frame: Frame) -> str:
    """The rings as the steps from point to point; what is too small to be seen is left out."""
    return "".join(map(_ring, ([frame(point) for point in ring] for ring in outline.rings)))


def _ring(points: Sequence[Point]) -> str:
    corners = [point for point, _ in groupby(points)]
    if len(set(corners)) < 3:  # noqa: PLR2004 — a triangle is the least that is seen
        return ""
    steps = (f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(corners))
    return f"M{corners[0][0]} {corners[0][1]}l{' '.join(steps)}z"


def _numbers(
    spots: Sequence[Spot], frame: Frame, taken: Sequence[Box], height: int
) -> Iterator[Label]:
    boxes = list(taken)
    for (at, known), numbers in _together(spots, frame).items():
        words = ranges(numbers)
        label = _placed(at, words, boxes, height, beside=known) or _box(at, words)
        boxes.append(label)
        yield Label(words, label, at if known else None, known)


def _together(spots: Sequence[Spot], frame: Frame) -> Mapping[tuple[Point, bool], list[int]]:
    """The numbers that share a box, by where it belongs and whether that is exact."""
    found: dict[tuple[Point, bool], list[int]] = {}
    for spot in sorted(spots, key=lambda one: one.at is None):
        at = frame(spot.at or outlines()[spot.municipality].centre)
        key = next((k for k in found if _same(k, at, known=spot.at is not None)), None)
        found.setdefault(key or (at, spot.at is not None), []).append(spot.number)
    return found


def _same(key: tuple[Point, bool], at: Point, *, known: bool) -> bool:
    near = max(abs(key[0][0] - at[0]), abs(key[0][1] - at[1])) < CLOSE
    return near and key[1] == known


def ranges(numbers: Sequence[int]) -> str:
    """Numbers in few words: 1–4, 6."""
    runs = groupby(sorted(numbers), key=lambda one: one - sorted(numbers).index(one))
    ends = [(run[0], run[-1]) for run in (list(members) for _, members in runs)]
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ends)


def _names(
    outlines_: Mapping[str, Outline],
    frame: Frame,
    name: Callable[[str], str],
    taken: Sequence[Box],
    height: int,
) -> Iterator[Label]:
    """Names of municipalities where there is room, first of those in which places are."""
    boxes = list(taken)
    for key, one in outlines_.items():
        box = _placed(frame(one.centre), name(key), boxes, height, beside=False)
        if box:
            boxes.append(box)
            yield Label(name(key), box)


def _placed(
    at: Point, words: str, taken: Sequence[Box], height: int, *, beside: bool
) -> Box | None:
    """The free box that is the nearest to a point, inside the picture; beside it, if asked for."""
    wide = width(words, SIZE) + 2 * PAD
    across = [wide // 2 + DOT + 2, -(wide // 2 + DOT + 2), 0] if beside else [0]
    tries = ((at[0] + x, at[1] + y * PILL) for y in AROUND for x in across)
    free = (box for box in (_box(one, words) for one in tries) if _inside(box, height))
    return next((box for box in free if not any(_meet(box, other) for other in taken)), None)


def _box(at: Point, words: str) -> Box:
    half = width(words, SIZE) // 2 + PAD
    return at[0] - half, at[1] - PILL // 2, at[0] + half, at[1] + PILL // 2


def _around(dot: Point) -> Box:
    return dot[0] - DOT, dot[1] - DOT, dot[0] + DOT, dot[1] + DOT


def _inside(box: Box, height: int) -> bool:
    left, upper, right, lower = box
    return left >= 0 and upper >= 0 and right <= WIDTH and lower <= height


def _meet(one: Box, other: Box) -> bool:
    """Whether two boxes overlap, be up more or less."""
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]
