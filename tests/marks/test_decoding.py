"""Decoding: the best row of tags is the best of all, and no window changes another's."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from onrecord.marks.decoding import best_tags, runs

CHAINS, TAGS = 2, 7
BANNED = np.zeros((TAGS, TAGS), np.float32)
for inside in (2, 4, 6):
    for before in range(TAGS):
        if before not in (inside, inside - 1):
            BANNED[before, inside] = -1e4


def weights(seed: int) -> tuple[np.ndarray, np.ndarray]:
    dice = np.random.default_rng(seed)
    return dice.normal(size=(CHAINS, TAGS, TAGS)).astype(np.float32) + BANNED, dice.normal(size=(CHAINS, TAGS)).astype(np.float32)


def emitted(seed: int, words: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(words, CHAINS, TAGS)).astype(np.float32) * 2


@pytest.mark.parametrize("seed", range(8))
def test_the_best_row_is_the_best_of_all(seed: int) -> None:
    move, start = weights(seed)
    told = emitted(seed, 4)
    (found,) = best_tags([told], [[0]], move, start)
    for chain in range(CHAINS):

        def worth(row: tuple[int, ...], chain: int = chain) -> float:
            opened = start[chain, row[0]] - (1e4 if row[0] in (2, 4, 6) else 0)
            steps = sum(move[chain, a, b] for a, b in pairwise(row))
            return float(opened + steps + sum(told[at, chain, tag] for at, tag in enumerate(row)))

        assert tuple(found[:, chain]) == max(product(range(TAGS), repeat=4), key=worth)


def test_neighbours_change_nothing() -> None:
    move, start = weights(1)
    many = [emitted(seed, words) for seed, words in enumerate((3, 40, 1, 17, 40))]
    together = best_tags(many, [[0]] * 5, move, start)
    for one, found in zip(many, together, strict=True):
        assert (best_tags([one], [[0]], move, start)[0] == found).all()


def test_nothing_in_nothing_out() -> None:
    assert best_tags([], [], *weights(0)) == []


def test_no_span_goes_on_over_the_begin_of_a_paragraph() -> None:
    move, start = np.zeros((CHAINS, TAGS, TAGS), np.float32) + BANNED, np.zeros((CHAINS, TAGS), np.float32)
    told = np.zeros((4, CHAINS, TAGS), np.float32)
    told[0, :, 1] = told[1:, :, 2] = 5
    (whole,) = best_tags([told], [[0]], move, start)
    (parted,) = best_tags([told], [[0, 2]], move, start)
    assert whole[:, 0].tolist() == [1, 2, 2, 2]
    assert parted[2, 0] != 2


@pytest.mark.parametrize(
    ("row", "spans"),
    [
        ([], ([], [], [])),
        ([0, 0], ([], [], [])),
        ([1, 2, 2, 0, 3, 5, 6], ([(0, 2)], [(4, 4)], [(5, 6)])),
        ([1, 1, 2], ([(0, 0), (1, 2)], [], [])),
    ],
)
def test_runs(row: list[int], spans: tuple[list[tuple[int, int]], ...]) -> None:
    assert runs(row) == spans
