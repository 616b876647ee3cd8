"""The items of a sentence in, what it asserts of places out: before it is known who asserts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.marks.manner.stems import stem
from onrecord.marks.standings.aims import aim
from onrecord.marks.standings.changes import fell, freed, ousted
from onrecord.marks.standings.control import in_control, under
from onrecord.marks.standings.ownership import annexed, claimed_as_own, owned_by_speaker, regarded
from onrecord.marks.standings.verbs import verb
from onrecord.marks.standings.words import senses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.marks.standings.assertion import Assertion
    from onrecord.marks.standings.items import Item
    from onrecord.marks.standings.subjects import Scene


def assertions(items: Sequence[Item], scene: Scene) -> Iterator[Assertion]:
    """Yield what a sentence asserts, verb by verb; the scene learns who acts in it."""
    scene.here, scene.ground = (), None
    if items and items[-1].low == "?":
        return
    at = 0
    while at < len(items):
        made = _read(items, at, scene)
        if made and not _is_supposed(items, made[0].start):
            yield from made
            named = tuple(party for party in made[0].parties if party)
            scene.here = scene.last = named or scene.last
        at += 1


def _read(  # noqa: PLR0911 -- one line a way to say it
    items: Sequence[Item], at: int, scene: Scene
) -> list[Assertion]:
    item = items[at]
    if item.actor or item.place is not None or not item.low[0].isalpha():
        return []
    if item.low in ("under", "in") and (made := under(items, at, scene) or in_control(items, at, scene)):
        return [made]
    if item.low == "into":
        return []
    if (
        made := owned_by_speaker(items, at, scene)
        or annexed(items, at)
        or claimed_as_own(items, at, scene)
        or regarded(items, at, scene)
        or fell(items, at)
    ):
        return [made]
    if made := aim(items, at, scene) or ousted(items, at) or freed(items, at, scene):
        return [made]
    for sense in senses().get(stem(item.low), ()):
        end = at + 1 + len(sense.tail)
        if tuple(i.low for i in items[at + 1 : end]) == sense.tail:
            return verb(items, at, end, sense, scene)
    return []


def _is_supposed(items: Sequence[Item], start: int) -> bool:
    """Tell whether "if" or "whether" opens the clause of the words at an offset."""
    for item in reversed(items):
        if item.start >= start:
            continue
        if item.low in (",", ";", "—", "–", ":"):
            return False
        if item.low in ("if", "whether", "unless"):
            return True
    return False
