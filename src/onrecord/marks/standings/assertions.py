"""The items of a sentence in, what it asserts of places out: before it is known who asserts it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.lexicon import words
from onrecord.marks.manner.stems import stem
from onrecord.marks.standings import objects
from onrecord.marks.standings.actors import Actor, states
from onrecord.marks.standings.subjects import OURS, OWN, Scene, group_before, phrase, subject
from onrecord.marks.standings.words import aims, listed, nouns, senses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.marks.standings.items import Item
    from onrecord.marks.standings.objects import Ground
    from onrecord.marks.standings.words import Sense
    from onrecord.model import Aspect, Extent

REACH: Final = 6
"""Items between "which" and its verb: "which its former armed forces held"."""
NEAR: Final = 14
"""Items between a place and the words "under … control" that tell of it."""
FILLERS: Final = frozenset({"always", "been", "and", "historically", "rightfully", "to", "will", "be", "remain", "is", "are", "forever", "an", "a"})
NONE: Final = frozenset(f"{none} {who}" for none in ("no", "any") for who in ("state", "country", "one", "government", "other"))
STANCES: Final = frozenset({"claims", "rejects", "contests", "recognises"})
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
    scene.here, scene.ground = (), None
    if items and items[-1].low == "?":
        return
    at = 0
    while at < len(items):
        made = _read(items, at, scene)
        if made:
            yield from made
            named = tuple(party for party in made[0].parties if party)
            scene.here = scene.last = named or scene.last
        at += 1


def _read(items: Sequence[Item], at: int, scene: Scene) -> list[Assertion]:
    item = items[at]
    if item.actor or item.place is not None or not item.low[0].isalpha():
        return []
    if item.low in ("under", "in") and (made := _under(items, at, scene) or _in_control(items, at, scene)):
        return [made]
    if item.low == "into" or _is_supposed(items, at):
        return []
    if made := _ours(items, at, scene) or _annexed(items, at) or _owned(items, at, scene) or _regarded(items, at, scene) or _fell(items, at):
        return [made]
    if made := _aim(items, at, scene) or _ousted(items, at) or _freed(items, at, scene):
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
    refused = at > 1 and items[at - 1].low == "to" and stem(items[at - 2].low) == stem("refuse") and sense.aspect == "recognises"
    if refused:
        group = group_before(items, at - 2)
    if sense.aspect == "recognises" and (made := _first_to(items, at, end, scene)):
        yield made
        return
    if group.unreal or "to" in group.lows or (at and items[at - 1].low == "to" and not refused):
        return
    ruled = sense.aspect == "administers" and end + 1 < len(items) and items[end].low == "from" and items[end + 1].actor
    if end < len(items) and (items[end].low == "by" or ruled) and low.endswith(("ed", "en", "ld")):
        yield from _passive(items, at, end, sense, scene)
        return
    if group.passive and not low.endswith("ing"):
        return
    future = bool({"will", "shall"} & set(group.lows)) or any(one.endswith("'ll") for one in group.lows)
    if future and sense.aspect not in ("controls", "administers", "annexed"):
        return
    if low.endswith("ing") and items[at].start == scene.opens and scene.side:
        parties, ground = (scene.side,), objects.after(items, end)
    elif sense.aspect in ("contests", "rejects", "recognises") and (ground := objects.stance(items, end)):
        parties = subject(items, group.start, scene)
    elif sense.aspect == "rejects":
        return
    else:
        parties, ground = _ends(items, group.start, end, scene)
    if parties is None or ground is None or not _fits(items, sense, parties, ground):
        return
    lows = (*_trailing(items, ground.end), *ground.gap, *group.lows)
    negative = group.negated or bool({"none", "nothing", "no"} & set(ground.gap)) or None in parties or _is_neither(items, group.start)
    negative = (negative or refused) and sense.tail != ("accepted",)
    if sense.turns:
        negative = not negative
    if sense.aspect not in STANCES and _is_restricted(items, ground.end):
        return
    aspect: Aspect = "aims" if future else sense.aspect
    yield Assertion(aspect, parties, ground, objects.extent(lows), negative, items[at].start, items[end - 1].end, at)
    if sense.aspect == "lost" and not negative and (winner := _actor_after(items, ground.end, "to")):
        yield Assertion("controls", (winner,), ground, objects.extent(lows), False, items[at].start, items[end - 1].end, at)  # noqa: FBT003


def _is_restricted(items: Sequence[Item], end: int) -> bool:
    """Tell "parts of Ukraine that Moscow annexed", whose name is not what is meant."""
    return end + 1 < len(items) and items[end].low == "that" and bool(items[end + 1].actor)


def _actor_after(items: Sequence[Item], at: int, preposition: str) -> Actor | None:
    """Return who is named right after a preposition: "to Russian forces"."""
    if at >= len(items) or items[at].low != preposition:
        return None
    here = at + 1 + (items[at + 1 : at + 2] != [] and items[at + 1].low == "the")
    return items[here].actor if here < len(items) else None


def _fell(items: Sequence[Item], at: int) -> Assertion | None:
    """Read "PLACE fell to PARTY"."""
    winner = _actor_after(items, at + 1, "to") if items[at].low in ("fell", "fallen") else None
    group = group_before(items, at)
    ground = objects.before(items, group.start)
    if winner is None or ground is None or group.unreal:
        return None
    return Assertion("controls", (_plain(winner),), ground, objects.extent(ground.gap), group.negated, items[at].start, items[at + 1].end, at)


def _plain(actor: Actor) -> Actor:
    return Actor(actor.name, actor.kind)


def _regarded(items: Sequence[Item], at: int, scene: Scene) -> Assertion | None:
    """Read "considers PLACE (to be) part of its territory"."""
    if stem(items[at].low) not in _stems("regarding"):
        return None
    group = group_before(items, at)
    ground = objects.after(items, at + 1)
    if ground is None or group.unreal or "to" in group.lows:
        return None
    rest = [item.low for item in items[ground.end : ground.end + 8]]
    own = next((n for n, low in enumerate(rest) if low in ("its", "their")), None)
    if own is None or not {"part", "territory", "own", "province"} & set(rest[:own] + rest[own + 1 : own + 4]) or {",", ".", ";"} & set(rest[:own]):
        return None
    parties = subject(items, group.start, scene)
    return parties and Assertion("claims", parties, ground, objects.extent(ground.gap), group.negated, items[at].start, items[at].end, at)


def _in_control(items: Sequence[Item], at: int, scene: Scene) -> Assertion | None:
    """Read "PARTY is in (full) control of PLACE"."""
    end = next((n for n in range(at + 1, min(len(items) - 1, at + 4)) if items[n].low in ("control", "possession") and items[n + 1].low == "of"), None)
    group = group_before(items, at)
    start = group.start - (items[group.start - 1].low in ("remain", "remains", "remained") if group.start else 0)
    if end is None or (start == group.start and not group.passive) or group.unreal:
        return None
    parties, ground = subject(items, start, scene), objects.after(items, end + 2)
    if not parties or ground is None:
        return None
    lows = (*ground.gap, *(item.low for item in items[at + 1 : end]), *group.lows)
    negative = group.negated or "none" in ground.gap or None in parties
    return Assertion("controls", parties, ground, objects.extent(lows), negative, items[at].start, items[end + 1].end, at)


def _ends(items: Sequence[Item], start: int, end: int, scene: Scene) -> tuple[tuple[Actor | None, ...] | None, Ground | None]:
    """Return the subject and the object of a verb; the object may stand before both: "Ankoko, which it seized"."""
    parties = subject(items, start, scene)
    ground = objects.after(items, end)
    if ground is None and parties is not None:
        ground = _antecedent(items, start) or (scene.ground if _is_bare(items, end) else None)
        scene.ground = ground
    return parties, ground


def _is_bare(items: Sequence[Item], end: int) -> bool:
    """Tell whether a verb stands without an object: "which Iran seized and the Emirates claim."."""
    return end >= len(items) or items[end].low in (",", ".", ";", "and", "but", "since", "in", "until", "as", "–", "—")


def _antecedent(items: Sequence[Item], start: int) -> Ground | None:
    """Return the place that "which" stands for, before a subject that ends at ``start``."""
    first = start - 1
    while first and items[first].low not in ("which", "that", "whose") and start - first < REACH:
        first -= 1
    if not first or items[first].low not in ("which", "that", "whose"):
        return None
    share = items[first - 2].low if first > 1 and items[first - 1].low == "of" else ""
    back = first - (2 if share else 0)
    joined = bool(back) and items[back - 1].low == "and"
    if joined:
        other = next((at for at in range(back - 2, 0, -1) if items[at].low == "which"), None)
        back = other or next((at + 1 for at in range(back - 1, 0, -1) if items[at].place is not None), 0)
    if items[first].low == "that" and (not back or items[back - 1].low not in listed("nouns")):
        return None
    found = objects.before(items, back)
    kept = () if joined and found else found.gap if found else ()
    return found and found._replace(gap=(*kept, share) if share else kept)


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


def _first_to(items: Sequence[Item], at: int, end: int, scene: Scene) -> Assertion | None:
    """Read "PARTY became the first state to recognise PLACE"."""
    lows = [item.low for item in items[max(0, at - REACH) : at]]
    if lows[-1:] != ["to"] or not {"first", "only", "second", "third"} & set(lows):
        return None
    verb = next((n for n in range(at - 2, max(-1, at - 2 * REACH), -1) if items[n].low in ("became", "is", "was", "becoming", "remains")), None)
    ground = objects.after(items, end)
    parties = subject(items, group_before(items, verb).start, scene) if verb else None
    return parties and ground and Assertion("recognises", parties, ground, "unspecified", False, items[at].start, items[end - 1].end, at)  # noqa: FBT003


def _is_neither(items: Sequence[Item], start: int) -> bool:
    return any(item.low in listed("neither") for item in items[max(0, start - REACH) : start])


def _ousted(items: Sequence[Item], at: int) -> Assertion | None:
    """Read "pushed Russian forces out of PLACE": those pushed lost it."""
    if stem(items[at].low) not in _stems("ousting"):
        return None
    out = next((n for n in range(at + 2, min(len(items), at + REACH)) if items[n].low == "out" and items[n + 1 : n + 2] and items[n + 1].low == "of"), None)
    parties = phrase(items, out - 1, Scene()) if out else None
    ground = objects.after(items, out + 2) if out else None
    group = group_before(items, at)
    if out is None or parties is None or ground is None or group.unreal or group.negated or "to" in group.lows or items[at - 1].low == "to":
        return None
    return Assertion("lost", parties, ground, objects.extent(ground.gap), False, items[at].start, items[out + 1].end, at)  # noqa: FBT003


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(map(stem, listed(name, "words")))


def _freed(items: Sequence[Item], at: int, scene: Scene) -> Assertion | None:
    """Read "PLACE had been liberated", which only those say who hold it since."""
    group = group_before(items, at)
    if items[at].low != "liberated" or not group.passive or group.unreal or scene.side is None or items[at + 1 : at + 2] and items[at + 1].low == "by":
        return None
    ground = objects.before(items, group.start)
    if ground is None:
        return None
    return Assertion("controls", (scene.side,), ground, objects.extent((*ground.gap, *group.lows)), group.negated, items[at].start, items[at].end, at)


def _passive(items: Sequence[Item], at: int, by: int, sense: Sense, scene: Scene) -> Iterator[Assertion]:
    """Read "PLACE (is) held by PARTY"."""
    group = group_before(items, at)
    ground = objects.before(items, group.start)
    if ground is None or sense.aspect in ("lost", "withdrew"):
        return
    parties = _agents(items, by + 1)
    if parties and not group.unreal:
        lows = (*ground.gap, *group.lows)
        negative = group.negated or "none" in ground.gap or None in parties
        yield Assertion(sense.aspect, parties, ground, objects.extent(lows), negative, items[at].start, items[by - 1].end, at)
        scene.last = tuple(party for party in parties if party)


def _agents(items: Sequence[Item], at: int) -> tuple[Actor | None, ...] | None:
    """Read who stands after "by": "both India and China", "Russian troops", "no state"."""
    if " ".join(item.low for item in items[at : at + 2]) in NONE or items[at].low in listed("nobody"):
        return (None,)
    found: list[Actor] = []
    here = at
    while here < len(items):
        item = items[here]
        if item.actor:
            found.append(_plain(item.actor))
        elif item.low not in listed("agents", "words") | {"the", "both", "and", ","}:
            break
        elif item.low == "," and not (here + 1 < len(items) and items[here + 1].actor):
            break
        here += 1
    return tuple(found) or None


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
    if group.start and items[group.start - 1].low == "," and not _copula(items, group.start):
        return None
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
    if items[at].low not in ("is", "are", "belongs", "belong") or items[at + 1 : at + 2] and items[at + 1].low == "not":
        return None
    rest = [item for item in items[at + 1 : at + 8] if item.low not in FILLERS]
    ground = objects.before(items, at)
    if ground is None or not rest or items[at - 1].low in (",", "it"):
        return None
    lows = [item.low for item in rest]
    party: Actor | None = None
    if lows[0] == "ours" or lows[:2] == ["our", "own"]:
        party = scene.side
    elif lows[:2] in (["its", "own"], ["their", "own"]) or (lows[0] in ("it", "them") and items[at].low.startswith("belong")):
        party = scene.side
    elif "part" in lows[:3] and "of" in lows[1:4] and (named := next((i.actor for i in rest[2:] if i.actor and not i.owns), None)):
        party = _plain(named)
    elif rest[0].actor and (items[at].low.startswith("belong") or {"land", "territory", "soil"} & set(lows[1:4]) or _is_last(rest)):
        party = _plain(rest[0].actor)
    if party is None:
        return None
    return Assertion("claims", (party,), ground, objects.extent(ground.gap), False, items[at].start, rest[0].end, at)  # noqa: FBT003


def _is_last(rest: Sequence[Item]) -> bool:
    """Tell "PLACE is Iranian" from "PLACE is Iranian-built": nothing follows that the word could go with."""
    return bool(rest[0].actor and rest[0].actor.demonym) and (len(rest) == 1 or rest[1].low in (".", ",", ";", "!", "–", "—"))


def _annexed(items: Sequence[Item], at: int) -> Assertion | None:
    """Read "the Moscow-annexed peninsula", which is the reporter's own word for it."""
    name, _, word = items[at].low.rpartition("-")
    if word != "annexed" or not name or name not in states():
        return None
    ground = objects.after(items, at + 1)
    actor = states()[name]
    return ground and Assertion("annexed", (Actor(actor.name, actor.kind),), ground, "unspecified", False, items[at].start, items[at].end, at)  # noqa: FBT003


def _owned(items: Sequence[Item], at: int, scene: Scene) -> Assertion | None:
    """Read "parts of PLACE that PARTY took and claims are its own"."""
    rest = tuple(item.low for item in items[at + 1 : at + 4])
    if stem(items[at].low) != "claim" or rest[:1] not in (("is",), ("are",)) or rest[1:] not in (("its", "own"), ("their", "own")):
        return None
    that = next((n for n in range(at - 1, max(0, at - REACH), -1) if items[n].low in ("that", "which")), None)
    parties = phrase(items, that + 1, scene) if that else None
    ground = objects.before(items, that) if that else None
    if not parties or ground is None:
        return None
    return Assertion("claims", parties, ground, objects.extent(ground.gap), False, items[at].start, items[min(at + 3, len(items) - 1)].end, at)  # noqa: FBT003


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
        if parties is None or ground is None or None in parties or group.unreal or _is_restricted(items, ground.end):
            return None
        return Assertion("aims", parties, ground, objects.extent(ground.gap), group.negated, items[wish].start, items[end - 1].end, wish)
    return None
