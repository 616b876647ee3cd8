"""The items of a sentence and a verb with a place as its object in, what it asserts out: active, passive and relative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.marks.manner.stems import stem
from onrecord.marks.standings import objects
from onrecord.marks.standings.aims import is_restricted
from onrecord.marks.standings.assertion import POSITIVE, Assertion
from onrecord.marks.standings.changes import actor_after, plain
from onrecord.marks.standings.subjects import group_before, subject
from onrecord.marks.standings.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.marks.standings.actors import Actor
    from onrecord.marks.standings.items import Item
    from onrecord.marks.standings.objects import Ground
    from onrecord.marks.standings.subjects import Group, Scene
    from onrecord.marks.standings.words import Sense
    from onrecord.model import Aspect

REACH: Final = 6
"""Items between "which" and its verb: "which its former armed forces held"."""
NONE: Final = frozenset(f"{none} {who}" for none in ("no", "any") for who in ("state", "country", "one", "government", "other"))
STANCES: Final = frozenset({"claims", "rejects", "contests", "recognises"})
ACT_ON: Final = frozenset({"controls", "lost", "withdrew", "aims", "annexed"})


@dataclass(frozen=True, slots=True)
class Found:
    """A verb in its place: its sense, where it begins, where what follows it begins, and the words before it."""

    items: Sequence[Item]
    at: int
    end: int
    sense: Sense
    group: Group
    refused: bool = False

    @property
    def future(self) -> bool:
        """Whether it lies ahead: "will hold"."""
        return bool({"will", "shall"} & set(self.group.lows)) or any(low.endswith("'ll") for low in self.group.lows)

    @property
    def passive(self) -> bool:
        """Whether whoever does it follows: "held by", "administered from"."""
        after = self.items[self.end].low if self.end < len(self.items) else ""
        ruled = after == "from" and self.sense.aspect == "administers" and self.end + 1 < len(self.items)
        by = after == "by" or (ruled and self.items[self.end + 1].actor is not None)
        return by and self.items[self.at].low.endswith(("ed", "en", "ld"))

    @property
    def counts(self) -> bool:
        """Whether it tells what is so: neither supposed nor an infinitive, and nothing done to its subject."""
        infinitive = "to" in self.group.lows or (self.at > 0 and self.items[self.at - 1].low == "to" and not self.refused)
        done_to = self.group.passive and not self.items[self.at].low.endswith("ing")
        ahead = self.future and self.sense.aspect not in ("controls", "administers", "annexed")
        return not (infinitive or done_to or ahead)


def verb(items: Sequence[Item], at: int, end: int, sense: Sense, scene: Scene) -> list[Assertion]:
    """Return what a verb asserts, which stands at ``at`` and is followed by ``end``."""
    recognises = sense.aspect == "recognises"
    refused = recognises and at > 1 and items[at - 1].low == "to" and stem(items[at - 2].low) == stem("refuse")
    found = Found(items, at, end, sense, group_before(items, at - 2 if refused else at), refused)
    if recognises and (made := _first_to(items, at, end, scene)):
        return [made]
    if found.group.unreal:
        return []
    if found.passive:
        return list(_passive(items, at, end, sense, scene))
    return list(_active(found, scene)) if found.counts else []


def _active(found: Found, scene: Scene) -> Iterator[Assertion]:
    items, sense = found.items, found.sense
    parties, ground = _both(found, scene)
    if parties is None or ground is None or not _fits(items, sense, parties, ground):
        return
    if sense.aspect not in STANCES and is_restricted(items, ground.end):
        return
    lows = (*_trailing(items, ground.end), *ground.gap, *found.group.lows)
    aspect: Aspect = "aims" if found.future else sense.aspect
    words_at = (items[found.at].start, items[found.end - 1].end)
    negative = _is_negative(found, parties, ground)
    yield Assertion(aspect, parties, ground, objects.extent(lows), negative, *words_at)
    if sense.aspect == "lost" and not negative and (winner := actor_after(items, ground.end, "to")):
        yield Assertion("controls", (plain(winner),), ground, objects.extent(lows), POSITIVE, *words_at)


def _both(found: Found, scene: Scene) -> tuple[tuple[Actor | None, ...] | None, Ground | None]:
    """Return the subject and the object of a verb."""
    items, at, end, aspect = found.items, found.at, found.end, found.sense.aspect
    if items[at].low.endswith("ing") and items[at].start == scene.opens and scene.side:
        return (scene.side,), objects.after(items, end)
    stance = objects.stance(items, end) if aspect in ("contests", "rejects", "recognises") else None
    if stance:
        return subject(items, found.group.start, scene), stance
    return (None, None) if aspect == "rejects" else _ends(items, found.group.start, end, scene)


def _is_negative(found: Found, parties: Sequence[Actor | None], ground: Ground) -> bool:
    nothing = bool({"none", "nothing", "no"} & set(ground.gap)) or None in parties or _is_neither(found.items, found.group.start)
    negative = (found.group.negated or nothing or found.refused) and found.sense.tail != ("accepted",)
    return negative != found.sense.turns


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
        yield Assertion(sense.aspect, parties, ground, objects.extent(lows), negative, items[at].start, items[by - 1].end)
        scene.last = tuple(party for party in parties if party)


def _agents(items: Sequence[Item], at: int) -> tuple[Actor | None, ...] | None:
    """Read who stands after "by": "both India and China", "Russian troops", "no state"."""
    if " ".join(item.low for item in items[at : at + 2]) in NONE or (at < len(items) and items[at].low in listed("nobody")):
        return (None,)
    found: list[Actor] = []
    here = at
    while here < len(items):
        item = items[here]
        if item.actor:
            found.append(plain(item.actor))
        elif item.low not in listed("agents", "words") | {"the", "both", "and", ","} or (
            item.low == "," and not (here + 1 < len(items) and items[here + 1].actor)
        ):
            break
        here += 1
    return tuple(found) or None


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
    verb = next(
        (n for n in range(at - 2, max(-1, at - 2 * REACH), -1) if items[n].low in ("became", "is", "was", "becoming", "remains")), None
    )
    ground = objects.after(items, end)
    parties = subject(items, group_before(items, verb).start, scene) if verb else None
    if not parties or ground is None:
        return None
    return Assertion("recognises", parties, ground, "unspecified", POSITIVE, items[at].start, items[end - 1].end)


def _is_neither(items: Sequence[Item], start: int) -> bool:
    return any(item.low in listed("neither") for item in items[max(0, start - REACH) : start])
