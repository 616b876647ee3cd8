"""The words of a block in, what in them may be the name of a place out: gazetteer names, and names with a generic word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import words
from onrecord.marks.names import ARTICLES, PRONOUNS, gender_of
from onrecord.marks.places.gazetteer import ALIAS, MAIN, SHORT
from onrecord.marks.places.generics import (
    NATURAL,
    capital_follows,
    generics,
    is_dull,
    join_after,
    join_before,
    key_of,
    restricted,
    tells_nothing,
)
from onrecord.marks.places.spot import Spot

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
LOCATIVE: Final = frozenset(
    {"in", "near", "at", "outside", "between", "from", "around", "of", "to", "towards", "toward", "reach", "reached"}
)


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
        return (
            word.low not in words("names", "calendar")
            and word.low not in words("places", "never", "words")
            and word.low.partition("'")[0] not in PRONOUNS
        )
    return word.low in OPENERS and at + 2 < len(found) and found[at + 1].form == "-" and found[at + 2].capital


def _at(cut: Cut, at: int, gazetteer: Gazetteer) -> Spot | None:
    """Read a name at a word: with its generic word, from the gazetteer, or both."""
    found = cut.words
    named = _named(found, at, gazetteer)
    kind = generics("before").get(found[at].low)
    if kind and capital_follows(found, at + 1) and not (named and named[0] > at + 1):
        return _after_generic(cut, at, kind, gazetteer)
    end, senses = named or (_unknown(found, at), ())
    if not end:
        return None
    key = key_of(found, at, end)
    spot = Spot(cut, at, end, key, senses, (at, end))
    join_before(spot, gazetteer)
    if spot.generic is None:
        join_after(spot, gazetteer)
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
    if any(is_dull(word.low) or word.form.isupper() for word in found[at:end:2]) or gender_of(found[at].low) or len(found[at].form) <= CODE:
        return None
    if capital_follows(found, end) or (
        end < len(found) and found[end].form in ("-", "&", "'s", "’s", ".") and not found[end].gap and found[end].form == "-"
    ):
        return None
    return Spot(cut, at, end, key_of(found, at, end), (), (at, end))


def _named(found: Sequence[Word], at: int, gazetteer: Gazetteer) -> tuple[int, tuple[Sense, ...]] | None:
    for end in reversed(list(_ends(found, at))):
        if end == at + 1 and tells_nothing(found[at].low):
            return None
        if found[at].low in ARTICLES and not (found[at].capital and end == at + 2):
            continue
        senses = tuple(sense for sense in gazetteer.look(key_of(found, at, end)) if _fits(found[at:end], sense))
        if senses:
            return end, senses
    return None


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


def _after_generic(cut: Cut, at: int, kind: str, gazetteer: Gazetteer) -> Spot | None:
    """Read a name that a generic word opens: "Lake Tana", "Fort Hood"; "Camp David" only where something is known of it."""
    found = cut.words
    named = _named(found, at + 1, gazetteer)
    end, senses = named or (at + 2, ())
    whole = gazetteer.look(key_of(found, at, end)) or (restricted(senses, kind) if kind in NATURAL else ())
    if capital_follows(found, end) and not whole:
        return None
    if kind not in NATURAL and not whole:
        return None
    return Spot(cut, at, end, key_of(found, at + 1, end), tuple(whole), (at + 1, end), kind)
