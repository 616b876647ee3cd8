"""The rules for how long: so many units, with what stands round them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.scene import EMPTY, fixed

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Sense

CODES: Final = {
    "S": "PT{}S",
    "MIN": "PT{}M",
    "H": "PT{}H",
    "D": "P{}D",
    "N": "P{}D",
    "W": "P{}W",
    "M": "P{}M",
    "Y": "P{}Y",
    "DE": "P{}DE",
    "CE": "P{}CE",
}
TIMES: Final = {"F": ("W", 2), "Q": ("M", 3)}
LEADING: Final = frozenset({"to", "will", "would", "can", "could", "may", "might", "must", "should", "not", "ll", "t", "shall"})
PARTS: Final = re.compile(r"P(T?)(\d+)([YMWDHS])")
ORDER: Final = ("Y", "M", "W", "D", "TH", "TM", "TS")
ONE_DAY: Final = frozenset({
    "for", "in", "within", "after", "lasted", "only", "just", "than", "least", "of", "or", "and", "to", "about", "took", "takes", "by",
})  # fmt: skip
"""Words before "one day" that make it a length."""
BEYOND: Final = frozenset(
    {
        "for",
        "just",
        "well",
        "lasted",
        "lasts",
        "took",
        "takes",
        "in",
        "of",
        "after",
        "is",
        "was",
        "be",
        "been",
        "spent",
        "than",
        "not",
        "little",
    }
)
"""Words after which "over five years" is more than five; else it is how long something goes on."""
LASTS: Final = frozenset({
    "for", "within", "in", "after", "under", "over", "about", "than", "almost", "nearly", "of", "took", "take", "takes", "lasted", "lasts",
    "last", "before", "during", "spent", "spend",
    "until", "not", "only", "just", "every", "and", "or", "by", "some", "least", "most", "wait",
})  # fmt: skip


def duration(match: Match) -> Sense | None:
    """Mean so many units; ages are none."""
    amount, unit = match.phrases[0].sense(EMPTY).value or "", str(match.values["UNITS" if match.has("UNITS") else "UNIT"][0])
    if unit == "Q" and (match.low(0) == "of" or match.literal("-", "a") or amount in ("1", "X")):
        return None
    if _is_age(match) or (unit == "S" and not match.has("UNITS")):
        return None
    if match.literal("half") and amount.isdecimal():
        amount += ".5"
    if {"earlier", "later"} & {match.low(0)} and match.low(1) != "than":
        return None
    return fixed(length(amount, unit))


def _is_age(match: Match) -> bool:
    after = match.low(0), match.low(1)
    return match.literal("year", "month", "week", "years", "months", "day", "days", "weeks", "hours", "minutes") and (
        "old" in after[:1] or after in (("-", "old"), ("of", "age")) or match.low(-1) in ("aged", "age")
    )


def length(amount: str, unit: str) -> str:
    """Write a length as TIMEX3 does."""
    if unit in TIMES:
        unit, times = TIMES[unit]
        amount = f"{int(amount) * times}" if amount.isdecimal() else amount
    return CODES[unit].format(amount)


def one_unit(match: Match) -> Sense | None:
    """Mean "a week" as a length, or as a rate after a number of something: "40 people a week"."""
    several = match.phrases[0].sense(EMPTY).value != "1" and match.low(0) == "-" and not match.literal("-")
    if several or (match.has("ADJ") and match.words[match.first].low != "one"):
        return None
    untold = match.words[match.first].low == "one" and match.words[match.end - 1].low == "day" and match.low(-1) not in ONE_DAY
    return duration(match) if lasts(match) and not untold else None


def lasts(match: Match) -> bool:
    """Tell a length from a rate: "for a week", "a week after" from "40 people a week"."""
    if match.low(0) in ("after", "before", "ahead", "away", "apart", "into"):
        return True
    if match.words[match.end - 1].low in ("minute", "second"):
        return match.low(-1) in LASTS
    return (
        match.low(-1) in LASTS
        or (match.low(-1) == "to" and match.low(-2) == "up")
        or not match.low(-1).isalpha()
        or (match.end - match.first > 2 and not match.literal("a", "an", "per"))  # noqa: PLR2004 -- of the calendar
        or not match.literal("a", "an")
        or match.literal("half", "single", "full", "whole", "entire")
    )


def half(match: Match) -> Sense | None:
    """Mean "half an hour"."""
    unit = match.word("UNIT")
    return fixed({"H": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}.get(unit))


def fraction(match: Match) -> Sense | None:
    """Mean "a quarter of an hour", "a half-century", "an hour and a half"."""
    unit = match.word("UNIT") if len(match.values.get("UNIT", ())) < 2 else str(match.values["UNIT"][-1])  # noqa: PLR2004 -- "quarter" is a unit too
    parts = {"H": ("PT{}M", 60), "D": ("PT{}H", 24), "Y": ("P{}M", 12), "DE": ("P{}Y", 10), "CE": ("P{}Y", 100)}
    if unit not in parts or (unit == "D" and match.low(0) == "of"):
        return None
    form, whole = parts[unit]
    quarters = 3 if match.literal("three") else 2 if match.literal("half") else 1
    if match.literal("and"):
        return fixed(length("1.5", unit))
    return fixed(form.format(whole * quarters // 4)) if whole * quarters % 4 == 0 else fixed(None)


def joined_lengths(match: Match) -> Sense | None:
    """Mean "two hours and 40 minutes", "five years and three months": one length."""
    first, second = (phrase.sense(EMPTY).value or "" for phrase in match.phrases[:2])
    one, other = PARTS.fullmatch(first), PARTS.fullmatch(second)
    if not one or not other or ORDER.index(one[1] + one[3]) >= ORDER.index(other[1] + other[3]):
        return None
    return fixed(first + (second[1:] if not one[1] else second[2:]))


def over(match: Match) -> Sense | None:
    """Mean "more than three years", "the next two weeks": the length itself; "to last 48 hours" points nowhere."""
    first = match.words[match.first].low
    modifies = first == "the" and match.words[match.end - 2].low == "-"  # "the 72-hour strike": the article is the strike's
    if modifies or (first == "last" and match.low(-1) in LEADING) or (first == "over" and match.low(-1) not in BEYOND):
        return None
    return match.phrases[-1].sense


def within(match: Match) -> Sense | None:
    """Mean "the last week of August", "the first ten months of 1915": the length."""
    if match.has("UNIT"):
        return fixed(length("1", match.word("UNIT"))) if match.word("UNIT") in ("D", "W", "M", "Y", "DE") else None
    return match.phrases[0].sense


_OVER = "over|under|about|around|nearly|almost|just|only|some|roughly|approximately|another|barely"
_POINTED = "last|past|next|first|following|coming|final|previous|intervening"
RULES: Final = (
    rule("duration", "length", "<count> -? full|whole|long|single|more|consecutive|straight? UNITS", duration, "DURATION"),
    rule("duration", "length", "<count> UNITS and a half", duration, "DURATION"),
    rule("duration", "length", "<count> ADJ UNITS", duration, "DURATION"),
    rule("duration-one", "length", "<count> ADJ UNIT", one_unit, "DURATION"),
    rule("duration", "length", "<count> - UNIT - long", duration, "DURATION"),
    rule("duration", "length", "<count> - UNIT", duration, "DURATION"),
    rule("duration-one", "length", "<count> full|whole|single|further|entire|solid? UNIT", one_unit, "DURATION"),
    rule("duration-half", "length", "half a|an UNIT", half, "DURATION"),
    rule("duration-half", "length", "a|an|one UNIT and a half", fraction, "DURATION"),
    rule("duration-part", "length", "a? half|quarter -? UNIT", fraction, "DURATION"),
    rule("duration-part", "length", "a|three quarter|quarters of a|an UNIT", fraction, "DURATION"),
    rule("duration-joined", "lengths", "<length> and|,? <length>", joined_lengths, "DURATION"),
    rule("duration-over", "spanned", f"{_OVER} <lengths>|<length>", over, "DURATION"),
    rule("duration-over", "spanned", "more|less|fewer|longer than <lengths>|<length>", over, "DURATION"),
    rule("duration-over", "spanned", "at|close|up least|most|to <lengths>|<length>", over, "DURATION"),
    rule("duration-pointed", "spanned", f"the? {_POINTED} <lengths>|<length>", over, "DURATION"),
    rule("duration-pointed", "spanned", "these past|last <length>", over, "DURATION"),
    rule("duration-of", "spanned", "the first|last|final|next <length> of <long>", within, "DURATION"),
    rule("duration-of", "spanned", "the first|last|final UNIT of <long>", within, "DURATION"),
    rule("duration-pointed", "spanned", "the <length>", over, "DURATION"),
    rule("duration", "spanned", "<lengths>|<length>", over, "DURATION"),
)
