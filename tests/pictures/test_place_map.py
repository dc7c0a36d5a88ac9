"""The map of places: whole numbers, honest about what is not known, nothing over anything else."""

from __future__ import annotations

import re
from itertools import combinations
from math import cos, hypot, radians

import pytest

from navigator.catalog.municipality import municipalities
from navigator.pictures.grid import in_metres, on_grid
from navigator.pictures.outlines import TABLE, outlines
from navigator.pictures.place_map import Box, Label, PlaceMap, Spot, place_map, ranges

SUNDAY = (60.8697, 26.7042)  # somewhere in the middle of Kouvola
HARBOUR = (60.4664, 26.9458)  # and of Kotka


def drawn(*spots: Spot) -> PlaceMap:
    found = place_map(spots, str)
    assert found
    return found


def spot(number: int, municipality: str, at: tuple[float, float] | None = None) -> Spot:
    return Spot(number, municipality, on_grid(*at) if at else None)


def overlap(one: Box, other: Box) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


def labels(picture: PlaceMap) -> tuple[Label, ...]:
    return (*picture.numbers, *picture.names)


CROWDED = [
    spot(1, "Kouvola"),
    spot(2, "Kouvola", SUNDAY),
    spot(3, "Kouvola", (60.8699, 26.7045)),
    spot(4, "Kouvola", (60.9, 26.63)),
    spot(5, "Kotka"),
    spot(6, "Kotka", HARBOUR),
    spot(7, "Hamina"),
    spot(8, "Kouvola"),
]


def test_the_grid_is_that_of_the_example_in_the_recommendation() -> None:
    east, north = in_metres(60.3851068722, 19.84813676944)
    assert (round(east, 2), round(north, 2)) == (106256.36, 6715706.38)


def test_distances_on_the_grid_are_those_of_the_ground() -> None:
    (a, b), (x, y) = on_grid(*SUNDAY), on_grid(*HARBOUR)
    away = radians(HARBOUR[0] - SUNDAY[0]), radians(HARBOUR[1] - SUNDAY[1])
    ground = 6_371_000 * hypot(away[0], away[1] * cos(radians(60.67)))
    assert hypot(a - x, b - y) * 100 == pytest.approx(ground, rel=0.005)


def test_every_municipality_has_an_outline_and_its_centre_lies_within() -> None:
    assert outlines().keys() == municipalities().keys()
    for name, one in outlines().items():
        left, lower, right, upper = one.box
        assert left <= one.centre[0] <= right, name
        assert lower <= one.centre[1] <= upper, name


def test_a_municipality_that_became_part_of_another_is_none() -> None:
    assert "Pertunmaa" not in municipalities()
    pertunmaa = on_grid(61.5, 26.48)
    left, lower, right, upper = outlines()["Mäntyharju"].box
    assert left < pertunmaa[0] < right
    assert lower < pertunmaa[1] < upper


def test_neighbours_keep_one_border() -> None:
    kouvola, iitti = (
        {p for ring in outlines()[n].rings for p in ring} for n in ("Kouvola", "Iitti")
    )
    assert len(kouvola & iitti) > 5


def test_the_outlines_are_small_and_say_whose_they_are() -> None:
    text = TABLE.read_text(encoding="utf-8")
    assert len(text.encode()) < 60_000
    assert "Maanmittauslaitos, kuntajako 2023, CC BY 4.0" in text
    assert "GeoNames, CC BY 4.0" in text


def test_without_places_there_is_no_map() -> None:
    assert place_map((), str) is None


def test_a_place_that_is_known_has_a_dot_and_one_that_is_not_has_none() -> None:
    picture = drawn(spot(1, "Kouvola", SUNDAY), spot(2, "Kotka"))
    known, unknown = picture.numbers
    assert (known.words, known.known, known.dot) == ("1", True, picture.dots[0])
    assert (unknown.words, unknown.known, unknown.dot) == ("2", False, None)
    assert len(picture.dots) == 1


def test_what_is_not_known_is_at_the_centre_of_the_municipality_together() -> None:
    picture = drawn(spot(1, "Kouvola"), spot(2, "Kouvola"), spot(3, "Kouvola"), spot(5, "Kouvola"))
    (box,) = picture.numbers
    assert box.words == "1–3, 5"


def test_dots_that_touch_share_a_box() -> None:
    words = {label.words for label in drawn(*CROWDED).numbers}
    assert words == {"2–3", "4", "6", "1, 8", "5", "7"}


def test_no_number_and_no_name_stands_over_another() -> None:
    picture = drawn(*CROWDED)
    for one, other in combinations(labels(picture), 2):
        assert not overlap(one.box, other.box), (one.words, other.words)


def test_all_of_it_is_inside_the_picture() -> None:
    picture = drawn(*CROWDED)
    for label in labels(picture):
        left, upper, right, lower = label.box
        assert min(left, upper) >= 0, label.words
        assert right <= picture.width, label.words
        assert lower <= picture.height, label.words


def test_the_municipalities_of_the_places_are_named_first_and_told_apart() -> None:
    picture = drawn(*CROWDED)
    assert [label.words for label in picture.names][:3] == ["Kouvola", "Kotka", "Hamina"]
    assert sum(land.home for land in picture.lands) == 3
    assert "Iitti" in {label.words for label in picture.names}


def test_names_are_said_as_they_are_asked_for() -> None:
    picture = place_map([spot(1, "Hamina")], str.upper)
    assert picture
    assert picture.names[0].words == "HAMINA"


def test_the_smallest_municipality_fills_the_picture_as_the_largest_does() -> None:
    for name in ("Kauniainen", "Inari", "Kustavi"):
        picture = drawn(spot(1, name))
        assert picture.width == 400
        assert 160 <= picture.height <= 480
        assert [label.words for label in picture.numbers] == ["1"]


def test_a_map_of_the_whole_country_is_light_enough() -> None:
    picture = drawn(spot(1, "Hanko"), spot(2, "Utsjoki"), spot(3, "Ilomantsi"))
    paths = "".join(land.path for land in picture.lands)
    assert len(paths) < 40_000
    assert re.fullmatch(r"[Ml\d z-]*", paths), "whole numbers alone"


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([3], "3"), ([1, 2], "1–2"), ([4, 1, 2], "1–2, 4"), ([1, 3, 5], "1, 3, 5"), ([10, 9], "9–10")],
)
def test_numbers_in_a_row_are_said_in_few_words(numbers: list[int], said: str) -> None:
    assert ranges(numbers) == said
