"""The items of a sentence in, what it says of places that changed hands out: "fell to", "pushed out of", "liberated"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.marks.manner.stems import stem
from onrecord.marks.standings import objects
from onrecord.marks.standings.actors import Actor
from onrecord.marks.standings.assertion import POSITIVE, Assertion
from onrecord.marks.standings.subjects import Scene, group_before, phrase
from onrecord.marks.standings.words import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.standings.items import Item

REACH: Final = 6
"""Items between "which" and its verb: "which its former armed forces held"."""


def ousted(items: Sequence[Item], at: int) -> Assertion | None:
    """Read "pushed Russian forces out of PLACE": those pushed lost it."""
    if stem(items[at].low) not in stems("ousting"):
        return None
    out = next(
        (
            n
            for n in range(at + 2, min(len(items), at + REACH))
            if items[n].low == "out" and items[n + 1 : n + 2] and items[n + 1].low == "of"
        ),
        None,
    )
    parties = phrase(items, out - 1, Scene()) if out else None
    ground = objects.after(items, out + 2) if out else None
    group = group_before(items, at)
    if out is None or parties is None or ground is None or group.unreal or group.negated or "to" in group.lows or items[at - 1].low == "to":
        return None
    return Assertion("lost", parties, ground, objects.extent(ground.gap), POSITIVE, items[at].start, items[out + 1].end)


def freed(items: Sequence[Item], at: int, scene: Scene) -> Assertion | None:
    """Read "PLACE had been liberated", which only those say who hold it since."""
    if items[at].low != "liberated":
        return None
    group = group_before(items, at)
    if (
        items[at].low != "liberated"
        or not group.passive
        or group.unreal
        or scene.side is None
        or (items[at + 1 : at + 2] and items[at + 1].low == "by")
    ):
        return None
    ground = objects.before(items, group.start)
    if ground is None:
        return None
    return Assertion(
        "controls", (scene.side,), ground, objects.extent((*ground.gap, *group.lows)), group.negated, items[at].start, items[at].end
    )


def fell(items: Sequence[Item], at: int) -> Assertion | None:
    """Read "PLACE fell to PARTY"."""
    if items[at].low not in ("fell", "fallen"):
        return None
    winner = actor_after(items, at + 1, "to")
    group = group_before(items, at)
    ground = objects.before(items, group.start)
    if winner is None or ground is None or group.unreal:
        return None
    return Assertion("controls", (plain(winner),), ground, objects.extent(ground.gap), group.negated, items[at].start, items[at + 1].end)


def actor_after(items: Sequence[Item], at: int, preposition: str) -> Actor | None:
    """Return who is named right after a preposition: "to Russian forces"."""
    if at >= len(items) or items[at].low != preposition:
        return None
    here = at + 1 + (items[at + 1 : at + 2] != [] and items[at + 1].low == "the")
    return items[here].actor if here < len(items) else None


@cache
def stems(name: str) -> frozenset[str]:
    """Return the stems of one list of verbs."""
    return frozenset(map(stem, listed(name, "words")))


def plain(actor: Actor) -> Actor:
    """Return who acts, however the words named them: demonyms and names are one."""
    return Actor(actor.name, actor.kind)
