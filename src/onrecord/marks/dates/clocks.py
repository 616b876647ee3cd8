"""The rules for times of day: clock times with their zones, mornings and nights, with the day that they belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import day_of
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.scene import Answer, base_day, fixed
from onrecord.marks.lexicon import words as listed

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Scene, Sense

LAST_HOUR: Final = 24
NOON: Final = 12
BEFORE_CLOCKS: Final = frozenset(
    {"at", "by", "until", "till", "from", "after", "before", "around", "about", "since", "to", "between", "past"}
)
AFTER_CLOCKS: Final = frozenset(
    {"on", "and", "in", "to", "when", "but", "after", "before", "until", "the", "of", "local", "as", "was", "is", "came"}
)


def clock(match: Match) -> Sense | None:
    """Mean a time of day alone, written T14:30."""
    value = _clock_value(match)
    return fixed(f"T{value}") if value else None


def _clock_value(match: Match) -> str | None:
    if match.has("FIXED"):
        return match.word("FIXED")
    if match.has("MILITARY"):
        return match.word("MILITARY")
    if match.has("CLOCK") or match.has("DOTTED"):
        hour, minute = (int(part) for part in match.word("CLOCK" if match.has("CLOCK") else "DOTTED").split(":"))
    else:
        hour, minute = match.number("HOUR" if match.has("HOUR") else "NUMBER"), 0
    if match.has("HALF"):
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if match.word("HALF") == "p" else 0)
    elif match.literal("clock") and hour < 7:  # noqa: PLR2004 -- of the calendar
        hour += NOON
    return f"{hour:02}:{minute:02}"


def bare_clock(match: Match) -> Sense | None:
    """Mean 14:30 where it stands alone: not a score, not a verse."""
    return clock(match) if match.low(-1) not in (":", "matthew", "luke", "john", "mark", "of") and match.low(0) != "%" else None


def fixed_hour(match: Match) -> Sense | None:
    """Mean "midnight", "noon", not "midnight runs"."""
    after = match.words[match.end] if match.end < len(match.words) else None
    noun = after is not None and after.low.isalpha() and not after.classes and not after.capital and after.low not in AFTER_CLOCKS
    if match.low(-1) in ("a", "the") and after is not None and after.low in listed("dates", "words", "events"):
        return clock(match)
    return clock(match) if match.low(-1) in BEFORE_CLOCKS or match.low(-1) in ("just", "shortly", "nearly", "almost") or not noun else None


def four_figures(match: Match) -> Sense | None:
    """Mean "at 0600", "until 1430 on Monday": four figures after "at", which are no year."""
    written = match.words[match.first].low
    told = match.low(-1) in BEFORE_CLOCKS and (written.startswith("0") or match.literal("hrs", "hours") or match.low(0) == "on")
    return clock(match) if told or match.literal("hrs") or (match.literal("hours") and match.low(-1) == "at") else None


def dotted(match: Match) -> Sense | None:
    """Mean "at 04.37", "at 7.30 on Monday", and "14.05" at the head of an entry."""
    after, head = match.low(0), match.first == 0 and (match.end == len(match.words) or match.words[match.end].capital)
    timely = after in ("on", "this", "yesterday", "today", "tomorrow", "(") or match.words[match.first].low.startswith("0")
    return clock(match) if head or (match.low(-1) in BEFORE_CLOCKS and timely) else None


def undated(match: Match) -> Sense | None:
    """Mean a clock time on the day named last, else on that of publication."""
    inner = match.phrases[0].sense

    def resolve(scene: Scene) -> Answer:
        value = inner(scene).value
        if scene.fresh and scene.last and re.fullmatch(r"\d{4}-\d\d", scene.last) and value and scene.tense() == "past":
            return Answer(f"{scene.last}-XX{value}", scene.last)
        base = base_day(scene) if not scene.title or match.phrases[0].rule != "clock-bare" else None
        return Answer(f"{base.isoformat()}{value}" if base else value, base.isoformat() if base else None)

    return resolve


def dated(match: Match) -> Sense | None:
    """Mean a time of day on the day that is named beside it."""
    times = next(phrase for phrase in match.phrases if phrase.rule.startswith("clock"))
    day = next(phrase for phrase in match.phrases if phrase is not times)

    def resolve(scene: Scene) -> Answer:
        answer, time = day.sense(scene), times.sense(scene).value
        return Answer(joined(answer.value, time), answer.anchor, tuple(filter(None, (joined(one, time) for one in answer.others))))

    return resolve


def joined(day: str | None, time: str | None) -> str | None:
    """Put a day and a time of day together."""
    return f"{day}{time}" if day and time and len(day) >= len("2025-01-01") and "/" not in day else (time if time and day is None else day)


def dated_half(match: Match) -> Sense | None:
    """Mean "11:40 on Tuesday night": a part of the day tells the half."""
    times, day = (phrase.sense for phrase in match.phrases[:2])
    late = match.values["PART"][-1] != "TMO"

    def resolve(scene: Scene) -> Answer:
        answer, time = day(scene), times(scene).value or ""
        hour = int(time[1:3]) if time else NOON
        if late == (hour < NOON) and time:
            time = f"T{hour + (NOON if late else -NOON):02}{time[3:]}"
        return Answer(joined(answer.value, time), answer.anchor)

    return resolve


def stamp(match: Match) -> Sense | None:
    """Mean an instant as machines write it."""
    day, _, time = match.word("STAMP").partition("T")
    valid = day_of(*(int(part) for part in day.split("-")))
    return fixed(f"{day}T{time[:5]}") if valid and int(time[:2]) <= LAST_HOUR and int(time[3:5]) < 60 else None  # noqa: PLR2004


def clock_range(match: Match) -> Sense | None:
    """Mean "7 a.m. to 9 p.m."."""
    first, last = (phrase.sense for phrase in match.phrases[:2])

    def resolve(scene: Scene) -> Answer:
        return Answer(f"{first(scene).value}/{last(scene).value}")

    return resolve


def dated_range(match: Match) -> Sense | None:
    """Mean a range of clock times on a named day."""
    range_, day = match.phrases[0].sense, match.phrases[1].sense

    def resolve(scene: Scene) -> Answer:
        answer = day(scene)
        one, _, other = (range_(scene).value or "").partition("/")
        return Answer(f"{answer.value}{one}/{answer.value}{other}" if answer.value else f"{one}/{other}", answer.anchor)

    return resolve


_Z = "ZONE"
RULES: Final = (
    rule("clock-half", "clock", "HOUR|CLOCK|DOTTED|NUMBER HALF", clock, "TIME"),
    rule("clock-half-zone", "clock", f"HOUR|CLOCK|DOTTED HALF {_Z} time?", clock, "TIME"),
    rule("clock-half-place", "clock", "HOUR|CLOCK|DOTTED HALF <place> time", clock, "TIME"),
    rule("clock", "clock", "CLOCK hrs?", bare_clock, "TIME"),
    rule("clock-zone", "clock", f"CLOCK|DOTTED|MILITARY {_Z} time?", clock, "TIME"),
    rule("clock-place", "clock", "CLOCK <place> time", clock, "TIME"),
    rule("clock-local", "clock", "CLOCK|DOTTED local time", clock, "TIME"),
    rule("clock-local-half", "clock", "HOUR|CLOCK|DOTTED HALF local time", clock, "TIME"),
    rule("clock-o", "clock", "HOUR|NUMBER o ' clock", clock, "TIME"),
    rule("clock-four", "clock", "MILITARY hrs|hours?", four_figures, "TIME"),
    rule("clock-dotted", "clock", "DOTTED", dotted, "TIME"),
    rule("stamp", "timed", "STAMP", stamp, "TIME"),
    rule("clock-hour-day", "timed", "<hour> on? <anyday> PART", dated_half, "TIME"),
    rule("clock-fixed", "clock", "FIXED", fixed_hour, "TIME"),
    rule(
        "place",
        "place",
        "tokyo|moscow|kyiv|london|paris|beijing|delhi|berlin|israel|eastern|pacific|central|mountain|greenwich mean?",
        lambda m: fixed("") if m.words[m.first].capital else None,
    ),
    rule("clock-undated", "timed", "<clock>", undated, "TIME"),
    rule("clock-day", "timed", "<clock> ,? on? <anyday>", dated, "TIME"),
    rule("day-clock", "timed", "<anyday> ,? at|–|-? <clock>", dated, "TIME"),
    rule("clock-dated-range", "timed", "<clockrange> ,? on? <anyday>", dated_range, "TIME"),
    rule("clock-range", "clockrange", "<clock> to|–|-|until|and <clock>", clock_range, "TIME"),
    rule("clock-range", "timed", "<clockrange>", lambda m: m.phrases[0].sense, "TIME"),
    rule("clock-day-part", "timed", "<clock> ,? on? <anyday> PART", dated_half, "TIME"),
)
