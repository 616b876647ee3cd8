"""Spots in, those that the words around them make rivers settled as such: "the west bank of the Dnipro", "the Sava"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import words
from onrecord.marks.places.words import is_common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.places.gazetteer import Known
    from onrecord.marks.places.spot import Spot

WATERS: Final = frozenset({"river", "lake", "strait"})
LARGE: Final = 200_000
"""People of a town that a report would not mean the river by."""


def flow(spots: Sequence[Spot]) -> None:
    """Join the words for a river's side, and keep the sense of a river where an article or such words ask for it."""
    flowing = set()
    for spot in spots:
        if any(sense.place.kind in WATERS for sense in spot.senses) and (_join_side(spot) or _has_article(spot)):
            _settle(spot)
            flowing.add(spot.key)
        elif spot.generic in WATERS:
            _join_side(spot)
            flowing.add(spot.key)
    for spot in spots:
        if spot.key in flowing and not spot.generic and not spot.side and not any(_is_large(sense.place) for sense in spot.senses):
            _settle(spot)


def _settle(spot: Spot) -> None:
    waters = tuple(sense for sense in spot.senses if sense.place.kind in WATERS)
    if waters:
        spot.senses, spot.flows = waters, True


def _is_large(place: Known) -> bool:
    return place.kind in ("country", "admin1") or (place.kind == "city" and place.people > LARGE)


def _has_article(spot: Spot) -> bool:
    """Tell "the Sava" from "the Paris talks"."""
    found = spot.cut.words
    after = found[spot.end] if spot.end < len(found) else None
    if spot.generic or not spot.first or found[spot.first - 1].low != "the":
        return False
    return after is None or not (after.gap == " " and after.form.islower() and not is_common(after.low))


def _join_side(spot: Spot) -> bool:
    """Let a river's spot begin where the words for its side do, the article with them; tell whether there are such words."""
    found, at = spot.cut.words, spot.first - 1
    at -= at >= 0 and found[at].low == "the"
    if at < 2 or found[at].low != "of" or found[at - 1].low not in words("places", "banks", "nouns") or found[at - 1].capital:  # noqa: PLR2004 -- "west bank of"
        return False
    at -= 2
    if not _is_side(found[at].low):
        return False
    while at > 1 and found[at - 1].low == "and" and _is_side(found[at - 2].low):
        at -= 2
    if at and found[at - 1].low == "the":
        at -= 1
    spot.first, spot.side = at, True
    return True


def _is_side(low: str) -> bool:
    return low in words("places", "banks", "sides") or low in words("places", "demonyms")
