"""The rules for hours in words: "nine in the morning", "half past six", "at ten", "eight tonight"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.clocks import BEFORE_CLOCKS, NOON, clock, joined, undated
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.scene import EMPTY, Answer, fixed

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Scene, Sense

MORNING: Final = 7
"""The hour from which one without its half is taken for one of the morning."""
EVENING: Final = 5
AROUND: Final = 20
"""Words on either side in which the half of the day is told."""
CLOSING: Final = frozenset({"", ".", ",", ";", "?", "!", "”", "’", "'", '"', ")", "on", "sharp", "and", "but"})
AGES: Final = frozenset(
    {
        "aged",
        "age",
        "school",
        "married",
        "orphaned",
        "stopped",
        "died",
        "sentenced",
        "votes",
        "stands",
        "stood",
        "figure",
        "number",
        "toll",
        "total",
        "count",
        "sport",
    }
)
"""Words before "at ten" that make it an age or a count."""


def hour_alone(match: Match) -> Sense | None:
    """Mean an hour before a day: "at 9 tomorrow morning", "at nine on Tuesday night"."""
    hour = match.number("HOUR" if match.has("HOUR") else "NUMBER")
    return fixed(f"T{hour:02}:00") if match.low(-1) in BEFORE_CLOCKS and 1 <= hour <= NOON else None


def hour_of_part(match: Match) -> Sense | None:
    """Mean "nine in the morning", "six in the evening"."""
    inner = clock(match)
    value, part = (inner(EMPTY).value or "") if inner else "", match.word("PART")
    hour = int(value[1:3]) if value else 0
    if not 1 <= hour <= NOON or (match.low(-1) not in BEFORE_CLOCKS and not match.has("CLOCK")):
        return None
    late = part in ("TAF", "TEV") or (part == "TNI" and hour > EVENING)
    return fixed(f"T{hour % NOON + (NOON if late else 0):02}{value[3:]}")


def _is_led(match: Match) -> bool:
    """Tell whether the words before let "ten to five" be a time: a vote by three to one is none."""
    return match.low(-1) in BEFORE_CLOCKS - {"by", "from", "to"} | {"just", "shortly"} or (
        match.literal("past") and match.low(-1) in ("was", "is", "s")
    )


def past_hour(match: Match) -> Sense | None:
    """Mean "half past six", "a quarter to nine", "ten past two": of the day, as a reader takes it."""
    hours = [int(one) for name in ("NUMBER", "HOUR") for one in match.values.get(name, ())]
    minutes = 30 if match.literal("half") else 15 if match.literal("quarter") else hours.pop(0) if len(hours) > 1 else 0
    if not hours or not _is_led(match) or not (0 < minutes < 60 and 1 <= hours[0] <= NOON):  # noqa: PLR2004
        return None
    if match.literal("to"):
        minutes, hours[0] = 60 - minutes, hours[0] - 1 or NOON
    hour = hours[0] if hours[0] >= MORNING else hours[0] + NOON
    part = match.word("PART") if match.has("PART") else ""
    if part:
        hour = hours[0] % NOON + (0 if part == "TMO" else NOON)
    return fixed(f"T{hour:02}:{minutes:02}")


def bare_hour(match: Match) -> Sense | None:
    """Mean "at ten", "after nine", where nothing follows that it could count: of the half that the sentence names, or a reader takes."""
    hour = match.number("NUMBER")
    if not 1 <= hour <= NOON or match.low(-1) not in ("at", "after", "until", "till", "before") or match.low(0) not in CLOSING:
        return None
    if (
        match.low(-2) == match.words[match.first].low
        or match.low(-2) in AGES
        or (match.low(-1) in ("by", "after", "before") and match.low(-2) in ("won", "lost", "up", "down", "ahead"))
    ):
        return None
    words = {word.low for word in match.words[max(0, match.first - AROUND) : match.end + AROUND]}
    evening = words & {"evening", "night", "tonight", "afternoon", "still", "meeting", "dinner", "late"} or match.low(-1) in (
        "after",
        "till",
    )
    late = hour < MORNING or (evening and not words & {"morning", "breakfast", "dawn"})
    return fixed(f"T{hour % NOON + (NOON if late else 0):02}:00") if hour < NOON else fixed("T12:00")


def dated_part(match: Match) -> Sense | None:
    """Mean "6pm tonight", "7:30 this evening": the part of the day tells the half."""
    inner, part = match.phrases[0].sense, match.word("PART") if match.has("PART") else "TNI"
    if match.has("PART") and not match.literal("this"):
        return None

    def resolve(scene: Scene) -> Answer:
        time, now = inner(scene).value or "", scene.day if scene.narrative else scene.now()
        hour = int(time[1:3]) if time else NOON
        if (part != "TMO") == (hour < NOON) and time:
            time = f"T{hour + (NOON if hour < NOON else -NOON):02}{time[3:]}"
        return Answer(joined(now.isoformat() if now else None, time), now.isoformat() if now else None)

    return resolve


RULES: Final = (
    rule("clock-part", "clock", "HOUR|NUMBER|CLOCK|DOTTED o? '? clock? in the PART", hour_of_part, "TIME"),
    rule("clock-past", "clock", "half|quarter|NUMBER minute|minutes? past|to HOUR|NUMBER", past_hour, "TIME"),
    rule("clock-past", "clock", "a quarter past|to HOUR|NUMBER", past_hour, "TIME"),
    rule("clock-this-part", "timed", "<clock>|<hour> ,? this|tomorrow|yesterday? PART", dated_part, "TIME"),
    rule("clock-this-part", "timed", "<clock>|<hour> ,? tonight", dated_part, "TIME"),
    rule("hour", "hour", "HOUR|NUMBER", hour_alone, "TIME"),
    rule("clock-bare", "timed", "<barehour>", undated, "TIME"),
    rule("clock-bare", "barehour", "NUMBER", bare_hour, "TIME"),
)
