"""A window and what is to be seen in it in, an SVG out.

Land is one neutral colour, whoever runs it. Contested areas lie over it hatched and are named so. What a record says of an area is
drawn as what it is: a claim is hatching in the hue of who claims, reported control is an outline; two holders who differ are two
drawings over one another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Final, Literal

from onrecord.serve.atlas.clip import polygon, polylines
from onrecord.serve.atlas.topology import atlas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.serve.atlas.frame import Frame
    from onrecord.serve.atlas.topology import Atlas, Shape

MOST_SPOTS: Final = 400
MOST_LABELS: Final = 24
LETTER: Final = 6.2
"""Width of a letter of a label in pixels, roughly: labels that would lie over one another are left out."""

LINE: Final = 14.0
HATCHES: Final = 8
SLANT: Final = 22.5


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as a dot: how often it is named decides its size, ``href`` where a press leads."""

    name: str
    lon: float
    lat: float
    count: int = 1
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """What is said of a country or region: by GeoNames number or ISO code, who holds what, in which of eight hues."""

    words: str
    hue: int
    kind: Literal["claim", "control"]
    geonames: int | None = None
    country: str | None = None


def draw(frame: Frame, spots: Sequence[Spot] = (), areas: Sequence[Area] = (), *, label: str = "Map") -> str:
    """Draw the map; everything that comes from a report is escaped."""
    shapes = atlas("far" if frame.far else "near")
    body = [_ground(frame), *_areas(shapes, frame, areas), *_spots(frame, spots)]
    return (
        f'<svg class="map" viewBox="0 0 {frame.width} {frame.height}" role="group" aria-label="{escape(label)}" xmlns="http://www.w3.org/2000/svg">'
        f"<defs>{''.join(_patterns(areas))}</defs>{''.join(body)}</svg>"
    )


@lru_cache(maxsize=32)
def _ground(frame: Frame) -> str:
    """Draw what lies under everything; maps of the same window, the whole world above all, share it."""
    return "".join(_base(atlas("far" if frame.far else "near"), frame))


def _base(shapes: Atlas, frame: Frame) -> Iterator[str]:
    yield f'<rect class="sea" width="{frame.width}" height="{frame.height}"/>'
    land = "".join(polygon(shape.rings, shape.bounds, frame) for shape in shapes.areas)
    yield f'<path class="land" d="{land}"/>'
    for shape in shapes.contested:
        if path := polygon(shape.rings, shape.bounds, frame):
            yield f'<path class="contested" fill="url(#contested)" d="{path}"><title>{escape(shape.name)}: disputed</title></path>'
    for kind, lines in (("seam", shapes.seams if not frame.far else ()), ("border", shapes.borders), ("coast", shapes.coasts)):
        if path := polylines(lines, frame):
            yield f'<path class="{kind}" d="{path}"/>'


def _patterns(areas: Iterable[Area]) -> Iterator[str]:
    yield _pattern("contested", 45.0, "contested-line")
    for hue in sorted({area.hue % HATCHES for area in areas if area.kind == "claim"}):
        yield _pattern(f"claim{hue}", hue * SLANT, f"claim-line h{hue}")


def _pattern(name: str, angle: float, classes: str) -> str:
    return (
        f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate({angle:g})">'
        f'<path class="{classes}" d="M0 3h6"/></pattern>'
    )


def _areas(shapes: Atlas, frame: Frame, areas: Iterable[Area]) -> Iterator[str]:
    for area in areas:
        path = "".join(polygon(shape.rings, shape.bounds, frame) for shape in _meant(shapes, area))
        if path:
            fill = f' fill="url(#claim{area.hue % HATCHES})"' if area.kind == "claim" else ""
            yield f'<path class="{area.kind} h{area.hue % HATCHES}"{fill} d="{path}"><title>{escape(area.words)}</title></path>'


def _meant(shapes: Atlas, area: Area) -> list[Shape]:
    if area.geonames is not None:
        found = [shape for shape in shapes.areas if shape.geonames == area.geonames]
        if found:
            return found
    return [shape for shape in shapes.areas if area.country and shape.country == area.country]


def _spots(frame: Frame, spots: Sequence[Spot]) -> Iterator[str]:
    shown = sorted(spots, key=lambda spot: (-spot.count, spot.name))[:MOST_SPOTS]
    most = max((spot.count for spot in shown), default=1)
    taken: list[tuple[float, float, float]] = []
    labels: list[str] = []
    for spot in shown:
        x, y = frame.at(frame.nearest(spot.lon), spot.lat)
        if not (0 <= x <= frame.width and 0 <= y <= frame.height):
            continue
        radius = 3 + 7 * (spot.count / most) ** 0.5 if most > 1 else 4.0
        times = f"{spot.name}: {spot.count:,} time{'' if spot.count == 1 else 's'}"
        dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"><title>{escape(times)}</title></circle>'
        labels.append(_label(spot.name, (x, y, radius), frame, taken))
        href = f' href="{escape(spot.href)}" aria-label="{escape(times)}"' if spot.href else ""
        yield f'<a class="spot"{href}>{dot}</a>' if href else f'<g class="spot">{dot}</g>'
    # Names lie over all dots, or a later dot would cover the name of an earlier one.
    yield f'<g class="labels">{"".join(labels)}</g>'


def _label(name: str, dot: tuple[float, float, float], frame: Frame, taken: list[tuple[float, float, float]]) -> str:
    """Write the name on the right of the dot, else on its left, else not at all."""
    (x, y, radius), width = dot, LETTER * len(name)
    if len(taken) >= MOST_LABELS:
        return ""
    for left, anchor, at in ((x + radius + 3, "start", x + radius + 3), (x - radius - 3 - width, "end", x - radius - 3)):
        free = all(left + width < other or other + span < left or abs(y - line) > LINE for other, span, line in taken)
        if free and left >= 0 and left + width <= frame.width:
            taken.append((left, width, y))
            return f'<text x="{at:.1f}" y="{y + 4:.1f}" text-anchor="{anchor}">{escape(name)}</text>'
    return ""
