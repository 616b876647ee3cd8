"""The rules for "last week", "the following year", "three weeks ago", "the weekend", "the end of the month"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.marks.dates.calendar import interval, moved, unit_of, week_of
from onrecord.marks.dates.grammar import rule
from onrecord.marks.dates.pointers import shift_of
from onrecord.marks.dates.scene import YEAR, Answer, base_day, fixed

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match
    from onrecord.marks.dates.scene import Scene, Sense

SATURDAY: Final = 6


def unit_pointed(match: Match) -> Sense | None:
    """Mean "last week", "this month", "next year", counted from the day of publication."""
    unit, shift = match.word("UNIT"), shift_of(match)
    if unit in ("S", "MIN", "H", "N") or (unit == "D"):
        return None

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        if now is None and scene.last and (year := YEAR.match(scene.last)) and unit == "Y":
            return Answer(year[0] if not shift else None, scene.last)
        there = moved(now, shift, unit) if now else None
        return Answer(unit_of(there, unit) if there else None, now.isoformat() if now else None)

    return resolve


def unit_told(match: Match) -> Sense | None:
    """Mean "the following month", "that year", "the previous week", counted from what was named last."""
    unit, shift = match.word("UNIT"), shift_of(match)
    if unit in ("S", "MIN", "H", "N", "D"):
        return None

    def resolve(scene: Scene) -> Answer:
        base = scene.year if scene.narrative and unit == "Y" else scene.then()
        return Answer(carried(base, shift, unit), base)

    return resolve


def carried(base: str | None, count: int, unit: str) -> str | None:
    """Return the unit so many units away from a value: a year after 1902 is 1903."""
    match = YEAR.match(base or "")
    if match and match[0].startswith("BC"):
        if unit != "Y":
            return base[:9] if unit == "M" and not count and base and len(base) > len("BC0480") else None
        return f"BC{int(match[0][2:]) - count:04}"
    days = interval(base)
    there = moved(days[0], count, unit) if days else None
    return unit_of(there, unit) if there else None


def earlier_quarter(match: Match) -> Sense | None:
    """Mean "the year-earlier quarter", "a year earlier" beside a quarter."""
    unit = match.values["UNIT"][-1] if match.has("UNIT") else "Y"
    if unit in ("S", "MIN", "H"):
        return None

    def resolve(scene: Scene) -> Answer:
        base = scene.last
        if base and re.fullmatch(r"\d{4}-(?:Q\d|H\d|\d\d)", base):
            return Answer(f"{int(base[:4]) - 1:04}{base[4:]}", base)
        days = interval(base)
        now = days[0] if days and scene.dated else scene.now()
        there = moved(now, -1, "Y") if now else None
        return Answer(unit_of(there, str(unit)) if there else None, now.isoformat() if now else None)

    return resolve


def full_year(match: Match) -> Sense | None:
    """Mean "full-year": the year of the publication, or the one that is named."""
    if match.has("YEAR"):
        return fixed(f"{match.number('YEAR'):04}")

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        return Answer(f"{now.year:04}" if now else None, now.isoformat() if now else None)

    return resolve


def fiscal(match: Match) -> Sense | None:
    """Mean "fiscal 2025", "FY2025"."""
    return fixed(f"{match.number('YEAR'):04}")


def unit_away(unit: str, shift: int) -> Sense | None:
    """Mean the week, month, quarter or year so many units away; what is shorter is no span of days."""
    if unit in ("S", "MIN", "H", "N", "D"):
        return None

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        there = moved(now, shift, unit) if now else None
        return Answer(unit_of(there, unit) if there else None, now.isoformat() if now else None)

    return resolve


def unit_fiscal(match: Match) -> Sense | None:
    """Mean "the current quarter", "the last financial year"."""
    unit, shift = (match.word("UNIT") if match.has("UNIT") else "Y"), shift_of(match)
    return unit_away(unit, shift)


def feast_weekend(match: Match) -> Sense | None:
    """Mean "the Easter weekend"."""
    inner = match.phrases[0].sense

    def resolve(scene: Scene) -> Answer:
        answer = inner(scene)
        days = interval(answer.value)
        return Answer(f"{week_of(days[0])}-WE" if days else None, answer.anchor)

    return resolve


def weekend(match: Match) -> Sense | None:
    """Mean the weekend: the last, this or the next, or the one that the tense tells."""

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        if now is None:
            return Answer(None)
        weeks = -1 if match.literal("last") else 1 if match.literal("next") else 0
        if not weeks and not match.literal("this") and scene.tense() == "past" and now.isoweekday() < SATURDAY:
            weeks = -1
        there = moved(now, weeks, "W")
        return Answer(f"{week_of(there)}-WE" if there else None, now.isoformat())

    return resolve


def edge_unit(match: Match) -> Sense | None:
    """Mean "the end of the month", "the end of the year": of what was named last, else of the day of publication."""
    unit = match.word("UNIT")
    name = ("", "start", "mid", "end")[match.number("EDGE")] if match.has("EDGE") else ""
    if unit in ("S", "MIN", "H", "N", "D"):
        return None

    def resolve(scene: Scene) -> Answer:
        if scene.narrative or (scene.dated and unit == "Y"):
            return Answer(carried(scene.then(), 0, unit), scene.then(), part=name)
        now = scene.now()
        return Answer(unit_of(now, unit) if now else None, now.isoformat() if now else None, part=name)

    return resolve


def inner(match: Match) -> Sense | None:
    """Mean what the phrase inside means: "later this month"."""
    return match.phrases[0].sense


def day_itself(_: Match) -> Sense | None:
    """Mean the day that is told of: "earlier in the day"."""

    def resolve(scene: Scene) -> Answer:
        base = base_day(scene)
        return Answer(base.isoformat() if base else None, base.isoformat() if base else None)

    return resolve


def year_end(_: Match) -> Sense | None:
    """Mean the end of the year."""

    def resolve(scene: Scene) -> Answer:
        now = scene.now()
        return Answer(f"{now.year:04}" if now else None, now.isoformat() if now else None, part="end")

    return resolve


RULES: Final = (
    rule("last-unit", "unit", "last|this|next|past UNIT", unit_pointed),
    rule("following-unit", "unit", "the following|next|previous|preceding|same|subsequent UNIT", unit_told),
    rule("that-unit", "unit", "that same? UNIT", unit_told),
    rule("year-earlier", "unit", "the? year - earlier|ago UNIT|period", earlier_quarter),
    rule("year-earlier", "unit", "the? prior|previous - year UNIT|period", earlier_quarter),
    rule("year-earlier", "unit", "the same|corresponding UNIT|period|time of? last year", earlier_quarter),
    rule("year-earlier", "unit", "the same|corresponding UNIT|period a year ago|earlier|before|previously", earlier_quarter),
    rule("year-earlier", "unit", "this time last year", earlier_quarter),
    rule("full-year", "unit", "full - year YEAR?", full_year),
    rule("fiscal-year", "unit", "the? fiscal|financial|calendar year? YEAR", fiscal),
    rule("fiscal-year", "unit", "the? YEAR fiscal|financial year", fiscal),
    rule("fiscal-year", "unit", "fy YEAR", fiscal),
    rule("fiscal-year", "unit", "the? last|this|next|current|previous fiscal|financial|calendar year", unit_fiscal),
    rule("current-unit", "unit", "the current UNIT", unit_fiscal),
    rule("weekend", "weekend", "the|last|this|next bank|long|holiday? holiday? weekend", weekend),
    rule("feast-weekend", "weekend", "the? <feast> weekend", feast_weekend),
    rule("later-day", "later", "later|earlier|late|early <weekday>|<deictic>", inner),
    rule("later-in-day", "later", "later|earlier|early|late in the day", day_itself),
    rule("later-unit", "later", "later|earlier in? <unit>", inner),
    rule("later-year", "later", "later|earlier|late|early in <year>", inner),
    rule("later-the-unit", "later", "later|earlier|late|early in the UNIT", edge_unit),
    rule("later-season", "later", "later|earlier|late|early in <season>", inner),
    rule("edge-of-unit", "edge", "the EDGE of the UNIT", edge_unit),
    rule("edge-of-unit", "edge", "the MOD|latter|first|second|last part|half|days|weeks|months of the UNIT", edge_unit),
    rule("edge-of-unit", "edge", "UNIT ' s? EDGE", edge_unit),
    rule("year-end", "edge", "year - end", year_end),
)
