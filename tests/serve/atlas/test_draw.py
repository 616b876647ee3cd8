"""Maps as drawn: well-formed, within their window, nobody's colour, and what a report says is escaped."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from onrecord.serve.atlas import Area, Spot, draw, frame_for
from onrecord.serve.atlas.topology import area, atlas

SVG = "{http://www.w3.org/2000/svg}"
KHERSON = 706442


def drawn(spots: list[Spot], areas: list[Area] | None = None) -> ET.Element:
    return ET.fromstring(draw(frame_for([(spot.lon, spot.lat) for spot in spots]), spots, areas or []))  # noqa: S314 -- our own


def paths(svg: ET.Element, kind: str) -> list[ET.Element]:
    return [path for path in svg.iter(f"{SVG}path") if kind in (path.get("class") or "").split()]


@pytest.mark.parametrize(
    ("name", "spots"),
    [
        ("antimeridian", [Spot("Suva", 178.44, -18.14), Spot("Apia", -171.77, -13.83)]),
        ("Chukotka", [Spot("Anadyr", 177.5, 64.7), Spot("Nome", -165.4, 64.5)]),
        ("South Pole", [Spot("South Pole", 0.0, -90.0), Spot("Vostok", 106.8, -78.4)]),
        ("North Pole", [Spot("Longyearbyen", 15.6, 78.2), Spot("Alert", -62.3, 82.5)]),
        ("small island", [Spot("Stanley", -57.85, -51.7)]),
        ("inland", [Spot("Bangui", 18.56, 4.36)]),
    ],
)
def test_land_and_dots_are_seen_wherever_it_is(name: str, spots: list[Spot]) -> None:
    svg = drawn(spots)
    assert paths(svg, "land")[0].get("d"), name
    assert len(list(svg.iter(f"{SVG}circle"))) == len(spots)


def test_no_line_runs_across_the_window_at_the_antimeridian() -> None:
    svg = drawn([Spot("Anadyr", 177.5, 64.7), Spot("Nome", -165.4, 64.5)])
    jumps = [part for path in paths(svg, "coast") for part in re.findall(r"l([^M]+)", path.get("d") or "")]
    numbers = [abs(float(n)) for part in jumps for n in re.findall(r"-?\d+(?:\.\d+)?", part)]
    assert max(numbers) < 200


def test_outer_rings_run_counter_clockwise() -> None:
    for detail in ("near", "far"):
        outer = [shape.rings[0] for shape in atlas(detail).areas if shape.rings]
        assert sum(area(ring) < 0 for ring in outer) == 0


def test_neighbours_keep_their_border_once() -> None:
    shapes = atlas("far")
    assert len(shapes.borders) > 300
    assert not set(shapes.borders) & set(shapes.coasts)


def test_land_has_one_colour_and_contested_areas_are_named_so() -> None:
    svg = drawn([Spot("Simferopol", 34.1, 44.95)])
    assert len(paths(svg, "land")) == 1
    assert "Crimea: disputed" in [title.text for title in svg.iter(f"{SVG}title")]


def test_two_holders_lie_over_one_another() -> None:
    svg = drawn(
        [Spot("Kherson", 32.6, 46.6)],
        [Area("claimed by Russia", 1, "claim", geonames=KHERSON), Area("controlled in part", 0, "control", geonames=KHERSON)],
    )
    (claim,), (control,) = paths(svg, "claim"), paths(svg, "control")
    assert claim.get("d") == control.get("d")
    assert claim.get("fill") == "url(#claim1)"
    assert control.get("fill") is None


def test_an_area_by_its_country() -> None:
    svg = drawn([Spot("Varde", 8.48, 55.62)], [Area("claimed", 2, "claim", country="DK")])
    assert len(paths(svg, "claim")) == 1


def test_markup_in_a_name_is_escaped() -> None:
    assert "<b>" not in draw(frame_for([(8.0, 55.0)]), [Spot('<b>"x"', 8.0, 55.0, href='"><b>')], [Area("<b>", 0, "claim", country="DK")])


def test_the_world_is_small_enough_for_a_page() -> None:
    assert len(draw(frame_for([]))) < 100_000
