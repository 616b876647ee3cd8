"""The rules for "three weeks ago", "two days later", "the year before": so many units from the anchor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import interval, moved, unit_of, week_of
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.pointers import shift_of
from onrecord.marks.dates.scene import EMPTY, Answer, fixed
from onrecord.marks.dates.units import carried, earlier_quarter, unit_away, unit_told

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Scene, Sense

YEARS: Final = {"Y": 1, "DE": 10, "CE": 100}
SHIFTED: Final = re.compile(r"\d{4}-(?:Q\d|H\d|\d\d(?:/\d{4}-\d\d)?)")


def ago(match: Match) -> Sense | None:
    """Mean "three weeks ago", "two days later", "a year earlier": so many units from the anchor, as fine as the unit."""
    count, unit = match.phrases[0].sense(EMPTY).value or "", _unit(match)
    back = shift_of(match) < 0
    if match.low(0) == "than" or (match.words[match.end - 1].low == "before" and match.low(0).isalpha()):
        return None
    if unit in ("S", "MIN", "H") or count == "X":
        return vague(match, back=back)
    if not re.fullmatch(r"\d{1,4}", count):
        return fixed(None)
    number = -int(count) if back else int(count)
    told = match.literal("later", "earlier", "before", "after", "previously", "afterwards")
    same = told and not match.literal("ago")

    def resolve(scene: Scene) -> Answer:
        if not same:
            now = scene.now()
            there = moved(now, number, unit) if now else None
            return Answer(unit_of(there, unit) if there else None, now.isoformat() if now else None)
        base = scene.then()
        if unit in YEARS and not scene.narrative and base and SHIFTED.fullmatch(base):
            return Answer(SHIFTED.sub(lambda found: _shifted(found, number * YEARS[unit]), base), base)
        days = interval(base)
        if unit in ("D", "W", "N", "F") and days and days[0] != days[1] and unit != "W":
            return Answer(f"{base[:4]}-XX-XX" if base and base[:4].isdecimal() else None, base)
        if unit in ("W", "M") and base and re.fullmatch(r"\d{4}", base):  # some week of that year or the next
            return Answer(f"{base}-{'WXX' if unit == 'W' else 'XX'}", base)
        if unit == "W" and days and days[0] == days[1]:
            there = moved(days[0], number, unit)
            return Answer(there.isoformat() if there and scene.narrative else week_of(there) if there else None, base)
        return Answer(carried(base, number, unit), base)

    return resolve


def _shifted(base: re.Match[str], years: int) -> str:
    """Move a quarter, half or month by years, both ends of a range too."""
    return "/".join(f"{int(part[:4]) + years:04}{part[4:]}" for part in base[0].split("/"))


def units_ago(match: Match) -> Sense | None:
    """Mean "minutes ago", "weeks earlier", "days later"."""
    before = match.words[match.end - 1].low == "before"
    if before and (match.low(0).isalpha() or match.low(-1) in ("for", "the")):
        return None
    return None if match.low(-1) in ("of", "-") else fixed("FUTURE_REF" if match.literal("later") else "PAST_REF")


def vague(match: Match, *, back: bool) -> Sense:
    """Mean "days later", "minutes ago": some time before or after."""
    return fixed("PAST_REF" if back else "FUTURE_REF" if match.has("UNITS") else None)


def _unit(match: Match) -> str:
    return match.word("UNITS" if match.has("UNITS") else "UNIT")


def two_away(match: Match) -> Sense | None:
    """Mean "the week before last", "the month after next"."""
    unit, shift = match.word("UNIT"), -2 if match.literal("last") else 2
    return unit_away(unit, shift)


def one_away(match: Match) -> Sense | None:
    """Mean "the year before", counted from what was named last; "the year before the war" counts from elsewhere."""
    follows = match.low(0)
    if follows.isalpha() and follows not in ("and", "but", "when", "to", "in", "at", "by", "with", "as", "for", "or"):
        return None
    if match.word("UNIT") == "D":
        return None
    return unit_told(match)


def ago_today(match: Match) -> Sense | None:
    """Mean "a week ago today", "two years ago this month"."""
    count, unit = match.phrases[0].sense(EMPTY).value or "", _unit(match)
    fine = str(match.values["UNIT"][-1]) if match.literal("this") and match.has("UNIT") else "D"
    inner = match.phrases[1].sense if len(match.phrases) > 1 else None
    if not re.fullmatch(r"\d{1,4}", count) or unit in ("S", "MIN", "H") or fine not in ("D", "W", "M", "Y"):
        return None

    def resolve(scene: Scene) -> Answer:
        days = interval(inner(scene).value) if inner else None
        now = days[0] if days else scene.now()
        there = moved(now, -int(count), unit) if now else None
        return Answer(unit_of(there, fine) if there else None, now.isoformat() if now else None)

    return resolve


def year_ago(match: Match) -> Sense | None:
    """Mean "year earlier" as tables of results have it, without "a"."""
    before = match.low(-1)
    if before in ("a", "one", "-", "the", "per") or (match.first and "NUMBER" in match.words[match.first - 1].classes):
        return None
    return earlier_quarter(match)


NEARLY: Final = "over|under|about|around|nearly|almost|just|only|some|roughly|approximately|barely"
RULES: Final = (
    rule("unit-before", "unit", "the UNIT before last", two_away),
    rule("unit-before", "unit", "the UNIT after next", two_away),
    rule("unit-before", "unit", "the UNIT before|earlier|after", one_away),
    rule("ago-today", "ago", "<count> UNITS|UNIT ago <deictic>", ago_today),
    rule("ago-today", "ago", "<count> UNITS|UNIT ago this UNIT", ago_today),
    rule("year-ago", "ago", "year ago|earlier", year_ago),
    rule("ago", "ago", f"{NEARLY} <count> -? UNITS|UNIT ago|later|earlier|previously|before", ago),
    rule("ago", "ago", "more|less|fewer than <count> UNITS|UNIT ago|later|earlier|previously|before", ago),
    rule("ago-vague", "ago", "UNITS ago|later|earlier|before|previously", units_ago),
    rule("ago", "ago", "<count> -? UNITS|UNIT ago|later|earlier|previously|before", ago),
)
