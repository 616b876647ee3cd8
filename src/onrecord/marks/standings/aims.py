"""The items of a sentence in, who aims at which place out: "wants to retake PLACE"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.marks.manner.stems import stem
from onrecord.marks.standings import objects
from onrecord.marks.standings.assertion import Assertion
from onrecord.marks.standings.subjects import group_before, subject
from onrecord.marks.standings.words import aims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.standings.items import Item
    from onrecord.marks.standings.subjects import Scene


def aim(items: Sequence[Item], at: int, scene: Scene) -> Assertion | None:
    """Read "wants to retake PLACE", "is set on liberating PLACE"."""
    opening, verbs = aims()
    if not at:
        return None
    here = stem(items[at].low)
    for verb, tail in verbs if items[at - 1].low in ("to", "on") else ():
        end = at + 1 + len(tail)
        if here != verb or tuple(i.low for i in items[at + 1 : end]) != tail:
            continue
        wish = at - 2
        if wish < 0 or stem(items[wish].low) not in opening:
            return None
        group = group_before(items, wish)
        parties = subject(items, group.start, scene)
        ground = objects.after(items, end)
        if parties is None or ground is None or None in parties or group.unreal or is_restricted(items, ground.end):
            return None
        return Assertion("aims", parties, ground, objects.extent(ground.gap), group.negated, items[wish].start, items[end - 1].end)
    return None


def is_restricted(items: Sequence[Item], end: int) -> bool:
    """Tell "parts of Ukraine that Moscow annexed", whose name is not what is meant."""
    return end + 1 < len(items) and items[end].low == "that" and bool(items[end + 1].actor)
