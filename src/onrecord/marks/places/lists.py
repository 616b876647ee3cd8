"""Spots side by side in, what they tell of each other out: "Lyon, France", "the Luhansk, Kherson and Zaporizhzhia regions"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.lexicon import table
from onrecord.marks.places.generics import NATURAL, names_kind, restricted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.places.spot import Spot
    from onrecord.marks.places.words import Word

MARKS: Final = frozenset({",", "and", "or", ";", "&", "–", "—", "-", "to", "/", "nor", ", and", ", or"})
HOLDING: Final = frozenset({",", "", "(", "in", ", in"})
"""What stands between a place and the region or state that it lies in."""
WIDE: Final = frozenset({"country", "admin1", "admin2"})
CLOSE: Final = 3
APART: Final = 9
"""Words between a name and the state that its apposition puts it in."""
LONG: Final = 3
BACK: Final = 6
"""Words before a list in which the noun for its names stands: "in three Ukrainian regions, Sumy, Kharkiv and Luhansk"."""


class Link(NamedTuple):
    """Two spots with little between them."""

    one: Spot
    other: Spot
    between: str


def links(kept: Sequence[Spot]) -> list[Link]:
    """Return the spots that stand side by side, with what stands between them."""
    found = ((one, other, _between(one, other)) for one, other in pairwise(kept))
    return [Link(one, other, between) for one, other, between in found if between is not None]


def is_list(between: str) -> bool:
    """Whether what stands between two names makes a list of them."""
    return between in MARKS


def _between(one: Spot, other: Spot) -> str | None:
    if one.cut is not other.cut or not 0 <= other.first - one.end <= 3:  # noqa: PLR2004 -- ", and the"
        return None
    words: Sequence[Word] = one.cut.words[one.end : other.first]
    if any(word.first for word in words) or other.cut.words[other.first].first:
        return None
    return " ".join(word.low for word in words if word.low != "the")


def hold(kept: Sequence[Spot], found: Sequence[Link]) -> None:
    """Note where a name stands before that of its region or state."""
    for one, other in pairwise(kept):
        if _apposed(one, other) and contains(other, one):
            one.inside = (*one.inside, *(sense.place.number for sense in other.senses))
    for one, other, between in found:
        if between in HOLDING and contains(other, one):
            if between in (",", "", "("):
                one.evidence["container after"] = 1.0
                other.evidence["contained before"] = 1.0
            one.inside = (*one.inside, *(sense.place.number for sense in other.senses))


def _apposed(one: Spot, other: Spot) -> bool:
    """Tell "Portland, the largest city in Maine"."""
    words = one.cut.words
    between = other.first - one.end
    if (
        one.cut is not other.cut
        or not CLOSE < between < APART
        or words[other.first - 1].low not in ("in", "of")
        or not names_kind(words, one.end)
    ):
        return False
    return not any(word.first or word.form in ",;()" for word in words[one.end + 1 : other.first])


def contains(wider: Spot, spot: Spot) -> bool:
    """Whether a spot can mean something that lies in what another can mean."""
    holders = {sense.place.number for sense in wider.senses if sense.place.kind in WIDE}
    codes = {sense.place.country for sense in wider.senses if sense.place.kind == "country"}
    return any(
        sense.place.admin1 in holders or sense.place.admin2 in holders or (sense.place.country in codes and sense.place.kind != "country")
        for sense in spot.senses
    )


def chains(found: Sequence[Link]) -> list[list[Spot]]:
    """Return the lists of names; what follows a comma as the state of the name before it is no member."""
    made: list[list[Spot]] = []
    for one, other, between in found:
        if not is_list(between) or (between == "," and "contained before" in other.evidence):
            continue
        if made and made[-1][-1] is one:
            made[-1].append(other)
        else:
            made.append([one, other])
    for chain in made:
        if len(chain) >= LONG:
            for spot in chain:
                spot.evidence["long list"] = 1.0
    return made


def name_kinds(found: Sequence[Sequence[Spot]]) -> None:
    """Let the plural after or before a list tell what its names are."""
    for chain in found:
        kind = _plural_after(chain[-1]) or _plural_before(chain[0])
        if kind is None:
            continue
        for spot in chain:
            senses = restricted(spot.senses, kind)
            if senses or (kind in NATURAL and not spot.generic):
                spot.senses = senses or spot.senses
                spot.evidence["plural"] = 1.0
                spot.generic = spot.generic or kind


@cache
def plurals() -> dict[str, str]:
    """Return the plurals of nouns for places, and the kind that each tells."""
    found: dict[str, str] = dict(table("places")["plurals"])
    return found


def _plural_after(spot: Spot) -> str | None:
    words, at = spot.cut.words, spot.end
    return plurals().get(words[at].low) if at < len(words) and words[at].gap == " " else None


def _plural_before(spot: Spot) -> str | None:
    words, at = spot.cut.words, spot.first - 1
    if at >= 0 and words[at].low == "the":
        at -= 1
    if at < 1 or words[at].form not in (",", ":", "(", "—", "–", "of", "-"):
        return None
    return plurals().get(words[at - 1].low)
