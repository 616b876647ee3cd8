"""Windows of maps: where they lie, also across the antimeridian and at the poles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.serve.atlas import frame_for
from onrecord.serve.atlas.frame import shortest_arc

LONGITUDES = st.floats(-180, 180)
POINTS = st.lists(st.tuples(LONGITUDES, st.floats(-90, 90)), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("longitudes", "arc"),
    [
        ([8.0], (8.0, 8.0)),
        ([8.0, 30.0], (8.0, 30.0)),
        ([178.0, -172.0], (178.0, 188.0)),
        ([-172.0, 178.0, 179.0], (178.0, 188.0)),
        ([180.0, -180.0], (-180.0, -180.0)),
        ([-70.0, 20.0], (-70.0, 20.0)),
    ],
)
def test_the_shortest_arc_goes_over_the_antimeridian_where_that_is_shorter(longitudes: list[float], arc: tuple[float, float]) -> None:
    assert shortest_arc(longitudes) == arc


@given(POINTS)
def test_every_point_lies_within_the_window(points: list[tuple[float, float]]) -> None:
    frame = frame_for(points)
    for lon, lat in points:
        x, y = frame.at(frame.nearest(lon), lat)
        assert -1e-6 <= x <= frame.width + 1e-6
        assert -1e-6 <= y <= frame.height + 1e-6


def test_one_town_has_its_neighbourhood() -> None:
    frame = frame_for([(8.45, 55.47)])
    assert 2.5 < frame.north - frame.south < 4
    assert not frame.far


def test_without_points_it_is_the_world() -> None:
    frame = frame_for([])
    assert frame.far
    assert frame.east - frame.west == pytest.approx(360)
