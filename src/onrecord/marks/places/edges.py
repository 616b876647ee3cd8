"""A spot and the words around it in, why it cannot be a place out: part of the name of a person, a body, a ship, a thing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from onrecord.marks.lexicon import words
from onrecord.marks.names import ARTICLES, gender_of
from onrecord.marks.places.gazetteer import SHORT
from onrecord.marks.places.lists import contains
from onrecord.marks.places.words import is_common, is_office

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.marks.places.spot import Spot
    from onrecord.marks.places.words import Word

Verdict = Literal["free", "person", "body", "ship", "thing"] | None
"""What one rule says of a spot: free of this neighbour, part of another name, or nothing, so that the next rule is asked."""
RUN: Final = 6
"""Words of a name that are looked at beside a spot."""
PARTY: Final = 3
"""Letters of an American party at the most: "R-Elbow Lake", "DFL-Cook"."""
DAYS: Final = frozenset({"day", "eve", "cathedral", "church"})


def refusal(spot: Spot, taken: Mapping[int, Spot]) -> str | None:
    """Return why a spot is part of another name, ``None`` where it is not; ``taken`` are the words of other spots."""
    for side in (_verdicts_before(spot, taken), _verdicts_after(spot, taken)):
        verdict = next(filter(None, side), None)
        if verdict not in (None, "free"):
            return verdict
    return None


# Before


def _verdicts_before(spot: Spot, taken: Mapping[int, Spot]) -> Iterator[Verdict]:
    found, at = spot.cut.words, spot.first - 1
    if at < 0 or found[spot.first].gap not in ("", " "):
        return
    before = found[at]
    yield "ship" if before.low in words("places", "ships", "words") and spot.senses else None
    yield _joined_before(spot, found, taken)
    at -= at > 0 and before.capital and before.low in words("places", "directions", "words")
    before = found[at]
    if before.low == "of" or (before.low == "the" and at and found[at - 1].low == "of" and not spot.generic):
        yield _after_of(found, at - (before.low == "the"), taken)
    if before.capital and found[spot.first].gap == " ":
        yield _after_place(spot, taken)
        yield _after_opener(spot, before)
        yield "body" if _is_body(before.low) else "person"


def _joined_before(spot: Spot, found: Sequence[Word], taken: Mapping[int, Spot]) -> Verdict:
    """Judge "Sons & Lyon", "A/California/7", "Paris-Lyon", "R-Marshall"."""
    at = spot.first - 1
    mark, close = found[at].form, not found[spot.first].gap
    if mark == "&":
        return "body"
    if mark in "@#/" and close:
        return "free" if at - 1 in taken else "thing"
    if mark == "-" and close and not found[at].gap and at:
        before = found[at - 1]
        party = before.form.isupper() and len(before.form) <= PARTY
        return "free" if at - 1 in taken or not before.capital or party or is_demonym(before.low) else "person"
    return None


def _after_of(found: Sequence[Word], at: int, taken: Mapping[int, Spot]) -> Verdict:
    """Judge "Bank of England" and "President of Kenya"."""
    first = at - 1
    if first < 0 or not found[first].capital or first in taken or found[at].gap != " ":
        return "free"
    while first > max(0, at - RUN) and found[first].gap == " " and found[first - 1].capital and first - 1 not in taken:
        first -= 1
    run = found[first:at]
    office = is_office(run[-1].low) or run[-1].low in words("places", "of", "words")
    return "body" if not office and any(_is_body(word.low) for word in run) else "free"


def _after_place(spot: Spot, taken: Mapping[int, Spot]) -> Verdict:
    """Judge a name after another place: "London England"."""
    at = spot.first - 1
    return "free" if at in taken and (contains(spot, taken[at]) or spot.titled) else None


def _after_opener(spot: Spot, before: Word) -> Verdict:
    """Judge a capital before a name that is no part of it: "Monday", "North", "The", "Georgian", what opens a sentence."""
    free = (
        before.low in words("names", "calendar")
        or before.low in words("places", "directions", "words")
        or before.low in words("places", "openers", "words")
        or before.low in ARTICLES
        or is_demonym(before.low)
        or ((before.first or spot.titled) and (is_common(before.low) or before.low.endswith(("ing", "ed"))))
        or (before.form.endswith(".") and not is_office(before.low) and len(before.form) >= PARTY)
    )
    return "free" if free else None


# After


def _verdicts_after(spot: Spot, taken: Mapping[int, Spot]) -> Iterator[Verdict]:
    found, at = spot.cut.words, spot.end
    if at >= len(found):
        return
    after = found[at]
    yield _thing_after(found, at)
    yield _joined_after(spot, found, taken)
    if after.capital and after.gap == " ":
        yield _before_place(spot, taken)
        yield _before_word(spot, after)
        yield _before_run(spot, list(_run(found, at)))
        yield "person"


def _thing_after(found: Sequence[Word], at: int) -> Verdict:
    """Judge "West Nile virus", "US$ 5", "St. Patrick's Day"."""
    after = found[at]
    if after.low in words("places", "ills", "words") or (after.form == "$" and not after.gap):
        return "thing"
    day = after.low == "'s" and at + 1 < len(found) and found[at + 1].capital and found[at + 1].low in DAYS
    return "thing" if day else None


def _joined_after(spot: Spot, found: Sequence[Word], taken: Mapping[int, Spot]) -> Verdict:
    """Judge "Lyon & Sons", "Kerry-Ann"."""
    at = spot.end
    if at + 1 >= len(found):
        return None
    after, following = found[at], found[at + 1]
    if after.form == "&" and following.capital:
        return "body"
    if after.form == "-" and not after.gap and not following.gap:
        return "person" if following.capital and at + 1 not in taken and not spot.senses else "free"
    return None


def _before_place(spot: Spot, taken: Mapping[int, Spot]) -> Verdict:
    at = spot.end
    return "free" if at in taken and (contains(taken[at], spot) or (spot.titled and not taken[at].generic)) else None


def _before_word(spot: Spot, after: Word) -> Verdict:
    """Judge "Toledo Monday", "Texas Republicans", a common word in a headline."""
    if after.low in words("names", "calendar") or after.low in words("names", "followers"):
        return "free"
    plain = is_common(after.low) or after.low in words("places", "fellows", "words")
    return "free" if spot.titled and plain and not _is_body(after.low) else None


def _before_run(spot: Spot, run: Sequence[Word]) -> Verdict:
    """Judge the capitals after a name: "Toledo Argus", "Toledo Mayor Ann Holt", "Fargo ND"."""
    if any(_is_body(word.low) for word in run):
        return "free" if any(word.low in words("titles", "roles", "words") for word in run) else "body"
    free = (
        is_office(run[0].low)
        or is_demonym(run[0].low)
        or spot.generic == "admin2"
        or spot.key.endswith(" county")
        or any(sense.sort == SHORT for sense in spot.senses)
    )
    return "free" if free else None


def _run(found: Sequence[Word], at: int) -> Iterator[Word]:
    """Yield the capitals from a word on."""
    for number, word in enumerate(found[at : at + RUN]):
        if (not word.capital and word.low not in ("of", "for", "and", "the", "&")) or (number and word.gap != " "):
            return
        yield word


@cache
def _is_body(low: str) -> bool:
    """Tell a word that the name of a body, a paper, a law or a ship holds."""
    return (
        low in words("titles", "organisations", "words")
        or low in words("titles", "firms", "words")
        or low in words("places", "bodies", "words")
        or low.removesuffix("s") in words("places", "bodies", "words")
    )


def is_demonym(low: str) -> bool:
    """Tell a word for a people."""
    return low in words("places", "demonyms")


def people_in(spot: Spot) -> set[str]:
    """Return the words by which a person may be called again that a refused spot is part of the name of."""
    found = spot.cut.words
    if spot.first and found[spot.first - 1].capital and found[spot.first].gap == " ":
        return {found[spot.end - 1].low}
    if gender_of(found[spot.first].low) is None:
        return set()
    return {found[spot.first].low} | {word.low for word in list(_run(found, spot.end))[:2] if word.capital}
