"""Points on the globe in, the window of a map out, and where in it a longitude and latitude lie.

The projection is equirectangular with the middle of the window as its standard parallel: shapes near the middle keep their form,
the poles and the antimeridian need no special case.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

TURN: Final = 360.0
POLE: Final = 90.0
LEAST: Final = 3.0
"""Degrees of latitude that a map shows at least: a single town with its neighbours."""

MARGIN: Final = 0.18
"""Room around the outermost points, as a share of what they span."""

STEEPEST: Final = 75.0
"""Latitude beyond which the standard parallel does not go: at the pole a degree of longitude has no width."""

FAR: Final = 28.0
"""Degrees of latitude from which on countries are drawn and no longer their regions."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A window: its west edge (degrees, anywhere on the circle), its north edge, degrees a pixel, and its size in pixels."""

    west: float
    north: float
    scale: float
    parallel: float
    width: int
    height: int

    @property
    def east(self) -> float:
        """Longitude of the right edge; past 180 where the window crosses the antimeridian."""
        return self.west + self.width * self.scale / cos(radians(self.parallel))

    @property
    def south(self) -> float:
        """Latitude of the lower edge."""
        return self.north - self.height * self.scale

    @property
    def far(self) -> bool:
        """Whether the window is so wide that countries are drawn."""
        return self.north - self.south > FAR

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels from the left and from the top."""
        return (lon - self.west) * cos(radians(self.parallel)) / self.scale, (self.north - lat) / self.scale

    def nearest(self, lon: float) -> float:
        """Shift a longitude by whole turns to where it lies closest to the middle of the window."""
        middle = (self.west + self.east) / 2
        return lon - TURN * round((lon - middle) / TURN)


def frame_for(points: Iterable[tuple[float, float]], width: int = 720, height: int = 440) -> Frame:
    """Fit a window round points (longitude, latitude); the whole world where there are none."""
    listed = list(points)
    if not listed:
        return Frame(-TURN / 2, 84.0, TURN * cos(radians(38.0)) / width, 38.0, width, round(width * 142 / (TURN * cos(radians(38.0)))))
    first, last = shortest_arc(lon for lon, _ in listed)
    south, north = min(lat for _, lat in listed), max(lat for _, lat in listed)
    middle = (south + north) / 2
    parallel = max(-STEEPEST, min(STEEPEST, middle))
    shrink = cos(radians(parallel))
    tall = max(LEAST, (north - south) * (1 + 2 * MARGIN), (last - first) * (1 + 2 * MARGIN) * shrink * height / width)
    scale = min(tall / height, TURN * shrink / width)
    top = min(POLE + 2, max(middle + scale * height / 2, -POLE - 2 + scale * height))
    return Frame((first + last) / 2 - scale * width / shrink / 2, top, scale, parallel, width, height)


def shortest_arc(longitudes: Iterable[float]) -> tuple[float, float]:
    """Find the shortest stretch of the circle that holds all longitudes: from its west to its east end, east past 180 if need be."""
    ring = sorted({(lon + TURN / 2) % TURN - TURN / 2 for lon in longitudes})
    if len(ring) == 1:
        return ring[0], ring[0]
    gaps = [(b - a, a, b) for a, b in pairwise((*ring, ring[0] + TURN))]
    _, end, start = max(gaps)
    start = (start + TURN / 2) % TURN - TURN / 2
    return start, end if end >= start else end + TURN
