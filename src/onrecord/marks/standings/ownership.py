"""The items of a sentence in, what it says of whose a place is out: "PLACE is ours", "considers PLACE part of its territory"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.manner.stems import stem
from onrecord.marks.standings import objects
from onrecord.marks.standings.actors import Actor, states
from onrecord.marks.standings.assertion import POSITIVE, Assertion
from onrecord.marks.standings.changes import plain, stems
from onrecord.marks.standings.subjects import group_before, phrase, subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.standings.items import Item
    from onrecord.marks.standings.subjects import Scene

REACH: Final = 6
"""Items between "which" and its verb: "which its former armed forces held"."""
FILLERS: Final = frozenset(
    {"always", "been", "and", "historically", "rightfully", "to", "will", "be", "remain", "is", "are", "forever", "an", "a"}
)


def owned_by_speaker(items: Sequence[Item], at: int, scene: Scene) -> Assertion | None:
    """Read "PLACE is ours", "PLACE is its own", "PLACE is Amhara land"."""
    if items[at].low not in ("is", "are", "belongs", "belong") or (items[at + 1 : at + 2] and items[at + 1].low == "not"):
        return None
    rest = [item for item in items[at + 1 : at + 8] if item.low not in FILLERS]
    ground = objects.before(items, at)
    if ground is None or not rest or items[at - 1].low in (",", "it"):
        return None
    lows = [item.low for item in rest]
    party: Actor | None = None
    own = lows[0] == "ours" or lows[:2] in (["our", "own"], ["its", "own"], ["their", "own"])
    if own or (lows[0] in ("it", "them") and items[at].low.startswith("belong")):
        party = scene.side
    elif "part" in lows[:3] and "of" in lows[1:4] and (named := next((i.actor for i in rest[2:] if i.actor and not i.owns), None)):
        party = plain(named)
    elif rest[0].actor and (items[at].low.startswith("belong") or {"land", "territory", "soil"} & set(lows[1:4]) or _is_last(rest)):
        party = plain(rest[0].actor)
    if party is None:
        return None
    return Assertion("claims", (party,), ground, objects.extent(ground.gap), POSITIVE, items[at].start, rest[0].end)


def _is_last(rest: Sequence[Item]) -> bool:
    """Tell "PLACE is Iranian" from "PLACE is Iranian-built": nothing follows that the word could go with."""
    return bool(rest[0].actor and rest[0].actor.demonym) and (len(rest) == 1 or rest[1].low in (".", ",", ";", "!", "–", "—"))


def annexed(items: Sequence[Item], at: int) -> Assertion | None:
    """Read "the Moscow-annexed peninsula", which is the reporter's own word for it."""
    name, _, word = items[at].low.rpartition("-")
    if word != "annexed" or not name or name not in states():
        return None
    ground = objects.after(items, at + 1)
    actor = states()[name]
    return ground and Assertion(
        "annexed", (Actor(actor.name, actor.kind),), ground, "unspecified", POSITIVE, items[at].start, items[at].end
    )


def claimed_as_own(items: Sequence[Item], at: int, scene: Scene) -> Assertion | None:
    """Read "parts of PLACE that PARTY took and claims are its own"."""
    rest = tuple(item.low for item in items[at + 1 : at + 4])
    if stem(items[at].low) != "claim" or rest[:1] not in (("is",), ("are",)) or rest[1:] not in (("its", "own"), ("their", "own")):
        return None
    that = next((n for n in range(at - 1, max(0, at - REACH), -1) if items[n].low in ("that", "which")), None)
    parties = phrase(items, that + 1, scene) if that else None
    ground = objects.before(items, that) if that else None
    if not parties or ground is None:
        return None
    return Assertion(
        "claims", parties, ground, objects.extent(ground.gap), POSITIVE, items[at].start, items[min(at + 3, len(items) - 1)].end
    )


def regarded(items: Sequence[Item], at: int, scene: Scene) -> Assertion | None:
    """Read "considers PLACE (to be) part of its territory"."""
    if stem(items[at].low) not in stems("regarding"):
        return None
    group = group_before(items, at)
    ground = objects.after(items, at + 1)
    if ground is None or group.unreal or "to" in group.lows:
        return None
    rest = [item.low for item in items[ground.end : ground.end + 8]]
    own = next((n for n, low in enumerate(rest) if low in ("its", "their")), None)
    if (
        own is None
        or not {"part", "territory", "own", "province"} & set(rest[:own] + rest[own + 1 : own + 4])
        or {",", ".", ";"} & set(rest[:own])
    ):
        return None
    parties = subject(items, group.start, scene)
    if not parties:
        return None
    return Assertion("claims", parties, ground, objects.extent(ground.gap), group.negated, items[at].start, items[at].end)
