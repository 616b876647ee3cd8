"""The rules for how often, and for "now", "recently" and other times that no calendar names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.durations import lasts, length
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.scene import EMPTY, fixed

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
        or (match.low(0) in ("later", "earlier", "ago", "before", "after", "when", "of", "-", "that", "in") and not match.literal("per"))
    ):
        return None
    return fixed(length("1", unit))


RULES: Final = (
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
    rule("at-night", "timed", "night", at_night, "TIME"),
    rule("now", "ref", "right? REF", ref),
)
