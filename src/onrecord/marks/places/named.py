"""Names that a trained reader found in, what they say of spots out; and spots where it alone knows a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from onrecord.marks.places.keys import fold
from onrecord.marks.places.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.places.words import Cut

LIKELY: Final = 0.5
"""Probability from which a name alone makes a spot."""


class Name(NamedTuple):
    """A name as a trained reader sees it: where it stands, what it means, how sure that is (0..1)."""

    start: int
    end: int
    kind: Literal["person", "organisation", "place"]
    probability: float


def hear(spots: Sequence[Spot], names: Sequence[Name]) -> None:
    """Let names speak for and against the spots that they overlap; a spot without a name has been seen and left."""
    if not names:
        return
    ordered = sorted(names)
    ends = [name.end for name in ordered]
    for spot in spots:
        at = bisect_right(ends, spot.start)
        over = [name for name in ordered[at : at + 2] if name.start < spot.stop]
        for name in over:
            spot.evidence[f"named {name.kind}"] = max(name.probability, spot.evidence.get(f"named {name.kind}", 0.0))
        if not over:
            spot.evidence["unnamed"] = 1.0


def joined(spots: Sequence[Spot], names: Sequence[Name], cuts: Sequence[Cut]) -> list[Spot]:
    """Return the spots with those of likely places that none stands for; what lies within such a name gives way to it."""
    likely = sorted(name for name in names if name.kind == "place" and name.probability >= LIKELY)
    if not likely:
        return list(spots)
    kept, starts = list(spots), [spot.start for spot in spots]
    for name in likely:
        low, high = max(0, bisect_left(starts, name.start) - 1), bisect_left(starts, name.end)
        over = [spot for spot in spots[low:high] if spot.stop > name.start]
        if any(spot.start <= name.start and spot.stop >= name.end for spot in over):
            continue
        made = _spot(name, cuts)
        if made and all(name.start <= spot.start and spot.stop <= name.end for spot in over):
            kept = [spot for spot in kept if all(spot is not other for other in over)] if over else kept
            kept.append(made)
    return sorted(kept, key=lambda spot: spot.start)


def _spot(name: Name, cuts: Sequence[Cut]) -> Spot | None:
    cut = next((cut for cut in cuts if cut.block.start <= name.start and name.end <= cut.block.end), None)
    inside = [at for at, word in enumerate(cut.words) if name.start <= word.start and word.end <= name.end] if cut else []
    if cut is None or not inside:
        return None
    key = fold(" ".join(cut.words[at].form for at in inside))
    return Spot(cut, inside[0], inside[-1] + 1, key, (), (inside[0], inside[-1] + 1))
