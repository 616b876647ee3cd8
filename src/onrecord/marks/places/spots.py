"""The words of a block in, what in them may be the name of a place out: gazetteer names, and names with a generic word."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import table, words
from onrecord.marks.names import ARTICLES, PRONOUNS, gender_of
from onrecord.marks.places.gazetteer import ALIAS, MAIN, SHORT
from onrecord.marks.places.keys import fold
from onrecord.marks.places.words import is_common

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.marks.places.gazetteer import Gazetteer, Sense
    from onrecord.marks.places.words import Cut, Word

LONGEST: Final = 6
"""Words and marks of one name."""
OPENERS: Final = frozenset({"al", "el", "an", "ad", "as", "ash", "at", "de", "la"})
NOTED: Final = 50_000
"""People of a place whose name begins with an article: The Hague, The Bronx."""
CODE: Final = 3
ACRONYM: Final = 5
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
LOCATIVE: Final = frozenset(
    {"in", "near", "at", "outside", "between", "from", "around", "of", "to", "towards", "toward", "reach", "reached"}
)
NATURAL: Final = frozenset({"river", "lake", "sea", "strait", "island", "mountain"})


@dataclass(slots=True)
class Spot:
    """Words ``first`` to ``end`` of a block that may name a place, and what the gazetteer has under ``key``.

    ``generic`` is the sort of place that a generic word tells ("province", "city of"); ``core`` are the words without it.
    """

    cut: Cut
    first: int
    end: int
    key: str
    senses: tuple[Sense, ...]
    core: tuple[int, int]
    generic: str | None = None
    evidence: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    refused: str | None = None
    inside: tuple[int, ...] = ()
    side: bool = False

    @property
    def titled(self) -> bool:
        """Whether it stands in a line of capitals."""
        return self.cut.words[self.first].titled

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.cut.words[self.first].start

    @property
    def stop(self) -> int:
        """Where it ends in the text."""
        return self.cut.words[self.end - 1].end


def spots(cut: Cut, gazetteer: Gazetteer) -> Iterator[Spot]:
    """Yield what may be a place in a block, the longest name at each word, in reading order."""
    at = 0
    while at < len(cut.words):
        found = _at(cut, at, gazetteer) if _opens(cut.words, at) else None
        if found:
            yield found
            at = max(found.end, at + 1)
        else:
            at += 1


def _opens(found: Sequence[Word], at: int) -> bool:
    word = found[at]
    if word.capital:
        return word.low not in words("names", "calendar") and word.low.partition("'")[0] not in PRONOUNS
    return word.low in OPENERS and at + 2 < len(found) and found[at + 1].form == "-" and found[at + 2].capital


def _at(cut: Cut, at: int, gazetteer: Gazetteer) -> Spot | None:
    """Read a name at a word: with its generic word, from the gazetteer, or both."""
    found = cut.words
    named = _named(found, at, gazetteer)
    kind = generics("before").get(found[at].low)
    if kind and _capital_follows(found, at + 1) and not (named and named[0] > at + 1):
        return _after_generic(cut, at, kind, gazetteer)
    end, senses = named or (_unknown(found, at), ())
    if not end:
        return None
    key = _key(found, at, end)
    spot = Spot(cut, at, end, key, senses, (at, end))
    _place_of(spot, gazetteer)
    if spot.generic is None:
        _generic_after(spot, gazetteer)
    if named or spot.generic:
        return spot
    return _unnamed(cut, at)


def _unnamed(cut: Cut, at: int) -> Spot | None:
    """Read a name that no gazetteer has where only the name of a place is likely: "near Kursela", "at Kirants, a village"."""
    found = cut.words
    end = at + 1
    while (
        end < len(found)
        and end - at < LONGEST
        and found[end].form == "-"
        and not found[end].gap
        and end + 1 < len(found)
        and found[end + 1].capital
    ):
        end += 2
    before = found[at - 1] if at else None
    if before is None or before.low not in LOCATIVE or (before.capital and not before.first) or found[at].titled or found[at].gap != " ":
        return None
    if (
        any(_is_dull(word.low) or word.form.isupper() for word in found[at:end:2])
        or gender_of(found[at].low)
        or len(found[at].form) <= CODE
    ):
        return None
    if _capital_follows(found, end) or (
        end < len(found) and found[end].form in ("-", "&", "'s", "’s", ".") and not found[end].gap and found[end].form == "-"
    ):
        return None
    return Spot(cut, at, end, _key(found, at, end), (), (at, end))


def _named(found: Sequence[Word], at: int, gazetteer: Gazetteer) -> tuple[int, tuple[Sense, ...]] | None:
    for end in reversed(list(_ends(found, at))):
        if end == at + 1 and _tells_nothing(found[at].low):
            return None
        if found[at].low in ARTICLES and not (found[at].capital and end == at + 2):
            continue
        senses = tuple(sense for sense in gazetteer.look(_key(found, at, end)) if _fits(found[at:end], sense))
        if senses:
            return end, senses
    return None


@cache
def _tells_nothing(low: str) -> bool:
    """Tell a word that alone names no place: a direction, a people, what a body or a lake is called."""
    return (
        low in words("places", "directions", "words")
        or low in words("places", "bodies", "words")
        or low in words("places", "demonyms")
        or low in generics("after")
        or low in generics("before")
    )


def _ends(found: Sequence[Word], at: int) -> Iterator[int]:
    """Yield where a name from here on may end."""
    for end in range(at + 1, min(at + LONGEST, len(found)) + 1):
        word = found[end - 1]
        if end - 1 > at and word.gap not in ("", " "):
            return
        if word.capital or (word.low == "'s" and end - at > 2):  # noqa: PLR2004 -- "St. John's"
            yield end
        elif word.low not in words("places", "inner", "words") and end - 1 > at:
            return


def _key(found: Sequence[Word], first: int, end: int) -> str:
    return fold("".join((word.gap if at else "") + word.form for at, word in enumerate(found[first:end])))


def _fits(found: Sequence[Word], sense: Sense) -> bool:
    """Whether the capitals of a name suit a sense: "US" is no "Us", "NATO" no town."""
    if found[0].low in ARTICLES and (sense.sort != MAIN or sense.place.people < NOTED):
        return False
    if len(found) > 1:
        return sense.sort != SHORT or "." in found[0].form or "." in found[-1].form
    word = found[0]
    short = len(word.form.replace(".", "")) <= CODE
    if sense.sort == SHORT:
        return "." in word.form or word.form.isupper() or len(word.form) > CODE
    if short and sense.sort == ALIAS:
        return word.form.isupper() and sense.place.kind in ("country", "admin1")
    if word.form.replace(".", "").isupper() and 1 < len(word.form.replace(".", "")) <= CODE:
        return sense.place.kind in ("country", "admin1")
    return True


# Generic words


@cache
def generics(key: str) -> dict[str, str]:
    """Return the generic words of a list and the kind that each tells."""
    return {word: kind for kind, listed in table("places")[key].items() for word in listed}


def _unknown(found: Sequence[Word], at: int) -> int:
    """Return where a name that no gazetteer has would end: capitals before a generic word, two at the most."""
    end = at
    while end < len(found) and end - at < 3 and found[end].capital and (end == at or found[end].gap in (" ", "-", "")):  # noqa: PLR2004 -- words of a name
        if end > at and found[end].low in generics("after"):
            return end
        end += 1
        if end < len(found) and found[end].form == "-" and end + 1 < len(found) and found[end + 1].capital and not found[end].gap:
            end += 1
    return min(end, at + 2) if end > at else 0


def _generic_after(spot: Spot, gazetteer: Gazetteer) -> None:
    """Join a generic word after a name: "Kherson province", "Atbara river"."""
    found, at = spot.cut.words, spot.end
    if at >= len(found) or found[at].gap != " ":
        return
    low = found[at].low
    kind = generics("after").get(low) or (generics("after_capital").get(low) if found[at].capital and not spot.titled else None)
    if kind is None or (found[at].capital and spot.titled and spot.senses and kind not in ("admin2", "river", "lake", "island")):
        return
    if not spot.senses and (kind not in NATURAL | {"admin2", "region"} or any(_is_dull(word.low) for word in found[spot.first : at])):
        return
    if (found[at].capital and _capital_follows(found, at + 1)) or all(is_common(word.low) for word in found[spot.first : at]):
        return
    whole = gazetteer.look(f"{spot.key} {low}")
    senses = whole or restricted(spot.senses, kind)
    if not senses and kind in NATURAL:
        senses = ()
    elif not senses:
        senses = spot.senses
    spot.end, spot.generic, spot.senses = at + 1, kind, tuple(senses)


def _is_dull(low: str) -> bool:
    return is_common(low) or _tells_nothing(low)


def _capital_follows(found: Sequence[Word], at: int) -> bool:
    return at < len(found) and found[at].capital and found[at].gap == " "


def _place_of(spot: Spot, gazetteer: Gazetteer) -> None:
    """Join words before a name: "city of Kherson", "Gulf of Aden"."""
    found, first = spot.cut.words, spot.first
    if first < 2 or found[first].gap != " " or found[first - 1].low != "of" or found[first - 1].gap != " ":  # noqa: PLR2004 -- two words before
        return
    kind = generics("before").get(f"{found[first - 2].low} of")
    if kind is None or (
        kind not in NATURAL and (not spot.senses or found[first - 2].capital) and (kind != "city" or found[first - 2].capital)
    ):
        return
    senses = gazetteer.look(_key(found, first - 2, spot.end)) or restricted(spot.senses, kind)
    if senses or kind in NATURAL or kind == "city":
        spot.first, spot.generic, spot.senses = first - 2, kind, senses or (() if kind in NATURAL else spot.senses)


def _after_generic(cut: Cut, at: int, kind: str, gazetteer: Gazetteer) -> Spot | None:
    """Read a name that a generic word opens: "Lake Tana", "Fort Hood"; "Camp David" only where something is known of it."""
    found = cut.words
    named = _named(found, at + 1, gazetteer)
    end, senses = named or (at + 2, ())
    whole = gazetteer.look(_key(found, at, end)) or (restricted(senses, kind) if kind in NATURAL else ())
    if _capital_follows(found, end) and not whole:
        return None
    if kind not in NATURAL and not whole:
        return None
    return Spot(cut, at, end, _key(found, at + 1, end), tuple(whole), (at + 1, end), kind)


def restricted(senses: Sequence[Sense], kind: str) -> tuple[Sense, ...]:
    """Return the senses that are of a generic word's kind."""
    family = FAMILIES.get(kind)
    return tuple(sense for sense in senses if family is None or sense.place.kind in family)
