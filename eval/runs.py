"""Two runs of the gate in, what each page and report gained and lost between them out.

The last run stands in ``out/last.json``, item by item; the run that the floors were raised with is committed as ``last.json``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from scorers import Figure

Items = dict[str, dict[str, float]]
"""The figures of each item of a layer."""
NUMBERED: Final = "test "
"""What an item is called that goes by its number alone: it is counted, and never listed."""


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
    """Read a kept run, in either form; none if there is none, or if it was cut short."""
    try:
        known: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return {layer: _unpacked(items) if items.keys() == {"figures", "items"} else items for layer, items in known.items()}


def save(path: Path, run: Mapping[str, Items]) -> None:
    """Keep a run, in one step: another gate may read it at the same moment."""
    _written(path, json.dumps(run))


def commit(path: Path, run: Mapping[str, Items]) -> None:
    """Keep a run as it is committed: the names of the figures once a layer, a line an item, for a short difference."""
    layers = []
    for layer, items in run.items():
        names = list(dict.fromkeys(name for figures in items.values() for name in figures))
        lines = (f"{json.dumps(item)}: {json.dumps([figures.get(name) for name in names])}" for item, figures in items.items())
        layers.append(f'{json.dumps(layer)}: {{"figures": {json.dumps(names)}, "items": {{\n' + ",\n".join(lines) + "\n}}")
    _written(path, "{\n" + ",\n".join(layers) + "\n}\n")


def rounded(figures: Sequence[Figure], items: Items) -> Items:
    """Leave of each item what is printed of it."""
    digits = {figure.name: figure.digits for figure in figures}
    return {item: {name: round(value, digits[name]) for name, value in own.items() if name in digits} for item, own in items.items()}


def changes(figures: Sequence[Figure], before: Items, after: Items) -> list[Change]:
    """List what changed, the greatest loss first, the greatest gain last, figure by figure."""
    found = list(_changes(figures, before, after))
    order = {figure.name: number for number, figure in enumerate(figures)}
    return sorted(found, key=lambda change: (order[change.figure.name], change.gain, change.item))


def _changes(figures: Sequence[Figure], before: Items, after: Items) -> Iterator[Change]:
    for item in before.keys() & after.keys():
        for figure in figures:
            old, new = before[item].get(figure.name), after[item].get(figure.name)
            # A difference that the figures as printed do not show is none.
            if old is not None and new is not None and round(old, figure.digits) != round(new, figure.digits):
                yield Change(item, figure, old, new)


def _unpacked(layer: Mapping[str, Any]) -> Items:
    return {
        item: {name: value for name, value in zip(layer["figures"], values, strict=True) if value is not None}
        for item, values in layer["items"].items()
    }


def _written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(text, "utf-8")
    part.replace(path)
