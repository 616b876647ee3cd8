"""Two runs of the gate in, what each page and report gained and lost between them out; the last run is kept beside this file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from scorers import Figure

Items = dict[str, dict[str, float]]
"""The figures of each item of a layer."""
LEAST = 0.0005
"""A difference that the figures as printed do not show is none."""


@dataclass(frozen=True, slots=True)
class Change:
    """An item's figure before and after; ``gain`` is above nought where it got better."""

    item: str
    figure: Figure
    before: float
    after: float

    @property
    def gain(self) -> float:
        """How much better it got."""
        return self.before - self.after if self.figure.falls else self.after - self.before


def load(path: Path) -> dict[str, Items]:
    """Read a kept run; none if there is none, or if it was cut short."""
    try:
        known: dict[str, Items] = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return known


def save(path: Path, run: Mapping[str, Items]) -> None:
    """Keep a run, in one step: another gate may read it at the same moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(run), "utf-8")
    part.replace(path)


def changes(figures: Sequence[Figure], before: Items, after: Items) -> list[Change]:
    """List what changed, the greatest loss first, the greatest gain last, figure by figure."""
    found = list(_changes(figures, before, after))
    order = {figure.name: number for number, figure in enumerate(figures)}
    return sorted(found, key=lambda change: (order[change.figure.name], change.gain, change.item))


def _changes(figures: Sequence[Figure], before: Items, after: Items) -> Iterator[Change]:
    for item in before.keys() & after.keys():
        for figure in figures:
            old, new = before[item].get(figure.name), after[item].get(figure.name)
            if old is not None and new is not None and abs(new - old) >= LEAST:
                yield Change(item, figure, old, new)
