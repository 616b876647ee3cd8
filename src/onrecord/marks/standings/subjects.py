"""The items of a sentence and a verb in, whose deed it is out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import words
from onrecord.marks.standings.actors import Actor
from onrecord.marks.standings.words import listed
from onrecord.marks.tokens import is_adverb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.standings.items import Item
    from onrecord.marks.standings.objects import Ground

APPOSED: Final = 18
"""Items that may stand between two commas after a name."""
OWN: Final = frozenset({"its", "their"})
OURS: Final = frozenset({"we", "our", "us"})
THEY: Final = frozenset({"it", "they"})
ARMED: Final = frozenset({"troops", "forces", "army", "military", "soldiers"})
RELATIVES: Final = frozenset({"who", "which", "that"})
STRAY: Final = frozenset({"in", "of", "from", "with", "to", "by", "against", "between", "near", "into", "for", "on", "over", "across"})
"""What stands before a name that is no subject: "villages in Ukraine held"."""


@dataclass(slots=True)
class Scene:
    """What is known when a sentence is read.

    ``last`` acted last; ``side`` is whose "we" it is; ``opens`` is the offset at which the statement that it stands in opens.
    ``here`` acted last in this sentence; ``ground`` is what "which" stood for in it; ``recent`` are the last two that were
    named, ``armed`` those whose troops were.
    """

    last: tuple[Actor, ...] = ()
    side: Actor | None = None
    opens: int = -1
    here: tuple[Actor, ...] = ()
    ground: Ground | None = None
    recent: list[Actor] = field(default_factory=list)
    armed: set[Actor] = field(default_factory=set)

    def pass_by(self, items: Sequence[Item]) -> None:
        """Remember who was named in a sentence that has been read."""
        acting = acting_in(items, len(items), self)
        self.last = acting or self.last
        for at, item in enumerate(items):
            armed = at + 1 < len(items) and items[at + 1].low in listed("agents", "words")
            if item.actor and (armed or not item.actor.demonym):
                actor = Actor(item.actor.name, item.actor.kind)
                self.recent = [*(one for one in self.recent if one != actor), actor][-2:]
                if at + 1 < len(items) and items[at + 1].low in ARMED:
                    self.armed.add(actor)


@dataclass(frozen=True, slots=True)
class Group:
    """The words before a verb that go with it; ``start`` is the first of them."""

    start: int
    lows: tuple[str, ...]

    @property
    def negated(self) -> bool:
        """Whether they negate it."""
        return any(low in listed("negations") or low.endswith("n't") for low in self.lows)

    @property
    def unreal(self) -> bool:
        """Whether they suppose it only."""
        return bool(set(self.lows) & listed("unreal"))

    @property
    def passive(self) -> bool:
        """Whether they hold a form of "be"."""
        return bool(set(self.lows) & words("words", "passive"))


def group_before(items: Sequence[Item], at: int) -> Group:
    """Return the auxiliaries, negations and adverbs before a verb."""
    start = at
    while start and _goes_with(items[start - 1]):
        start -= 1
    return Group(start, tuple(item.low for item in items[start:at]))


def _goes_with(item: Item) -> bool:
    low = item.low
    if item.actor or item.place is not None or low in listed("nobody") | listed("neither"):
        return False
    small = any(low in words("words", name) for name in ("auxiliaries", "modals", "negations", "adverbs"))
    return small or is_adverb(low) or low.endswith("n't") or low in {"not", "no", "longer", "now", "fully", "yet", "all", "formally"}


def subject(  # noqa: PLR0911 -- one line a kind of subject
    items: Sequence[Item], at: int, scene: Scene
) -> tuple[Actor | None, ...] | None:
    """Return who the words before ``at`` say it of; ``(None,)`` for nobody, ``None`` where it is not clear."""
    end = at - 1
    if end < 0:
        return None
    low = items[end].low
    if low in listed("nobody") or (items[end - 1 : end + 1] and " ".join(i.low for i in items[max(0, end - 1) : end + 1]) == "no one"):
        return (None,)
    if low in ("country", "state", "government", "nation", "one") and end and items[end - 1].low == "no":
        return (None,)
    if low in OURS - {"our"}:
        return (scene.side,) if scene.side else None
    if low in THEY:
        return scene.here or acting_in(items, end, scene) or scene.last or None
    if low in ("side", "army", "government", "party", "country", "state") and end and items[end - 1].low in listed("neither"):
        return tuple(scene.recent) if len(scene.recent) == 2 else None  # noqa: PLR2004 -- neither is of two
    if low in ARMED and (not end or items[end - 1].low in ("the", ",", "that", "said", "and")) and len(scene.armed) == 1:
        return tuple(scene.armed)
    if low in RELATIVES:
        return phrase(items, end - (2 if end and items[end - 1].low == "," else 1), scene)
    if low in ("and", "but", ","):
        return scene.last if low != "," and scene.last and any(i.actor for i in items[:end]) else _apposed(items, end, scene)
    return phrase(items, end, scene)


def _apposed(items: Sequence[Item], comma: int, scene: Scene) -> tuple[Actor | None, ...] | None:
    """Pass over what stands between two commas: "India, which is far, claims"."""
    low = max(0, comma - APPOSED)
    opening = next((at for at in range(comma - 1, low, -1) if items[at].low == ","), None)
    return phrase(items, opening - 1, scene) if opening else None


def phrase(  # noqa: PLR0911 -- one line a kind of phrase
    items: Sequence[Item], end: int, scene: Scene
) -> tuple[Actor | None, ...] | None:
    """Read the noun phrase that ends here: "Russian forces", "Vietnam and Taiwan", "its troops"."""
    head = _head(items, end)
    if head is None:
        return None
    if items[head].low in OWN:
        return scene.here or acting_in(items, head, scene) or scene.last or None
    if items[head].low == "our":
        return (scene.side,) if scene.side else None
    actor = items[head].actor
    if actor is None or (actor.demonym and head == end) or (items[head].owns and head == end):
        return None
    start = head - 1 if head and items[head - 1].low in ("the", "both") else head
    if start and items[start - 1].low in STRAY:
        return None
    if start > 1 and items[start - 1].low in ("and", "nor"):
        other = phrase(items, start - 2, scene)
        if other is None and _may_act(items[start - 2]):
            return None
        return (*(other or ()), actor)
    return (actor,)


def _may_act(item: Item) -> bool:
    """Tell whether a word before "and" can be one who acts as well: not a figure, a mark, a place or a pronoun."""
    return item.low.isalpha() and item.place is None and item.low not in ("it", "them", "there")


def _head(items: Sequence[Item], end: int) -> int | None:
    """Return where the name or the possessive stands to which these agents belong."""
    at = end
    while at >= 0 and end - at <= len(OURS) + 2 and items[at].actor is None and items[at].low in listed("agents", "words"):
        at -= 1
    return at if at >= 0 and (items[at].actor or items[at].low in OWN | {"our"}) else None


def acting_in(items: Sequence[Item], end: int, scene: Scene) -> tuple[Actor, ...]:
    """Return who is the first to be named as a subject before ``end``: whom "it" and "its" most likely mean."""
    at = 0
    while at < end:
        if items[at].actor:
            last = at
            while last + 1 < end and items[last + 1].low in listed("agents", "words"):
                last += 1
            found = phrase(items, last, Scene(side=scene.side))
            if found:
                return tuple(actor for actor in found if actor)
        at += 1
    return ()
