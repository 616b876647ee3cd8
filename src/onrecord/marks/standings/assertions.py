"""The items of a sentence in, what it asserts of places out: before it is known who asserts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.lexicon import words
from onrecord.marks.manner.stems import stem
from onrecord.marks.standings import objects
from onrecord.marks.standings.subjects import OURS, OWN, Scene, group_before, phrase, subject
from onrecord.marks.standings.words import aims, listed, nouns, senses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.marks.standings.actors import Actor
    from onrecord.marks.standings.items import Item
    from onrecord.marks.standings.objects import Ground
    from onrecord.marks.standings.words import Sense
    from onrecord.model import Aspect, Extent

NEAR: Final = 14
"""Items between a place and the words "under … control" that tell of it."""
ABOUT: Final = frozenset({"claim", "claims", "title", "sovereignty", "authority", "jurisdiction", "independence", "annexation", "integrity"})
ACT_ON: Final = frozenset({"controls", "lost", "withdrew", "aims", "annexed"})


class Assertion(NamedTuple):
    """What is said of a place: ``parties`` holds ``None`` for nobody; ``start`` and ``end`` are where the words of it stand."""

    aspect: Aspect
    parties: tuple[Actor | None, ...]
    ground: Ground
    extent: Extent
    negative: bool
    start: int
    end: int
    first: int


def assertions(items: Sequence[Item], scene: Scene) -> Iterator[Assertion]:
    """Yield what a sentence asserts, verb by verb; the scene learns who acts in it."""
    if items and items[-1].low == "?":
        return
    at = 0
    while at < len(items):
        made = _read(items, at, scene)
        if made:
            yield from made
            named = tuple(party for party in made[0].parties if party)
            scene.last = named or scene.last
        at += 1


def _read(items: Sequence[Item], at: int, scene: Scene) -> list[Assertion]:
    item = items[at]
    if item.actor or item.place is not None or not item.low[0].isalpha():
        return []
    if item.low in ("under", "in") and (made := _under(items, at, scene)):
        return [made]
    if item.low == "into" or _is_supposed(items, at):
        return []
    if made := _ours(items, at, scene):
        return [made]
    if made := _aim(items, at, scene):
        return [made]
    for sense in senses().get(stem(item.low), ()):
        end = at + 1 + len(sense.tail)
        if tuple(i.low for i in items[at + 1 : end]) == sense.tail:
            return list(_verb(items, at, end, sense, scene))
    return []


def _is_supposed(items: Sequence[Item], at: int) -> bool:
    """Tell whether "if" or "whether" opens the clause."""
    for item in reversed(items[:at]):
        if item.low in (",", ";", "—", "–", ":"):
            return False
        if item.low in ("if", "whether", "unless"):
            return True
    return False


def _verb(items: Sequence[Item], at: int, end: int, sense: Sense, scene: Scene) -> Iterator[Assertion]:
    group = group_before(items, at)
    low = items[at].low
    if group.unreal or "to" in group.lows or (at and items[at - 1].low == "to"):
        return
    if end < len(items) and items[end].low == "by" and low.endswith(("ed", "en", "ld")):
        yield from _passive(items, at, end, sense, scene)
        return
    if group.passive and not low.endswith("ing"):
        return
    future = bool({"will", "shall"} & set(group.lows)) or any(one.endswith("'ll") for one in group.lows)
    if future and sense.aspect not in ("controls", "administers", "annexed"):
        return
    parties, ground = _ends(items, group.start, end, scene)
    if parties is None or ground is None or not _fits(items, sense, parties, ground):
        return
    lows = (*ground.gap, *group.lows, *_trailing(items, ground.end))
    negative = group.negated or bool({"none", "nothing", "no"} & set(ground.gap)) or None in parties
    if sense.turns:
        negative = not negative
    aspect: Aspect = "aims" if future else sense.aspect
    yield Assertion(aspect, parties, ground, objects.extent(lows), negative, items[at].start, items[end - 1].end, at)


def _ends(items: Sequence[Item], start: int, end: int, scene: Scene) -> tuple[tuple[Actor | None, ...] | None, Ground | None]:
    """Return the subject and the object of a verb; the object may stand before both: "Ankoko, which it seized"."""
    parties = subject(items, start, scene)
    ground = objects.after(items, end)
    if ground is None and parties is not None:
        first = start - 1
        while first and items[first].low not in ("which", "that") and start - first < 6:  # noqa: PLR2004 -- "which its former armed forces"
            first -= 1
        if first and items[first].low == "which":
            share = items[first - 2].low if first > 1 and items[first - 1].low == "of" else ""
            back = first - (2 if share else 0)
            found = objects.before(items, back)
            ground = found and found._replace(gap=(*found.gap, share) if share else found.gap)
    return parties, ground


def _trailing(items: Sequence[Item], end: int) -> tuple[str, ...]:
    """Return what a place is followed by that tells how much of it is meant: "except the prison"."""
    low = items[end].low if end < len(items) else ""
    return (low,) if low in ("except", "entirely", "completely", "fully") else ()


def _fits(items: Sequence[Item], sense: Sense, parties: Sequence[Actor | None], ground: Ground) -> bool:
    """Tell whether a verb with these two can mean what is asked; states do not hold states: "England held Spain"."""
    if any(item.low in ("recognition", "responsibility") for item in items[ground.end : ground.end + 1]):
        return False
    names = {items[at].actor.name for at in range(ground.first, ground.end) if (actor := items[at].actor) and not actor.demonym}  # type: ignore[union-attr]
    if any(party and party.name in names for party in parties):
        return False
    whole = bool(names) and not ground.gap
    return not (whole and sense.aspect in ACT_ON and not sense.tail)


def _passive(items: Sequence[Item], at: int, by: int, sense: Sense, scene: Scene) -> Iterator[Assertion]:
    """Read "PLACE (is) held by PARTY"."""
    group = group_before(items, at)
    ground = objects.before(items, group.start)
    end = next((n for n in range(by + 1, min(len(items), by + 7)) if items[n].actor), None)
    if ground is None or end is None or sense.aspect in ("lost", "withdrew"):
        return
    last = end
    while last + 1 < len(items) and items[last + 1].low in listed("agents", "words"):
        last += 1
    parties = phrase(items, last, Scene())
    if parties is None and items[end].actor:
        parties = (items[end].actor,) if items[end - 1].low in ("by", "the") else None
    if parties and not group.unreal:
        lows = (*ground.gap, *group.lows)
        negative = group.negated or "none" in ground.gap
        yield Assertion(sense.aspect, parties, ground, objects.extent(lows), negative, items[at].start, items[by - 1].end, at)
        scene.last = tuple(party for party in parties if party)


def _under(items: Sequence[Item], at: int, scene: Scene) -> Assertion | None:
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
    ground = _copula(items, group.start) or objects.before(items, group.start)
    if not actors or ground is None or group.unreal or not set(group.lows) & words("words", "auxiliaries"):
        return None
    lows = (*group.lows, *(item.low for item in inside), *(low for low in ground.gap if low != "none"))
    negative = group.negated or "none" in ground.gap
    return Assertion(known[items[end].low], actors, ground, objects.extent(lows), negative, items[at].start, items[end].end, at)


def _copula(items: Sequence[Item], end: int) -> Ground | None:
    """Return the place that the subject ending here names, whatever stands between its commas."""
    if end and items[end - 1].low == ",":
        opening = next((n for n in range(end - 2, max(0, end - NEAR), -1) if items[n].low == ","), None)
        return objects.before(items, opening) if opening else None
    return None


def _ours(items: Sequence[Item], at: int, scene: Scene) -> Assertion | None:
    """Read "PLACE is ours", "PLACE is its own", "PLACE is Amhara land"."""
    if items[at].low not in ("is", "are", "was", "were", "belongs", "belong"):
        return None
    rest = [item for item in items[at + 1 : at + 6] if item.low not in ("always", "been", "and", "historically", "rightfully", "to", "will", "be")]
    ground = objects.before(items, at)
    if ground is None or not rest:
        return None
    lows = [item.low for item in rest]
    party: Actor | None = None
    if lows[0] == "ours" or lows[:2] == ["our", "own"]:
        party = scene.side
    elif lows[:2] in (["its", "own"], ["their", "own"]) or (lows[0] in ("it", "them") and items[at].low.startswith("belong")):
        party = scene.side
    elif rest[0].actor and (items[at].low.startswith("belong") or (len(lows) > 1 and lows[1] in ("land", "territory", "soil"))):
        party = rest[0].actor
    if party is None:
        return None
    return Assertion("claims", (party,), ground, objects.extent(ground.gap), False, items[at].start, rest[0].end, at)  # noqa: FBT003


def _aim(items: Sequence[Item], at: int, scene: Scene) -> Assertion | None:
    """Read "wants to retake PLACE", "is set on liberating PLACE"."""
    opening, verbs = aims()
    for verb, tail in verbs:
        end = at + 1 + len(tail)
        if stem(items[at].low) != verb or tuple(i.low for i in items[at + 1 : end]) != tail:
            continue
        to = at
        if not to or items[to - 1].low not in ("to", "on"):
            return None
        wish = to - 2
        if wish < 0 or stem(items[wish].low) not in opening:
            return None
        group = group_before(items, wish)
        parties = subject(items, group.start, scene)
        ground = objects.after(items, end)
        if parties is None or ground is None or None in parties or group.unreal:
            return None
        return Assertion("aims", parties, ground, objects.extent(ground.gap), group.negated, items[wish].start, items[end - 1].end, wish)
    return None
