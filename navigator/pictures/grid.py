"""Where a point of the earth lies on the grid of Finland's maps, in hundreds of metres.

The grid is ETRS-TM35FIN. On it distances are those of the ground but for a few thousandths, so that
a browser can reckon them by Pythagoras. The series are those of the recommendation JHS 197.
"""

from __future__ import annotations

from math import asin, asinh, atan, atanh, cos, cosh, radians, sin, sinh, sqrt, tan

Point = tuple[int, int]  # east and north, whole numbers

METRES = 100  # of one step on the grid
LONGEST, FLATTENING = 6378137.0, 1 / 298.257222101  # of GRS80
MERIDIAN, SCALE, EAST = 27, 0.9996, 500_000  # of the projection

N = FLATTENING / (2 - FLATTENING)
RADIUS = LONGEST / (1 + N) * (1 + N**2 / 4 + N**4 / 64)
SERIES = (N / 2 - 2 * N**2 / 3 + 5 * N**3 / 16, 13 * N**2 / 48 - 3 * N**3 / 5, 61 * N**3 / 240)
ECCENTRICITY = sqrt(2 * FLATTENING - FLATTENING**2)


def on_grid(latitude: float, longitude: float) -> Point:
    """The point of degrees, WGS84, on the grid."""
    east, north = in_metres(latitude, longitude)
    return round(east / METRES), round(north / METRES)


def in_metres(latitude: float, longitude: float) -> tuple[float, float]:
    """East and north of a point, exact to a millimetre."""
    phi, away = radians(latitude), radians(longitude - MERIDIAN)
    beta = atan(sinh(asinh(tan(phi)) - ECCENTRICITY * atanh(ECCENTRICITY * sin(phi))))
    eta = atanh(cos(beta) * sin(away))
    xi = asin(sin(beta) * cosh(eta))
    terms = [(h, 2 * k * xi, 2 * k * eta) for k, h in enumerate(SERIES, 1)]
    east = eta + sum(h * cos(x) * sinh(e) for h, x, e in terms)
    north = xi + sum(h * sin(x) * cosh(e) for h, x, e in terms)
    return EAST + SCALE * RADIUS * east, SCALE * RADIUS * north
