"""The items of a sentence and a verb in, which places it is about and how much of them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.standings.words import extent_of, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.standings.items import Item
    from onrecord.model import Extent

INSIDE: Final = frozenset({"in", "on", "near", "around"})
SMALL: Final = frozenset({"the", "a", "of", "all", "most", "much", "some", "what", "is", "back"})
THINGS: Final = frozenset(
    {
        "war",
        "conflict",
        "crisis",
        "treaty",
        "summit",
        "talks",
        "deal",
        "match",
        "cup",
        "championship",
        "final",
        "election",
        "law",
        "agreement",
    }
)
"""Nouns that a name before them goes with, so that it is no place that is held."""
FAR: Final = 9
"""Items between a verb and its place."""
POINTING: Final = frozenset({"it"})
PLURALS: Final = frozenset(
    {"provinces", "regions", "islands", "villages", "towns", "territories", "exclaves", "settlements", "islets", "isles", "rocks"}
)


class Ground(NamedTuple):
    """What a verb is about: place marks, or words that stand for some named before; ``gap`` are the words before it."""

    places: tuple[int, ...]
    first: int
    end: int
    gap: tuple[str, ...] = ()
    described: str | None = None


def after(items: Sequence[Item], at: int) -> Ground | None:
    """Return the place that follows a verb as its object."""
    gap: list[str] = []
    noun: int | None = None
    for here in range(at, min(len(items), at + FAR)):
        item = items[here]
        if item.low in INSIDE and not (gap and gap[-1] not in SMALL):
            break
        if item.place is not None:
            found, end = _list(items, here)
            if end < len(items) and items[end].low in THINGS:
                return None
            if items[here].owns and not _belongs(items, end):
                return None
            return Ground(found, here, end, tuple(gap))
        if item.low in POINTING and not _goes_on(items, here):
            return Ground((), here, here + 1, tuple(gap), item.low)
        if item.low not in listed("between", "words") and extent_of(item.low) is None and not item.low.isdigit():
            break
        if item.low in listed("nouns") and noun is None:
            noun = here
        gap.append(item.low)
    if noun is None or (noun and not {"the", "this", "that", "these", "those", "both", "each"} & {i.low for i in items[at:noun]}):
        return None
    return Ground((), noun, noun + 1, tuple(item.low for item in items[at:noun]), items[noun].low)


def stance(items: Sequence[Item], at: int) -> Ground | None:
    """Return the place that a stance is about: "India's claim to PLACE", "PLACE's independence"."""
    here = at
    while here < min(len(items), at + FAR) and not _is_owner(items[here]) and items[here].low in listed("between", "words"):
        here += 1
    if here >= len(items) or not _is_owner(items[here]):
        return None
    noun = next(
        (n for n in range(here + 1, min(len(items), here + 4)) if items[n].low in listed("about", "words") | listed("about", "whole")), None
    )
    if noun is None:
        return None
    if noun + 1 < len(items) and items[noun + 1].low in ("to", "over", "of"):
        return after(items, noun + 2)
    place = items[here].place
    return (
        Ground((place,), here, noun + 1) if place is not None and items[here].owns and items[noun].low in listed("about", "whole") else None
    )


def _is_owner(item: Item) -> bool:
    return item.owns or bool(item.actor and item.actor.demonym)


def _goes_on(items: Sequence[Item], at: int) -> bool:
    return at + 1 < len(items) and items[at + 1].low in ("was", "is", "were", "are", "has", "had", "would", "will")


def _belongs(items: Sequence[Item], end: int) -> bool:
    """Tell "Kherson's villages", in which the place is still what is held, from "Russia's claim"."""
    return end < len(items) and items[end].low in listed("nouns")


def before(items: Sequence[Item], at: int) -> Ground | None:
    """Return the place that ends right before ``at``: the subject of a passive, or what a participle goes with."""
    end = at
    while end and items[end - 1].low == ",":
        end -= 1
    if not end:
        return None
    item = items[end - 1]
    if item.place is not None and not item.owns:
        start = end - 1
        while start > 1 and items[start - 1].low in ("and", ",", "or") and items[start - 2].place is not None:
            start -= 2
        found = tuple(i.place for i in items[start:end] if i.place is not None)
        return Ground(found, start, end, _gap_before(items, start))
    if item.low in listed("nouns") and (apposed := _apposed(items, end - 1)):
        return apposed
    if item.low in listed("nouns") | POINTING:
        return Ground((), end - 1, end, _gap_before(items, end - 1), item.low)
    return None


def _apposed(items: Sequence[Item], noun: int) -> Ground | None:
    """Read "Abyei, the district" back to its name."""
    start = noun - 1
    while start > 1 and items[start].low in listed("between", "words"):
        if items[start].low in ("the", "a", "an") and items[start - 1].low == ",":
            place = items[start - 2].place
            return Ground((place,), start - 2, noun + 1) if place is not None else None
        start -= 1
    return None


def _gap_before(items: Sequence[Item], start: int) -> tuple[str, ...]:
    found: list[str] = []
    at = start
    while at and len(found) < FAR and (items[at - 1].low in listed("between", "words") or extent_of(items[at - 1].low)):
        at -= 1
        found.insert(0, items[at].low)
    return tuple(found)


def _list(items: Sequence[Item], at: int) -> tuple[tuple[int, ...], int]:
    """Read "Donetsk, Luhansk and Kherson" from its first name on."""
    found = [items[at].place]
    end = at + 1
    while end + 1 < len(items):
        step = 2 if items[end].low == "," and items[end + 1].low == "and" else 1
        step += items[end].low in (",", "and", "or") and end + step < len(items) and items[end + step].low in ("the", "parts", "of", "in")
        if items[end].low not in (",", "and", "or") or end + step >= len(items) or items[end + step].place is None:
            break
        following = items[end + step + 1].low if end + step + 1 < len(items) else ""
        # "left Kherson, and Ukraine said": the next name opens a clause of its own.
        if items[end].low != "," and items[end + step].actor and following not in ("", ".", ",", "and", "or", ";"):
            break
        if items[end].low == "," and items[end + step].actor:
            break
        found.append(items[end + step].place)
        end += step + 1
    return tuple(place for place in found if place is not None), end


def extent(lows: Sequence[str]) -> Extent:
    """Return how much is meant by the words round a place, the first that tells."""
    if {"any", "none", "no"} & set(lows):
        lows = [low for low in lows if low not in ("part", "parts", "except")]
    return next((told for low in lows if (told := extent_of(low))), "unspecified")
