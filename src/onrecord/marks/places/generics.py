"""The generic words around a name in, what they tell of it out: "Kherson province", "city of Kherson", "Kirants, a border village"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import table, words
from onrecord.marks.names import ARTICLES
from onrecord.marks.places.keys import fold
from onrecord.marks.places.words import is_common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.places.gazetteer import Gazetteer, Sense
    from onrecord.marks.places.spot import Spot
    from onrecord.marks.places.words import Word

FAMILIES: Final[dict[str, frozenset[str]]] = {
    "admin1": frozenset({"admin1", "region", "admin2"}),
    "admin2": frozenset({"admin2", "admin1"}),
    "river": frozenset({"river"}),
    "lake": frozenset({"lake", "river"}),
    "sea": frozenset({"sea"}),
    "strait": frozenset({"strait"}),
    "island": frozenset({"island"}),
    "mountain": frozenset({"mountain"}),
    "region": frozenset({"region"}),
    "city": frozenset({"city"}),
}
APPOSED: Final = 4
"""Words of an apposition in which its noun comes."""
NATURAL: Final = frozenset({"river", "lake", "sea", "strait", "island", "mountain"})


@cache
def generics(key: str) -> dict[str, str]:
    """Return the generic words of a list and the kind that each tells."""
    return {word: kind for kind, listed in table("places")[key].items() for word in listed}


def restricted(senses: Sequence[Sense], kind: str) -> tuple[Sense, ...]:
    """Return the senses that are of a generic word's kind."""
    family = FAMILIES.get(kind)
    return tuple(sense for sense in senses if family is None or sense.place.kind in family)


def names_kind(found: Sequence[Word], at: int) -> bool:
    """Tell the apposition that says what a name before it is: ", a border village", ", the largest city in"."""
    if at + 1 >= len(found) or found[at].form not in (",", "(", "–", "—") or found[at + 1].low not in ARTICLES | {"another", "one"}:
        return False
    for word in found[at + 2 : at + 2 + APPOSED]:
        if word.low in words("places", "settlements", "words"):
            return True
        if (not word.form[0].isalnum() and word.form != "-") or word.capital:
            return False
    return False


@cache
def tells_nothing(low: str) -> bool:
    """Tell a word that alone names no place: a direction, a people, what a body or a lake is called."""
    return (
        low in words("places", "directions", "words")
        or low in words("places", "bodies", "words")
        or low in words("places", "demonyms")
        or low in generics("after")
        or low in generics("before")
    )


def is_dull(low: str) -> bool:
    """Tell a word that no name of a place begins with where nothing else is known of it."""
    return is_common(low) or tells_nothing(low)


def capital_follows(found: Sequence[Word], at: int) -> bool:
    """Whether a capital stands at an index, right after the word before it."""
    return at < len(found) and found[at].capital and found[at].gap == " "


def key_of(found: Sequence[Word], first: int, end: int) -> str:
    """Return the key of some words."""
    return fold("".join((word.gap if at else "") + word.form for at, word in enumerate(found[first:end])))


def join_after(spot: Spot, gazetteer: Gazetteer) -> None:
    """Join a generic word after a name: "Kherson province", "Atbara river"."""
    found, at = spot.cut.words, spot.end
    if at >= len(found) or found[at].gap != " ":
        return
    low = found[at].low
    kind = generics("after").get(low) or (generics("after_capital").get(low) if found[at].capital and not spot.titled else None)
    if kind is None or (found[at].capital and spot.titled and spot.senses and kind not in ("admin2", "river", "lake", "island")):
        return
    if not spot.senses and (kind not in NATURAL | {"admin2", "region"} or any(is_dull(word.low) for word in found[spot.first : at])):
        return
    if (found[at].capital and capital_follows(found, at + 1)) or all(is_common(word.low) for word in found[spot.first : at]):
        return
    whole = gazetteer.look(f"{spot.key} {low}")
    senses = whole or restricted(spot.senses, kind)
    if not senses and kind in NATURAL:
        senses = ()
    elif not senses:
        senses = spot.senses
    spot.end, spot.generic, spot.senses = at + 1, kind, tuple(senses)


def join_before(spot: Spot, gazetteer: Gazetteer) -> None:
    """Join words before a name: "city of Kherson", "Gulf of Aden"."""
    found, first = spot.cut.words, spot.first
    if first < 2 or found[first].gap != " " or found[first - 1].low != "of" or found[first - 1].gap != " ":  # noqa: PLR2004 -- two words before
        return
    kind = generics("before").get(f"{found[first - 2].low} of")
    if kind is None or (
        kind not in NATURAL and (not spot.senses or found[first - 2].capital) and (kind != "city" or found[first - 2].capital)
    ):
        return
    senses = gazetteer.look(key_of(found, first - 2, spot.end)) or restricted(spot.senses, kind)
    if senses or kind in NATURAL or kind == "city":
        spot.first, spot.generic, spot.senses = first - 2, kind, senses or (() if kind in NATURAL else spot.senses)
