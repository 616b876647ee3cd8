"""Readers and what they read in, the CPU time that each reader takes out.

CPU time, since other programs share the cores. Readers take turns item by item, so that a slow minute slows them all;
and of the rounds the fastest counts for each item, since what disturbs one can only add to it.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROUNDS = 5
Item = TypeVar("Item")


def seconds(readers: Mapping[str, Callable[[Item], object]], items: Sequence[Item], rounds: int = ROUNDS) -> dict[str, float]:
    """Time each reader on each item; the sum over the items of the fastest round."""
    best = {name: [float("inf")] * len(items) for name in readers}
    for _ in range(rounds):
        for number, item in enumerate(items):
            for name, read in readers.items():
                best[name][number] = min(best[name][number], _timed(read, item))
    return {name: sum(times) for name, times in best.items()}


def _timed(read: Callable[[Item], object], item: Item) -> float:
    for forget in _memories():
        forget()
    start = time.process_time()
    read(item)
    return time.process_time() - start


def _memories() -> Iterator[Callable[[], None]]:
    """Find the caches that remember what was read, so that a later turn is not faster; those without bound hold patterns and stay."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in {"onrecord", "trafilatura", "htmldate"}:
            for value in list(vars(module).values()):
                if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] is not None:
                    yield value.cache_clear
