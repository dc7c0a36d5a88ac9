"""A small map of places: the geometry of the picture. Whole numbers only; a template draws.

It shows the municipalities in which the places are, and of their neighbours what fits beside them.
A place whose coordinates are known has a dot; the others are at the centre of their municipality,
together, and without one. Numbers and names are put where nothing else stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, pairwise, product

from navigator.pictures.grid import Point
from navigator.pictures.lettering import width
from navigator.pictures.outlines import Outline, outlines

WIDTH, TALLEST, LEAST = 400, 480, 160  # of the picture
MARGIN = 30  # hundreds of metres around what is shown
SIZE, PILL, PAD = 15, 24, 7  # of letters, of a box with numbers, and beside the numbers in it
DOT = 5  # its radius
LINES = (0, 1, -1, 2, -2)  # above and below, in which a free place is looked for
ASIDE = 40  # how far a name may stand beside the centre
MANY = 100  # municipalities: of more than these, borders are drawn with fewer corners
CLOSE = 12  # dots that are nearer to each other than this share a box

Box = tuple[int, int, int, int]  # left, upper, right, lower


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
    dots: tuple[Point, ...]
    size: int = SIZE
    radius: int = DOT


@dataclass(frozen=True, slots=True)
class _Frame:
    """From the grid to the picture, where up is less."""

    middle: Point  # of what is shown, on the grid
    height: int  # of the picture
    scale: int  # steps of the grid on the whole picture, across times its height

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> _Frame:
        lefts, lowers, rights, uppers = zip(*boxes, strict=True)
        left, lower = min(lefts) - MARGIN, min(lowers) - MARGIN
        wide, high = max(rights) + MARGIN - left, max(uppers) + MARGIN - lower
        scale = max(wide * TALLEST, high * WIDTH)
        height = max(LEAST, -(-high * WIDTH * TALLEST // scale))
        return cls((left + wide // 2, lower + high // 2), height, scale)

    def __call__(self, point: Point) -> Point:
        east, north = point[0] - self.middle[0], self.middle[1] - point[1]
        whole = WIDTH * TALLEST
        return (
            WIDTH // 2 + east * whole // self.scale,
            self.height // 2 + north * whole // self.scale,
        )

    def box(self, on_grid: Box) -> Box:
        (left, lower), (right, upper) = self(on_grid[:2]), self(on_grid[2:])
        return left, upper, right, lower

    @property
    def whole(self) -> Box:
        return 0, 0, WIDTH, self.height


def place_map(spots: Sequence[Spot], name: Callable[[str], str]) -> PlaceMap | None:
    """The map of the spots; None, if there are none. `name` says a municipality in a voice."""
    if not spots:
        return None
    homes = {spot.municipality: outlines()[spot.municipality] for spot in spots}
    frame = _Frame.around(one.box for one in homes.values())
    seen = {key: one for key, one in outlines().items() if _meet(frame.box(one.box), frame.whole)}
    grain = 1 + len(seen) // MANY
    lands = (Land(_path(one, frame, grain), key in homes) for key, one in seen.items())
    dots = tuple(frame(spot.at) for spot in spots if spot.at)
    numbers = tuple(_numbers(spots, frame, list(map(_around, dots))))
    taken = [*map(_around, dots), *(label.box for label in numbers)]
    names = tuple(_names({**homes, **seen}, set(homes), frame, name, taken))
    drawn = tuple(land for land in lands if land.path)
    return PlaceMap(WIDTH, frame.height, drawn, numbers, names, dots)


def _path(outline: Outline, frame: _Frame, grain: int) -> str:
    """The rings as the steps from point to point; what is too small to be seen is left out."""
    return "".join(_ring([_coarse(frame(one), grain) for one in ring]) for ring in outline.rings)


def _coarse(point: Point, grain: int) -> Point:
    return point[0] // grain * grain, point[1] // grain * grain


def _ring(points: Sequence[Point]) -> str:
    (x, y), *rest = corners = [point for point, _ in groupby(points)]
    steps = (f"{c - a} {d - b}" for (a, b), (c, d) in pairwise(corners))
    return f"M{x} {y}l{' '.join(steps)}z" if len(rest) > 1 else ""


def _numbers(spots: Sequence[Spot], frame: _Frame, taken: list[Box]) -> Iterator[Label]:
    """The boxes with numbers, each beside its dot or where a municipality has its centre."""
    for (at, known), numbers in _together(spots, frame).items():
        words = ranges(numbers)
        away = width(words, SIZE) // 2 + PAD + DOT + 2
        across = (away, -away, 0) if known else (0, away, -away)
        tries = _tries(at, words, ((x, y) for y in LINES for x in across))
        taken.append(_free(tries, frame.whole, taken) or _box(at, words))
        yield Label(words, taken[-1], at if known else None, known)


def _together(spots: Sequence[Spot], frame: _Frame) -> Mapping[tuple[Point, bool], list[int]]:
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
    seen: Mapping[str, Outline],
    homes: Set[str],
    frame: _Frame,
    name: Callable[[str], str],
    taken: list[Box],
) -> Iterator[Label]:
    """Names where there is room: first of those in which places are, then of those they fit in."""
    for key, one in seen.items():
        own = frame.box(one.box)
        room = frame.whole if key in homes else _common(own, frame.whole)
        tries = _tries(frame(one.centre), name(key), product((0, ASIDE, -ASIDE), LINES))
        if box := _free(tries, room, taken):
            taken.append(box)
            yield Label(name(key), box)


def _tries(at: Point, words: str, away: Iterable[Point]) -> Iterator[Box]:
    """Where words may stand that belong to a point: so far across, and so many lines down."""
    return (_box((at[0] + x, at[1] + y * PILL), words) for x, y in away)


def _free(tries: Iterable[Box], room: Box, taken: Iterable[Box]) -> Box | None:
    """The first of the boxes that lies in the room and meets none that is taken."""
    inside = (box for box in tries if _common(box, room) == box)
    return next((box for box in inside if not any(_meet(box, other) for other in taken)), None)


def _box(at: Point, words: str) -> Box:
    half = width(words, SIZE) // 2 + PAD
    return at[0] - half, at[1] - PILL // 2, at[0] + half, at[1] + PILL // 2


def _around(dot: Point) -> Box:
    return dot[0] - DOT, dot[1] - DOT, dot[0] + DOT, dot[1] + DOT


def _common(one: Box, other: Box) -> Box:
    """What two boxes share."""
    (a, b, c, d), (left, upper, right, lower) = one, other
    return max(a, left), max(b, upper), min(c, right), min(d, lower)


def _meet(one: Box, other: Box) -> bool:
    left, upper, right, lower = _common(one, other)
    return left < right and upper < lower
