"""Linking: what two spans are to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.marks.linking import FEATURES, features

if TYPE_CHECKING:
    import numpy as np


def told(left: tuple[int, int], right: tuple[int, int], contents: list[tuple[int, int]], breaks: list[int]) -> np.ndarray:
    return features([left], [right], contents, breaks)[0, 0]


@pytest.mark.parametrize("right", [(0, 1), (5, 5), (9, 12)])
def test_each_pair_has_one_distance_one_paragraph_and_two_counts(right: tuple[int, int]) -> None:
    row = told((3, 4), right, [(3, 4)], [0, 8])
    assert [row[:18].sum(), row[18:22].sum(), row[22:25].sum(), row[25:28].sum()] == [1, 1, 1, 1]


def test_before_is_not_after() -> None:
    assert (told((3, 4), (0, 1), [], [0]) != told((3, 4), (6, 7), [], [0])).any()


def test_a_content_between_counts() -> None:
    assert (told((0, 1), (9, 9), [(0, 1), (4, 5)], [0]) != told((0, 1), (9, 9), [(0, 1)], [0])).any()


def test_no_spans() -> None:
    assert features([], [(0, 1)], [], [0]).shape == (0, 1, FEATURES)
    assert features([(0, 1)], [], [], [0]).shape == (1, 0, FEATURES)
