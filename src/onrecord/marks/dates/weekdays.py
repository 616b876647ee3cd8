"""The rules for weekdays: bare, pointed at, counted from the day named last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import interval, moved, weekday_from
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.scene import Answer, nearest
from onrecord.marks.lexicon import words as listed

if TYPE_CHECKING:
    from datetime import date

    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Scene, Sense

WEEK: Final = 7
NAME: Final = 5
"""Words with a capital that a place before a weekday has."""
DAY_NAMES: Final = frozenset(
    {"ash", "black", "bloody", "cyber", "easter", "giving", "good", "holy", "maundy", "palm", "ruby", "shrove", "super"}
)
"""What makes a name of the weekday after it."""
FIFTH: Final = 5
TWO: Final = 2


def bare_weekday(match: Match) -> Sense | None:
    """Mean the weekday nearest to the day of publication that the tense allows."""
    weekday = match.number("WEEKDAY")
    before = match.words[match.first - 1] if match.first else None
    named = before is not None and before.capital and not before.classes and before.low not in ("on", "the", "by", "until")
    if named and match.first > 1 and not _after_place(match):
        return None
    if match.low(-1) in ("and", "or", ",") and any(match.low(back) in ("every", "each") for back in (-3, -5)):
        return None
    if match.low(-1) == "the" and match.end < len(match.words) and match.words[match.end].capital and match.words[match.end].low.isalpha():
        return None
    if match.low(-1) in ("called", "sheffield", "black", "bloody", "super", "cyber") or match.low(0) in ("agreement", "times", "club"):
        return None
    return weekday_sense(weekday)


def _after_place(match: Match) -> bool:
    """Tell a weekday that follows a place or whoever was told, as American news writes it: "in Omaha Thursday that …"."""
    at = match.first - 1
    while at > max(0, match.first - NAME) and match.words[at].capital:
        at -= 1
    led = match.words[at].low in ("in", "at", "near", "outside", "from") or match.words[at].low in listed("dates", "words", "says")
    after = match.words[match.end] if match.end < len(match.words) else None
    return led and match.low(-1) not in DAY_NAMES and (after is None or not after.capital)


def weekday_sense(weekday: int) -> Sense:
    """Mean a weekday within a week of the anchor."""

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        if now is None:
            return Answer(None)
        back, ahead = moved(now, -((now.isoweekday() - weekday) % WEEK), "D"), moved(now, (weekday - now.isoweekday()) % WEEK, "D")
        if not back or not ahead:
            return Answer(None)
        tense = "future" if scene.narrative else scene.tense()
        chosen = nearest((back, ahead), now, "future" if tense == "unclear" and not scene.bare() else tense)
        others = {back.isoformat(), ahead.isoformat()} - {chosen.isoformat()} if tense == "unclear" else set()
        return Answer(chosen.isoformat(), now.isoformat(), tuple(others))

    return resolve


def pointed_weekday(match: Match) -> Sense | None:
    """Mean "last Friday", "next Friday", "this Friday", "Friday week", "Friday last week"."""
    weekday = match.number("WEEKDAY")

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        found = _pointed(match, now, weekday) if now else None
        return Answer(found.isoformat() if found else None, now.isoformat() if now else None)

    return resolve


def _pointed(match: Match, now: date, weekday: int) -> date | None:
    apart, shifts = (now.isoweekday() - weekday) % WEEK, {"last": -1, "this": 0, "next": 1}
    shift = next((shifts[word.low] for word in match.words[match.first : match.end] if word.low in shifts), None)
    if match.literal("week"):
        if shift is not None:
            return weekday_from(now, weekday, shift)
        return moved(now, (WEEK - apart) % WEEK + WEEK, "D")  # "Monday week": a week after the one to come
    if match.literal("last", "past"):
        return moved(now, -(apart or WEEK), "D")
    if shift == 1:
        return weekday_from(now, weekday, 1)
    told = match.has("ADJ") and 0 < apart < WEEK / 2  # "this wet Thursday" is told of one gone by
    return moved(now, -apart if told else (WEEK - apart) % WEEK, "D")


def next_weekday(match: Match) -> Sense | None:
    """Mean the first such weekday after the day named last: "the Monday", "the following Monday"; "the Sunday Times" is none."""
    after = match.words[match.end] if match.end < len(match.words) else None
    if match.end - match.first == TWO and after is not None and after.capital and not after.classes and after.low.isalpha():
        return None
    weekday = match.number("WEEKDAY")

    def resolve(scene: Scene) -> Answer:
        base = scene.day
        if scene.loose:
            return Answer(f"XXXX-WXX-{weekday}")
        if base is None:
            return weekday_sense(weekday)(scene)
        back = match.literal("previous", "preceding")
        apart = (base.isoweekday() - weekday) % WEEK
        found = moved(base, -(apart or WEEK), "D") if back else moved(base, WEEK - apart, "D")
        return Answer(found.isoformat() if found else None, base.isoformat())

    return resolve


def nth_weekday(match: Match) -> Sense | None:
    """Mean "the first Monday in March", "the last Friday of the month"."""
    weekday, inner = match.number("WEEKDAY"), match.phrases[-1].sense
    which = -1 if match.literal("last", "final") else match.number("ORDINAL") - 1 if match.has("ORDINAL") else 0

    def resolve(scene: Scene) -> Answer:
        answer = inner(scene)
        days = interval(answer.value) if answer.value and len(answer.value) == len("2024-03") else None
        if not days:
            return Answer(None, answer.anchor)
        start = days[0] if which >= 0 else days[1]
        step = (weekday - start.isoweekday()) % WEEK + WEEK * which if which >= 0 else -((start.isoweekday() - weekday) % WEEK)
        found = moved(start, step, "D")
        return Answer(found.isoformat() if found and days[0] <= found <= days[1] else None, answer.anchor)

    return resolve if which < FIFTH else None


def one_weekday(match: Match) -> Sense | None:
    """Mean "one Sunday last May": a day of the month that is not told."""
    inner = match.phrases[-1].sense

    def resolve(scene: Scene) -> Answer:
        answer = inner(scene)
        return Answer(f"{answer.value}-XX" if answer.value and len(answer.value) == len("2024-03") else None, answer.anchor)

    return resolve


_WD = "WEEKDAY|SHORTDAY"
RULES: Final = (
    rule("weekday-date", "weekdate", f"{_WD} .? ,? <day>", lambda m: m.phrases[0].sense),
    rule("weekday", "weekday", "WEEKDAY", bare_weekday),
    rule("this-weekday", "weekday", "this|next|last|past coming|ADJ? WEEKDAY", pointed_weekday),
    rule("this-weekday", "weekday", "this coming|past WEEKDAY", pointed_weekday),
    rule("this-weekday", "weekday", "WEEKDAY next|last", pointed_weekday),
    rule("nth-weekday", "day", "the? ORDINAL|last|final WEEKDAY in|of <month>|<unit>", nth_weekday),
    rule("one-weekday", "day", "one|a WEEKDAY in? <month>", one_weekday),
    rule("weekday-of-week", "weekday", "WEEKDAY last|next|this week", pointed_weekday),
    rule("weekday-week", "weekday", "WEEKDAY week", pointed_weekday),
    rule("the-weekday", "weekday", "the|that following|next|same|previous|preceding? WEEKDAY", next_weekday),
    rule("following-weekday", "weekday", "the? following|preceding WEEKDAY", next_weekday),
)
