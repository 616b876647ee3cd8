"""A place and the words around it in, whether it stands for a government out: "Moscow said", "Cairo’s answer", "ties with Hanoi"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import table, words
from onrecord.marks.tokens import is_adverb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.places.spot import Spot
    from onrecord.marks.places.words import Word

ASIDE: Final = 25
"""Words between commas after a capital: "Jakarta, after a season …, has sent"."""
PAIRED: Final = frozenset({"and", "or", ","})


def metonyms(spots: Sequence[Spot]) -> set[int]:
    """Return the numbers, in the list, of the spots that stand for a government; those of a pair do so together."""
    seats = [_is_seat(spot) for spot in spots]
    found = {at for at, spot in enumerate(spots) if seats[at] and _governs(spot)}
    for at in range(len(spots) - 1):
        if seats[at] and seats[at + 1] and _paired(spots[at], spots[at + 1]) and found & {at, at + 1} and not _is_where(spots[at]):
            found |= {at, at + 1}
    return found


def _is_seat(spot: Spot) -> bool:
    """Tell a capital, or a building that governments sit in."""
    return not spot.generic and (spot.key in table("capitals") or spot.key in words("places", "seats", "words"))


def _is_where(spot: Spot) -> bool:
    before = _before(spot)
    return before in words("places", "prepositions", "strong") or before in ("at", "from")


def _before(spot: Spot) -> str:
    return spot.cut.words[spot.first - 1].low if spot.first else ""


def _governs(spot: Spot) -> bool:
    found, at, before = spot.cut.words, spot.end, _before(spot)
    if before in words("places", "prepositions", "strong") or before in ("at", "of"):
        return False
    if at < len(found) and found[at].low == "'s":
        return at + 1 < len(found) and found[at + 1].low in words("places", "governing", "nouns")
    if at < len(found) and found[at].form == ":" and spot.cut.heading:
        return True
    subject = (
        not before
        or not before[0].isalpha()
        or before in ("and", "but", "that", "as", "while", "after", "because", "if", "when", "which", "what")
    )
    if subject and _acts(found, at):
        return True
    closes = at >= len(found) or not found[at].form[0].isalpha() or found[at].low in ("and", "to", "over", "on", "more", "that", "resumed")
    return closes and before in words("places", "governing", "before") and _has_object(found, spot.first - 1)


def _acts(found: Sequence[Word], at: int) -> bool:
    """Tell whether a government's verb follows, an aside or an adverb between them or not."""
    if at < len(found) and found[at].form == ",":
        closing = next((end for end in range(at + 1, min(at + ASIDE, len(found))) if found[end].form == "," or found[end].first), None)
        who = at + 1 < len(found) and found[at + 1].low in ("which", "who")
        if who and at + 2 < len(found) and found[at + 2].low in words("places", "governing", "verbs"):
            return True
        at = closing + 1 if closing is not None and found[closing].form == "," else len(found)
    while at < len(found) and (is_adverb(found[at].low) or found[at].low in ("also", "now", "still", "never")):
        at += 1
    return at < len(found) and found[at].low in words("places", "governing", "verbs")


def _has_object(found: Sequence[Word], at: int) -> bool:
    """Tell "ties with Hanoi", "urged Caracas", "between Tehran and Washington" from "the road to Hanoi"."""
    if found[at].low not in ("between", "with", "from", "against", "by"):
        return True
    return any(word.low in words("places", "governing", "nouns") for word in found[max(0, at - 4) : at])


def _paired(one: Spot, other: Spot) -> bool:
    if one.cut is not other.cut or other.first - one.end != 1:
        return False
    return one.cut.words[one.end].low in PAIRED
