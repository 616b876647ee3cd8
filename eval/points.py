"""Two points on the globe in, whether they are one place for the gate out."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scorers import Row

KILOMETRES: Final = 161
"""A hundred miles: what the places corpora call the right place."""
RADIUS: Final = 6371.0


def has_point(place: Row) -> bool:
    """Whether a place tells where it lies."""
    return place["lat"] is not None and place["lon"] is not None


def near(gold: Row, found: Row) -> bool:
    """Whether two places lie within 161 km of each other; one without a point lies near none."""
    return has_point(gold) and has_point(found) and kilometres(gold, found) <= KILOMETRES


def kilometres(a: Row, b: Row) -> float:
    """Measure the way between two places that have points.

    >>> round(kilometres({"lat": 51.5, "lon": -0.1}, {"lat": 48.9, "lon": 2.4}))
    339
    """
    north, south, across = radians(a["lat"]), radians(b["lat"]), radians(b["lon"] - a["lon"])
    return 2 * RADIUS * asin(sqrt(sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2))
