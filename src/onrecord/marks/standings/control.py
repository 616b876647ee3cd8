"""The items of a sentence in, who is in control of what out: "under Russian control", "in the hands of", "in control of"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import words
from onrecord.marks.standings import objects
from onrecord.marks.standings.assertion import Assertion
from onrecord.marks.standings.subjects import OURS, OWN, group_before, subject
from onrecord.marks.standings.words import nouns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.standings.items import Item
    from onrecord.marks.standings.objects import Ground
    from onrecord.marks.standings.subjects import Scene

NEAR: Final = 14
"""Items between a place and the words "under … control" that tell of it."""


def under(items: Sequence[Item], at: int, scene: Scene) -> Assertion | None:
    """Read "PLACE is (fully) under Russian control", "in the hands of X"."""
    known = nouns(items[at].low)
    end = next((n for n in range(at + 1, min(len(items), at + 6)) if items[n].low in known), None)
    if end is None:
        return None
    inside = items[at + 1 : end]
    actors = tuple(item.actor for item in inside if item.actor)
    if not actors and end + 2 < len(items) and items[end + 1].low == "of":
        named = next((item for item in items[end + 2 : end + 5] if item.actor), None)
        actors = (named.actor,) if named and named.actor else ()
    if not actors and {item.low for item in inside} & OWN:
        actors = scene.last
    if not actors and {item.low for item in inside} & OURS and scene.side:
        actors = (scene.side,)
    group = group_before(items, at)
    if group.start and items[group.start - 1].low == "," and not _copula(items, group.start):
        return None
    ground = _copula(items, group.start) or objects.before(items, group.start)
    if not actors or ground is None or group.unreal or not set(group.lows) & words("words", "auxiliaries"):
        return None
    lows = (*group.lows, *(item.low for item in inside), *(low for low in ground.gap if low != "none"))
    negative = group.negated or "none" in ground.gap
    return Assertion(known[items[end].low], actors, ground, objects.extent(lows), negative, items[at].start, items[end].end)


def in_control(items: Sequence[Item], at: int, scene: Scene) -> Assertion | None:
    """Read "PARTY is in (full) control of PLACE"."""
    end = next(
        (n for n in range(at + 1, min(len(items) - 1, at + 4)) if items[n].low in ("control", "possession") and items[n + 1].low == "of"),
        None,
    )
    group = group_before(items, at)
    start = group.start - (items[group.start - 1].low in ("remain", "remains", "remained") if group.start else 0)
    if end is None or (start == group.start and not group.passive) or group.unreal:
        return None
    parties, ground = subject(items, start, scene), objects.after(items, end + 2)
    if not parties or ground is None:
        return None
    lows = (*ground.gap, *(item.low for item in items[at + 1 : end]), *group.lows)
    negative = group.negated or "none" in ground.gap or None in parties
    return Assertion("controls", parties, ground, objects.extent(lows), negative, items[at].start, items[end + 1].end)


def _copula(items: Sequence[Item], end: int) -> Ground | None:
    """Return the place that the subject ending here names, whatever stands between its commas."""
    if end and items[end - 1].low == ",":
        opening = next((n for n in range(end - 2, max(0, end - NEAR), -1) if items[n].low == ","), None)
        return objects.before(items, opening) if opening else None
    return None
