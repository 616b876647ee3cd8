"""The rules for months: of a named year, alone, "last December", "August of that year"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import interval
from onrecord.marks.dates.days import month_in
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.pointers import shift_of, year_text
from onrecord.marks.dates.scene import YEAR, Answer, fixed

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Scene, Sense

HALF_YEAR: Final = 6


def month_year(match: Match) -> Sense | None:
    """Mean a month of a named year."""
    if match.literal(".") and not match.has("ABBREV"):
        return None
    return fixed(f"{year_text(match)}-{month_in(match):02}")


def bare_month(match: Match) -> Sense | None:
    """Mean a month in the year that anchor and tense tell; "May Sunderland" and "may" are none."""
    before, after = match.words[match.first - 1] if match.first else None, match.words[match.end] if match.end < len(match.words) else None
    preceded = before is not None and before.low in PREPOSITIONS
    if before is not None and ({"DAY", "NTH"} & before.classes.keys()):
        return None
    if _marches(match) or (match.has("ABBREV") and not (preceded and match.literal("."))):
        return None
    if (
        after
        and after.capital
        and after.low.isalpha()
        and not after.classes
        and not match.literal(".")
        and not (preceded and not before_a_name(match))
    ):
        return None
    named = before is not None and before.capital and before.low not in (PREPOSITIONS | ARTICLES) and before.low.isalpha()
    if before is not None and named and not before.classes:
        return None
    if not preceded and month_in(match) in (3, 5) and (before is None or not before.low.isalpha() or before.low in ("said", "we", "it")):
        return None
    return month_sense(month_in(match))


def _marches(match: Match) -> bool:
    """Tell "the March on Rome" from the month."""
    return match.literal("march") and match.low(-1) == "the" and match.low(0) in ("to", "on", "of", "for", "through")


ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "both"})
PREPOSITIONS: Final = frozenset({
    "in", "since", "by", "until", "till", "from", "of", "to", "before", "after", "during", "between", "through", "throughout", "around",
    "and", "or", "early", "late", "mid", "-", "for", "on", "into", "every", "each", "last", "next", "this", "that",
})  # fmt: skip


def before_a_name(match: Match) -> bool:
    """Tell whether a month after a preposition is still a name: "with August Lindqvist", "for May Hodge"."""
    return match.low(-1) in ("for", "and", "or", "to", "from", "of", "by", "on")


def month_sense(month: int) -> Sense:
    """Mean a month of the year that anchor and tense tell."""

    def resolve(scene: Scene) -> Answer:
        told = scene.told_year(month)
        if told:
            return Answer(f"{told}-{month:02}", scene.last)
        now = scene.now()
        if now is None:
            return Answer(f"XXXX-{month:02}")
        tense = scene.tense()
        year = now.year
        ahead = month > now.month if tense == "past" else month - now.month > HALF_YEAR and tense == "unclear"
        back = month < now.month if tense == "future" else now.month - month > HALF_YEAR and tense == "unclear"
        year += back - ahead
        return Answer(f"{year:04}-{month:02}", now.isoformat())

    return resolve


def month_pointed(match: Match) -> Sense | None:
    """Mean "last December", "next June", "August of that year", "October last year"."""
    month, shift = month_in(match), shift_of(match)
    whole, that = match.literal("year"), match.literal("that", "same")

    def resolve(scene: Scene) -> Answer:
        if that or (scene.last and match.literal("previous", "following")):
            year = YEAR.match(scene.then() or "")
            days = interval(scene.then())
            if not year:
                return Answer(None)
            number = year[0]
            if not whole and days and number.isdecimal():
                number = f"{int(number) + _turn(days[0].month, month, shift):04}"
            return Answer(f"{number}-{month:02}", scene.then())
        now = scene.now()
        if now is None:
            return Answer(None)
        turn = shift if whole else 0 if match.literal("this") else _turn(now.month, month, shift)
        return Answer(f"{now.year + turn:04}-{month:02}", now.isoformat())

    return resolve


def _turn(current: int, month: int, shift: int) -> int:
    """Tell how many years away the last or the next such month is."""
    if shift < 0:
        return -(month >= current)
    return int(month <= current) if shift > 0 else int(month < current)


_M = "MONTH|ABBREV"
RULES: Final = (
    rule("month-year", "month", f"{_M} .? ,? of? YEAR", month_year),
    rule("month-old-year", "month", f"{_M} of? OLD ERA", month_year),
    rule("month", "month", f"{_M} .?", bare_month),
    rule("pointed-month", "month", "last|next|this|past|previous|following MONTH", month_pointed),
    rule("pointed-month", "month", "the previous|following|next MONTH", month_pointed),
    rule("that-month", "month", "that MONTH", month_pointed),
    rule("month-of-year", "month", "MONTH of? last|next|this year", month_pointed),
    rule("month-of-that-year", "month", "MONTH of? that|the same? year", month_pointed),
)
