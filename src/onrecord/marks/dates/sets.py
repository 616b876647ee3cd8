"""The rules for how often, and for "now", "recently" and other times that no calendar names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.durations import ONE_DAY, lasts, length
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.scene import EMPTY, Answer, fixed

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Sense


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


def unit_by_unit(match: Match) -> Sense | None:
    """Mean "from week to week", "day by day": each one."""
    first, second = (str(one) for one in match.values["UNIT"][:2])
    return fixed(length("1", first)) if first == second and first != "S" else None


def every_nth(match: Match) -> Sense | None:
    """Mean "every second Tuesday", "every third year"."""
    if match.has("WEEKDAY"):
        return fixed(f"XXXX-WXX-{match.number('WEEKDAY')}")
    unit = str(match.values["UNIT"][-1])
    return fixed(length(f"{match.number('ORDINAL')}", unit)) if unit != "S" else None


def day_of_each(match: Match) -> Sense | None:
    """Mean "the 1st of each month"."""
    return fixed(f"XXXX-XX-{match.number('NTH'):02}")


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


def present(match: Match) -> Sense | None:
    """Mean "at present", "at the moment", "for the time being"."""
    led = ("at",) if match.literal("present") else ("for",) if match.literal("being") else ("at", "for")
    return fixed("PRESENT_REF") if match.low(-1) in led and match.low(0) not in ("of", "that", "when") else None


def old_days(match: Match) -> Sense | None:
    """Mean "ancient times", "in those days", "long ago", "recent weeks"."""
    return fixed("PAST_REF") if match.low(0) != "as" else None


def modern(_: Match) -> Sense | None:
    """Mean "modern times"."""
    return fixed("PRESENT_REF")


def some_day(match: Match) -> Sense | None:
    """Mean "one day", "one of these days": none that is told."""
    if match.low(-1) in ONE_DAY or match.low(0) in ("a", "per", "in", "off", "of", "later", "earlier", "before", "after", "each", "every"):
        return None
    return lambda scene: Answer("FUTURE_REF" if scene.tense() == "future" else "PAST_REF" if scene.tense() == "past" else None)


def weekends(_: Match) -> Sense | None:
    """Mean "at weekends"."""
    return fixed("XXXX-WXX-WE")


def nth_of_each(match: Match) -> Sense | None:
    """Mean "the first Monday of every month"."""
    return fixed(f"XXXX-WXX-{match.number('WEEKDAY')}")


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


def rate(match: Match) -> Sense | None:
    """Mean "a day", "per month": how often."""
    unit = match.word("UNIT")
    if (
        unit == "S"
        or (unit == "MIN" and not match.low(-1).isalpha())
        or (not match.literal("per") and lasts(match))
        or (unit == "Q" and (match.low(0) in ("to", "past") or match.low(-1) in ("at", "by", "until", "after", "before")))
        or (match.literal("per") and match.low(-1) in ("km", "miles", "kilometres", "kilometers", "knots", "metres", "mi"))
        or (match.low(0) in ("later", "earlier", "ago", "before", "after", "when", "of", "-", "that", "in") and not match.literal("per"))
    ):
        return None
    return fixed(length("1", unit))


RULES: Final = (
    rule("every", "set", "every|each other? WEEKDAY|MONTH|SEASON|UNIT|PART", every, "SET"),
    rule("unit-by-unit", "set", "UNIT to|by|after UNIT", unit_by_unit, "SET"),
    rule("every-nth", "set", "every ORDINAL WEEKDAY|UNIT", every_nth, "SET"),
    rule("nth-of-each", "set", "the NTH of every|each month", day_of_each, "SET"),
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
    rule("at-present", "ref", "present", present),
    rule("at-present", "ref", "the present|moment", present),
    rule("at-present", "ref", "the time being", present),
    rule("old-days", "ref", "ancient|medieval|olden|prehistoric|roman|recent|former times", old_days),
    rule("old-days", "ref", "modern times", modern),
    rule("present-day", "ref", "present|modern -? day", modern),
    rule("old-days", "ref", "those days", old_days),
    rule("old-days", "ref", "the old|olden days", old_days),
    rule("long-ago", "ref", "not? so? long ago", old_days),
    rule("recent-units", "ref", "the? most? recent|former UNITS", old_days),
    rule("some-day", "ref", "one of these days", lambda _: fixed("FUTURE_REF")),
    rule("some-day", "ref", "one day", some_day),
    rule("weekends", "set", "weekends", weekends, "SET"),
    rule("weekends", "set", "the? weekends", weekends, "SET"),
    rule("weekends", "set", "every|each weekend", weekends, "SET"),
    rule("nth-of-each", "set", "the? ORDINAL|last WEEKDAY of|in every|each|the month", nth_of_each, "SET"),
    rule("at-night", "timed", "night", at_night, "TIME"),
    rule("now", "ref", "right? REF", ref),
)
