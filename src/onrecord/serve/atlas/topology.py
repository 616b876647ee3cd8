"""The packed shapes in, rings of longitudes and latitudes out.

The files are TopoJSON (github.com/topojson/topojson-specification): shapes that are neighbours share the arc of their border,
whose points are steps on a grid of whole numbers.
"""

from __future__ import annotations

import gzip
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Final, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Point = tuple[float, float]
Ring = tuple[Point, ...]
Detail = Literal["near", "far"]

HALF: Final = 180.0
TURN: Final = 360.0


@dataclass(frozen=True, slots=True)
class Shape:
    """An area: its names, its rings (outer ones counter-clockwise, holes clockwise, as RFC 7946 has them) and its bounds.

    Longitudes run on over the antimeridian (past 180 rather than back to -180), so that no ring jumps across the map.
    """

    name: str
    country: str
    geonames: int | None
    rings: tuple[Ring, ...]
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Atlas:
    """Areas that cover the land, areas that are contested, and the lines between countries, between regions and along coasts."""

    areas: tuple[Shape, ...]
    contested: tuple[Shape, ...]
    coasts: tuple[Ring, ...]
    borders: tuple[Ring, ...]
    seams: tuple[Ring, ...]


@lru_cache(maxsize=2)
def atlas(detail: Detail) -> Atlas:
    """Unpack one of the two files; ``near`` has first-order regions, ``far`` countries."""
    packed = msgspec.json.decode(gzip.decompress(files(__package__).joinpath(f"{detail}.json.gz").read_bytes()))
    arcs = [unpacked(arc, packed["transform"]) for arc in packed["arcs"]]
    land = packed["objects"]["regions" if detail == "near" else "countries"]["geometries"]
    coasts, borders, seams = lines(land, arcs)
    return Atlas(
        areas=tuple(shape(geometry, arcs) for geometry in land if geometry.get("arcs")),
        contested=tuple(shape(geometry, arcs) for geometry in packed["objects"]["disputed"]["geometries"] if geometry.get("arcs")),
        coasts=coasts,
        borders=borders,
        seams=seams,
    )


def unpacked(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Ring:
    """Add up the steps of an arc."""
    (across, up), (west, south) = transform["scale"], transform["translate"]
    xs, ys = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
    return tuple((west + x * across, south + y * up) for x, y in zip(xs, ys, strict=True))


def shape(geometry: dict[str, Any], arcs: Sequence[Ring]) -> Shape:
    """Join the arcs of an area to rings."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    rings = tuple(
        wound(unwrapped(joined(numbers, arcs)), outer=position == 0) for polygon in polygons for position, numbers in enumerate(polygon)
    )
    told = geometry.get("properties") or {}
    name, number = told.get("name_en") or told.get("admin") or told.get("name") or "", told.get("gn_id")
    geonames = int(number) if isinstance(number, (int, float)) and number > 0 else None
    return Shape(name, told.get("iso_a2") or "", geonames, rings, bounds(point for ring in rings for point in ring))


def joined(numbers: Iterable[int], arcs: Sequence[Ring]) -> Ring:
    """Follow arcs one after the other; a number ``~n`` is arc ``n`` backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def unwrapped(ring: Ring) -> Ring:
    """Let longitudes run on where they jump from one edge of the world to the other."""
    if not any(abs(b[0] - a[0]) > HALF for a, b in pairwise(ring)):
        return ring
    points, shift = [ring[0]], 0.0
    for (before, _), (lon, lat) in pairwise(ring):
        shift -= TURN * round((lon - before) / TURN)
        points.append((lon + shift, lat))
    return tuple(points)


def wound(ring: Ring, *, outer: bool) -> Ring:
    """Turn a ring round where it runs the wrong way."""
    return ring if (area(ring) >= 0) == outer else ring[::-1]


def area(ring: Ring) -> float:
    """Twice the area in square degrees, positive where the ring runs counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, ring[0])))


def bounds(points: Iterable[Point]) -> tuple[float, float, float, float]:
    """West, south, east and north of the points."""
    listed = list(points)
    xs, ys = [x for x, _ in listed], [y for _, y in listed]
    return min(xs), min(ys), max(xs), max(ys)


def lines(land: Sequence[dict[str, Any]], arcs: Sequence[Ring]) -> tuple[tuple[Ring, ...], tuple[Ring, ...], tuple[Ring, ...]]:
    """Sort the arcs of the land: along one area only (coast), between two countries (border), between two regions of one (seam)."""
    owners: dict[int, list[str]] = {}
    for geometry in land:
        owner = (geometry.get("properties") or {}).get("adm0_a3") or ""
        for number in _numbers(geometry.get("arcs") or ()):
            owners.setdefault(number if number >= 0 else ~number, []).append(owner)
    kinds = {number: "coast" if len(by) == 1 else "border" if len(set(by)) > 1 else "seam" for number, by in owners.items()}
    count = Counter(kinds.values())
    picked: dict[str, list[Ring]] = {kind: [] for kind in ("coast", "border", "seam", *count)}
    for number, kind in kinds.items():
        picked[kind].extend(_visible(arcs[number]))
    return tuple(picked["coast"]), tuple(picked["border"]), tuple(picked["seam"])


def _numbers(arcs: Iterable[Any]) -> Iterator[int]:
    for entry in arcs:
        if isinstance(entry, int):
            yield entry
        else:
            yield from _numbers(entry)


def _visible(arc: Ring) -> Iterator[Ring]:
    """Leave out what runs along the edge of the file and not along any shore: the antimeridian and the pole."""
    line: list[Point] = []
    for a, b in pairwise(arc):
        edge = (abs(a[0]) > HALF - 0.05 and abs(b[0]) > HALF - 0.05) or (a[1] < -89.9 and b[1] < -89.9)  # noqa: PLR2004 -- the grid's own rounding
        if edge:
            if len(line) > 1:
                yield tuple(line)
            line = []
        else:
            line = line or [a]
            line.append(b)
    if len(line) > 1:
        yield tuple(line)
