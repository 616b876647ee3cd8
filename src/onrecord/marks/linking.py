"""Spans of two roles in, how they stand to each other out: what the linkers know besides the words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.model import Span

NEAR: Final = (0, 1, 2, 4, 8, 16, 32, 64)
"""Bounds of the distances, in words, that are told apart."""
FEATURES: Final = 2 * (len(NEAR) + 1) + 4 + 3 + 3 + 3


def features(left: Sequence[Span], right: Sequence[Span], contents: Sequence[Span], breaks: Sequence[int]) -> NDArray[np.float32]:
    """Return ``[left, right, FEATURES]`` of spans in words, first to last: how far, which way, over what.

    ``breaks`` are the words that open a paragraph; ``contents`` and the spans of a role are in reading order.
    """
    made = np.zeros((len(left), len(right), FEATURES), np.float32)
    starts, rights = [a for a, _ in contents], [a for a, _ in right]
    for i, (a, b) in enumerate(left):
        for j, (c, d) in enumerate(right):
            after = c > b
            low, high = (b, c) if after else (d, a)
            at = bisect_left(NEAR, max(0, high - low - 1)) + (len(NEAR) + 1 if after else 0)
            apart = bisect_right(breaks, max(a, c)) - bisect_right(breaks, min(a, c))
            over = bisect_left(starts, high) - bisect_right(starts, low) if high > low else 0
            same = bisect_left(rights, high) - bisect_right(rights, low) if high > low else 0
            row = made[i, j]
            row[at] = 1
            base = 2 * (len(NEAR) + 1)
            row[base + min(apart, 3)] = 1
            row[base + 4 + min(max(over, 0), 2)] = 1
            row[base + 7 + min(max(same, 0), 2)] = 1
            row[base + 10] = c <= b and a <= d
            row[base + 11] = a <= c and d <= b
            row[base + 12] = c <= a and b <= d
    return made
