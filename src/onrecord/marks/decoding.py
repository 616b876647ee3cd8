"""Strengths of tags in, the best row of tags out: in one go for all windows of a report, each by itself.

Tag 0 is outside; 1 and 2 begin and go on with the first role, 3 and 4 with the second, 5 and 6 with the third.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from onrecord.model import Span

FORBIDDEN: Final = -1e4
INSIDE: Final = (2, 4, 6)


def best_tags(
    emitted: Sequence[NDArray[np.float32]], breaks: Sequence[Sequence[int]], move: NDArray[np.float32], start: NDArray[np.float32]
) -> list[NDArray[np.int64]]:
    """Return the best tags ``[words, chains]`` of each window by Viterbi.

    ``emitted`` are ``[words, chains, tags]`` a window, ``breaks`` the words that open its paragraphs, over which no span
    goes on; ``move`` is ``[chains, tags, tags]``, ``start`` ``[chains, tags]``.
    """
    order = sorted(range(len(emitted)), key=lambda n: -len(emitted[n]))
    longest = len(emitted[order[0]]) if order else 0
    chains, tags = start.shape
    whole = np.zeros((longest, len(order), chains, tags), np.float32)
    for row, n in enumerate(order):
        whole[: len(emitted[n]), row] = emitted[n]
        for at in breaks[n]:
            whole[at, row][:, INSIDE] += FORBIDDEN
    lengths = np.array([len(emitted[n]) for n in order])
    moved = np.ascontiguousarray(move.transpose(0, 2, 1))  # [chains, to, from]
    back = np.zeros((longest, len(order), chains, tags), np.int8)
    reach = np.zeros((len(order), chains, tags), np.float32)
    if longest:
        reach[:] = whole[0] + start
    for at in range(1, longest):
        alive = int(np.searchsorted(-lengths, -at, side="left"))
        options = reach[:alive, :, None, :] + moved
        back[at, :alive] = options.argmax(-1)
        reach[:alive] = options.max(-1) + whole[at, :alive]
    return _walk_back(order, lengths, reach, back)


def _walk_back(
    order: Sequence[int], lengths: NDArray[np.int64], reach: NDArray[np.float32], back: NDArray[np.int8]
) -> list[NDArray[np.int64]]:
    made = np.zeros(back.shape[:3], np.int64)
    here = reach.argmax(-1)
    rows, chains = np.indices(here.shape)
    for at in range(len(back) - 1, -1, -1):
        alive = int(np.searchsorted(-lengths, -at, side="left"))
        made[at, :alive] = here[:alive]
        here[:alive] = back[at, rows[:alive], chains[:alive], here[:alive]]
    found: list[NDArray[np.int64]] = [made[:0, 0]] * len(order) if order else []
    for row, n in enumerate(order):
        found[n] = made[: lengths[row], row]
    return found


def runs(row: Iterable[int]) -> tuple[list[Span], list[Span], list[Span]]:
    """Return the spans of each role in a row of tags, in words, first to last."""
    found: tuple[list[Span], list[Span], list[Span]] = ([], [], [])
    for at, tag in enumerate(row):
        if tag:
            spans = found[(tag - 1) // 2]
            if tag % 2:
                spans.append((at, at))
            else:
                spans[-1] = (spans[-1][0], at)
    return found
