"""The rules for how long: numbers and units."""

from __future__ import annotations

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
LASTS: Final = frozenset({
    "for", "within", "in", "after", "under", "over", "about", "than", "almost", "nearly", "of", "took", "take", "takes", "lasted", "lasts",
    "last", "before", "spent", "spend", "until", "not", "only", "just", "every", "and", "or", "by", "some", "least", "most", "wait",
})  # fmt: skip
TENS: Final = 20


def count(match: Match) -> Sense | None:
    """Mean a number: in figures, in words, "a", "a few"."""
    if match.has("COUNT"):
        return fixed(match.word("COUNT").replace(",", ""))
    if match.has("NUMBER"):
        numbers = [int(one) for one in match.values["NUMBER"]]
        if len(numbers) > 1 and not (numbers[0] >= TENS and numbers[1] < 10):  # noqa: PLR2004 -- of the calendar
            return None
        return fixed(f"{sum(numbers)}")
    return fixed(
        "X"
        if match.literal("few", "several", "couple", "many", "some") and not match.literal("couple")
        else "2"
        if match.literal("couple")
        else "1"
    )


def duration(match: Match) -> Sense | None:
    """Mean so many units; ages are none."""
    amount, unit = match.phrases[0].sense(EMPTY).value or "", str(match.values["UNITS" if match.has("UNITS") else "UNIT"][0])
    if unit == "Q" and (match.low(0) == "of" or match.literal("-", "a") or amount in ("1", "X")):
        return None
    if _is_age(match) or (unit == "S" and not match.has("UNITS")):
        return None
    if match.literal("half") and match.has("NUMBER") is False and amount.isdecimal():
        amount += ".5"
    return fixed(length(amount, unit))


def _is_age(match: Match) -> bool:
    after = match.low(0), match.low(1)
    return match.literal("year", "month", "week", "years", "months", "day") and (
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
    return duration(match) if lasts(match) else None


def lasts(match: Match) -> bool:
    if match.words[match.end - 1].low in ("minute", "second"):
        return match.low(-1) in LASTS
    return (
        match.low(-1) in LASTS
        or not match.low(-1).isalpha()
        or (match.end - match.first > 2 and not match.literal("a", "an", "per"))  # noqa: PLR2004 -- of the calendar
        or not match.literal("a", "an")
        or match.literal("half", "single", "full", "whole", "entire")
    )


def half(match: Match) -> Sense | None:
    """Mean "half an hour"."""
    unit = match.word("UNIT")
    return fixed({"H": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}.get(unit))


def some_units(match: Match) -> Sense | None:
    """Mean "for months", "within days": an unknown number of units."""
    unit = match.word("UNITS")
    if unit in ("H", "MIN", "D", "W") and match.low(0) in ("after", "before"):
        return fixed(length("X", unit))
    if match.low(-1) not in ("for", "within", "in", "after", "of", "over", "lasted", "taken", "takes", "and", "took", "the"):
        return None
    if unit == "S" or (
        match.low(-1) == "of" and match.low(-2) not in ("couple", "matter", "number", "hundreds", "thousands", "tens", "after")
    ):
        return None
    return fixed(length("X", unit)) if match.low(-1) not in ("the", "and") else None


def past_unit(match: Match) -> Sense | None:
    """Mean "the past year", "the past decade": the length."""
    return fixed(length("1", match.word("UNIT"))) if match.word("UNIT") not in ("S", "N") else None


def over(match: Match) -> Sense | None:
    """Mean "more than three years", "the next two weeks": the length itself."""
    return match.phrases[-1].sense


def within(match: Match) -> Sense | None:
    """Mean "the last week of August", "the first ten months of 1915": the length."""
    if match.has("UNIT"):
        return fixed(length("1", match.word("UNIT"))) if match.word("UNIT") in ("D", "W", "M", "Y", "DE") else None
    return match.phrases[0].sense


_OVER = "over|under|about|around|nearly|almost|just|only|some|roughly|approximately|another"
RULES: Final = (
    rule("count", "count", "COUNT", count),
    rule("count", "count", "NUMBER -? NUMBER?", count),
    rule("count", "count", "a|an", count),
    rule("count", "count", "a? few|several|many", count),
    rule("count", "count", "a couple of", count),
    rule("duration", "length", "<count> -? full|whole|long|single|more|consecutive|straight? UNITS and? a? half?", duration, "DURATION"),
    rule("duration", "length", "<count> - UNIT - long", duration, "DURATION"),
    rule("duration", "length", "<count> - UNIT", duration, "DURATION"),
    rule("duration-one", "length", "<count> full|whole|single|further? UNIT", one_unit, "DURATION"),
    rule("duration-half", "length", "half a|an UNIT", half, "DURATION"),
    rule("duration-over", "spanned", f"{_OVER} <length>", over, "DURATION"),
    rule("duration-over", "spanned", "more|less|fewer|longer than <length>", over, "DURATION"),
    rule("duration-over", "spanned", "at|close least|most|to <length>", over, "DURATION"),
    rule("duration-pointed", "spanned", "the? last|past|next|first|following|coming|final|previous|intervening <length>", over, "DURATION"),
    rule("duration-of", "spanned", "the first|last|final|next <length> of <long>", within, "DURATION"),
    rule("duration-of", "spanned", "the first|last|final UNIT of <long>", within, "DURATION"),
    rule("duration-pointed", "spanned", "the <length>", over, "DURATION"),
    rule("duration", "spanned", "<length>", over, "DURATION"),
    rule("some-units", "spanned", "UNITS", some_units, "DURATION"),
    rule("past-unit", "spanned", "the past UNIT", past_unit, "DURATION"),
)
