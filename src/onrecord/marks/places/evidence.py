"""A spot and what surrounds it in, what speaks for and against a place out: named weights of evidence, for :mod:`weighing`."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import words
from onrecord.marks.names import gender_of
from onrecord.marks.places.gazetteer import ALIAS, BARE, MAIN, SHORT
from onrecord.marks.places.generics import generics, names_kind
from onrecord.marks.places.words import is_common, is_office

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.places.gazetteer import Sense
    from onrecord.marks.places.spot import Spot
    from onrecord.marks.places.words import Word

ARTICLED: Final = frozenset({"river", "sea", "region", "mountain", "strait", "island", "lake", "other"})
OWNERS: Final = frozenset({"his", "her", "my", "your", "our", "their"})
RANKED: Final = frozenset({"country", "admin1", "admin2", "city", "region"})
BACK: Final = 12
"""Words of a dateline at the most."""
PARTIES: Final = frozenset({"R", "D", "I", "DFL", "L"})
"""What stands before the home of an American politician: "R-Marshall"."""
CODE: Final = 3
TOWN: Final = 4.0
"""Zeros of the people of a town of middling fame."""


def gather(spot: Spot) -> dict[str, float]:
    """Return the evidence of a spot alone: what the gazetteer has, what stands before and after it."""
    told = {"bias": 1.0, **_known(spot), **_before(spot), **_after(spot)}
    told.update(_form(spot))
    return told


def _known(spot: Spot) -> dict[str, float]:
    if spot.generic:
        return {"generic": 1.0, "generic unknown": float(not spot.senses)}
    if not spot.senses:
        return {"unknown": 1.0}
    best = max(spot.senses, key=fame)
    kind = best.place.kind
    told = {f"is {kind}" if kind in RANKED else "is natural": 1.0, "fame": fame(best)}
    told["alias"] = float(all(sense.sort == ALIAS for sense in spot.senses))
    told["bare"] = float(all(sense.sort in (BARE, ALIAS) for sense in spot.senses) and any(s.sort == BARE for s in spot.senses))
    told["short"] = float(best.sort == SHORT or all(sense.sort == SHORT for sense in spot.senses))
    told["main many"] = float(sum(sense.sort == MAIN for sense in spot.senses) > 2)  # noqa: PLR2004 -- several
    return told


def fame(sense: Sense) -> float:
    """Return how known a place is: the zeros of its people beyond those of a middling town, less where it is called otherwise."""
    people = log10(max(10, sense.place.people))
    if sense.place.kind in ("country", "admin1"):
        people = 8.0 if sense.place.kind == "country" else min(6.5, people + 0.5)
    return people - TOWN - (0.0 if sense.sort == MAIN else 1.0 if sense.sort == ALIAS else 2.0)


def _form(spot: Spot) -> dict[str, float]:
    found = spot.cut.words[spot.first : spot.end]
    low = [word.low for word in found]
    single = len(found) == 1
    return {
        "words": float(not single and not spot.generic),
        "county": float(not single and low[-1] in ("county", "parish") and not spot.generic),
        "common": float(not spot.generic and all(is_common(word) for word in low if word not in generics("after"))),
        "given": float(single and gender_of(low[0]) is not None),
        "first": float(found[0].first),
        "titled": float(spot.titled),
        "heading": float(spot.cut.heading),
        "upper": float(single and found[0].upper),
        "quoted": float(_quoted(spot)),
    }


def _quoted(spot: Spot) -> bool:
    found = spot.cut.words
    return spot.first > 0 and spot.end < len(found) and found[spot.first - 1].form in "“\"‘'" and found[spot.end].form in "”\"’'!?"


def _before(spot: Spot) -> dict[str, float]:
    found, at = spot.cut.words, spot.first - 1
    if at < 0:
        return {"opens block": 1.0}
    told: dict[str, float] = {}
    if found[at].low in words("places", "directions", "words"):
        told["direction"] = 1.0
        if at == 0 or found[spot.first].gap == "":
            return told
        at -= 1
    if found[at].low == "the":
        fits = bool(spot.generic) or any(sense.place.kind in ARTICLED or sense.place.name.endswith("s") for sense in spot.senses)
        told |= {"the": float(not fits and not _modifies(spot)), "the fits": float(fits)}
        at -= at > 0
    word = _named_before(found, at)
    if word:
        told[word] = 1.0
    if at == spot.first - 1:
        told |= _mark_before(spot, found, at)
    return told


def _named_before(found: Sequence[Word], at: int) -> str | None:
    """Name the sort of word that stands before a name and its article."""
    before = found[at]
    sorts = (
        ("prep strong", before.low in words("places", "prepositions", "strong") or _is_bearing(found, at)),
        ("prep at", before.low == "at"),
        ("owner", before.low in OWNERS),
        ("prep weak", before.low in words("places", "prepositions", "weak")),
        ("article", before.low in ("a", "an")),
        ("bracket", before.form == "("),
        ("office before", is_office(before.low) and not before.capital),
    )
    return next((name for name, holds in sorts if holds), None)


def _mark_before(spot: Spot, found: Sequence[Word], at: int) -> dict[str, float]:
    if found[at].form == ",":
        code = all(sense.sort == SHORT or len(found[spot.first].form) < CODE for sense in spot.senses)
        return {"comma before": 1.0, "short after comma": float(bool(at) and found[at - 1].capital and code)}
    return {"party": 1.0} if found[at].form == "-" and at and found[at - 1].form in PARTIES else {}


def _is_bearing(found: Sequence[Word], at: int) -> bool:
    """Tell the "of" of "north of Lyon", "outskirts of Lyon"."""
    return (
        at > 0
        and found[at].low == "of"
        and (
            found[at - 1].low in words("places", "directions", "words")
            or found[at - 1].low in ("outskirts", "upstream", "downstream", "south-west")
        )
    )


def _after(spot: Spot) -> dict[str, float]:
    found, at = spot.cut.words, spot.end
    if at >= len(found):
        return {"closes block": 1.0}
    after = found[at]
    if after.low == "'s":
        return {"possessive": 1.0}
    if after.form == "-" and not after.gap:
        return {"joined": float(at + 1 < len(found) and found[at + 1].low in words("places", "joined", "words"))}
    sorts = (
        ("fellow", after.low in words("places", "fellows", "words")),
        ("speech", after.low in words("places", "speech", "words")),
        ("office after", after.capital and after.gap == " " and is_office(after.low)),
        ("capital after", after.capital and after.gap == " "),
        ("noun after", _is_noun(after)),
        ("apposition", names_kind(found, at)),
        ("mark after", after.form in ",.;:)?!”"),
    )
    sort = next((name for name, holds in sorts if holds), None)
    return {sort: 1.0} if sort else {}


def _modifies(spot: Spot) -> bool:
    """Tell whether a noun follows: "the Lille workshop"."""
    found, at = spot.cut.words, spot.end
    return at < len(found) and found[at].gap == " " and (_is_noun(found[at]) or found[at].low in words("places", "fellows", "words"))


def _is_noun(word: Word) -> bool:
    return word.form.islower() and not is_common(word.low)


def beside(found: Sequence[Word], spot: Spot) -> bool:
    """Whether a spot opens a paragraph as its dateline does: "GOMA, Congo —", "Lyon (City Wire) –"."""
    at = spot.first
    while at > max(0, spot.first - BACK) and not found[at].first and (found[at - 1].capital or not found[at - 1].form[0].isalpha()):
        at -= 1
    if not found[at].first or any(word.form in ".?!" for word in found[at : spot.first]):
        return False
    for word in found[spot.end : spot.end + BACK]:
        if word.form in ("—", "–", "-") and word.gap in (" ", ""):
            return word.gap == " " or word.form == "—"
        if (word.form[0].isalpha() and not word.capital) or word.form in (".", ";", "?", "!", "'s"):
            return False
    return False
