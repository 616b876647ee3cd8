"""The rules for how long and how often: durations, sets, "now" and "recently", and ranges of dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import day_of
from onrecord.marks.dates.days import month_in
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.scene import EMPTY, Answer, fixed, yearly

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Scene, Sense

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
    return duration(match) if _lasts(match) else None


def rate(match: Match) -> Sense | None:
    """Mean "a day", "per month": how often."""
    unit = match.word("UNIT")
    if (
        unit == "S"
        or (unit == "MIN" and not match.low(-1).isalpha())
        or (not match.literal("per") and _lasts(match))
        or (match.low(0) in ("later", "earlier", "ago", "before", "after", "when", "of", "-", "that", "in") and not match.literal("per"))
    ):
        return None
    return fixed(length("1", unit))


def _lasts(match: Match) -> bool:
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


def every(match: Match) -> Sense | None:
    """Mean "every Monday", "every four years", "every summer"."""
    if match.has("WEEKDAY"):
        return fixed(f"XXXX-WXX-{match.number('WEEKDAY')}")
    if match.has("MONTH"):
        return fixed(f"XXXX-{match.number('MONTH'):02}")
    if match.has("SEASON"):
        return fixed(f"XXXX-{match.word('SEASON')}")
    if match.has("PART"):
        return fixed(f"XXXX-XX-XX{match.word('PART')}")
    amount = match.phrases[0].sense(EMPTY).value or "" if match.phrases else "2" if match.literal("other") else "1"
    return fixed(length(amount, str(match.values["UNITS" if match.has("UNITS") else "UNIT"][0])))


def weekdays(match: Match) -> Sense | None:
    """Mean "Tuesdays"."""
    return fixed(f"XXXX-WXX-{match.number('WEEKDAYS')}")


def a_weekday(match: Match) -> Sense | None:
    """Mean "a Thursday": any."""
    return fixed(f"XXXX-WXX-{match.number('WEEKDAY')}")


def adverb(match: Match) -> Sense | None:
    """Mean "daily", but no newspaper."""
    word = match.words[match.first]
    return fixed(match.word("EVERY")) if not (word.capital and match.first) else None


def ref(match: Match) -> Sense | None:
    """Mean "now", "recently"."""
    return fixed(match.word("REF")) if match.low(0) != "as" else None


def past_unit(match: Match) -> Sense | None:
    """Mean "the past year", "the past decade": the length."""
    return fixed(length("1", match.word("UNIT"))) if match.word("UNIT") not in ("S", "N") else None


def vague_time(match: Match) -> Sense | None:
    """Mean "these days", "in the past", "to date"."""
    if match.literal("days"):
        return fixed("PRESENT_REF")
    if match.literal("date"):
        return fixed("PRESENT_REF") if match.low(-1) == "to" and not match.low(0).isalpha() else None
    if (
        match.low(-1) != "in"
        or match.low(0) in ("of", "tense", "as")
        or (match.low(0).isalpha() and "UNITS" in match.words[match.end].classes)
    ):
        return None
    return fixed("PAST_REF" if match.literal("past") else "FUTURE_REF")


def at_night(match: Match) -> Sense | None:
    """Mean "at night": any."""
    return fixed("XXXX-XX-XXTNI") if match.low(-1) == "at" else None


def told_period(match: Match) -> Sense | None:
    """Mean "this period", "that time": days that are told elsewhere."""
    before = match.low(-1) in ("during", "throughout", "in", "at", "by", "since", "from", "over", "until", "around")
    return fixed(None) if before and match.low(0) not in ("of", "it", "the", "they") else None


def this_time(match: Match) -> Sense | None:
    """Mean "at this time", not "this time it rained"."""
    return fixed("PRESENT_REF") if match.low(-1) in ("at", "by", "during", "until", "since", "around", "before", "after", "about") else None


def days_range(match: Match) -> Sense | None:
    """Mean "Sept. 5 to 8", "5-8 September 2024": two days of one month."""
    month, (first, last) = month_in(match), match.values["DAY"][:2]
    if not int(first) < int(last) or match.low(-1) in ("-", "/") or _lists(match):
        return None
    if match.has("YEAR"):
        days = [day_of(match.number("YEAR"), month, int(dom)) for dom in (first, last)]
        return fixed(f"{days[0]}/{days[1]}") if all(days) else None
    return ranged(yearly(month, int(first)), month, int(last))


def _lists(match: Match) -> bool:
    """Tell a list from a range: "1955 and 2002" is none, "between 1955 and 2002" is."""
    return match.literal("and") and match.low(-1) != "between"


def ranged(first: Sense, month: int, dom: int) -> Sense:
    """Mean a range from a day to one that follows it."""

    def resolve(scene: Scene) -> Answer:
        answer = first(scene)
        value = answer.value
        if not value:
            return Answer(None)
        year = value[:-6]
        if year.isdecimal() and int(value[-5:-3]) > month:
            year = f"{int(year) + 1:04}"
        valid = not year.isdecimal() or day_of(int(year), month, dom)
        return Answer(f"{value}/{year}-{month:02}-{dom:02}" if valid else value, answer.anchor)

    return resolve


def months_range(match: Match) -> Sense | None:
    """Mean "28 February to 3 May 2026"."""
    kinds = [int(one) for name in ("MONTH", "ABBREV") for one in match.values.get(name, ())]
    doms = [int(one) for one in match.values["DAY"]]
    if len(kinds) != 2 or len(doms) != 2 or _lists(match):  # noqa: PLR2004 -- of the calendar
        return None
    if match.has("YEAR"):
        year = match.number("YEAR")
        first, last = day_of(year - (kinds[0] > kinds[1]), kinds[0], doms[0]), day_of(year, kinds[1], doms[1])
        return fixed(f"{first}/{last}") if first and last else None
    return ranged(yearly(kinds[0], doms[0]), kinds[1], doms[1])


def years_range(match: Match) -> Sense | None:
    """Mean "1953 to 1956", "2014–18"."""
    first = match.number("YEAR")
    last = match.number("YEAR", 1) if len(match.values["YEAR"]) > 1 else first // 100 * 100 + match.number("SHORT")
    if not first < last or _lists(match) or (match.has("SHORT") and len(match.words[match.end - 1].low) != 2):  # noqa: PLR2004 -- of the calendar
        return None
    if match.has("SHORT") and (match.words[match.first].end != match.words[match.first + 1].start or match.low(0) == "-"):
        return None
    return fixed(f"{first:04}/{last:04}")


def between(match: Match) -> Sense | None:
    """Mean "between March and August", "between Christmas Eve and 29 December 2021"; the second may lend the first its year."""
    if match.low(-1) != "between":
        return None
    one, other = (phrase.sense for phrase in match.phrases[:2])

    def resolve(scene: Scene) -> Answer:
        first, last = one(scene), other(scene)
        if not first.value or not last.value or len(first.value) != len(last.value):
            return Answer(None, first.anchor)
        start = first.value
        if start[:4].isdecimal() and (start > last.value or not last.anchor or match.phrases[1].rule == "month-of-year"):
            start = last.value[:4] + start[4:]
        if start > last.value and start[:4].isdecimal():
            start = f"{int(start[:4]) - 1:04}{start[4:]}"
        return Answer(f"{start}/{last.value}" if start < last.value else None, first.anchor)

    return resolve


def weekdays_range(match: Match) -> Sense | None:
    """Mean "Monday to Thursday"."""
    one, other = (phrase.sense for phrase in match.phrases[:2])

    def resolve(scene: Scene) -> Answer:
        first, last = one(scene), other(scene)
        if not first.value or not last.value:
            return Answer(None, first.anchor)
        return Answer(f"{first.value}/{last.value}" if first.value <= last.value else None, first.anchor)

    return resolve


def over(match: Match) -> Sense | None:
    """Mean "more than three years", "the next two weeks": the length itself."""
    return match.phrases[-1].sense


def within(match: Match) -> Sense | None:
    """Mean "the last week of August", "the first ten months of 1915": the length."""
    if match.has("UNIT"):
        return fixed(length("1", match.word("UNIT"))) if match.word("UNIT") in ("D", "W", "M", "Y", "DE") else None
    return match.phrases[0].sense


NUMBERS: Final = re.compile(r"\d+(?:\.\d+)?|X")
_M = "MONTH|ABBREV"
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
    rule("every", "set", "every|each other? WEEKDAY|MONTH|SEASON|UNIT|PART", every, "SET"),
    rule("every-so-many", "set", "every|each <count> UNITS", every, "SET"),
    rule("rate", "set", "a|an|per UNIT", rate, "SET"),
    rule("weekdays", "set", "WEEKDAYS", weekdays, "SET"),
    rule("every-adverb", "set", "EVERY", adverb, "SET"),
    rule("a-weekday", "ref", "a WEEKDAY", a_weekday),
    rule("this-time", "ref", "this time", this_time),
    rule("these-days", "ref", "these days", vague_time),
    rule("to-date", "ref", "date", vague_time),
    rule("the-past", "ref", "the near? past|future", vague_time),
    rule("told-period", "ref", "this|that|the same? period", told_period),
    rule("told-period", "ref", "that time", told_period),
    rule("past-unit", "spanned", "the past UNIT", past_unit, "DURATION"),
    rule("at-night", "timed", "night", at_night, "TIME"),
    rule("now", "ref", "right? REF", ref),
    rule("days-range", "range", f"{_M} .? DAY to|–|-|and|through DAY ,? YEAR?", days_range),
    rule("days-range", "range", f"DAY to|–|-|and DAY {_M} .? YEAR?", days_range),
    rule("months-range", "range", f"DAY {_M} to|and DAY {_M} ,? YEAR?", months_range),
    rule("months-range", "range", f"{_M} .? DAY to|and|through {_M} .? DAY ,? YEAR?", months_range),
    rule("years-range", "range", "YEAR to|and YEAR", years_range),
    rule("between", "range", "<anydate> and <anydate>", between),
    rule("years-range", "range", "YEAR –|- SHORT", years_range),
    rule("weekdays-range", "range", "<weekday> to|–|-|through <weekday>", weekdays_range),
)
