"""The floors of a layer and what was measured in; verdicts, and floors written anew, out.

A floor belongs to the corpus that it was measured on: the corpus's SHA-256 stands beside it, and where that differs
the figures are not compared. Floors rise when asked to and fall only with a reason, which is kept. They are what was
measured, cut to the figure's digits on the side of being met again; the margin below that is nought, since one
reader on one corpus gives one figure.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from scorers import Figure

Word = Literal["ok", "risen", "new", "unread", "BELOW"]


@dataclass(frozen=True, slots=True)
class Lowering:
    """A figure's floor that was lowered, or a corpus that was put in another's place: from what, to what, why."""

    name: str
    old: float | str
    new: float | str
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """One layer's floors, the SHA-256 of each corpus they were measured on, and those that were lowered."""

    corpora: dict[str, str] = field(default_factory=dict)
    floors: dict[str, float] = field(default_factory=dict)
    lowered: tuple[Lowering, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One figure beside its floor; ``measured`` is cut to the figure's digits.

    ``unread``: it should rise and is nought, with no floor: what it asks for is not read yet.
    """

    figure: Figure
    floor: float | None
    measured: float
    word: Word


def load(path: Path) -> dict[str, Floors]:
    """Read the floors of all layers; a file that is not there has none."""
    return read(path.read_text("utf-8")) if path.exists() else {}


def read(text: str) -> dict[str, Floors]:
    """Read the floors of all layers from what their file holds."""
    known = json.loads(text)
    return {
        name: Floors(layer["corpora"], layer["floors"], tuple(Lowering(**entry) for entry in layer["lowered"]))
        for name, layer in known.items()
    }


def save(path: Path, layers: Mapping[str, Floors]) -> None:
    """Write the floors of all layers."""
    known = {name: asdict(layer) for name, layer in layers.items()}
    path.write_text(json.dumps(known, indent=2, ensure_ascii=False) + "\n", "utf-8")


def cut(value: float, figure: Figure) -> float:
    """Cut a number to the figure's digits, so that the number itself is no worse than what is left.

    >>> from scorers import Figure
    >>> cut(0.97899, Figure("F1", digits=3)), cut(0.02701, Figure("junk", digits=3, falls=True))
    (0.978, 0.028)
    """
    rounding = ROUND_CEILING if figure.falls else ROUND_FLOOR
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-figure.digits), rounding=rounding))


def judge(figures: Sequence[Figure], measured: Mapping[str, float], known: Floors) -> list[Verdict]:
    """Compare each figure of a layer with its floor."""
    return [_verdict(figure, measured[figure.name], known.floors.get(figure.name)) for figure in figures]


def changed(known: Floors, present: Mapping[str, str]) -> list[str]:
    """Name the corpora that are not those that the floors were measured on."""
    return [corpus for corpus, digest in present.items() if known.corpora.get(corpus, digest) != digest]


def raised(known: Floors, verdicts: Sequence[Verdict], present: Mapping[str, str]) -> Floors:
    """Raise the floors of figures that rose, and set those of figures that had none and are read by now."""
    higher = {verdict.figure.name: verdict.measured for verdict in verdicts if verdict.word in ("risen", "new")}
    return replace(known, corpora={**known.corpora, **present}, floors=known.floors | higher)


def lowered(known: Floors, verdicts: Sequence[Verdict], names: Sequence[str], reason: str) -> Floors:
    """Lower the floors of the named figures to what was measured, where that is below, and keep the reason; at nought none is left."""
    lower = {
        verdict.figure.name: (verdict.floor, verdict.measured)
        for verdict in verdicts
        if verdict.word == "BELOW" and verdict.figure.name in names and verdict.floor is not None
    }
    entries = tuple(Lowering(name, old, new, reason) for name, (old, new) in lower.items())
    left = {name: lower[name][1] if name in lower else floor for name, floor in known.floors.items()}
    nought = {verdict.figure.name for verdict in verdicts if verdict.measured == 0 and not verdict.figure.falls} & lower.keys()
    return replace(known, floors={name: floor for name, floor in left.items() if name not in nought}, lowered=(*known.lowered, *entries))


def renewed(known: Floors, present: Mapping[str, str], reason: str) -> Floors:
    """Put the corpora that are present in the place of those that the floors were measured on, and keep the reason."""
    entries = tuple(Lowering(corpus, known.corpora[corpus], present[corpus], reason) for corpus in changed(known, present))
    return replace(known, corpora={**known.corpora, **present}, lowered=(*known.lowered, *entries))


def _verdict(figure: Figure, value: float, floor: float | None) -> Verdict:
    measured = cut(value, figure)
    if floor is None:
        return Verdict(figure, floor, measured, "unread" if measured == 0 and not figure.falls else "new")
    better = (floor - measured) if figure.falls else (measured - floor)
    return Verdict(figure, floor, measured, "risen" if better > 0 else "ok" if better == 0 else "BELOW")
