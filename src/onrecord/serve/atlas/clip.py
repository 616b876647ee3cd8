"""Rings and lines in, what of them lies in a window out: paths of whole pixels, as short as they can be written.

Polygons by Sutherland and Hodgman (1974), lines by Liang and Barsky (1984), against a window a little larger than what is seen, so that
no cut edge shows.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from onrecord.serve.atlas.frame import TURN, Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onrecord.serve.atlas.topology import Point, Ring

BLEED: Final = 4.0
"""Pixels round the window that are drawn and not seen."""

Bounds = tuple[float, float, float, float]


def shifts(bounds: Bounds, frame: Frame) -> Iterator[float]:
    """Give the whole turns by which something within these bounds comes into the window."""
    west, south, east, north = bounds
    if north < frame.south or south > frame.north:
        return
    for turn in (-2 * TURN, -TURN, 0.0, TURN, 2 * TURN):
        if east + turn >= frame.west and west + turn <= frame.east:
            yield turn


def polygon(rings: Iterable[Ring], bounds: Bounds, frame: Frame) -> str:
    """Write the path of an area, empty where none of it is seen."""
    paths: list[str] = []
    for turn in shifts(bounds, frame):
        for ring in rings:
            points = _clipped([frame.at(lon + turn, lat) for lon, lat in ring], frame)
            if len(points) > 2:  # noqa: PLR2004 -- a path of two points has no area
                paths.append(_path(points, frame, closed=True))
    return "".join(paths)


def polylines(lines: Iterable[Ring], frame: Frame) -> str:
    """Write the path of lines."""
    paths: list[str] = []
    for line in lines:
        xs, ys = [x for x, _ in line], [y for _, y in line]
        for turn in shifts((min(xs), min(ys), max(xs), max(ys)), frame):
            seen = _parts([frame.at(lon + turn, lat) for lon, lat in line], frame)
            paths.extend(_path(part, frame, closed=False) for part in seen)
    return "".join(paths)


def _clipped(points: Sequence[Point], frame: Frame) -> list[Point]:
    right, bottom = frame.width + BLEED, frame.height + BLEED
    edges: tuple[tuple[int, float, Callable[[float], bool]], ...] = (
        (0, -BLEED, lambda x: x >= -BLEED), (0, right, lambda x: x <= right),
        (1, -BLEED, lambda y: y >= -BLEED), (1, bottom, lambda y: y <= bottom),
    )  # fmt: skip
    kept = list(points)
    for axis, edge, inside in edges:
        before, kept = kept, []
        for a, b in pairwise((*before[-1:], *before)):
            if inside(a[axis]) != inside(b[axis]):
                share = (edge - a[axis]) / (b[axis] - a[axis])
                crossing = (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
                kept.append(crossing)
            if inside(b[axis]):
                kept.append(b)
    return kept


def _parts(points: Sequence[Point], frame: Frame) -> Iterator[list[Point]]:
    part: list[Point] = []
    for a, b in pairwise(points):
        seen = _segment(a, b, frame)
        if seen is None:
            if part:
                yield part
            part = []
            continue
        if part and part[-1] != seen[0]:
            yield part
            part = []
        part = part or [seen[0]]
        part.append(seen[1])
    if part:
        yield part


def _segment(a: Point, b: Point, frame: Frame) -> tuple[Point, Point] | None:
    across, down = b[0] - a[0], b[1] - a[1]
    first, last = 0.0, 1.0
    sides = (
        (-across, a[0] + BLEED), (across, frame.width + BLEED - a[0]),
        (-down, a[1] + BLEED), (down, frame.height + BLEED - a[1]),
    )  # fmt: skip
    for slope, room in sides:
        if not slope:
            if room < 0:
                return None
            continue
        share = room / slope
        if slope < 0:
            first = max(first, share)
        else:
            last = min(last, share)
    if first > last:
        return None
    return (a[0] + first * across, a[1] + first * down) if first else a, (a[0] + last * across, a[1] + last * down) if last < 1 else b


def _path(points: Sequence[Point], frame: Frame, *, closed: bool) -> str:
    """Write points in steps, to a pixel on a map of the world and to half of one on others; those that fall together are left out."""
    fine = 1 if frame.far else 2
    grid = [(round(x * fine), round(y * fine)) for x, y in points]
    kept = [grid[0], *(b for a, b in pairwise(grid) if a != b)]
    if len(kept) < (3 if closed else 2):
        return ""
    steps = " ".join(f"{(b[0] - a[0]) / fine:g} {(b[1] - a[1]) / fine:g}" for a, b in pairwise(kept))
    return f"M{kept[0][0] / fine:g} {kept[0][1] / fine:g}l{steps}{'z' if closed else ''}".replace(" -", "-")
